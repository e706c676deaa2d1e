/** The source of one lab's simulation: Newton's law of cooling, with two charts' worth of rows. */
import type { Vessel } from './vessels.ts';

export const simulationId = (vessel: Vessel): string => `cooling-${vessel.slug}`;

/** A second chart, of the same rows: what is left above the room. */
const excessChart = (name: string): string => `
    excess: {
      title: 'What a ${name} has above the room',
      height: 180,
      spec: {
        layer: [
          {
            data: { name: 'marks' },
            mark: 'bar',
            encoding: {
              x: { field: 'minute', type: 'ordinal', scale: { domain: [0, 10, 20, 30, 40, 50, 60] }, axis: { title: 'minutes' } },
              y: { field: 'excess', type: 'quantitative', scale: { domain: [0, 80], nice: false }, axis: { title: 'above the room, °C' } },
            },
          },
        ],
      },
      table: { dataset: 'marks' },
      finding: ({ say }) => \`The excess halves in \${say('halfTime')}.\`,
    },`;

/** A file for `src/lib/simulations`; one with a second chart where a lab shows more than one. */
export function simulationSource(vessel: Vessel, secondChart = false): string {
  const { name, start, losses } = vessel;
  const loss = (label: string, value: number): string =>
    `{ label: 'Heat lost ${label}', unit: 'J/minute/°C', value: ${value}, kind: 'given' }`;
  return `/** A ${name} that cools by Newton's law, with and without a cover. */
import { atLeast, choice, column, defineSimulation, integer, number, percent, quantity, textColumn } from 'labwright/simulation';

const steps = 60;
const series = ['as it stands', 'without a cover'];

export default defineSimulation({
  id: '${simulationId(vessel)}',
  title: 'A ${name} that cools',
  params: {
    wait: number({ label: 'Wait', symbol: 't', unit: 'minute', min: 0, max: 60, step: 1, digits: 0, default: 10 }),
    cover: choice({
      label: 'Cover',
      options: { open: { label: 'none' }, lid: { label: 'a lid' }, cloth: { label: 'a lid and a cloth' } },
      default: 'open',
    }),
    filling: integer({ label: 'Filling', symbol: 'm', unit: 'g', min: 100, max: 600, step: 20, default: 300 }),
  },
  constants: {
    start: { label: 'Temperature at the beginning', symbol: 'T_0', unit: '°C', value: ${start}, kind: 'given' },
    room: { label: 'Temperature of the room', symbol: 'R', unit: '°C', value: 20, kind: 'given' },
    lukewarm: { label: 'Lukewarm', unit: '°C', value: 45, kind: 'given' },
    water: {
      label: 'Heat that warms water',
      symbol: 'c',
      unit: 'J/g/°C',
      digits: 2,
      value: 4.18,
      kind: 'fact',
      source: 'W. Wagner and A. Pruss, J. Phys. Chem. Ref. Data 31 (2002) 387, liquid water between 20 and 95 °C',
    },
    lossOpen: ${loss('without a cover', losses[0])},
    lossLid: ${loss('under a lid', losses[1])},
    lossCloth: ${loss('under a lid and a cloth', losses[2])},
    half: { label: 'A half', value: 0.5, kind: 'definition' },
    whole: { label: 'The whole', unit: '%', value: 100, kind: 'definition' },
    horizon: { label: 'As long as anybody waits', unit: 'minute', value: 60, kind: 'given' },
  },
  outputs: {
    temperature: quantity({
      label: 'Temperature',
      symbol: 'T',
      unit: '°C',
      digits: 1,
      formula: 'R + (T_0 - R)\\\\,e^{-h t / (m c)}',
      source: "Newton's law of cooling",
    }),
    halfTime: quantity({ label: 'The excess halves in', unit: 'minute', digits: 1, formula: '\\\\frac{m c \\\\ln 2}{h}' }),
    left: percent({ label: 'Of the excess is left', digits: 0 }),
    kept: quantity({ label: 'The cover keeps it warmer by', unit: '°C', digits: 1 }),
  },
  states: {
    tooCold: { label: 'Lukewarm', kind: 'failure', remedy: 'Wait less, fill in more, or cover it.' },
  },
  settings: {
    bare: { wait: 20, cover: 'open' },
    covered: { wait: 20, cover: 'lid' },
    wrapped: { wait: 20, cover: 'cloth' },
    late: { wait: 50, cover: 'open' },
  },
  datasets: {
    course: {
      columns: {
        series: textColumn({ label: 'Cover' }),
        minute: column({ label: 'Minutes', unit: 'minute', digits: 0 }),
        temperature: column({ label: 'Temperature', unit: '°C', digits: 1 }),
      },
    },
    marks: {
      columns: {
        minute: column({ label: 'Minutes', unit: 'minute', digits: 0 }),
        temperature: column({ label: 'Temperature', unit: '°C', digits: 1 }),
        bare: column({ label: 'Without a cover', unit: '°C', digits: 1 }),
        excess: column({ label: 'Above the room', unit: '°C', digits: 1 }),
      },
    },
  },
  charts: {
    cooling: {
      title: 'A ${name} that cools',
      height: 220,
      spec: {
        layer: [
          {
            data: { name: 'course' },
            mark: 'line',
            encoding: {
              x: {
                field: 'minute',
                type: 'quantitative',
                scale: { domain: [0, 60], nice: false },
                axis: { title: 'minutes' },
              },
              y: {
                field: 'temperature',
                type: 'quantitative',
                scale: { domain: [20, 100], nice: false, zero: false },
                axis: { title: 'temperature, °C' },
              },
              color: { field: 'series', type: 'nominal', scale: { domain: series } },
            },
          },
          {
            mark: { type: 'rule', style: 'limit' },
            encoding: { y: { datum: { expr: 'lukewarm' }, type: 'quantitative' } },
          },
          {
            mark: { type: 'rule', style: 'now' },
            encoding: { x: { datum: { expr: 'wait' }, type: 'quantitative' } },
          },
        ],
      },
      table: { dataset: 'marks' },
      finding: ({ say }) => \`After \${say('wait')} it has \${say('temperature')}, and \${say('left')} of the excess is left.\`,
    },${secondChart ? excessChart(name) : ''}
  },
  derivations: {
    temperature: [
      {
        symbols: 's = 2^{-t / t_{1/2}}',
        numbers: '2^{-\\\\val{wait} / \\\\val{halfTime}} = \\\\val{left}\\\\,\\\\%',
        because: 'the excess halves again and again',
      },
      {
        symbols: 'T = R + s\\\\,(T_0 - R)',
        numbers: '\\\\val{room} + \\\\val{left}\\\\,\\\\% \\\\cdot (\\\\val{start} - \\\\val{room}) = \\\\val{temperature}',
        because: 'what is left stands above the room',
      },
    ],
  },
  run({ wait, cover, filling }, c) {
    const losses = { open: c.lossOpen, lid: c.lossLid, cloth: c.lossCloth };
    const heat = filling * c.water;
    const excess = (loss: number, time: number): number => (c.start - c.room) * Math.exp((-loss * time) / heat);
    const at = (loss: number, time: number): number => c.room + excess(loss, time);
    const loss = losses[cover];
    const temperature = at(loss, wait);
    const times = (count: number): number[] => Array.from({ length: count + 1 }, (_, step) => (c.horizon * step) / count);
    return {
      outputs: {
        temperature,
        halfTime: (-heat * Math.log(c.half)) / loss,
        left: (c.whole * excess(loss, wait)) / (c.start - c.room),
        kept: temperature - at(c.lossOpen, wait),
      },
      states: { tooCold: atLeast(c.lukewarm, temperature) },
      datasets: {
        course: [loss, c.lossOpen].flatMap((each, index) =>
          times(steps).map((minute) => ({ series: series[index]!, minute, temperature: at(each, minute) })),
        ),
        marks: times(6).map((minute) => ({
          minute,
          temperature: at(loss, minute),
          bare: at(c.lossOpen, minute),
          excess: excess(loss, minute),
        })),
      },
    };
  },
});
`;
}
