/**
 * A chart that follows its instrument. Browser only; imported when an instrument is first used.
 *
 * It runs the program that the build made, with the runtime, font table and layout of the build, so the live drawing
 * stands where the static one stood. No `eval`, no canvas, no request.
 */
import type { LivingChart } from './compile.ts';
import type { ChartInputs } from './data.ts';
import { feedView } from './feed.ts';
import { createView } from './runtime.ts';
import { createUpdates, type ChartUpdates, type RequestFrame } from './updates.ts';

export interface LiveChart extends Pick<ChartUpdates, 'update' | 'settled'> {
  /** Stops drawing and lets go of the view; the last drawing stays on the page. */
  finalize(): void;
}

/** What names the drawing for assistive tools and sizes it: kept from the static drawing. */
const keptAttributes = ['role', 'aria-labelledby', 'aria-label', 'aria-hidden', 'id', 'class', 'width', 'height'];

/** A frame never comes in a hidden tab; the chart must settle there too. */
const nextFrame: RequestFrame = (callback) => {
  if (document.visibilityState === 'hidden') setTimeout(callback, 0);
  else requestAnimationFrame(() => callback());
};

/** Marks are no objects of their own: the root's role makes one picture of them, as in the build. */
function tidy(svg: SVGSVGElement): void {
  for (const marked of svg.querySelectorAll('[aria-roledescription], g[role]')) {
    marked.removeAttribute('role');
    marked.removeAttribute('aria-roledescription');
  }
  // The outline of text is drawn beneath it; set on the groups, which outlive the texts in them.
  for (const group of svg.querySelectorAll('g.mark-text:not([paint-order])'))
    group.setAttribute('paint-order', 'stroke');
}

function dress(svg: SVGSVGElement, before: Element | null, compiled: LivingChart): void {
  svg.removeAttribute('style');
  svg.setAttribute('width', String(compiled.width));
  svg.setAttribute('height', String(compiled.height));
  for (const name of keptAttributes) {
    const value = before?.getAttribute(name);
    if (value !== null && value !== undefined) svg.setAttribute(name, value);
  }
  if (!before) svg.setAttribute('aria-hidden', 'true');
}

/**
 * Replaces the static drawing inside `host` by a live one that shows `inputs`.
 * @throws Error with Vega's message when the chart cannot be drawn; the static drawing then stays.
 */
export async function createLiveChart(host: Element, compiled: LivingChart, inputs: ChartInputs): Promise<LiveChart> {
  const failures: string[] = [];
  const view = createView(compiled.program, (level, message) => level === 'error' && failures.push(message), 'svg');
  const stage = document.createElement('div');
  view.initialize(stage);
  feedView(view, inputs);
  await view.runAsync();
  const svg = stage.querySelector('svg');
  if (!svg || failures.length > 0) {
    view.finalize();
    throw new Error(failures[0] ?? 'The chart drew nothing.');
  }
  dress(svg, host.querySelector('svg'), compiled);
  tidy(svg);
  host.replaceChildren(svg);
  // Most drawings write into the elements that are there; only new ones have to be looked at.
  const grown = new MutationObserver(() => tidy(svg));
  grown.observe(svg, { childList: true, subtree: true });
  const updates = createUpdates(view, inputs, nextFrame);
  return {
    update: updates.update,
    settled: updates.settled,
    finalize() {
      updates.stop();
      grown.disconnect();
      view.finalize();
    },
  };
}
