/** `npm run check`: types, linter, formatter, side by side, without a warning. Nothing is told to anybody meanwhile. */
import { runToEnd } from './install.mjs';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
const shell = process.platform === 'win32';
const codes = await Promise.all([
  runToEnd('astro', ['check', '--minimumSeverity', 'hint'], { shell }),
  runToEnd('eslint', ['.', '--max-warnings', '0'], { shell }),
  runToEnd('prettier', ['--check', '.'], { shell }),
]);
process.exitCode = codes.find((code) => code !== 0) ?? 0;
