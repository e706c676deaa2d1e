/** `npm run bench -- preview`: from a save to the browser that shows it, beside Starlight's own preview. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { root } from '../../scripts/install.mjs';
import { cacheFolder } from '../../src/lib/labwright/cli/root.ts';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';
import { processorSeconds } from '../print/memory.ts';
import { astro } from '../speed/build.ts';
import { benchFolder, denseHandbook } from '../speed/handbooks.ts';
import { commandLine, runNode } from '../speed/run-node.ts';
import { over, quantile, type Report, type Row } from '../speed/rows.ts';
import { writeStarlight } from '../speed/starlight.ts';

export const previewGoal = 500;
/** After a save, for which an author looks at what came of it; and the other preview takes its turn. */
const pause = 1750;
const slug = 'small-mug';

function freePort(): Promise<number> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => settle(port));
    });
  });
}

/** What a save cost: by the clock until the open page shows it, and by the processors of the preview's process; ms. */
export interface Save {
  readonly shown: number;
  readonly processor: number | undefined;
}

interface Preview {
  save(mark: string): Promise<Save>;
  close(): Promise<void>;
}

async function openPreview(browser: Browser, words: readonly string[], folder: string): Promise<Preview> {
  const port = String(await freePort());
  const child = spawn(process.execPath, [...words, '--port', port], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DISABLE_UPDATE_CHECK: 'true', NO_COLOR: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-4000)));
  const ended = new Promise((settle) => child.on('exit', settle));
  const file = join(folder, `src/content/docs/${slug}.mdx`);
  const source = readFileSync(file, 'utf8');
  const page = await browser.newPage();
  const close = async (): Promise<void> => {
    writeFileSync(file, source);
    await page.close();
    child.kill('SIGTERM');
    await ended;
  };
  try {
    while (!/http:\/\/\S+/.test(said)) {
      if (child.exitCode !== null) throw new Error(`The preview ended. It said last:\n${said}`);
      await new Promise((wait) => setTimeout(wait, 100));
    }
    await page.goto(`http://localhost:${port}/${slug}/`, { timeout: 180_000 });
  } catch (error) {
    await close();
    throw error;
  }
  const save = async (mark: string): Promise<Save> => {
    const [started, before] = [performance.now(), processorSeconds(child.pid!)];
    writeFileSync(file, `${source}\n${mark}\n`);
    for (;;) {
      // A page that is just being loaded anew shows nothing.
      if (await page.evaluate((text) => document.body.textContent.includes(text), mark).catch(() => false)) break;
      if (performance.now() - started > 60_000) throw new Error(`A save did not show in a minute.\n${said}`);
      await new Promise((wait) => setTimeout(wait, 5));
    }
    const shown = performance.now() - started;
    // What it still does for this save after the page shows it is its work all the same.
    await new Promise((wait) => setTimeout(wait, pause));
    const after = processorSeconds(child.pid!);
    return { shown, processor: before === undefined || after === undefined ? undefined : 1000 * (after - before) };
  };
  return { save, close };
}

/** The previews take turns, so that what else the machine does meets them alike. */
async function takeTurns(previews: readonly Preview[], count: number): Promise<Save[][]> {
  const found = previews.map((): Save[] => []);
  for (let turn = -2; turn < count; turn++)
    for (const [index, preview] of previews.entries()) {
      const save = await preview.save(`Saved for the ${'abcdefghijklmnopqrstuvwxyz'[turn + 2]!}th time.`);
      // The first two find modules that nobody has asked for yet.
      if (turn >= 0) found[index]!.push(save);
    }
  return found;
}

export function previewRows(labs: number, ours: readonly Save[], starlight: readonly Save[]): Row[] {
  const shown = (saves: readonly Save[], share: number): number =>
    quantile(
      saves.map((save) => save.shown),
      share,
    );
  const rows = ([0.5, 0.95] as const).map((share): Row => {
    const [own, peer] = [shown(ours, share), shown(starlight, share)];
    const goal = share === 0.95 ? { goal: `under ${previewGoal}`, met: own < previewGoal } : {};
    return {
      what: `ms from a save to the browser, ${labs} labs, p${share * 100}`,
      ours: own,
      peers: { Starlight: peer },
      ratio: own / peer,
      ...goal,
    };
  });
  const work = (saves: readonly Save[]): number | undefined => {
    const known = saves.flatMap(({ processor }) => processor ?? []);
    return known.length > 0 ? quantile(known, 0.5) : undefined;
  };
  const [own, peer] = [work(ours), work(starlight)];
  rows.push({
    what: `ms of processor for a save, ${labs} labs, p50`,
    ours: own,
    peers: { Starlight: peer },
    ratio: over(own, peer),
  });
  return rows;
}

export async function benchPreview(words: readonly string[]): Promise<Report> {
  const { values } = parseArgs({
    args: [...words],
    options: { labs: { type: 'string', default: '100' }, saves: { type: 'string', default: '20' } },
  });
  const [labs, count] = [Number(values.labs), Number(values.saves)];
  const folder = denseHandbook(labs);
  const dist = join(folder, 'dist');
  if (!existsSync(join(dist, slug, 'index.html'))) {
    console.log(`Building ${labs} labs, from which Starlight's are made.`);
    await runNode([commandLine, 'build'], folder);
  }
  const peer = existsSync(join(benchFolder, `starlight-${labs}/src`))
    ? join(benchFolder, `starlight-${labs}`)
    : writeStarlight(labs, dist);
  const browser = await launchChromium({ cacheDir: cacheFolder(root), pinned: true, log: () => undefined });
  const previews: Preview[] = [];
  try {
    previews.push(await openPreview(browser, [commandLine, 'dev'], folder));
    previews.push(await openPreview(browser, [astro, 'dev'], peer));
    const [ours, starlight] = await takeTurns(previews, count);
    return { name: 'preview', setting: { labs, saves: count }, rows: previewRows(labs, ours!, starlight!) };
  } finally {
    for (const preview of previews) await preview.close();
    await browser.close();
  }
}
