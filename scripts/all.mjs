/**
 * `npm run test:all`: everything, in an order that leaves no core idle. Types, words and form are checked, and the site
 * and the book built, beside the unit tests, which need none of it; the tests in a browser need site and book.
 */
import { runToEnd } from './install.mjs';

const shell = process.platform === 'win32';

/** Runs scripts of package.json one after another, up to the first that fails; its exit code. */
async function inTurn(...names) {
  for (const name of names) {
    const code = await runToEnd('npm', ['run', '--silent', name], { shell });
    if (code !== 0) return code;
  }
  return 0;
}

/** Chains side by side; the exit code of the first that failed. */
const beside = async (...chains) => (await Promise.all(chains)).find((code) => code !== 0) ?? 0;

process.exitCode =
  (await beside(inTurn('test:unit'), inTurn('check', 'build', 'pdf'))) || (await inTurn('test:browser'));
