/** Colours of charts: CSS variables of the page on screen, so that a chart follows the theme; real greys in print. */
import { LabwrightError } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';

/** A colour token of the page, as a chart writes it. */
export function token(name: Token): string {
  return `var(--lw-${name})`;
}

/**
 * What each token is on white paper. Curves differ in dash and lightness; every grey that sets text has a contrast of
 * 4.5:1 or more.
 */
const printColours = {
  paper: '#fff',
  panel: '#fff',
  ink: '#000',
  'ink-soft': '#333',
  line: '#d0d0d0',
  'line-strong': '#555',
  accent: '#000',
  guess: '#000',
  good: '#757575',
  watch: '#4d4d4d',
  fail: '#000',
  'series-1': '#000',
  'series-2': '#4d4d4d',
  'series-3': '#757575',
  'series-4': '#262626',
  'series-5': '#606060',
  'series-6': '#6e6e6e',
} as const;
export type Token = keyof typeof printColours;

/** Areas take less ink: a bar in the black of a curve would outweigh the page. Neighbours differ by 1.5:1 or more. */
const printFills: Partial<Record<Token, string>> = {
  accent: '#999',
  good: '#d9d9d9',
  watch: '#999',
  fail: '#4d4d4d',
  'series-1': '#999',
  'series-2': '#4d4d4d',
  'series-3': '#d0d0d0',
  'series-4': '#737373',
  'series-5': '#b5b5b5',
  'series-6': '#262626',
};

/** Order of curves and categories. */
export const series = [
  token('series-1'),
  token('series-2'),
  token('series-3'),
  token('series-4'),
  token('series-5'),
  token('series-6'),
];

/** Dash of each series in units of its line width, so that curves differ without colour. */
export const seriesDashes: readonly (readonly number[])[] = [
  [1, 0],
  [4, 2],
  [1.25, 1.75],
  [6, 2, 1.25, 2],
  [8, 3],
  [2, 1.25],
];

/** The grey of a token in lines and text. @throws LabwrightError `chart/colour`. */
export function strokeGrey(name: string, chart: string): string {
  if (Object.hasOwn(printColours, name)) return printColours[name as Token];
  throw new LabwrightError({
    rule: 'chart/colour',
    wrong: `${chart} uses the colour "var(--lw-${name})", which print has no grey for.`,
    instead: suggest(
      `var(--lw-${name})`,
      Object.keys(printColours).map((known) => `var(--lw-${known})`),
    ),
  });
}

/** The grey of a token in bars and areas. @throws LabwrightError `chart/colour`. */
export function fillGrey(name: string, chart: string): string {
  return printFills[name as Token] ?? strokeGrey(name, chart);
}
