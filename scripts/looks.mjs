/** `npm run looks`: accepts how the pages look now, after somebody looked. They must be built. */
import { runToEnd } from './install.mjs';

process.env.LOOKS = 'accept';
const words = ['run', '--config', 'vitest.browser.config.ts', 'tests/browser/looks.test.ts'];
process.exitCode = await runToEnd('vitest', words, { shell: process.platform === 'win32' });
