/** Builds the page of reading by every tool: ours, Framework's, ours with vega-embed, and plain HTML as the limit. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { rolldown } from 'rolldown';
import { visit } from 'unist-util-visit';
import { root } from '../../scripts/install.mjs';
import { compileChart } from '../../src/lib/labwright/figure/compile.ts';
import type { AnySimulation } from '../../src/lib/labwright/simulation/define.ts';
import { pageHandbook, writeFiles } from '../handbook/index.ts';
import { pageLab, pageParts, pageSimulationId } from '../handbook/page-lab.ts';
import { benchFolder } from '../speed/handbooks.ts';
import { commandLine, runNode } from '../speed/run-node.ts';
import { buildFramework } from './framework.ts';

export interface Sites {
  /** Folders for a server of its own each. */
  readonly ours: readonly string[];
  readonly framework: readonly string[];
  /** Paths on ours: of the lab, of the lab with vega-embed, and of plain HTML. */
  readonly lab: string;
  readonly embed: string;
  readonly plain: string;
}

/**
 * The lab's page with vega-embed's script in the place of all of ours, and no policy: vega-embed asks for `eval`. It shows its
 * sliders, as a page with scripts does: what is hidden is neither laid out nor painted as it moves.
 */
function withoutOurScripts(page: string, script: string): string {
  return page
    .replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/<html\b([^>]*?) class="/, '<html$1 class="js ')
    .replaceAll(/<meta http-equiv="content-security-policy"[^>]*>/gi, '')
    .replaceAll(/<link rel="(?:modulepreload|manifest)"[^>]*>/g, '')
    .replace('</head>', `<script type="module" src="${script}"></script></head>`);
}

/** Its text and its drawings, and nothing else: no style sheet, no script, no font. */
function plainPage(page: string): string {
  const tree: Root = fromHtml(page);
  const kept: string[] = [];
  visit(tree, 'element', (element: Element) => {
    const className = [element.properties['className'] ?? []].flat();
    if (element.tagName === 'main') return undefined;
    if (['script', 'style', 'template', 'nav', 'header', 'footer', 'dialog'].includes(element.tagName)) return 'skip';
    if (className.includes('chart-narrow') || element.properties['popover'] !== undefined) return 'skip';
    if (['h1', 'h2', 'p', 'svg'].includes(element.tagName)) {
      kept.push(toHtml(element));
      return 'skip';
    }
    return undefined;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The kettle in the waiting room</title><main>${kept.join('\n')}</main></html>`;
}

async function bundleEmbed(folder: string, handbook: string): Promise<void> {
  const file = join(handbook, `src/lib/simulations/${pageSimulationId}.ts`);
  const { default: simulation } = (await import(pathToFileURL(file).href)) as { default: AnySimulation };
  const charts = Object.fromEntries(
    pageParts.figures.map((id) => id.replace('fig-', '')).map((name) => [name, compileChart(simulation, name)]),
  );
  const made: Readonly<Record<string, string>> = {
    'bench:charts': `export const compiled = JSON.parse(${JSON.stringify(JSON.stringify(charts))});`,
    'bench:simulation': `export { default } from ${JSON.stringify(file)};`,
  };
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'embed-entry.ts'),
    platform: 'browser',
    resolve: { alias: { 'labwright/simulation': join(root, 'src/lib/labwright/simulation/index.ts') } },
    plugins: [
      {
        name: 'bench:made',
        resolveId: (source) => (source in made ? `\0${source}` : undefined),
        load: (id) => made[id.slice(1)],
      },
    ],
  });
  await bundle.write({ dir: join(folder, 'embed'), entryFileNames: 'entry.js', minify: true });
  await bundle.close();
}

export async function buildSites(): Promise<Sites> {
  const handbook = join(benchFolder, 'page');
  const peers = join(benchFolder, 'page-peers');
  rmSync(peers, { recursive: true, force: true });
  mkdirSync(join(peers, 'embed'), { recursive: true });
  mkdirSync(join(peers, 'plain'), { recursive: true });
  mkdirSync(handbook, { recursive: true });
  writeFiles(handbook, pageHandbook());
  console.log('Building the page with every tool.');
  await runNode([commandLine, 'build'], handbook);
  const page = readFileSync(join(handbook, 'dist', pageLab, 'index.html'), 'utf8');
  writeFileSync(join(peers, 'embed/index.html'), withoutOurScripts(page, '/embed/entry.js'));
  writeFileSync(join(peers, 'plain/index.html'), plainPage(page));
  await bundleEmbed(peers, handbook);
  const framework = await buildFramework();
  return {
    ours: [peers, join(handbook, 'dist')],
    framework: [framework],
    lab: `${pageLab}/`,
    embed: 'embed/',
    plain: 'plain/',
  };
}
