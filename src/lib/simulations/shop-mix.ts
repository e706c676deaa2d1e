/** Two kinds of customers, one average: what a test of a shop shows, and what the mix of its visitors adds to that. */
import { type ChartSpec, column, defineSimulation, number, percent, quantity, textColumn } from 'labwright/simulation';
import { evenlySpaced } from '../science/grid.ts';
import { expectedValue } from '../science/mixtures.ts';
import { at, limit, linear, marker } from './_chart-parts.ts';

const [low, high] = [9, 18];
const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 'controlPooled'),
    {
      mark: { type: 'text', style: 'limit-label', text: { expr: "width > 150 ? 'old page, in total' : 'old page'" } },
      encoding: { x: at(100), y: at('controlPooled') },
    },
    {
      mark: 'line',
      encoding: {
        x: { field: 'mobile', ...linear('visitors on a phone, %', [0, 100], [0, 25, 50, 75, 100]) },
        y: { field: 'pooled', ...linear('new page, buyers in total, %', [low, high], [10, 12, 14, 16, 18]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('treatedMobile'), y: at('treatedPooled'), y2: { datum: low } },
    },
    { mark: marker, encoding: { x: at('treatedMobile'), y: at('treatedPooled') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(treatedMobile, '.0f') + (width > 300 ? ' % on a phone' : ' %')" },
      },
      encoding: { x: at('treatedMobile'), y: at(low) },
    },
  ],
};

const rate = (label: string, value: number) => ({ label, unit: '%', digits: 1, value, kind: 'given' }) as const;

export const shopMix = defineSimulation({
  id: 'shop-mix',
  title: 'One page on different mixes',
  params: {
    treatedMobile: number({
      label: 'On a phone, among visitors of the new page',
      symbol: 'w',
      unit: '%',
      min: 0,
      max: 100,
      step: 1,
      default: 48,
    }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    controlMobile: {
      label: 'On a phone, among visitors of the old page',
      unit: '%',
      digits: 0,
      value: 60,
      kind: 'given',
    },
    controlPhone: rate('Old page, buyers on a phone', 8.2),
    controlDesk: rate('Old page, buyers at a desk', 19.5),
    treatedPhone: rate('New page, buyers on a phone', 9.1),
    treatedDesk: rate('New page, buyers at a desk', 17.8),
  },
  outputs: {
    controlPooled: percent({ label: 'Old page, buyers in total', digits: 2 }),
    treatedPooled: percent({
      label: 'New page, buyers in total',
      digits: 2,
      formula: 'w\\,a_{\\text{phone}} + (1 - w)\\,a_{\\text{desk}}',
    }),
    difference: quantity({ label: 'New page less old, in total', unit: 'point', digits: 2 }),
    sameMix: percent({ label: 'New page, buyers in total, on the mix of the old', digits: 2 }),
    sameMixChange: quantity({ label: 'New page less old, on the same mix', unit: 'point', digits: 2 }),
    gainPhone: quantity({ label: 'Change on a phone', unit: 'point', digits: 1 }),
    gainDesk: quantity({ label: 'Change at a desk', unit: 'point', digits: 1 }),
    breakEven: percent({
      label: 'Share on a phone at which the totals are equal',
      digits: 0,
      note: 'Below it the new page looks better.',
    }),
  },
  states: { looksBetter: { label: 'The new page looks better in total', kind: 'condition' } },
  settings: { drifted: { treatedMobile: 48 }, sameMix: { treatedMobile: 60 } },
  datasets: {
    curve: {
      columns: {
        mobile: column({ label: 'On a phone', unit: '%', digits: 0 }),
        pooled: column({ label: 'New page in total', unit: '%', digits: 2 }),
      },
    },
    slices: {
      columns: {
        slice: textColumn({ label: 'Visitors' }),
        control: column({ label: 'Old page', unit: '%', digits: 1 }),
        treated: column({ label: 'New page', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    pooled: {
      title: 'Buyers of the new page against its share of phones',
      height: 220,
      guess: 'y',
      spec,
      table: { dataset: 'curve' },
      finding: ({ states, say }) =>
        `With ${say('treatedMobile')} of its visitors on a phone the new page sells to ${say('treatedPooled')}, the old page to ${say('controlPooled')}: ` +
        (states.looksBetter ? 'the new page looks better.' : 'the new page looks no better.'),
    },
  },
  run({ treatedMobile }, c) {
    const control = [c.controlPhone, c.controlDesk];
    const treated = [c.treatedPhone, c.treatedDesk];
    const pooled = (rates: readonly number[], mobile: number) =>
      expectedValue([mobile / c.whole, 1 - mobile / c.whole], rates);
    const controlPooled = pooled(control, c.controlMobile);
    const treatedPooled = pooled(treated, treatedMobile);
    const sameMix = pooled(treated, c.controlMobile);
    return {
      outputs: {
        controlPooled,
        treatedPooled,
        difference: treatedPooled - controlPooled,
        sameMix,
        sameMixChange: sameMix - controlPooled,
        gainPhone: c.treatedPhone - c.controlPhone,
        gainDesk: c.treatedDesk - c.controlDesk,
        breakEven: (c.whole * (c.treatedDesk - controlPooled)) / (c.treatedDesk - c.treatedPhone),
      },
      states: { looksBetter: treatedPooled > controlPooled },
      datasets: {
        curve: evenlySpaced(0, c.whole, 11).map((mobile) => ({ mobile, pooled: pooled(treated, mobile) })),
        slices: [
          { slice: 'on a phone', control: c.controlPhone, treated: c.treatedPhone },
          { slice: 'at a desk', control: c.controlDesk, treated: c.treatedDesk },
        ],
      },
    };
  },
});

export default shopMix;
