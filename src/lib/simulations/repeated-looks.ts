/** How often a test without any effect looks significant at some look, when its looks share their data. */
import { column, defineSimulation, integer, percent } from 'labwright/simulation';
import { falseAlarmByLook, falseAlarmIfIndependent } from '../science/repeated-looks.ts';

const most = 20;

export const repeatedLooks = defineSimulation({
  id: 'repeated-looks',
  title: 'Looking again and again',
  params: { looks: integer({ label: 'Looks', symbol: 'k', min: 1, max: most, default: 10 }) },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    level: { label: 'False alarms of a single look', symbol: '\\alpha', unit: '%', digits: 0, value: 5, kind: 'given' },
  },
  outputs: {
    independent: percent({
      label: 'False alarms, if the looks were independent',
      digits: 1,
      formula: '1 - (1 - \\alpha)^k',
    }),
    shared: percent({
      label: 'False alarms, as the looks share their data',
      digits: 1,
      formula: 'P\\bigl(\\max_{j \\le k} |S_j| / \\sqrt{j} > z_{1-\\alpha/2}\\bigr)',
      source: '[@armitage1969]',
    }),
  },
  settings: { once: { looks: 1 }, five: { looks: 5 }, ten: { looks: 10 } },
  datasets: {
    looks: {
      columns: {
        looks: column({ label: 'Looks', digits: 0 }),
        independent: column({ label: 'If they were independent', unit: '%', digits: 1 }),
        shared: column({ label: 'As they are', unit: '%', digits: 1 }),
      },
    },
  },
  run({ looks }, c) {
    const level = c.level / c.whole;
    const shared = falseAlarmByLook(most, level);
    const at = (count: number) => ({
      independent: c.whole * falseAlarmIfIndependent(count, level),
      shared: c.whole * shared[count - 1]!,
    });
    return {
      outputs: at(looks),
      states: {},
      datasets: { looks: [1, 2, 5, 10, most].map((count) => ({ looks: count, ...at(count) })) },
    };
  },
});

export default repeatedLooks;
