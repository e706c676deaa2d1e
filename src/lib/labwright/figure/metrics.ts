/**
 * Text widths from one font table, the same in Node and in every browser.
 *
 * Vega guesses widths in Node and measures them on a canvas in the browser; the two lay a chart out differently and it
 * would jump when it comes alive. With this table neither is asked, so the drawing of the build is the live drawing.
 */
import { textMetrics, type TextItem } from 'vega-scenegraph';
import inter from './metrics/inter.json' with { type: 'json' };

/** The one font of charts: the page, the book and a saved picture all carry it. */
export const chartFont = "'Inter Variable', Inter, sans-serif";

type Weight = '400' | '600';

function tableOf(weight: Weight): ReadonlyMap<string, number> {
  return new Map([...inter.characters].map((character, index) => [character, inter.widths[weight][index]!]));
}
const tables: Readonly<Record<Weight, ReadonlyMap<string, number>>> = { 400: tableOf('400'), 600: tableOf('600') };

function unitsOf(text: string, weight: Weight): number {
  let units = 0;
  for (const character of text) units += tables[weight].get(character) ?? inter.default;
  return units;
}

/**
 * Width of one line of chart text, in px: the sum of advance widths, without kerning. Weights between 400 and 600 are
 * interpolated, as the variable font does; heavier ones count as 600, lighter ones as 400.
 */
export function textWidth(text: string, fontSize: number, fontWeight: number | string = 400): number {
  const weight = fontWeight === 'bold' ? 600 : Number(fontWeight) || 400;
  const boldness = Math.min(Math.max((weight - 400) / 200, 0), 1);
  const units = (1 - boldness) * unitsOf(text, '400') + boldness * unitsOf(text, '600');
  return (units / inter.unitsPerEm) * fontSize;
}

/** Makes Vega ask `textWidth` for every width. Idempotent; call it before the first view is made. */
export function installTextMetrics(): void {
  textMetrics.width = (item: TextItem, line: unknown) =>
    textWidth(String(line ?? '').trim(), item.fontSize ?? 11, item.fontWeight ?? 400);
}
