/** Builds what the page shows of a comparison. All text of a reader's becomes text nodes. */
import { el } from 'labwright/pages/parts/dom.ts';
import type { RowComparison } from '../lib/science/column-comparison.ts';
import { drawBars } from './bars.ts';
import type { Found, Shown } from './messages.ts';
import { count, quoted } from './problems.ts';
import { type RulerRow, rulerRows, type SmoothingName } from './rulers.ts';
import { noticesOf, number, percent, verdictWords } from './words.ts';

/** Replaces what a place shows. */
export function show(place: HTMLElement, ...children: readonly (Node | string)[]): void {
  place.replaceChildren(...children);
}

function scrolling(label: string, table: HTMLTableElement): HTMLElement {
  return el('div', { class: 'table-scroll', role: 'region', tabindex: 0, 'aria-label': label }, table);
}

const heads = (...texts: readonly string[]): HTMLElement =>
  el(
    'thead',
    {},
    el('tr', {}, ...texts.map((text, place) => el('th', { scope: 'col', class: place > 0 && 'number' }, text))),
  );

function numberRow(head: string, ...cells: readonly string[]): HTMLElement {
  return el('tr', {}, el('th', { scope: 'row' }, head), ...cells.map((cell) => el('td', { class: 'number' }, cell)));
}

export function verdictOf(shown: Shown): { title: string; paragraphs: HTMLElement[] } {
  const { title, paragraphs } = verdictWords(shown);
  return { title, paragraphs: paragraphs.map((text) => el('p', {}, text)) };
}

export function noticeList(found: Found, shown: Shown, bins: number): HTMLElement {
  return el('ul', {}, ...noticesOf(found, shown, bins).map((text) => el('li', {}, text)));
}

export function summaryTable({ summaries }: Shown): HTMLElement {
  const [then, now] = summaries;
  const both = (head: string, of: (summary: Shown['summaries'][number]) => string) =>
    numberRow(head, of(then), of(now));
  const ofNumbers = (head: string, name: 'low' | 'median' | 'mean' | 'high') =>
    both(head, ({ numbers }) => number(numbers![name], 5));
  const body = el(
    'tbody',
    {},
    both('Rows with a value', ({ rows }) => count(rows)),
    both('Missing', ({ rows, missing }) => `${count(missing)} (${percent(missing / (rows + missing))})`),
  );
  if (then.numbers && now.numbers)
    body.append(
      both('Different values', ({ numbers }) => count(numbers!.ties.different)),
      ofNumbers('Smallest', 'low'),
      ofNumbers('Median', 'median'),
      ofNumbers('Mean', 'mean'),
      ofNumbers('Largest', 'high'),
    );
  const names = [`Reference: ${then.name}`, `Now: ${now.name}`];
  return scrolling('Both columns', el('table', { class: 'data-table' }, heads('In the column', ...names), body));
}

function rulerRow({ name, means, value, beside }: RulerRow): HTMLElement {
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, name, el('span', { class: 'own-means' }, means)),
    el('td', { class: 'number' }, value),
    el('td', {}, beside),
  );
}

export function rulerTable(
  shown: Shown,
  rows: RowComparison | null | undefined,
  smoothing: SmoothingName,
): HTMLElement {
  const table = el(
    'table',
    { class: 'data-table own-rulers' },
    heads('Ruler, and what it looks at', 'Says', 'Hold it against'),
  );
  table.append(el('tbody', {}, ...rulerRows(shown, rows, smoothing).map(rulerRow)));
  table.querySelector('th:last-child')!.classList.remove('number');
  return scrolling('All rulers', table);
}

function sharesOf({ measured, summaries }: Shown): [number[], number[]] {
  return measured.comparison.counts.map((counts, side) => counts.map((rows) => rows / summaries[side]!.rows)) as [
    number[],
    number[],
  ];
}

/** What each bin holds: from one edge up to the next, or a word. */
function binNames({ measured }: Shown): string[] {
  const { edges, categories, others } = measured;
  if (edges) {
    const between = edges.slice(1).map((edge, place) => `${number(edges[place]!, 6)} to ${number(edge, 6)}`);
    return [`below ${number(edges[0]!, 6)}`, ...between, `${number(edges.at(-1)!, 6)} and more`];
  }
  return [...categories!.map((word) => quoted(word)), ...(others > 0 ? ['all others'] : [])];
}

export function binTable(shown: Shown): HTMLElement {
  const { counts, emptyBins } = shown.measured.comparison;
  const shares = sharesOf(shown);
  const cell = (side: 0 | 1, bin: number) => `${percent(shares[side][bin]!)} (${count(counts[side][bin]!)})`;
  const rows = binNames(shown).map((name, bin) =>
    numberRow(`${bin + 1}: ${name}${emptyBins.includes(bin + 1) ? ', empty in one' : ''}`, cell(0, bin), cell(1, bin)),
  );
  const [then, now] = shown.summaries.map(({ name }) => name);
  const table = el(
    'table',
    { class: 'data-table' },
    heads('Bin', `Reference: ${then}`, `Now: ${now}`),
    el('tbody', {}, ...rows),
  );
  return scrolling('Bins', table);
}

/** Words stand under their bars, bins have numbers. */
function barNames({ measured }: Shown): string[] {
  const { categories, others, comparison } = measured;
  return categories
    ? [...categories, ...(others > 0 ? ['others'] : [])]
    : comparison.counts[0].map((_, bin) => String(bin + 1));
}

/** @param width of the place, in CSS pixels */
export function binDrawing(shown: Shown, width: number): SVGSVGElement {
  const bins = shown.measured.comparison.counts[0].length;
  const what = shown.measured.edges ? `${bins} bins` : `${bins} words`;
  return drawBars(
    sharesOf(shown),
    Math.max(240, Math.floor(width)),
    barNames(shown),
    `Shares of ${what}, in the reference and now; the table below has the numbers.`,
  );
}
