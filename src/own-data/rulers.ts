/** The rows of the table of rulers, as text. */
import type { RowComparison } from '../lib/science/column-comparison.ts';
import { ruleOfThumb, rowSettings, verdictSettings } from './compare.ts';
import type { Shown } from './messages.ts';
import { count } from './problems.ts';
import { number, percent, probability } from './words.ts';

export interface RulerRow {
  readonly name: string;
  /** What it looks at. */
  readonly means: string;
  readonly value: string;
  /** What to hold it against. */
  readonly beside: string;
}

/** How bins that may be empty are smoothed, in words. */
export type SmoothingName = 'half-count' | 'epsilon' | 'none';
const smoothings: Readonly<Record<SmoothingName, string>> = {
  'half-count': 'half a row added to each',
  epsilon: 'a share of 0.0001 added to each',
  none: 'nothing added',
};

const pending = 'being computed';

function rowRulers(rows: RowComparison | null | undefined): RulerRow[] {
  const sampled = rows ? rows.sampled : null;
  const of = sampled
    ? `of ${count(sampled[0])} and ${count(sampled[1])} rows`
    : `of up to ${count(rowSettings.sampledRows)} rows`;
  const exchanged = `${rowSettings.permutations} exchanges`;
  const { discrepancy, means } = rows ?? {};
  return [
    {
      name: 'Maximum mean discrepancy, squared',
      means: `Gaussian kernel, ${of} drawn by a fixed seed`,
      value: !rows ? pending : discrepancy ? number(discrepancy.squared) : 'none',
      beside: !rows
        ? `p by ${exchanged}`
        : discrepancy
          ? `${probability(discrepancy.pValue!)} by ${exchanged}; width ${number(discrepancy.bandwidth)}, the median distance`
          : 'more than half of the rows are equal, so the kernel has no width',
    },
    {
      name: 'Distance of the means',
      means: `${of} drawn by a fixed seed`,
      value: !rows || !means ? pending : number(means.observed),
      beside: !rows || !means ? `p by ${exchanged}` : `${probability(means.pValue)} by ${exchanged}`,
    },
  ];
}

/** All rulers; `rows` is undefined while those of rows are under way. */
export function rulerRows(
  { measured }: Shown,
  rows: RowComparison | null | undefined,
  smoothing: SmoothingName,
): RulerRow[] {
  const { comparison, values, edges } = measured;
  const { chiSquared, kullbackLeibler } = comparison;
  const bins = edges ? 'bins' : 'words';
  const rough = chiSquared.smallestExpected < verdictSettings.fewestExpected;
  return [
    {
      name: 'Population stability index (PSI)',
      means: `${bins}, ${smoothings[smoothing]}`,
      value: `${number(comparison.psi)} nats`,
      beside: `noise stays below ${number(comparison.psiThreshold)}, but for ${percent(verdictSettings.level)}; rule of thumb ${ruleOfThumb.warning} and ${ruleOfThumb.alarm}`,
    },
    {
      name: 'Kullback–Leibler divergence',
      means: `now from the reference, and back; ${bins}, smoothed likewise`,
      value: `${number(kullbackLeibler[0])} and ${number(kullbackLeibler[1])} nats`,
      beside: 'their sum is the PSI',
    },
    {
      name: 'Jensen–Shannon divergence',
      means: `${bins}, as they are`,
      value: `${number(comparison.jensenShannon)} nats`,
      beside: `at most ${number(Math.LN2)}`,
    },
    {
      name: 'Hellinger distance',
      means: `${bins}, as they are`,
      value: number(comparison.hellinger),
      beside: 'at most 1',
    },
    {
      name: 'Total variation',
      means: `${bins}, as they are`,
      value: percent(comparison.totalVariation),
      beside: 'rows that lie elsewhere',
    },
    {
      name: 'Chi-squared test',
      means: `counts in ${bins}`,
      value: number(chiSquared.statistic),
      beside: `${probability(chiSquared.pValue)}, ${count(chiSquared.degrees)} degrees of freedom${rough ? '; rough, since a bin expects few rows' : ''}`,
    },
    ...(values
      ? [
          {
            name: 'Wasserstein-1 distance',
            means: 'every value, no bins',
            value: number(values.wasserstein),
            beside: 'in the unit of the column',
          },
          {
            name: 'Kolmogorov–Smirnov distance',
            means: 'every value, no bins',
            value: number(values.ks.statistic),
            beside: `${probability(values.ks.pValue)}, ${values.ks.method === 'exact' ? 'exactly' : 'for large samples'}`,
          },
          ...rowRulers(rows),
        ]
      : []),
  ];
}
