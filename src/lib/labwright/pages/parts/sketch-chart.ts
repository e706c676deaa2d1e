/** Drawn curves as a small chart for the pages of the ledger: one reader's, or a class's, beside that of the model. */
import type { PlaceSummary } from '../../ledger/class.ts';
import { type Curve, type SketchAxes, shareOf } from '../../sketch/curve.ts';
import { sayBarePlace } from '../../sketch/words.ts';
import { unitLabel } from '../../simulation/units.ts';
import { el } from './dom.ts';

const svgNs = 'http://www.w3.org/2000/svg';
/** Of the drawing and of its plot, in its own units. */
const [width, height] = [340, 190];
const plot = { left: 52, top: 24, right: 332, bottom: 158 };

export interface Drawn {
  /** Every curve of a class, thin. */
  readonly all?: readonly Curve[];
  /** Where its middle half lies, and its median. */
  readonly summary?: readonly PlaceSummary[];
  /** One reader's. */
  readonly yours?: Curve;
  readonly truth?: Curve;
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const element = document.createElementNS(svgNs, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

const held = (share: number): number => Math.min(1, Math.max(0, share));
const rounded = (value: number): number => Math.round(10 * value) / 10;

/** A chart with its words for who does not see it. What a file says comes in as numbers alone. */
export function sketchChart(
  axes: SketchAxes,
  { all = [], summary = [], yours, truth }: Drawn,
  label: string,
): HTMLElement {
  const at = (x: number, y: number): string =>
    `${rounded(plot.left + held(shareOf(axes.x, x)) * (plot.right - plot.left))} ${rounded(plot.bottom - held(shareOf(axes.y, y)) * (plot.bottom - plot.top))}`;
  const line = (curve: Curve): string => `M${curve.x.map((x, index) => at(x, curve.y[index]!)).join('L')}`;
  const svg = shape('svg', {
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': label,
    class: 'sketch-small',
  });
  svg.append(
    shape('path', {
      class: 'sketch-axis',
      d: `M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}`,
    }),
  );
  const { x, y } = axes;
  const end = (axis: SketchAxes['x'], which: 0 | 1 = 0): string => sayBarePlace({ x: axis }, axis.domain[which]);
  const ends: [number, number, string, string][] = [
    [plot.left - 5, plot.bottom, 'end', end(y)],
    [plot.left - 5, plot.top + 8, 'end', end(y, 1)],
    [plot.left, plot.bottom + 14, 'start', end(x)],
    [plot.right, plot.bottom + 14, 'end', end(x, 1)],
    [2, 11, 'start', named(y.column)],
    [plot.right, plot.bottom + 28, 'end', named(x.column)],
  ];
  for (const [left, top, anchor, text] of ends)
    svg.append(shape('text', { x: left, y: top, 'text-anchor': anchor }, text));
  for (const curve of all) svg.append(shape('path', { class: 'sketch-other', d: line(curve) }));
  if (summary.length > 0) {
    const upper = summary.map(({ x: place, high }) => at(place, high));
    const lower = summary.map(({ x: place, low }) => at(place, low)).reverse();
    svg.append(shape('path', { class: 'sketch-band', d: `M${[...upper, ...lower].join('L')}Z` }));
    const middle = { x: summary.map((each) => each.x), y: summary.map((each) => each.middle) };
    svg.append(shape('path', { class: 'sketch-line', d: line(middle) }));
  }
  if (truth) svg.append(shape('path', { class: 'sketch-model', d: line(truth) }));
  if (yours) {
    svg.append(shape('path', { class: 'sketch-line', d: line(yours) }));
    for (const [index, place] of yours.x.entries()) {
      const [cx, cy] = at(place, yours.y[index]!).split(' ') as [string, string];
      svg.append(shape('circle', { class: 'sketch-knot', cx, cy, r: 3 }));
    }
  }
  const figure = el('div', { class: 'sketch-figure' });
  figure.append(svg);
  return figure;
}

function named({ label, unit }: SketchAxes['x']['column']): string {
  return unit === undefined ? label : `${label}, ${unit === '%' ? '%' : unitLabel(unit)}`;
}
