/** `npm run bench -- rebuild`: a build after one lab, and after one simulation, has changed; and that it is as from nothing. */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simulationId } from '../handbook/simulation.ts';
import { vesselAt } from '../handbook/vessels.ts';
import { astro } from '../speed/build.ts';
import { benchFolder, denseHandbook } from '../speed/handbooks.ts';
import { type Cost, commandLine, runNode } from '../speed/run-node.ts';
import { atMost, over, type Report, type Row } from '../speed/rows.ts';
import { writeFloor } from '../speed/floor.ts';

export const rebuildGoal = 1.3;

/** A hash of every file of a folder, with its path. */
export function digestOf(folder: string): string {
  const digest = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    digest.update(path.slice(folder.length)).update('\0').update(readFileSync(path));
  return digest.digest('hex');
}

export interface Rebuilt {
  readonly what: string;
  readonly cost: Cost;
  readonly floor: Cost;
  /** Whether a build from nothing gives the same bytes. */
  readonly equal: boolean;
}

export function rebuildRows(rebuilt: readonly Rebuilt[]): Row[] {
  return rebuilt.flatMap(({ what, cost, floor, equal }): Row[] => {
    const work = over(cost.processor, floor.processor);
    return [
      {
        what: `after ${what}: seconds`,
        ours: cost.wall,
        peers: { 'Astro, empty components': floor.wall },
        ratio: cost.wall / floor.wall,
      },
      {
        what: `after ${what}: seconds of processor`,
        ours: cost.processor,
        peers: { 'Astro, empty components': floor.processor },
        ratio: work,
        goal: `at most ${rebuildGoal} of the floor`,
        met: atMost(work, rebuildGoal),
      },
      {
        what: `after ${what}: files that differ from a build from nothing`,
        ours: equal ? 0 : 1,
        goal: 'none',
        met: equal,
      },
    ];
  });
}

export async function benchRebuild(words: readonly string[]): Promise<Report> {
  const { values } = parseArgs({ args: [...words], options: { labs: { type: 'string', default: '10' } } });
  const labs = Number(values.labs);
  const folder = denseHandbook(labs);
  const fresh = join(benchFolder, `fresh-${labs}`);
  console.log(`Building ${labs} labs.`);
  await runNode([commandLine, 'build'], folder);
  const peer = writeFloor(labs);
  // The second build of Astro too has what its first one has kept.
  await runNode([astro, 'build'], peer);
  const edit = (path: string, change: (source: string) => string): void => {
    const file = join(folder, path);
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${path} has not changed.`);
    writeFileSync(file, after);
  };
  const vessel = vesselAt(0);
  const changes = [
    ['one lab', () => edit(`src/content/docs/${vessel.slug}.mdx`, (source) => `${source}\nOne sentence more.\n`)],
    [
      'one simulation',
      () =>
        edit(`src/lib/simulations/${simulationId(vessel)}.ts`, (source) =>
          source.replace(`value: ${vessel.start}`, `value: ${vessel.start + 1}`),
        ),
    ],
  ] as const;
  const rebuilt: Rebuilt[] = [];
  for (const [what, change] of changes) {
    change();
    console.log(`Building again after ${what} changed.`);
    const cost = await runNode([commandLine, 'build'], folder);
    const floor = await runNode([astro, 'build'], peer);
    // The same place, since a path may reach an output; and nothing kept from any build before.
    rmSync(fresh, { recursive: true, force: true });
    cpSync(join(folder, 'dist'), fresh, { recursive: true });
    for (const made of ['dist', '.astro', '.cache']) rmSync(join(folder, made), { recursive: true, force: true });
    await runNode([commandLine, 'build'], folder);
    rebuilt.push({ what, cost, floor, equal: digestOf(fresh) === digestOf(join(folder, 'dist')) });
  }
  rmSync(fresh, { recursive: true, force: true });
  return { name: 'rebuild', setting: { labs }, rows: rebuildRows(rebuilt) };
}
