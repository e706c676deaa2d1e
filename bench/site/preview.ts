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
import { astro } from '../speed/build.ts';
import { benchFolder, denseHandbook } from '../speed/handbooks.ts';
import { commandLine, runNode } from '../speed/run-node.ts';
import { atMost, quantile, type Report, type Row } from '../speed/rows.ts';
import { writeStarlight } from '../speed/starlight.ts';

export const previewGoal = 500;
/** Between saves: an author looks at what came of one. */
const pause = 3500;
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

/** Milliseconds of each save until the open page shows it. */
async function saves(browser: Browser, words: readonly string[], folder: string, count: number): Promise<number[]> {
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
  try {
    while (!/http:\/\/\S+/.test(said)) {
      if (child.exitCode !== null) throw new Error(`The preview ended. It said last:\n${said}`);
      await new Promise((wait) => setTimeout(wait, 100));
    }
    await page.goto(`http://localhost:${port}/${slug}/`, { timeout: 180_000 });
    const found: number[] = [];
    for (let save = -2; save < count; save++) {
      await new Promise((wait) => setTimeout(wait, pause));
      const mark = `Saved for the ${'abcdefghijklmnopqrstuvwxyz'[save + 2]!}th time.`;
      const started = performance.now();
      writeFileSync(file, `${source}\n${mark}\n`);
      for (;;) {
        // A page that is just being loaded anew shows nothing.
        if (await page.evaluate((text) => document.body.textContent.includes(text), mark).catch(() => false)) break;
        if (performance.now() - started > 60_000) throw new Error(`A save did not show in a minute.\n${said}`);
        await new Promise((wait) => setTimeout(wait, 5));
      }
      // The first two find modules that nobody has asked for yet.
      if (save >= 0) found.push(performance.now() - started);
    }
    return found;
  } finally {
    writeFileSync(file, source);
    await page.close();
    child.kill('SIGTERM');
    await ended;
  }
}

export function previewRows(labs: number, ours: readonly number[], starlight: readonly number[]): Row[] {
  return ([0.5, 0.95] as const).map((share): Row => {
    const [own, peer] = [quantile(ours, share), quantile(starlight, share)];
    const goal = share === 0.95 ? { goal: `under ${previewGoal}`, met: atMost(own, previewGoal) } : {};
    return {
      what: `ms from a save to the browser, ${labs} labs, p${share * 100}`,
      ours: own,
      peers: { Starlight: peer },
      ratio: own / peer,
      ...goal,
    };
  });
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
  try {
    const ours = await saves(browser, [commandLine, 'dev'], folder, count);
    const starlight = await saves(browser, [astro, 'dev'], peer, count);
    return { name: 'preview', setting: { labs, saves: count }, rows: previewRows(labs, ours, starlight) };
  } finally {
    await browser.close();
  }
}
