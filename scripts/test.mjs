/** `npm test`: installs if needed, then runs everything, headless. */
import { installIfNeeded, runToEnd } from './install.mjs';

// Nothing is told to anybody, and a missing golden picture fails instead of being drawn.
process.env.ASTRO_TELEMETRY_DISABLED = '1';
process.env.CI ??= 'true';

installIfNeeded();
process.exitCode = await runToEnd('npm', ['run', 'test:all'], { shell: process.platform === 'win32' });
