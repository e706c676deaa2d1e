/** What the browser test runs inside the page, bundled with the modules under test. */
import type { LivingChart } from '../../../src/lib/labwright/figure/compile.ts';
import type { ChartInputs } from '../../../src/lib/labwright/figure/data.ts';
import { createLiveChart } from '../../../src/lib/labwright/figure/live.ts';
import { figureAsPng, figureAsSvg } from '../../../src/lib/labwright/figure/menu.ts';

const numeral = /-?\d*\.?\d+(?:e[-+]?\d+)?/gi;
const round = (text: string | null): string =>
  (text ?? '').replace(numeral, (number) => String(Math.round(Number(number) * 100) / 100 + 0));

const geometry = ['d', 'x2', 'y2', 'text-anchor', 'font-size', 'font-weight'];
const paint = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray'];
const rootAttributes = ['role', 'aria-labelledby', 'aria-hidden', 'class', 'viewBox', 'width', 'height', 'style'];

/** One line for each thing that leaves ink: its place on the picture and how it is painted, to a hundredth. */
function inkOf(svg: Element): string[] {
  const shapes = svg.querySelectorAll('line, path:not(.foreground), text');
  const inked = [...shapes].filter(
    (shape) => !shape.matches('.background:not([stroke]):is(:not([fill]), [fill=transparent])'),
  );
  return inked.map((shape) => {
    const steps: string[] = [];
    for (let node = shape; node !== svg; node = node.parentElement!)
      steps.unshift(round(node.getAttribute('transform')));
    const painted = [...geometry, ...paint].map((name) =>
      round(shape.getAttribute(name)).replace(/^(?:[\d.]+,0|transparent)$/, ''),
    );
    return [shape.tagName, steps.join(''), ...painted, shape.tagName === 'text' ? shape.textContent : ''].join('|');
  });
}

/** Reads a drawing of the build as the page would. */
function parseDrawing(text: string): SVGSVGElement {
  const host = document.createElement('div');
  host.innerHTML = text;
  return host.querySelector('svg')!;
}

const rootOf = (svg: Element): string => rootAttributes.map((name) => svg.getAttribute(name)).join('|');
const boxOf = (host: Element): string => JSON.stringify(host.getBoundingClientRect());

export interface Scene {
  /** Name and size in the module that the build writes of the charts. */
  readonly chart: string;
  readonly variant: 'wide' | 'narrow';
  readonly drawings: readonly string[];
  readonly inputs: readonly ChartInputs[];
}

/** Puts the first drawing of the build on the page, brings it alive, moves it to the second, and says what was seen. */
async function bringAlive({ chart, variant, drawings, inputs }: Scene) {
  const address = '/charts.js';
  const { charts } = (await import(address)) as { charts: Record<string, Record<string, LivingChart>> };
  const host = document.querySelector('main')!;
  host.append(parseDrawing(drawings[0]!));
  const before = { root: rootOf(host.firstElementChild!), box: boxOf(host) };
  const live = await createLiveChart(host, charts[chart]![variant]!, inputs[0]!);
  const svg = host.querySelector('svg')!;
  const after = { root: rootOf(svg), box: boxOf(host) };
  const first = inkOf(svg);
  live.update(inputs[1]!);
  await live.settled();
  const later = inkOf(svg);
  live.finalize();
  const named = svg.querySelectorAll('[aria-roledescription], [aria-label], g[role]').length;
  const built = drawings.map((drawing) => inkOf(parseDrawing(drawing)));
  return { built, before, after, first, later, named, drawingsInHost: host.children.length };
}

async function save(drawing: string): Promise<{ svg: string; png: number[] }> {
  const svg = parseDrawing(drawing);
  document.querySelector('main')!.append(svg);
  const png = new Uint8Array(await (await figureAsPng(svg, 2)).arrayBuffer());
  return { svg: await figureAsSvg(svg).text(), png: [...png] };
}

export const figureTests = { bringAlive, save };
declare global {
  // A global must be a var to be typed on globalThis.
  var figureTests: typeof import('./browser-side.ts').figureTests;
}
globalThis.figureTests = figureTests;
