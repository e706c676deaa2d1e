/** `npm run bench -- build`: what building a site costs, beside plain Starlight with the same output. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Cost, commandLine, runNode } from './run-node.ts';
import { denseHandbook, sizesAsked } from './handbooks.ts';
import { atMost, over, perFurtherLab, type Report, type Row } from './rows.ts';
import { writeStarlight } from './starlight.ts';

export const buildGoals = { growth: 1.1, timesStarlight: 2, megabytes: 2000 } as const;

/** Astro's command line, as the handbook's own packages have it. */
export const astro = join(createRequire(import.meta.url).resolve('astro/package.json'), '../bin/astro.mjs');

export interface BuildCosts {
  readonly labs: number;
  readonly ours: Cost;
  readonly starlight: Cost;
  /** HTML of all labs, kB. */
  readonly html: { readonly ours: number; readonly starlight: number };
}

function labHtml(dist: string): number {
  const pages = readdirSync(dist, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && /^(?!proof|print)[a-z]+-[a-z-]+$/.test(entry.name),
  );
  return pages.reduce((sum, { name }) => sum + readFileSync(join(dist, name, 'index.html')).length / 1000, 0);
}

/** Rows of building, from costs by size, ascending. */
export function buildRows(costs: readonly BuildCosts[]): Row[] {
  const rows = costs.flatMap(({ labs, ours, starlight, html }): Row[] => {
    const work = over(ours.processor, starlight.processor);
    const most =
      labs >= 1000 ? { goal: `under ${buildGoals.megabytes}`, met: atMost(ours.peak, buildGoals.megabytes) } : {};
    return [
      {
        what: `${labs} labs: seconds`,
        ours: ours.wall,
        peers: { Starlight: starlight.wall },
        ratio: ours.wall / starlight.wall,
      },
      {
        what: `${labs} labs: seconds of processor`,
        ours: ours.processor,
        peers: { Starlight: starlight.processor },
        ratio: work,
        goal: `at most ${buildGoals.timesStarlight} times Starlight`,
        met: atMost(work, buildGoals.timesStarlight),
      },
      {
        what: `${labs} labs: most memory, MB`,
        ours: ours.peak,
        peers: { Starlight: starlight.peak },
        ratio: over(ours.peak, starlight.peak),
        ...most,
      },
      {
        what: `${labs} labs: HTML of a lab, kB`,
        ours: html.ours / labs,
        peers: { Starlight: html.starlight / labs },
        ratio: html.ours / html.starlight,
      },
    ];
  });
  const further = (who: 'ours' | 'starlight') =>
    costs.slice(1).map((larger, index) => {
      const smaller = costs[index]!;
      return perFurtherLab([smaller.labs, smaller[who].processor], [larger.labs, larger[who].processor]);
    });
  const [ours, starlight] = [further('ours'), further('starlight')];
  for (const [index, cost] of ours.entries()) {
    const growth = over(cost, ours[0]);
    rows.push({
      what: `seconds of processor for each further lab, ${costs[index]!.labs} to ${costs[index + 1]!.labs}`,
      ours: cost,
      peers: { Starlight: starlight[index] },
      ...(index === 0
        ? { ratio: over(cost, starlight[index]) }
        : {
            ratio: growth,
            goal: `at most ${buildGoals.growth} of the first`,
            met: atMost(growth, buildGoals.growth),
          }),
    });
  }
  return rows;
}

/** Builds a handbook and its peer from nothing. */
export async function buildBoth(labs: number): Promise<BuildCosts> {
  const folder = denseHandbook(labs);
  const fresh = (root: string): void => {
    for (const made of ['dist', '.astro', '.cache', 'node_modules/.astro', 'node_modules/.vite'])
      rmSync(join(root, made), { recursive: true, force: true });
  };
  fresh(folder);
  console.log(`Building ${labs} labs with Labwright.`);
  const ours = await runNode([commandLine, 'build'], folder);
  const peer = writeStarlight(labs, join(folder, 'dist'));
  fresh(peer);
  console.log(`Building ${labs} labs with Starlight.`);
  const starlight = await runNode([astro, 'build'], peer);
  const html = { ours: labHtml(join(folder, 'dist')), starlight: labHtml(join(peer, 'dist')) };
  return { labs, ours, starlight, html };
}

export async function benchBuild(words: readonly string[]): Promise<Report> {
  const sizes = sizesAsked(words, [10, 100]);
  const costs: BuildCosts[] = [];
  for (const labs of sizes) costs.push(await buildBoth(labs));
  const notRun = [500, 1000].filter((size) => !sizes.includes(size));
  return { name: 'build', setting: { sizes, notRun }, rows: buildRows(costs) };
}
