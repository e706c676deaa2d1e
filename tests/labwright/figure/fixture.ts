/** A small simulation with one chart of each kind that the house theme must set well. */
import { choice, column, defineSimulation, integer, number, quantity, textColumn } from 'labwright/simulation';

const weeks = Array.from({ length: 27 }, (_, week) => week);

export const leak = defineSimulation({
  id: 'leak',
  title: 'Three tanks that leak',
  params: {
    week: integer({ label: 'Weeks', unit: 'week', min: 0, max: 26, default: 9 }),
    limit: number({ label: 'Limit', min: 0.05, max: 0.5, step: 0.01, default: 0.2 }),
    repairCost: number({ label: 'Repair', unit: 'k$', min: 20, max: 140, step: 1, default: 100 }),
    site: choice({
      label: 'Site',
      options: { north: { label: 'North' }, south: { label: 'South' } },
      default: 'north',
    }),
  },
  constants: {
    warning: { label: 'Warning level', value: 0.1, digits: 1, kind: 'given' },
  },
  outputs: {
    largest: quantity({ label: 'Largest loss', digits: 3 }),
    alarmWeek: quantity({ label: 'Alarm', unit: 'week', digits: 1, none: 'not within 26 weeks' }),
    optimum: quantity({ label: 'Optimal interval', unit: 'day', digits: 1 }),
    leastCost: quantity({ label: 'Least cost', unit: 'k$/day', digits: 1 }),
  },
  settings: { start: { week: 0 }, alarm: { week: 8 }, end: { week: 26 } },
  datasets: {
    loss: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        first: column({ label: 'Transaction amount', digits: 3 }),
        second: column({ label: 'Merchant category', digits: 3 }),
        third: column({ label: 'User location', digits: 3 }),
      },
    },
    now: { columns: { tank: textColumn({ label: 'Tank' }), loss: column({ label: 'Loss', digits: 3 }) } },
    cost: {
      columns: {
        interval: column({ label: 'Interval', unit: 'day', digits: 1 }),
        repair: column({ label: 'Repair', digits: 2 }),
        waste: column({ label: 'Waste', digits: 2 }),
        total: column({ label: 'Total', digits: 2 }),
      },
    },
  },
  charts: {
    timeline: {
      title: 'Loss since the start',
      height: 240,
      guess: 'x',
      spec: {
        data: { name: 'loss' },
        layer: [
          {
            mark: { type: 'rule', style: 'limit' },
            encoding: { y: { datum: { expr: 'limit' }, type: 'quantitative' } },
          },
          {
            mark: { type: 'text', style: 'limit-label', x: { expr: 'width' } },
            encoding: {
              y: { datum: { expr: 'limit' }, type: 'quantitative' },
              text: { value: { expr: "'repair from ' + format(limit, '.2f')" } },
            },
          },
          {
            mark: { type: 'rule', style: 'now' },
            encoding: { x: { datum: { expr: 'week' }, type: 'quantitative' } },
          },
          {
            mark: { type: 'text', style: 'now-label', y: 0 },
            encoding: {
              x: { datum: { expr: 'week' }, type: 'quantitative' },
              text: { value: { expr: "'week ' + week" } },
            },
          },
          {
            transform: [
              { fold: ['first', 'second', 'third'], as: ['tank', 'loss'] },
              { calculate: 'labels[datum.tank]', as: 'name' },
            ],
            encoding: {
              x: {
                field: 'week',
                type: 'quantitative',
                scale: { domain: [0, 26] },
                axis: { values: [0, 4, 8, 12, 16, 20, 24] },
                title: 'weeks since launch',
              },
              y: { field: 'loss', type: 'quantitative', scale: { domain: [0, 0.5] }, title: 'PSI' },
              color: {
                field: 'name',
                type: 'nominal',
                scale: { domain: ['Transaction amount', 'Merchant category', 'User location'] },
              },
            },
            layer: [
              { mark: 'line' },
              {
                transform: [{ filter: 'datum.week === 26' }],
                mark: { type: 'text', style: 'series-label' },
                encoding: { text: { field: 'name' } },
              },
            ],
          },
        ],
      },
      table: { dataset: 'loss' },
      finding: ({ say }) => `The largest loss is ${say('largest')}.`,
    },
    bars: {
      title: 'Loss now',
      height: 120,
      guess: 'x',
      spec: {
        data: { name: 'now' },
        layer: [
          {
            mark: { type: 'bar', height: { band: 0.6 } },
            encoding: {
              x: {
                field: 'loss',
                type: 'quantitative',
                scale: { domain: [0, 0.6] },
                title: 'PSI in the week shown',
              },
              y: {
                field: 'tank',
                type: 'nominal',
                title: null,
                scale: { domain: ['Transaction amount', 'Merchant category', 'User location'] },
              },
              color: {
                condition: { test: 'datum.loss >= limit', value: 'var(--lw-fail)' },
                value: 'var(--lw-series-1)',
              },
            },
          },
          {
            mark: { type: 'text', style: 'value-label', align: 'left', dx: 4 },
            encoding: {
              x: { field: 'loss', type: 'quantitative' },
              y: { field: 'tank', type: 'nominal' },
              text: { field: 'loss', format: '.3f' },
            },
          },
        ],
      },
      table: { dataset: 'now' },
      finding: ({ say }) => `The largest loss is ${say('largest')}.`,
    },
    cost: {
      title: 'What repairs cost',
      height: 260,
      guess: 'y',
      spec: {
        data: { name: 'cost' },
        layer: [
          {
            transform: [{ fold: ['repair', 'waste', 'total'], as: ['part', 'cost'] }],
            mark: { type: 'line', clip: true },
            encoding: {
              x: {
                field: 'interval',
                type: 'quantitative',
                scale: { type: 'log', domain: [1, 365] },
                axis: { values: [1, 2, 5, 10, 20, 50, 100, 200] },
                title: 'interval, days',
              },
              y: { field: 'cost', type: 'quantitative', scale: { domain: [0, 12] }, title: 'cost per day, k$' },
              color: { field: 'part', type: 'nominal', scale: { domain: ['repair', 'waste', 'total'] } },
            },
          },
          {
            mark: { type: 'point', style: 'marker' },
            encoding: {
              x: { datum: { expr: 'optimum' }, type: 'quantitative' },
              y: { datum: { expr: 'leastCost' }, type: 'quantitative' },
            },
          },
        ],
      },
      narrow: { height: 200 },
      table: { dataset: 'cost' },
      finding: ({ say }) => `The optimum is ${say('optimum')}.`,
    },
  },
  run({ week, limit, repairCost, site }, { warning }) {
    const wastePerDay = site === 'north' ? 0.1 : 0.05;
    const loss = (at: number, reach: number, exponent: number): number => 2 * warning * (at / reach) ** exponent;
    const reach = 8 * (limit / (2 * warning)) ** (1 / 0.75);
    const rows = weeks.map((at) => ({
      week: at,
      first: loss(at, 8, 0.75),
      second: loss(at, 11, 0.8),
      third: loss(at, 15, 0.85),
    }));
    const { first, second, third } = rows[week]!;
    return {
      outputs: {
        largest: Math.max(first, second, third),
        alarmWeek: reach <= 26 ? reach : null,
        optimum: Math.sqrt(repairCost / wastePerDay),
        leastCost: 2 * Math.sqrt(repairCost * wastePerDay),
      },
      states: {},
      datasets: {
        loss: rows,
        now: [
          { tank: 'Transaction amount', loss: first },
          { tank: 'Merchant category', loss: second },
          { tank: 'User location', loss: third },
        ],
        cost: Array.from({ length: 120 }, (_, index) => {
          const interval = Math.round(10 ** ((index / 119) * Math.log10(365)) * 10) / 10;
          const repair = repairCost / interval;
          const waste = wastePerDay * interval;
          return { interval, repair, waste, total: repair + waste };
        }),
      },
    };
  },
});
export default leak;
