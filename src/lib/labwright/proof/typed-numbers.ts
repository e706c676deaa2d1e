/** Finds numbers that stand as text: in prose, and in formulas. Pure. */

import { withoutCitations } from '../citation/syntax.ts';

/** Digits with their decimals and groups, and the word they stand in. */
const digits = /[\p{L}\p{N}.,\u2212-]*\d[\p{L}\p{N}.,%]*/gu;
const words = [
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['dozen', 12],
] as const;
const units =
  'seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|points?|percent|per cent|dollars?|euros?|engineers?|devices?|requests?|rows?|labels?|bytes?|[kmg]ilobytes?|megabytes?|gigabytes?|watts?|watt-hours?|frames?|alerts?|phones?';
const named = words.map(([word]) => word).join('|');
/** `five days`, `twenty-five days`, `two hundred thousand requests`; `one` counts only as part of a larger number. */
const wordWithUnit = new RegExp(
  `\\b(?!one[\\s-]+(?:${units})\\b)(?:${named})(?:(?:[\\s-]+(?:and[\\s-]+)?)(?:${named}))*[\\s-]+(?:${units})\\b`,
  'giu',
);

const decimals = /\d+\.\d+/g;
/** A whole number with a unit set upright: `8\,\text{weeks}`. */
const withUnit = new RegExp(
  `(?<![\\d.])\\d+(?:\\\\[,;:! ]|~|\\s)*(?:\\\\[%$]|\\\\(?:text|textrm|mathrm)\\{\\s*(?:${units}|%|ms|min|s|h|d|[kMG]?B|k?W|k?Wh|J|Hz)\\s*\\})`,
  'gi',
);
const integers = /\d{2,}/g;

export interface Typed {
  readonly found: string;
  readonly index: number;
}

/** The text without the phrases that the handbook calls structural, at the same places. */
function cleared(text: string, structural: readonly string[]): string {
  return structural.reduce((rest, phrase) => rest.replaceAll(phrase, ' '.repeat(phrase.length)), text);
}

function matches(text: string, pattern: RegExp): Typed[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ found: found.replace(/[.,]$/, ''), index }));
}

/** Digits, and number words with a unit, in prose; those of citations are the works' own. */
export function typedInText(text: string, structural: readonly string[]): Typed[] {
  const rest = cleared(withoutCitations(text), structural);
  return [digits, wordWithUnit].flatMap((pattern) => matches(rest, pattern));
}

/** A power, an index, a fraction in TeX's short form, or a power of ten: those are part of the formula. */
function belongsToFormula(tex: string, { found, index }: Typed): boolean {
  const before = tex.slice(0, index);
  const after = tex.slice(index + found.length);
  return (
    /(?:[\^_]\s*(?:\{[^{}]*)?|\\[td]?frac\s*|\.\d*|\w)$/.test(before) || /^\s*[\^.]/.test(after) || /^10+$/.test(found)
  );
}

/** Decimals, numbers with a unit, and whole numbers from ten on, in a formula; small ones there are part of it. */
export function typedInMaths(tex: string, structural: readonly string[]): Typed[] {
  const rest = cleared(tex, structural);
  const found = [...matches(rest, withUnit), ...matches(rest, decimals)];
  const whole = matches(rest, integers).filter((each) => !belongsToFormula(rest, each));
  const isNew = (each: Typed): boolean =>
    !found.some((other) => each.index >= other.index && each.index < other.index + other.found.length);
  return [...found, ...whole.filter(isNew)].sort((a, b) => a.index - b.index);
}

/** `twenty-five` is 25, `two hundred thousand` 200,000; undefined when the first word is no number. */
function valueOfWords(found: string): number | undefined {
  const values = new Map<string, number>(words);
  let [total, group, said] = [0, 0, false];
  for (const word of found.toLowerCase().split(/[\s-]+/)) {
    const value = values.get(word);
    if (value === undefined) {
      if (said && word === 'and') continue;
      break;
    }
    said = true;
    if (value >= 1000) [total, group] = [total + Math.max(group, 1) * value, 0];
    else if (value === 100 || word === 'dozen') group = Math.max(group, 1) * value;
    else group += value;
  }
  return said ? total + group : undefined;
}

/** What a typed number says: `1,000` and `seven weeks` as numbers; NaN when it is a word with a digit in it. */
export function valueOfTyped(found: string): number {
  return valueOfWords(found) ?? Number(found.replaceAll(',', '').replace('\u2212', '-').replace(/%$/, ''));
}
