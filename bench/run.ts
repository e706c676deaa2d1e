/** `npm run bench -- <name>`: measures what Labwright promises of its speed. */
import { benchPrint } from './print/print.ts';

const benchmarks: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = { print: benchPrint };

const [name = '', ...words] = process.argv.slice(2);
const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (benchmark) {
  try {
    await benchmark(words);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
} else {
  console.error(`There is no benchmark "${name}". Write npm run bench -- ${Object.keys(benchmarks).join(' or ')}.`);
  process.exitCode = 1;
}
