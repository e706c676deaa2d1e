/** A test that was repeated on more people: what it could see, and what it saw (a power analysis of two proportions). */
import { defineSimulation, integer, number, quantity } from 'labwright/simulation';
import { peoplePerArm, pooledPValue, pooledZ } from '../science/two-proportions.ts';

export const biggerTest = defineSimulation({
  id: 'bigger-test',
  title: 'A test on more people',
  params: {
    baseRate: number({
      label: 'Clicks without the change',
      unit: '%',
      min: 0.2,
      max: 20,
      step: 0.1,
      digits: 1,
      default: 2,
    }),
    lift: number({
      label: 'Relative gain seen',
      unit: '%',
      min: 1,
      max: 30,
      step: 0.1,
      digits: 1,
      default: 3.2,
      note: 'A percentage of the rate, not percentage points.',
    }),
    perArm: integer({ label: 'People in each arm', min: 1000, max: 1_000_000, scale: 'log', default: 40_000 }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    plannedLift: { label: 'Gain the test was planned for', unit: '%', digits: 0, value: 3, kind: 'given' },
    level: { label: 'False alarms we accept', unit: '%', digits: 0, value: 5, kind: 'given' },
    power: { label: 'Real gains we want to see', unit: '%', digits: 0, value: 80, kind: 'given' },
  },
  outputs: {
    treatedRate: quantity({ label: 'Clicks with the change', unit: '%', digits: 2 }),
    z: quantity({
      label: 'Distance from no effect, in standard errors',
      symbol: 'z',
      digits: 2,
      formula: '\\frac{q - p}{\\sqrt{2\\bar p(1 - \\bar p)/n}}',
      source: '[@fleiss2003], 3.1',
    }),
    pValue: quantity({ label: 'Two-sided p-value', symbol: 'p', digits: 2, formula: '2\\,\\Phi(-|z|)' }),
    needed: quantity({
      label: 'People needed in each arm',
      digits: 0,
      formula:
        '\\left\\lceil\\left(\\frac{z_{1-\\alpha/2}\\sqrt{2\\bar p\\bar q} + z_{\\mathrm{power}}\\sqrt{p_1 q_1 + p_2 q_2}}{p_2 - p_1}\\right)^{2}\\right\\rceil',
      source: '[@fleiss2003], 4.2',
    }),
  },
  settings: { first: { lift: 3.5, perArm: 10_000 }, second: { lift: 3.2, perArm: 40_000 } },
  run({ baseRate, lift, perArm }, c) {
    const control = baseRate / c.whole;
    const treated = control * (1 + lift / c.whole);
    const planned = control * (1 + c.plannedLift / c.whole);
    return {
      outputs: {
        treatedRate: c.whole * treated,
        z: pooledZ(control, treated, perArm),
        pValue: pooledPValue(control, treated, perArm),
        needed: Math.ceil(peoplePerArm(control, planned, c.level / c.whole, c.power / c.whole)),
      },
      states: {},
      datasets: {},
    };
  },
});

export default biggerTest;
