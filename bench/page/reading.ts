/** `npm run bench -- page` and `-- moves`: what reading a lab's page and moving its sliders cost, beside its peers. */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';
import { cacheFolder } from '../../src/lib/labwright/cli/root.ts';
import { installIfNeeded, root } from '../../scripts/install.mjs';
import { join } from 'node:path';
import { median } from '../print/report.ts';
import { atLeast, atMost, over, quantile, type Report, type Row } from '../speed/rows.ts';
import { benchServer } from './server.ts';
import { buildSites, type Sites } from './sites.ts';
import { bytesOf, type Fetched, firstChart, firstMove, movesOf } from './visit.ts';

export const pageGoals = {
  ofFramework: 0.5,
  script: 35_000,
  ownScript: 15_000,
  chartSooner: 2.5,
  ofLimit: 1.3,
  moveSooner: 1.5,
  work: 8,
  slowWork: 32,
  lessWork: 2,
} as const;

const ready = {
  ours: `customElements.get('lab-instrument') !== undefined`,
  embed: `document.documentElement.dataset.embed === 'ready'`,
} as const;

interface Places {
  readonly ours: string;
  readonly embed: string;
  readonly plain: string;
  readonly framework: string;
  sizeOf(address: string): number;
}

async function withPlaces<T>(sites: Sites, look: (browser: Browser, places: Places) => Promise<T>): Promise<T> {
  const [own, framework] = [await benchServer(sites.ours), await benchServer(sites.framework)];
  const browser = await launchChromium({ cacheDir: cacheFolder(root), pinned: true, log: () => undefined });
  try {
    return await look(browser, {
      ours: own.url + sites.lab,
      embed: own.url + sites.embed,
      plain: own.url + sites.plain,
      framework: framework.url,
      sizeOf: (address) => (address.startsWith(own.url) ? own : framework).bytes(address),
    });
  } finally {
    await browser.close();
    await own.close();
    await framework.close();
  }
}

const all = ({ document, stylesheet, script }: Fetched): number => document + stylesheet + script;

/** Rows of the bytes to read, in kB of brotli. */
export function byteRows(ours: Fetched, framework: Fetched, plain: Fetched, ahead: Fetched): Row[] {
  const [kilo, ratio] = [1000, all(ours) / all(framework)];
  const each = (kind: keyof Fetched, more: Partial<Row> = {}): Row => ({
    what: `kB of ${kind}`,
    ours: ours[kind] / kilo,
    peers: { Framework: framework[kind] / kilo, 'plain HTML': plain[kind] / kilo },
    ratio: over(ours[kind], framework[kind]),
    ...more,
  });
  return [
    {
      what: 'kB to read: HTML, styles, scripts',
      ours: all(ours) / kilo,
      peers: { Framework: all(framework) / kilo, 'plain HTML': all(plain) / kilo },
      ratio,
      goal: `at most ${pageGoals.ofFramework} of Framework`,
      met: atMost(ratio, pageGoals.ofFramework),
    },
    each('document'),
    each('stylesheet'),
    each('script', {
      goal: `at most ${pageGoals.ownScript / kilo}`,
      met: atMost(ours.script, pageGoals.ownScript),
    }),
    {
      what: 'kB fetched ahead in idle time, beside a chart',
      ours: (all(ahead) - all(ours)) / kilo,
      goal: `scripts in all at most ${pageGoals.script / kilo}`,
      met: atMost(ahead.script, pageGoals.script),
    },
  ];
}

/** Runs of each page in turn, so that a busy moment meets all of them. */
async function inTurns<Name extends string>(
  runs: number,
  visits: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(visits) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let run = 0; run < runs; run++)
    for (const name of run % 2 === 0 ? names : names.toReversed()) found[name].push(await visits[name]());
  return Object.fromEntries(names.map((name) => [name, median(found[name])!])) as Record<Name, number>;
}

export async function benchPage(words: readonly string[]): Promise<Report> {
  const { values } = parseArgs({ args: [...words], options: { runs: { type: 'string', default: '5' } } });
  const runs = Number(values.runs);
  installIfNeeded(join(root, 'bench'));
  const rows = await withPlaces(await buildSites(), async (browser, { ours, embed, plain, framework, sizeOf }) => {
    const bytes = (url: string, ahead = false): Promise<Fetched> => bytesOf(browser, url, sizeOf, ahead);
    const sizes = byteRows(await bytes(ours), await bytes(framework), await bytes(plain), await bytes(ours, true));
    const seen = await inTurns(runs, {
      ours: () => firstChart(browser, ours, true),
      without: () => firstChart(browser, ours, false),
      framework: () => firstChart(browser, framework, true),
      plain: () => firstChart(browser, plain, true),
    });
    const moved = await inTurns(runs, {
      ours: () => firstMove(browser, ours, ready.ours),
      embed: () => firstMove(browser, embed, ready.embed),
    });
    const [sooner, ofLimit, without] = [seen.framework / seen.ours, seen.ours / seen.plain, seen.without / seen.plain];
    const moveSooner = moved.embed / moved.ours;
    const limit = { goal: `at most ${pageGoals.ofLimit} of plain HTML` };
    const chart: Row[] = [
      {
        what: 'ms to the first chart',
        ours: seen.ours,
        peers: { Framework: seen.framework, 'plain HTML': seen.plain },
        ratio: sooner,
        goal: `Framework at least ${pageGoals.chartSooner} times as long`,
        met: atLeast(sooner, pageGoals.chartSooner),
      },
      {
        what: '  the same beside the limit',
        ours: seen.ours,
        peers: { 'plain HTML': seen.plain },
        ratio: ofLimit,
        ...limit,
        met: atMost(ofLimit, pageGoals.ofLimit),
      },
      {
        what: '  without JavaScript',
        ours: seen.without,
        peers: { 'plain HTML': seen.plain },
        ratio: without,
        ...limit,
        met: atMost(without, pageGoals.ofLimit),
      },
      {
        what: 'ms from the first move to a changed chart',
        ours: moved.ours,
        peers: { 'vega-embed': moved.embed },
        ratio: moveSooner,
        goal: `vega-embed at least ${pageGoals.moveSooner} times as long`,
        met: atLeast(moveSooner, pageGoals.moveSooner),
      },
    ];
    return [...sizes, ...chart];
  });
  return { name: 'page', setting: { runs, processor: '4x slower', net: '1.6 Mbit/s, 150 ms' }, rows };
}

/** Windows that moves are measured in: an ordinary one, which shows the first of the three charts, and one that shows all. */
const windows = { 'one of three charts in view': 900, 'three charts in view': 2000 } as const;

/** Rows of one processor: milliseconds of work a move. */
export function moveRows(
  slower: number,
  shown: string,
  ours: readonly number[],
  embed: readonly number[],
  interpreter: readonly number[],
): Row[] {
  const most = slower === 1 ? pageGoals.work : pageGoals.slowWork;
  return ([0.5, 0.95] as const).map((share): Row => {
    const own = quantile(ours, share);
    const peer = quantile(interpreter, share);
    const what = `ms of work a move, ${shown}, processor ${slower}x slower, p${share * 100}`;
    const peers = { 'all data, interpreter': peer, 'all data, vega-embed': quantile(embed, share) };
    return share === 0.5
      ? {
          what,
          ours: own,
          peers,
          ratio: peer / own,
          goal: `interpreter at least ${pageGoals.lessWork} times as much`,
          met: atLeast(peer / own, pageGoals.lessWork),
        }
      : { what, ours: own, peers, ratio: peer / own, goal: `at most ${most} ms`, met: atMost(own, most) };
  });
}

export async function benchMoves(words: readonly string[]): Promise<Report> {
  const { values } = parseArgs({ args: [...words], options: { moves: { type: 'string', default: '300' } } });
  const moves = Number(values.moves);
  installIfNeeded(join(root, 'bench'));
  const rows = await withPlaces(await buildSites(), async (browser, { ours, embed }) => {
    const found: Row[] = [];
    for (const [shown, height] of Object.entries(windows)) {
      for (const processor of [1, 4]) {
        const setting = { processor, height, moves };
        const own = await movesOf(browser, ours, ready.ours, setting);
        const made = await movesOf(browser, embed, ready.embed, setting);
        const interpreter = await movesOf(browser, `${embed}?interpreter`, ready.embed, setting);
        found.push(...moveRows(processor, shown, own, made, interpreter));
      }
    }
    return found;
  });
  return { name: 'moves', setting: { moves, charts: 3, rows: '122, 151, 200' }, rows };
}
