/** `npm start`: installs if needed, then builds, prints and serves the handbook. */
import { installIfNeeded, projectNode, runToEnd } from './install.mjs';

installIfNeeded();
process.exitCode = await runToEnd(projectNode(), ['src/lib/labwright/cli/main.ts', 'start', ...process.argv.slice(2)]);
