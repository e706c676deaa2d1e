/** The sizes a chart is drawn in: a wide page, a phone, the columns of the printed book, and a reading app. */

export interface Variant {
  /** Total width with labels: px on screen, pt in print. The plot gets what the labels leave. */
  readonly width: number;
  /** Height of the plot as a share of the height the chart asks for. */
  readonly heightShare: number;
  /** Font size of tick labels and notes; curves' names and the reader's guess are set in it too. */
  readonly fontSize: number;
  /** Width of a curve. Rules, ticks and dashes follow it. */
  readonly lineWidth: number;
  /** Distance from one tick to the next that an axis aims at. */
  readonly tickDistance: { readonly x: number; readonly y: number };
  /** Where curves are named: at their ends, in a key above the plot, or in a key that `drawKey` draws apart. */
  readonly seriesNames: 'direct' | 'above' | 'apart';
  /** Room above the plot for the labels of guess and answer. Without it they stand in the plot. */
  readonly flagBand: boolean;
  readonly medium: 'screen' | 'print';
}

/** Text block of the book, which a `print` figure fills and small multiples share; pt. */
export const printWidth = 460;

const narrow = {
  width: 320,
  heightShare: 0.875,
  fontSize: 11.5,
  lineWidth: 2,
  tickDistance: { x: 64, y: 48 },
  seriesNames: 'above',
  flagBand: true,
  medium: 'screen',
} as const satisfies Variant;

/** Three `printThird` or two `printHalf` stand side by side in the text block of the book, as small multiples. */
export const variants = {
  wide: {
    width: 680,
    heightShare: 1,
    fontSize: 12.5,
    lineWidth: 2,
    tickDistance: { x: 64, y: 48 },
    seriesNames: 'direct',
    flagBand: true,
    medium: 'screen',
  },
  narrow,
  /** The phone's drawing in the colours of print, which need no style sheet: for reading apps. */
  reader: { ...narrow, medium: 'print' },
  print: {
    width: printWidth,
    heightShare: 0.7,
    fontSize: 8.5,
    lineWidth: 1.1,
    tickDistance: { x: 44, y: 34 },
    seriesNames: 'direct',
    flagBand: true,
    medium: 'print',
  },
  printHalf: {
    width: 222,
    heightShare: 0.55,
    fontSize: 8,
    lineWidth: 1,
    tickDistance: { x: 40, y: 32 },
    seriesNames: 'apart',
    flagBand: false,
    medium: 'print',
  },
  printThird: {
    width: 144,
    heightShare: 0.42,
    fontSize: 7.5,
    lineWidth: 1,
    tickDistance: { x: 30, y: 32 },
    seriesNames: 'apart',
    flagBand: false,
    medium: 'print',
  },
} as const satisfies Record<string, Variant>;

export type VariantName = keyof typeof variants;

/** Whether a size takes what a chart says of `narrow`. */
export function isNarrow(name: VariantName): boolean {
  return name === 'narrow' || name === 'reader';
}
