/** Parts that several charts share, typed as Vega-Lite wants them. */

type Domain = [number, number];

/** Ticks at the given places, all of them where their labels fit. */
const ticksAt = (values: readonly number[]) => ({ values: [...values], tickCount: 99, labelOverlap: true });

/** A linear axis with a fixed domain, and ticks where the usual ones do not do. */
export const linear = (title: string, domain: Domain, values?: readonly number[]) => ({
  type: 'quantitative' as const,
  scale: { domain, nice: false, zero: false },
  axis: { title, ...(values ? { format: '.4~g', ...ticksAt(values) } : {}) },
});

/** A log axis with a fixed domain and the ticks given. */
export const logarithmic = (title: string, domain: Domain, values: readonly number[], format = '.4~g') => ({
  type: 'quantitative' as const,
  scale: { type: 'log' as const, domain, nice: false },
  axis: { title, format, ...ticksAt(values) },
});

/** A place given by the result, on an axis that another layer declares: a signal expression or a number. */
export const at = (place: string | number) => ({
  type: 'quantitative' as const,
  datum: typeof place === 'number' ? place : { expr: place },
});

/** A colour per curve, in the order given; the dash follows it. */
export const colourBy = (field: string, domain: string[]) => ({
  field,
  type: 'nominal' as const,
  scale: { domain },
  legend: null,
});

/** A rule across the plot. */
export const limit = (axis: 'x' | 'y', place: string | number) => ({
  mark: { type: 'rule' as const, style: 'limit' },
  encoding: { [axis]: at(place) },
});

/** The name of each curve, in its colour, beyond the end of it: a row of the dataset has the name, and in `labelAt` its height. */
export const curveNames = (
  dataset: string,
  end: ReturnType<typeof at>,
  field: string,
  color: ReturnType<typeof colourBy>,
) => ({
  data: { name: dataset },
  mark: { type: 'text' as const, style: 'series-label' },
  encoding: { x: end, y: { field: 'labelAt', type: 'quantitative' as const }, text: { field }, color },
});

/** The end of a curve, in the colour of its name. Set by expression: a colour channel would put points into the key. */
export const endPoint = (field: string) => ({
  type: 'point' as const,
  fill: { expr: `scale('color', datum.${field})` },
  stroke: null,
  opacity: 1,
  size: { expr: 'width > 300 ? 30 : 12' },
});

/** A point that matters, hollow: the chosen setting on a curve, a minimum. */
export const marker = { type: 'point' as const, style: 'marker', fill: 'var(--lw-panel)', opacity: 1 };
