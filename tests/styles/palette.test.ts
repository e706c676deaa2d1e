/** The colours of both themes: legible on their grounds, and told apart by readers who see fewer of them. */
import { readFileSync } from 'node:fs';
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
  type Color,
} from 'culori';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const [dark = '', rest = ''] = css.split(":root[data-theme='light']");
const [light = ''] = rest.split("[data-medium='print']");
const distance = differenceCiede2000();
const views: Record<string, (colour: Color) => Color> = {
  'all colours': (colour) => colour,
  deuteranopia: filterDeficiencyDeuter(1) as (colour: Color) => Color,
  protanopia: filterDeficiencyProt(1) as (colour: Color) => Color,
  tritanopia: filterDeficiencyTrit(1) as (colour: Color) => Color,
};

function token(theme: string, name: string): Color {
  const value = new RegExp(`--lw-${name}: (#[0-9a-f]{3,8});`).exec(theme)?.[1];
  const colour = value === undefined ? undefined : parse(value);
  if (!colour) throw new Error(`no colour --lw-${name}`);
  return colour;
}

const pairs = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((first, index) => items.slice(index + 1).map((second): [Item, Item] => [first, second]));

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_, theme) => {
  test.each(['ink', 'ink-soft', 'accent', 'guess', 'good', 'watch', 'fail'])('%s is legible as text', (name) => {
    for (const ground of ['paper', 'panel'])
      expect(wcagContrast(token(theme, name), token(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([1, 2, 3, 4, 5, 6])('curve %i stands out from its ground', (index) => {
    for (const ground of ['paper', 'panel'])
      expect(wcagContrast(token(theme, `series-${index}`), token(theme, ground))).toBeGreaterThanOrEqual(3);
  });

  test('good, watch and fail differ in lightness, so that greyscale tells them apart', () => {
    for (const [a, b] of pairs(['good', 'watch', 'fail']))
      expect(wcagContrast(token(theme, a), token(theme, b))).toBeGreaterThanOrEqual(1.45);
  });

  // A chart has three curves at most in one key; beyond that, and in greyscale, dash and name tell them apart.
  test.each(Object.keys(views))('the first three curves differ for a reader with %s', (name) => {
    const seen = [1, 2, 3].map((index) => views[name]!(token(theme, `series-${index}`)));
    for (const [a, b] of pairs(seen)) expect(distance(a, b)).toBeGreaterThanOrEqual(7);
  });
});
