/** Two rates of a detector, and how much of what it looks for must be there for both to hold. */
import { defineSimulation, number, percent } from 'labwright/simulation';
import { leastPrevalence } from '../science/base-rates.ts';

export const leastPrevalenceSimulation = defineSimulation({
  id: 'least-prevalence',
  title: 'What two rates say about a third',
  params: {
    accuracy: number({ label: 'Accuracy', symbol: 'A', unit: '%', min: 0, max: 100, step: 1, default: 71 }),
    falsePositiveRate: number({
      label: 'Honest payments that are flagged',
      symbol: '\\mathrm{FPR}',
      unit: '%',
      min: 0,
      max: 99,
      step: 1,
      default: 18,
    }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    usual: { label: 'Share of fraud among payments', unit: '%', digits: 0, value: 1, kind: 'given' },
  },
  outputs: {
    least: percent({
      label: 'Least share of fraud at which both can hold',
      digits: 1,
      formula: '1 - \\frac{A}{1 - \\mathrm{FPR}}',
      note: 'Where the detector finds no fraud at all; any that it finds asks for more.',
    }),
    honestRight: percent({ label: 'Honest payments that are judged right', digits: 0, formula: '1 - \\mathrm{FPR}' }),
    lowestAccuracy: percent({
      label: 'Accuracy at the usual share of fraud, at the least',
      digits: 1,
      formula: '(1 - \\pi)(1 - \\mathrm{FPR})',
    }),
  },
  settings: { claimed: { accuracy: 71, falsePositiveRate: 18 } },
  run({ accuracy, falsePositiveRate }, { whole, usual }) {
    return {
      outputs: {
        least: whole * leastPrevalence(accuracy / whole, falsePositiveRate / whole),
        honestRight: whole - falsePositiveRate,
        lowestAccuracy: ((whole - usual) * (whole - falsePositiveRate)) / whole,
      },
      states: {},
      datasets: {},
    };
  },
});

export default leastPrevalenceSimulation;
