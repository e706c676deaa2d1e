/** Something that grows by the same share each year. Put your own model in its place; the name of the file is the id. */
import { column, defineSimulation, integer, number, quantity } from 'labwright/simulation';

/** As far as the figure goes. */
const longest = 40;

export default defineSimulation({
  id: 'new-simulation',
  title: 'New simulation',
  params: {
    rate: number({ label: 'Growth in a year', symbol: 'r', unit: '%/year', min: 1, max: 20, step: 0.5, default: 7 }),
    time: integer({ label: 'Time', symbol: 't', unit: 'year', min: 0, max: longest, default: 5 }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', value: 100, kind: 'definition' },
    oneYear: { label: 'A year', unit: 'year', value: 1, kind: 'definition' },
  },
  outputs: {
    doublesAfter: quantity({
      label: 'Time until it has doubled',
      unit: 'year',
      digits: 1,
      formula: '\\frac{\\ln 2}{\\ln(1 + r)}',
    }),
    timesAsMuch: quantity({ label: 'As much as at first, times', digits: 2, formula: '(1 + r)^t' }),
  },
  settings: {
    slow: { rate: 2 },
    fast: { rate: 15 },
  },
  datasets: {
    course: {
      columns: {
        time: column({ label: 'Time', unit: 'year', digits: 0 }),
        timesAsMuch: column({ label: 'As much as at first, times', digits: 2 }),
      },
    },
  },
  charts: {
    course: {
      title: 'Growth at a steady rate',
      height: 220,
      guess: 'x',
      spec: {
        data: { name: 'course' },
        mark: { type: 'line', point: true },
        encoding: {
          x: {
            field: 'time',
            type: 'quantitative',
            scale: { domain: [0, longest], nice: false },
            axis: { title: 'years' },
          },
          y: {
            field: 'timesAsMuch',
            type: 'quantitative',
            scale: { type: 'log', domain: [1, 1500], nice: false },
            axis: { title: 'times as much as at first', values: [1, 2, 10, 100, 1000] },
          },
        },
      },
      table: { dataset: 'course' },
      finding: ({ say }) => `After ${say('time')} there is ${say('timesAsMuch')} times as much as at first.`,
    },
  },
  run({ rate, time }, { whole, oneYear }) {
    const yearly = 1 + (rate * oneYear) / whole;
    const after = (years: number): number => yearly ** years;
    return {
      outputs: { doublesAfter: (Math.log(2) / Math.log(yearly)) * oneYear, timesAsMuch: after(time / oneYear) },
      states: {},
      datasets: {
        course: Array.from({ length: Math.floor(time / oneYear) + 1 }, (_, years) => ({
          time: years * oneYear,
          timesAsMuch: after(years),
        })),
      },
    };
  },
});
