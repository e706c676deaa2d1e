#!/usr/bin/env node
/** The command `labwright`: makes sure of the Node it needs, then runs the subcommand. */
import { runOnNewerNode } from './node-version.ts';

const handedOver = runOnNewerNode();
if (handedOver !== undefined) process.exitCode = handedOver;
else {
  const [{ run }, { processTerminal }] = await Promise.all([import('./run.ts'), import('./terminal.ts')]);
  process.exitCode = await run(process.argv.slice(2), processTerminal());
}
