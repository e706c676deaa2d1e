/** `npm run check`: types, linter, formatter, without a warning. Nothing is told to anybody meanwhile. */
import { runToEnd } from './install.mjs';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
const shell = process.platform === 'win32';
for (const [program, ...words] of [
  ['astro', 'check', '--minimumSeverity', 'hint'],
  ['eslint', '.', '--max-warnings', '0'],
  ['prettier', '--check', '.'],
]) {
  process.exitCode = await runToEnd(program, words, { shell });
  if (process.exitCode !== 0) break;
}
