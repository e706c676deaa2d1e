/** One fall of accuracy, told in points, in per cent of itself, and in wrong answers. */
import { defineSimulation, number, percent, quantity } from 'labwright/simulation';

export const pointsLost = defineSimulation({
  id: 'points-lost',
  title: 'One fall, told three ways',
  params: {
    before: number({ label: 'Accuracy before', symbol: 'A_0', unit: '%', min: 80, max: 99, step: 1, default: 94 }),
    after: number({ label: 'Accuracy after', symbol: 'A_1', unit: '%', min: 50, max: 99, step: 1, default: 87 }),
  },
  constants: { whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' } },
  outputs: {
    points: quantity({ label: 'Lost, in points', unit: 'point', digits: 0, formula: 'A_0 - A_1' }),
    relative: quantity({ label: 'Lost, of what there was', unit: '%', digits: 1, formula: '(A_0 - A_1) / A_0' }),
    wrongBefore: percent({ label: 'Wrong answers before', digits: 0 }),
    wrongAfter: percent({ label: 'Wrong answers after', digits: 0 }),
    wrongRatio: quantity({ label: 'Wrong answers after, over before', digits: 2, formula: '(1 - A_1) / (1 - A_0)' }),
  },
  settings: { story: {} },
  run({ before, after }, { whole }) {
    return {
      outputs: {
        points: before - after,
        relative: (whole * (before - after)) / before,
        wrongBefore: whole - before,
        wrongAfter: whole - after,
        wrongRatio: (whole - after) / (whole - before),
      },
      states: {},
      datasets: {},
    };
  },
});

export default pointsLost;
