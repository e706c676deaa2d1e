/** `npm run bench -- proof`: what the proof of a lab costs, and whether it grows with the handbook. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Cost, commandLine, runNode } from './run-node.ts';
import { denseHandbook, sizesAsked } from './handbooks.ts';
import { atMost, over, perFurtherLab, type Report, type Row } from './rows.ts';

export const proofGoals = { secondsPerLab: 0.5, growth: 1.1 } as const;

export type Sized = readonly (readonly [labs: number, cost: Cost])[];

/** Rows of the proof, from costs by size, ascending. */
export function proofRows(costs: Sized): Row[] {
  const by = (what: keyof Cost) => costs.map(([labs, cost]) => [labs, cost[what]] as const);
  const further = (what: keyof Cost): (number | undefined)[] =>
    by(what)
      .slice(1)
      .map((larger, index) => perFurtherLab(by(what)[index]!, larger));
  const rows: Row[] = costs.flatMap(([labs, { wall, processor, peak }]) => [
    {
      what: `seconds a lab, ${labs} labs`,
      ours: wall / labs,
      // Starting Node is most of what a small handbook takes.
      ...(labs >= 100
        ? {
            goal: `under ${proofGoals.secondsPerLab}`,
            met: wall / labs < proofGoals.secondsPerLab,
          }
        : {}),
    },
    { what: `seconds of processor a lab, ${labs} labs`, ours: over(processor, labs) },
    { what: `most memory, ${labs} labs, MB`, ours: peak },
  ]);
  const work = further('processor').every((each) => each !== undefined) ? further('processor') : further('wall');
  work.forEach((cost, index) => {
    const [from, to] = [costs[index]![0], costs[index + 1]![0]];
    const ratio = index === 0 ? undefined : over(cost, work[0]);
    rows.push({
      what: `seconds of processor for each further lab, ${from} to ${to}`,
      ours: cost,
      ...(index === 0
        ? {}
        : { ratio, goal: `at most ${proofGoals.growth} of the first`, met: atMost(ratio, proofGoals.growth) }),
    });
  });
  return rows;
}

export async function benchProof(words: readonly string[]): Promise<Report> {
  const sizes = sizesAsked(words, [10, 50, 100]);
  const costs: [number, Cost][] = [];
  for (const labs of sizes) {
    const folder = denseHandbook(labs);
    // What an earlier proof or build has found would not be looked for again.
    rmSync(join(folder, '.cache'), { recursive: true, force: true });
    costs.push([labs, await runNode([commandLine, 'prove'], folder)]);
  }
  return { name: 'proof', setting: { sizes }, rows: proofRows(costs) };
}
