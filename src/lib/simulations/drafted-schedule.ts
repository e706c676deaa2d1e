/** Three products of a draft, each with its price of a retraining: how often its own formula visits them. */
import { choice, column, defineSimulation, quantity, textColumn } from 'labwright/simulation';
import { driftCostGrowth, optimalInterval } from '../science/retraining.ts';

const products = ['cloud', 'edge', 'mobile'] as const;
const names = { cloud: 'Cloud', edge: 'Edge', mobile: 'Mobile' };

export const draftedSchedule = defineSimulation({
  id: 'drafted-schedule',
  title: 'What the draft’s own formula asks for',
  params: {
    product: choice({
      label: 'Product',
      options: {
        cloud: { label: 'cloud service' },
        edge: { label: 'edge scanners' },
        mobile: { label: 'phones' },
      },
      default: 'cloud',
    }),
  },
  constants: {
    pointsLost: { label: 'Accuracy lost', unit: 'point', digits: 0, value: 7, kind: 'given' },
    valuePerPoint: { label: 'A missing point costs', unit: 'k$/point/day', digits: 0, value: 1, kind: 'given' },
    cloudCost: { label: 'One retraining in the cloud', unit: 'k$', digits: 2, value: 8, kind: 'given' },
    edgeCost: { label: 'One retraining on the scanners', unit: 'k$', digits: 2, value: 0.05, kind: 'given' },
    mobileCost: { label: 'One retraining on the phones', unit: 'k$', digits: 2, value: 5, kind: 'given' },
    cloudDays: { label: 'The cloud service loses them in', unit: 'day', digits: 0, value: 14, kind: 'given' },
    edgeDays: { label: 'The scanners lose them in', unit: 'day', digits: 0, value: 30, kind: 'given' },
    mobileDays: { label: 'The phones lose them in', unit: 'day', digits: 0, value: 90, kind: 'given' },
    hoursPerDay: { label: 'Hours in a day', unit: 'hour/day', digits: 0, value: 24, kind: 'definition' },
  },
  outputs: {
    optimum: quantity({
      label: 'Cheapest interval',
      symbol: 'T^*',
      unit: 'day',
      digits: 1,
      formula: '\\sqrt{2CD / (pV)}',
      source: 'the square-root rule of [@harris1913]',
    }),
    optimumHours: quantity({ label: 'The same in hours', unit: 'hour', digits: 0 }),
    spread: quantity({ label: 'Longest over shortest of the three', digits: 1 }),
  },
  settings: { cloud: { product: 'cloud' }, edge: { product: 'edge' }, mobile: { product: 'mobile' } },
  datasets: {
    products: {
      columns: {
        product: textColumn({ label: 'Product' }),
        cost: column({ label: 'One retraining', unit: 'k$', digits: 2 }),
        days: column({ label: 'Days to lose the points', unit: 'day', digits: 0 }),
      },
    },
    intervals: {
      columns: {
        product: textColumn({ label: 'Product' }),
        optimum: column({ label: 'Cheapest interval', unit: 'day', digits: 1 }),
      },
    },
  },
  run({ product }, c) {
    const of = {
      cloud: [c.cloudCost, c.cloudDays],
      edge: [c.edgeCost, c.edgeDays],
      mobile: [c.mobileCost, c.mobileDays],
    } as const;
    const optimumOf = (name: (typeof products)[number]) =>
      optimalInterval(of[name][0], driftCostGrowth(c.valuePerPoint, c.pointsLost, of[name][1]));
    const all = products.map(optimumOf);
    const optimum = optimumOf(product);
    return {
      outputs: { optimum, optimumHours: optimum * c.hoursPerDay, spread: Math.max(...all) / Math.min(...all) },
      states: {},
      datasets: {
        products: products.map((name) => ({ product: names[name], cost: of[name][0], days: of[name][1] })),
        intervals: products.map((name) => ({ product: names[name], optimum: optimumOf(name) })),
      },
    };
  },
});

export default draftedSchedule;
