/** A reader's curve on a drawing of axes: a dashed line with a knot at each height, in the drawing's own units. */
import type { Frame } from '../lib/labwright/figure/sketch-axes.ts';
import type { Heights } from '../lib/labwright/sketch/stroke.ts';

const svgNs = 'http://www.w3.org/2000/svg';

/** An element of a drawing. */
export function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(svgNs, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Both sizes of a drawing that are in the page, with where their plots lie. */
export function hostsIn(root: Element): { host: HTMLElement; svg: SVGSVGElement; frame: Frame }[] {
  return [...root.querySelectorAll<HTMLElement>('[data-frame]')].map((host) => ({
    host,
    svg: host.querySelector('svg')!,
    frame: JSON.parse(host.dataset['frame']!) as Frame,
  }));
}

/** Draws heights, given as shares, into a group; places without one leave a gap. */
export function drawHeights(group: SVGElement, frame: Frame, places: readonly number[], heights: Heights): void {
  const at = heights.map((height, index) =>
    height === undefined
      ? undefined
      : ([frame.left + places[index]! * frame.width, frame.top + (1 - height) * frame.height] as const),
  );
  const path = at
    .map((point, index) => (point ? `${index > 0 && at[index - 1] ? 'L' : 'M'}${point[0]} ${point[1]}` : ''))
    .join('');
  const knots = at.flatMap((point) =>
    point ? [shape('circle', { class: 'sketch-knot', cx: point[0], cy: point[1], r: 4 })] : [],
  );
  group.replaceChildren(shape('path', { class: 'sketch-line', d: path }), ...knots);
}
