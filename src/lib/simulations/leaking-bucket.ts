/**
 * A bucket with a hole: it runs fastest while it is full.
 *
 * Torricelli's law (De motu gravium, 1644) for straight walls: the level falls as the square of the time that is left.
 */
import { atLeast, column, defineSimulation, number, percent, quantity } from 'labwright/simulation';

export default defineSimulation({
  id: 'leaking-bucket',
  title: 'A bucket with a hole',
  params: {
    minutes: number({ label: 'Minutes gone by', symbol: 't', unit: 'minute', min: 0, max: 20, step: 0.5, default: 0 }),
    emptyAfter: number({ label: 'Empty after', symbol: 'T', unit: 'minute', min: 5, max: 20, step: 1, default: 10 }),
  },
  outputs: {
    left: percent({ label: 'Water left', digits: 0, formula: '(1 - t/T)^2' }),
    halfEmptyAfter: quantity({
      label: 'Half empty after',
      unit: 'minute',
      digits: 1,
      formula: 'T\\,(1 - \\sqrt{1/2})',
    }),
  },
  states: {
    dry: { label: 'The bucket is empty', kind: 'failure', remedy: 'Walk faster, or plug the hole.' },
  },
  settings: {
    full: { minutes: 0 },
    threeMinutes: { minutes: 3 },
    allGone: { minutes: 10 },
    twentyMinutes: { emptyAfter: 20 },
  },
  datasets: {
    level: {
      columns: {
        minutes: column({ label: 'Minutes', digits: 1 }),
        left: column({ label: 'Water left, %', digits: 0 }),
      },
    },
  },
  charts: {
    level: {
      title: 'Water in the bucket',
      guess: 'x',
      spec: {
        layer: [
          {
            data: { name: 'level' },
            mark: 'line',
            encoding: {
              x: { field: 'minutes', type: 'quantitative', scale: { domain: [0, 20] }, axis: { title: 'minutes' } },
              y: { field: 'left', type: 'quantitative', scale: { domain: [0, 100] }, axis: { title: 'water left, %' } },
            },
          },
          {
            mark: { type: 'point', style: 'marker' },
            encoding: {
              x: { datum: { expr: 'minutes' }, type: 'quantitative' },
              y: { datum: { expr: 'left' }, type: 'quantitative' },
            },
          },
        ],
      },
      table: { dataset: 'level' },
      finding: ({ say }) => `After ${say('minutes')} the bucket holds ${say('left')} of its water.`,
    },
  },
  run({ minutes, emptyAfter }) {
    const leftAt = (time: number): number => 100 * Math.max(0, 1 - time / emptyAfter) ** 2;
    return {
      outputs: { left: leftAt(minutes), halfEmptyAfter: emptyAfter * (1 - Math.sqrt(1 / 2)) },
      states: { dry: atLeast(minutes, emptyAfter) },
      datasets: {
        level: Array.from({ length: 21 }, (_, index) => {
          const time = (minutes * index) / 20;
          return { minutes: time, left: leftAt(time) };
        }),
      },
    };
  },
});
