/**
 * A curve that a reader draws, as a few heights at fixed places, and the axes it is drawn on. Pure: a place on an axis is a
 * share of its length, 0 to 1, so that drawing, measuring and printing speak of the same thing whatever the scale.
 */
import type { Column } from '../simulation/declarations.ts';

/** One axis: where it begins and ends, and whether equal steps on it are equal factors. */
export interface Scale {
  readonly domain: readonly [from: number, to: number];
  readonly log: boolean;
}

/** Heights `y` at places `x`, in the units of their columns. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** As much of a column as printing a value of it takes. */
export type SketchColumn = Pick<Column, 'kind' | 'label' | 'unit' | 'digits'>;

/** What a sketch is drawn on: two axes with their columns, and the places at which a height is asked for. */
export interface SketchAxes {
  readonly x: Scale & { readonly column: SketchColumn };
  readonly y: Scale & { readonly column: SketchColumn };
  readonly places: readonly number[];
}

/** Fewest and most heights that are asked for. */
export const [fewestPlaces, mostPlaces] = [5, 12];

/** Where a value lies on an axis: 0 at its beginning, 1 at its end, beyond them outside. */
export function shareOf({ domain: [from, to], log }: Scale, value: number): number {
  return log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

/** The value at a share of an axis. */
export function valueAtShare({ domain: [from, to], log }: Scale, share: number): number {
  return log ? from * (to / from) ** share : from + share * (to - from);
}

/** `count` places between two values, evenly on the axis; both ends are among them. */
export function placesBetween(scale: Scale, from: number, to: number, count: number): number[] {
  const [first, last] = [shareOf(scale, from), shareOf(scale, to)];
  return Array.from({ length: count }, (_, index) =>
    index === 0
      ? from
      : index === count - 1
        ? to
        : Number(valueAtShare(scale, first + ((last - first) * index) / (count - 1)).toPrecision(12)),
  );
}

/** The height of a curve at a place, along straight lines on its axes; beyond its ends that of the end. */
export function heightAt({ x, y }: Curve, axes: Pick<SketchAxes, 'x' | 'y'>, place: number): number {
  const after = x.findIndex((each) => each >= place);
  if (after === -1) return y.at(-1)!;
  if (after === 0 || x[after] === place) return y[after]!;
  const at = (value: number): number => shareOf(axes.x, value);
  const between = (at(place) - at(x[after - 1]!)) / (at(x[after]!) - at(x[after - 1]!));
  const [low, high] = [shareOf(axes.y, y[after - 1]!), shareOf(axes.y, y[after]!)];
  return valueAtShare(axes.y, low + between * (high - low));
}

/** Rows of a dataset as a curve, in ascending places; rows without a number are left out. */
export function curveOfRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  named: {
    readonly x: string;
    readonly y: string;
    readonly where?: { readonly column: string; readonly value: string };
  },
): Curve {
  const points = rows
    .flatMap((row): [number, number][] => {
      const [place, height] = [row[named.x], row[named.y]];
      const wanted = !named.where || String(row[named.where.column]) === named.where.value;
      return wanted && typeof place === 'number' && typeof height === 'number' ? [[place, height]] : [];
    })
    .sort((a, b) => a[0] - b[0]);
  return { x: points.map(([place]) => place), y: points.map(([, height]) => height) };
}

/** A height as it is kept: three significant digits are finer than a hand draws. */
export function keptHeight(scale: Scale, share: number): number {
  const value = Number(valueAtShare(scale, Math.min(1, Math.max(0, share))).toPrecision(3));
  const [low, high] = scale.domain;
  return Math.min(high, Math.max(low, value));
}

const numbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number' && Number.isFinite(each));

/** Whether a curve can stand on axes: its places go from left to right, and on a logarithmic axis all of it is above 0. */
function standsOn({ x, y }: Curve, axes: Pick<SketchAxes, 'x' | 'y'>): boolean {
  const ascends = x[0]! < x.at(-1)! && x.every((place, index) => index === 0 || x[index - 1]! <= place);
  const above = (values: readonly number[]): boolean => values.every((value) => value > 0);
  return ascends && (!axes.x.log || above(x)) && (!axes.y.log || above(y));
}

/**
 * The curve in what a ledger holds; undefined for anything else. A file may hold whatever somebody wrote there.
 * @param axes what it is to be held against: a curve that cannot stand on them is none
 */
export function readCurve(value: unknown, axes?: Pick<SketchAxes, 'x' | 'y'>): Curve | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { x, y } = value as { x?: unknown; y?: unknown };
  if (!numbers(x) || !numbers(y) || x.length !== y.length || x.length < 2 || x.length > 1000) return undefined;
  return axes === undefined || standsOn({ x, y }, axes) ? { x, y } : undefined;
}
