/** How many of many hits a correction can leave, when the smallest p-value is known. */
import { defineSimulation, integer, number, quantity } from 'labwright/simulation';
import { bonferroniBar, fewestDiscoveries } from '../science/multiple-comparisons.ts';

export const survivingHits = defineSimulation({
  id: 'surviving-hits',
  title: 'What a correction can leave',
  params: {
    measures: integer({ label: 'Measures tested', symbol: 'm', min: 10, max: 1000, default: 247 }),
    smallest: number({
      label: 'Smallest p-value',
      symbol: 'p_{(1)}',
      min: 0.0001,
      max: 0.05,
      step: 0.0001,
      digits: 3,
      default: 0.003,
    }),
    kept: integer({ label: 'Hits said to be left', symbol: 'k', min: 1, max: 50, default: 4 }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    level: { label: 'Level of the tests', symbol: '\\alpha', unit: '%', digits: 0, value: 5, kind: 'given' },
  },
  outputs: {
    bar: quantity({
      label: 'Bar of Bonferroni',
      digits: 4,
      formula: '\\alpha / m',
    }),
    fewest: quantity({
      label: 'Fewest that Benjamini and Hochberg can leave',
      digits: 0,
      none: 'none at all',
      formula: '\\lceil p_{(1)}\\,m / \\alpha \\rceil',
      source: '[@benjamini1995]',
    }),
  },
  states: {
    onlyBonferroni: { label: 'Only Bonferroni can leave so many', kind: 'condition' },
    onlyHochberg: { label: 'Only Benjamini and Hochberg can leave so many', kind: 'condition' },
    both: { label: 'Both can leave so many', kind: 'condition' },
    neither: { label: 'Neither can leave so many', kind: 'condition' },
  },
  settings: { claimed: {}, smallerP: { smallest: 0.0001 }, fewMeasures: { measures: 50 } },
  run({ measures, smallest, kept }, c) {
    const level = c.level / c.whole;
    const bar = bonferroniBar(measures, level);
    const fewest = fewestDiscoveries(smallest, measures, level);
    const bonferroni = smallest <= bar;
    const hochberg = fewest !== null && kept >= fewest;
    return {
      outputs: { bar, fewest },
      states: {
        onlyBonferroni: bonferroni && !hochberg,
        onlyHochberg: hochberg && !bonferroni,
        both: bonferroni && hochberg,
        neither: !bonferroni && !hochberg,
      },
      datasets: {},
    };
  },
});

export default survivingHits;
