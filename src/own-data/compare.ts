/** Holds two samples against all rulers: of numbers in bins, values and rows; of words by their counts. */
import { chiSquaredTest } from '../lib/science/chi-squared-test.ts';
import {
  type BinComparison,
  compareInBins,
  compareRows,
  compareValues,
  type RowComparison,
  type ValueComparison,
} from '../lib/science/column-comparison.ts';
import { verdictOn, type Verdict } from '../lib/science/column-verdict.ts';
import { compareCounts, type CountComparison } from '../lib/science/count-comparison.ts';
import { percentile } from '../lib/science/percentiles.ts';
import type { Smoothing } from '../lib/science/psi-counts.ts';
import { sortedNumbers } from '../lib/science/sorted.ts';
import { type Ties, tiesOf } from '../lib/science/ties.ts';
import type { NumberColumn, ReadColumn, WordColumn } from './column-reader.ts';
import { count, counted, DataError, quoted } from './problems.ts';

export interface Settings {
  /** 2 to 50. */
  readonly bins: number;
  readonly smoothing: Smoothing;
}

/** The levels at which the trade calls a PSI worth a look and an alarm (Siddiqi 2006, Credit Risk Scorecards). */
export const ruleOfThumb = { warning: 0.1, alarm: 0.25 } as const;
/** False alarms that the verdict allows itself, and how surely it wants to have seen an alarm before it speaks of noise. */
export const verdictSettings = { level: 0.05, power: 0.8, alarm: ruleOfThumb.alarm, fewestExpected: 5 } as const;
/** Rows of both samples that are compared with each other, and how often they are exchanged. */
export const rowSettings = { sampledRows: 2000, permutations: 199, seed: 20_260_101 } as const;
/** Share of cells that may be no numbers before a column of numbers is refused. */
const mostOdd = 0.05;
/** Words that stand for themselves; rarer ones are put together. */
export const mostCategories = 30;

export interface Summary {
  readonly name: string;
  /** Rows with a value, and without. */
  readonly rows: number;
  readonly missing: number;
  /** Of numbers, in the unit of the column. */
  readonly numbers: {
    readonly low: number;
    readonly median: number;
    readonly mean: number;
    readonly high: number;
    /** Between the first and third quartile. */
    readonly middleHalf: number;
    readonly ties: Ties;
  } | null;
}

/** p of the chi-squared test on missing and present; null where there are too few of one for it. */
export interface MissingComparison {
  readonly shares: readonly [number, number];
  readonly pValue: number | null;
}

export interface Prepared {
  readonly summaries: readonly [Summary, Summary];
  readonly missing: MissingComparison;
  /** Samples in rising order with what needs no bins, or counts of words. */
  readonly data:
    | {
        readonly kind: 'numbers';
        readonly sorted: readonly [Float64Array, Float64Array];
        readonly values: ValueComparison;
      }
    | {
        readonly kind: 'words';
        readonly categories: readonly string[];
        /** Different words that the last category puts together; 0 where none. */
        readonly others: number;
        readonly counts: readonly [readonly number[], readonly number[]];
      };
}

export interface Measured {
  readonly kind: 'numbers' | 'words';
  readonly comparison: CountComparison;
  /** Of numbers. */
  readonly edges: BinComparison['edges'] | null;
  readonly values: ValueComparison | null;
  /** Of words. */
  readonly categories: readonly string[] | null;
  readonly others: number;
  readonly verdict: Verdict;
}

function checkNumbers({ name, values, odd, firstOdd }: NumberColumn): void {
  if (firstOdd && odd > mostOdd * (odd + values.length))
    throw new DataError(
      'data/not-numbers',
      `“${name}” holds ${counted(odd, 'cell')} that ${odd === 1 ? 'is no number' : 'are no numbers'}; the first is ${quoted(firstOdd.cell)} in line ${count(firstOdd.line)}.`,
      'Write numbers without units, check the decimal sign, or compare the columns as words.',
    );
  if (values.length < 2)
    throw new DataError(
      'data/too-few',
      `“${name}” holds ${values.length === 0 ? 'no number' : `one number, ${values[0]}`}.`,
      'Each column needs two numbers at least, and some hundreds before a ruler can say much.',
    );
}

function summaryOfNumbers({ name, missing, odd }: NumberColumn, sorted: Float64Array): Summary {
  let sum = 0;
  // Scaled first: a column may hold numbers whose sum is none.
  for (const value of sorted) sum += value / sorted.length;
  const at = (share: number) => percentile(sorted, share, 'linear');
  return {
    name,
    rows: sorted.length,
    missing: missing + odd,
    numbers: {
      low: sorted[0]!,
      median: at(0.5),
      mean: sum,
      high: sorted.at(-1)!,
      middleHalf: at(0.75) - at(0.25),
      ties: tiesOf(sorted),
    },
  };
}

const rowsOf = ({ words }: WordColumn): number => [...words.values()].reduce((sum, rows) => sum + rows, 0);

function missingOf(summaries: readonly [Summary, Summary]): MissingComparison {
  const [first, second] = summaries.map(({ missing, rows }) => [missing, rows]) as [number[], number[]];
  const shares = [first, second].map(([gone, there]) => gone! / (gone! + there!)) as [number, number];
  if (first[0]! + second[0]! === 0) return { shares, pValue: null };
  const { pValue, smallestExpected } = chiSquaredTest(first, second);
  const fewest = verdictSettings.fewestExpected;
  return { shares, pValue: smallestExpected >= fewest ? pValue : null };
}

function prepareNumbers(reference: NumberColumn, current: NumberColumn): Prepared {
  for (const column of [reference, current]) checkNumbers(column);
  const sorted = [reference, current].map(({ values }) => sortedNumbers(values)) as [Float64Array, Float64Array];
  const [then] = sorted;
  if (then[0] === then.at(-1))
    throw new DataError(
      'data/constant',
      `“${reference.name}” is ${then[0]} in all of its ${counted(then.length, 'row')}: one value cannot be cut into bins.`,
      'Take a reference in which values differ, or compare the columns as words: then each value counts as one.',
    );
  const spread = Math.max(then.at(-1)!, sorted[1].at(-1)!) - Math.min(then[0]!, sorted[1][0]!);
  if (!Number.isFinite(spread))
    throw new DataError(
      'data/too-large',
      `The values run from ${Math.min(then[0]!, sorted[1][0]!)} to ${Math.max(then.at(-1)!, sorted[1].at(-1)!)}, and their distance is beyond the largest number.`,
      'Take a larger unit, or the logarithm.',
    );
  const summaries = [summaryOfNumbers(reference, then), summaryOfNumbers(current, sorted[1])] as const;
  return {
    summaries,
    missing: missingOf(summaries),
    data: { kind: 'numbers', sorted, values: compareValues(...sorted) },
  };
}

function prepareWords(reference: WordColumn, current: WordColumn): Prepared {
  const columns = [reference, current] as const;
  for (const column of columns)
    if (rowsOf(column) < 2)
      throw new DataError(
        'data/too-few',
        `“${column.name}” holds ${rowsOf(column) === 0 ? 'no word' : `one word, ${quoted([...column.words.keys()][0]!)}`}.`,
        'Each column needs two rows at least, and some hundreds before a ruler can say much.',
      );
  const of = (column: WordColumn, word: string) => column.words.get(word) ?? 0;
  const all = [...new Set(columns.flatMap(({ words }) => [...words.keys()]))].sort(
    (a, b) => of(reference, b) - of(reference, a) || of(current, b) - of(current, a) || (a < b ? -1 : 1),
  );
  if (all.length < 2)
    throw new DataError(
      'data/constant',
      `Both columns say ${quoted(all[0]!)} in every row: there is nothing to compare.`,
      'Take columns in which words differ.',
    );
  const named = all.length > mostCategories ? all.slice(0, mostCategories - 1) : all;
  const rest = all.slice(named.length);
  const countsOf = (column: WordColumn) => [
    ...named.map((word) => of(column, word)),
    ...(rest.length > 0 ? [rest.reduce((sum, word) => sum + of(column, word), 0)] : []),
  ];
  const summaries = columns.map((column) => ({
    name: column.name,
    rows: rowsOf(column),
    missing: column.missing,
    numbers: null,
  })) as unknown as [Summary, Summary];
  return {
    summaries,
    missing: missingOf(summaries),
    data: { kind: 'words', categories: named, others: rest.length, counts: [countsOf(reference), countsOf(current)] },
  };
}

/** @throws DataError for samples that cannot be compared */
export function prepare(reference: ReadColumn, current: ReadColumn): Prepared {
  if (reference.kind === 'numbers' && current.kind === 'numbers') return prepareNumbers(reference, current);
  if (reference.kind === 'words' && current.kind === 'words') return prepareWords(reference, current);
  const [words, numbers] = reference.kind === 'words' ? [reference, current] : [current, reference];
  const { firstWord } = words as WordColumn;
  throw new DataError(
    'data/mixed',
    `“${words.name}” holds words${firstWord ? `, as ${quoted(firstWord.cell)} in line ${count(firstWord.line)}` : ''}; “${numbers.name}” holds numbers.`,
    'Choose two columns of one kind; write numbers without units; or compare both as words.',
  );
}

/** What hangs on the bins and the smoothing: quick enough to follow a control. */
export function measure({ data }: Prepared, { bins, smoothing }: Settings): Measured {
  const settings = { smoothing, level: verdictSettings.level };
  if (data.kind === 'words') {
    const comparison = compareCounts(...data.counts, settings);
    const { categories, others } = data;
    const verdict = verdictOn(comparison, null, verdictSettings);
    return { kind: 'words', comparison, edges: null, values: null, categories, others, verdict };
  }
  const { edges, ...comparison } = compareInBins(...data.sorted, { ...settings, bins });
  const verdict = verdictOn(comparison, data.values.ks.pValue, verdictSettings);
  return { kind: 'numbers', comparison, edges, values: data.values, categories: null, others: 0, verdict };
}

/** What compares rows with rows, of numbers: the slowest, and the same for any bins. */
export function measureRows({ data }: Prepared): RowComparison | null {
  return data.kind === 'numbers' ? compareRows(...data.sorted, rowSettings) : null;
}
