/** A sketch in words: its places, its heights, and the gap, as their columns print them. Pure. */
import { formatNumber, formatValue } from '../simulation/format.ts';
import type { Line, Say } from '../language/texts.ts';
import type { Comparison } from './compare.ts';
import type { Curve, SketchAxes, SketchColumn } from './curve.ts';

type Declared = Parameters<typeof formatValue>[0];

/** Three significant digits, and no more decimals than the column declares: as finely as a hand draws. */
function digitsFor({ digits = 2 }: SketchColumn, value: number): number {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return Math.min(digits, Math.max(0, 2 - size));
}

/** A drawn height, or a gap between two, with its unit. */
export function sayOn(column: SketchColumn, value: number, options: { bare?: boolean } = {}): string {
  return formatValue({ ...column, digits: digitsFor(column, value) } as Declared, value, options);
}

/** A height of the model, as its column prints it. */
export function sayComputed(column: SketchColumn, value: number, options: { bare?: boolean } = {}): string {
  return formatValue(column as Declared, value, options);
}

/** A place on the x axis alone, without decimals that say nothing. */
export function sayBarePlace({ x: { column } }: Pick<SketchAxes, 'x'>, place: number): string {
  const decimals = String(Number(place.toPrecision(3))).split('.')[1]?.length ?? 0;
  const digits = Math.min(column.digits === undefined || column.digits === 0 ? 1 : column.digits, decimals);
  return formatValue({ ...column, digits } as Declared, place, { bare: true });
}

/** `8 days`; with the words of the column where it has no unit: `Minutes 12`. */
export function sayPlace(axes: Pick<SketchAxes, 'x'>, place: number): string {
  const { column } = axes.x;
  const bare = sayBarePlace(axes, place);
  const digits = bare.split('.')[1]?.length ?? 0;
  return column.unit === undefined ? `${column.label} ${bare}` : formatValue({ ...column, digits } as Declared, place);
}

/** `a factor of 1.8`, `$1.20k per day`: how far off on average. */
export function sayGapSize({ gap }: Pick<Comparison, 'gap'>, { y }: Pick<SketchAxes, 'y'>): string {
  return y.log ? `a factor of ${formatNumber(gap, gap < 10 ? 1 : 0)}` : sayOn(y.column, gap);
}

/** The gap in one line: its mean, and where it is widest. */
export function sayCompared(compared: Comparison, axes: SketchAxes): string {
  const { widest } = compared;
  const [yours, truth] = [sayOn(axes.y.column, widest.sketch), sayComputed(axes.y.column, widest.truth)];
  const most =
    yours === truth
      ? ''
      : `; most at ${sayPlace(axes, widest.x)}, where you drew ${yours} and the model gives ${truth}`;
  return `${sayGapSize(compared, axes)} off on average${compared.within ? ', close enough' : ''}${most}`;
}

/** The gap as a page says it: its mean, and where it is widest. */
export function gapLines(compared: Comparison, axes: SketchAxes, say: Say): Line[] {
  const { gap, within, widest } = compared;
  const size = axes.y.log
    ? say('script.lab.sketch-factor', { factor: say.number(Number(gap.toPrecision(2))) })
    : sayOn(axes.y.column, gap);
  const [said, truth] = [sayOn(axes.y.column, widest.sketch), sayComputed(axes.y.column, widest.truth)];
  const mean: Line = [within ? 'script.lab.sketch-gap-close' : 'script.lab.sketch-gap', { gap: size }];
  return said === truth
    ? [mean]
    : [mean, ['script.lab.sketch-widest', { place: sayPlace(axes, widest.x), said, truth }]];
}

/** A curve in a few sentences: its ends, and where it is lowest and highest between them. */
export function sayCurve({ x, y }: Curve, axes: SketchAxes, say: Say): string {
  const point = (index: number) => ({
    height: sayComputed(axes.y.column, y[index]!),
    place: sayPlace(axes, x[index]!),
  });
  const last = y.length - 1;
  const [start, end] = [point(0), point(last)];
  const between = (
    [
      ['sketch.lowest', y.indexOf(Math.min(...y))],
      ['sketch.highest', y.indexOf(Math.max(...y))],
    ] as const
  ).flatMap(([key, index]) => (index > 0 && index < last ? [say(key, point(index))] : []));
  const ends = say('sketch.ends', { from: start.height, at: start.place, to: end.height, then: end.place });
  return [ends, ...between].join(' ');
}
