/** `labwright prove`: every rule over every chapter and simulation, without a build; and what changed since another. */
import { resolve } from 'node:path';
import { readHandbook } from '../document/handbook.ts';
import { type Proof, proveBuilt, proveHandbook, type ProofSummary } from '../proof/index.ts';
import { type Changes, changesInWords, changesSince, withoutAnswers } from '../proof/manifest.ts';
import { numberKinds } from '../proof/number-kinds.ts';
import { formatProblem } from '../simulation/errors.ts';
import { readArguments } from './arguments.ts';
import { asOfDay, readAsOf, withheldLine } from './as-of.ts';
import { withKeptWork } from './kept-work.ts';
import { readManifest, refusePublished, writeLabProofs, writeManifest } from './private-proof.ts';
import { inPlaceOrder } from './problems.ts';
import { findRoot } from './root.ts';
import { readSiteState } from './site-state.ts';
import type { Command, Terminal } from './terminal.ts';

/** `1 lab`, `2 labs`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What was proved, in one line. */
export function summaryLine(summary: ProofSummary, silenced = 0): string {
  const { labs, simulations, keysProved, keysAsserted, numbers } = summary;
  const kinds = numberKinds.map((kind) => `${numbers[kind]} ${kind}`).join(', ');
  return (
    `Proved ${counted(labs, 'lab')} and ${counted(simulations, 'simulation')}: ` +
    `${counted(keysProved, 'key')} computed, ${keysAsserted} asserted by the author; numbers: ${kinds}.` +
    (silenced === 0 ? '' : ` ${counted(silenced, 'problem')} silenced.`)
  );
}

/** What is told of a proof as JSON: all but the keys and witnesses, which a terminal may be showing to a class. */
function asJson({ problems, silenced, summary, warnings }: Proof, changes: Changes | undefined): string {
  return JSON.stringify(
    { problems, silenced, summary, ...(warnings ? { warnings } : {}), ...(changes ? { changes } : {}) },
    null,
    2,
  );
}

function tell(
  { out }: Pick<Terminal, 'out'>,
  { problems, silenced, summary, warnings = [] }: Proof,
  changes?: Changes,
): void {
  if (problems.length > 0) {
    for (const problem of inPlaceOrder(problems)) out(formatProblem(problem));
    return;
  }
  out(summaryLine(summary, silenced.length));
  for (const { problem, reason } of silenced) out(`  silenced: ${formatProblem(problem)} Reason: ${reason}`);
  for (const warning of warnings) out(`  warning: ${formatProblem(warning)}`);
  for (const line of changes ? changesInWords(changes) : []) out(line);
}

export const prove: Command = {
  usage: '[--built <folder>] [--as-of 2026-09-14] [--manifest <file>] [--since <file>] [--json]',
  summary: 'Check every lab and simulation against the rules of the proof.',
  options: [
    ['--built <folder>', 'check the pages of a built site too'],
    [
      '--as-of 2026-09-14',
      'say which labs are not released by that day; their pages must not be there. All are proved',
    ],
    ['--manifest <file>', 'write every published number with what makes it; it holds the answers'],
    ['--since <file>', 'say which published numbers changed since that manifest'],
    ['--json', 'print problems and summary as JSON'],
  ],
  async run(words, terminal) {
    const { values } = readArguments(words, {
      json: { type: 'boolean' },
      built: { type: 'string' },
      'as-of': { type: 'string' },
      manifest: { type: 'string' },
      since: { type: 'string' },
    });
    const { built, manifest, since } = values;
    const asOf = readAsOf(values['as-of']);
    const root = findRoot(terminal.cwd);
    const before = since === undefined ? undefined : readManifest(resolve(terminal.cwd, since), since);
    const sources = await withKeptWork(root, (tried) => proveHandbook(root, tried));
    const state = readSiteState(root);
    const pages =
      built && sources.problems.length === 0
        ? await proveBuilt(
            root,
            resolve(terminal.cwd, built),
            state?.base ?? '/',
            asOfDay(root, asOf ?? state?.asOf).day,
          )
        : { problems: [], silenced: [] };
    const proof: Proof = {
      ...sources,
      problems: [...sources.problems, ...pages.problems],
      silenced: [...sources.silenced, ...pages.silenced],
    };
    const { evidence } = proof;
    if (evidence) await writeLabProofs(root, evidence);
    if (manifest !== undefined) refusePublished(root, resolve(terminal.cwd, manifest), manifest);
    if (evidence && manifest !== undefined)
      await writeManifest(resolve(terminal.cwd, manifest), manifest, evidence.manifest);
    const changes = before && evidence && withoutAnswers(changesSince(before, evidence.manifest));
    if (values.json) terminal.out(asJson(proof, changes));
    else tell(terminal, proof, changes);
    const held = asOf !== undefined && evidence && !values.json ? withheldLine(readHandbook(root), asOf) : undefined;
    if (held) terminal.out(held);
    return proof.problems.length === 0 ? 0 : 1;
  },
};
