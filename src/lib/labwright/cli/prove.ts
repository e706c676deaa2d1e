/** `labwright prove`: every rule over every chapter and simulation, without a build. */
import { resolve } from 'node:path';
import { proveBuilt, proveHandbook, type ProofSummary } from '../proof/index.ts';
import { formatProblem } from '../simulation/errors.ts';
import { readArguments } from './arguments.ts';
import { inPlaceOrder } from './problems.ts';
import { findRoot } from './root.ts';
import { readSiteState } from './site-state.ts';
import type { Command } from './terminal.ts';

/** `1 lab`, `2 labs`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What was proved, in one line. */
export function summaryLine(summary: ProofSummary): string {
  const { labs, simulations, keysProved, keysAsserted, values } = summary;
  return (
    `Proved ${counted(labs, 'lab')} and ${counted(simulations, 'simulation')}: ` +
    `${counted(keysProved, 'key')} computed, ${keysAsserted} asserted by the author, ${counted(values, 'value')} in prose.`
  );
}

export const prove: Command = {
  usage: '[--built <folder>] [--json]',
  summary: 'Check every lab and simulation against the rules of the proof.',
  options: [
    ['--built <folder>', 'check the pages of a built site too'],
    ['--json', 'print problems and summary as JSON'],
  ],
  async run(words, terminal) {
    const { values } = readArguments(words, { json: { type: 'boolean' }, built: { type: 'string' } });
    const root = findRoot(terminal.cwd);
    const sources = await proveHandbook(root);
    const { built } = values;
    const pages =
      built && sources.problems.length === 0
        ? await proveBuilt(root, resolve(terminal.cwd, built), readSiteState(root)?.base ?? '/')
        : [];
    const proof = { ...sources, problems: [...sources.problems, ...pages] };
    if (values.json) terminal.out(JSON.stringify(proof, null, 2));
    else if (proof.problems.length === 0) terminal.out(summaryLine(proof.summary));
    else for (const problem of inPlaceOrder(proof.problems)) terminal.out(formatProblem(problem));
    return proof.problems.length === 0 ? 0 : 1;
  },
};
