/** `npm test`: installs if needed, then runs everything, headless. */
import { installIfNeeded, runToEnd } from './install.mjs';

installIfNeeded();
process.exitCode = await runToEnd('npm', ['run', 'test:all'], { shell: process.platform === 'win32' });
