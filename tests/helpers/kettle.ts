/** A tiny simulation that no handbook uses: a kettle that cools. Its numbers can be checked by hand. */
import {
  atLeast,
  choice,
  column,
  defineSimulation,
  integer,
  number,
  percent,
  quantity,
  text,
} from 'labwright/simulation';

export const kettle = defineSimulation({
  id: 'kettle',
  title: 'A kettle that cools',
  params: {
    minutes: integer({ label: 'Minutes', unit: 'minute', min: 0, max: 60, default: 0 }),
    start: number({ label: 'Start', unit: 'kelvin', min: 20, max: 100, step: 1, default: 100 }),
    room: choice({
      label: 'Room',
      options: { warm: { label: 'Warm', values: { start: 90 } }, cold: { label: 'Cold' } },
      default: 'cold',
    }),
  },
  constants: { rate: { label: 'Cooling per minute', unit: 'kelvin/minute', value: 2, kind: 'given' } },
  outputs: {
    temperature: quantity({ label: 'Temperature', symbol: 'T', unit: 'kelvin', digits: 1 }),
    share: percent({ label: 'Left of the start', digits: 0 }),
    coldAt: quantity({ label: 'Cold after', unit: 'minute', digits: 0, none: 'not within a quarter' }),
    word: text({ label: 'In a word', words: ['hot', 'tepid'] }),
  },
  states: { tepid: { label: 'Tepid', kind: 'failure', remedy: 'Boil again.' } },
  settings: { early: { minutes: 5 }, late: { minutes: 30 } },
  datasets: {
    cooling: {
      columns: {
        minute: column({ label: 'Minute', digits: 0 }),
        temperature: column({ label: 'Temperature', digits: 1 }),
      },
    },
  },
  charts: {
    cooling: {
      title: 'Cooling',
      guess: 'x',
      spec: {
        data: { name: 'cooling' },
        mark: 'line',
        encoding: {
          x: { field: 'minute', type: 'quantitative', scale: { domain: [0, 60] } },
          y: { field: 'temperature', type: 'quantitative', scale: { domain: [0, 100] } },
        },
      },
      table: { dataset: 'cooling' },
      finding: ({ say }) => `It stands at ${say('temperature')}.`,
    },
  },
  derivations: {
    temperature: [
      { symbols: 'T = T_0 - r\\,t', numbers: '\\val{start} - \\val{rate} \\times \\val{minutes} = \\val{temperature}' },
    ],
  },
  run({ minutes, start }, { rate }) {
    const at = (minute: number): number => Math.max(0, start - rate * minute);
    const coldAt = (start - 60) / rate;
    return {
      outputs: {
        temperature: at(minutes),
        share: (100 * at(minutes)) / start,
        coldAt: coldAt <= 15 ? coldAt : null,
        word: at(minutes) > 60 ? 'hot' : 'tepid',
      },
      states: { tepid: atLeast(60, at(minutes)) },
      datasets: { cooling: Array.from({ length: minutes + 1 }, (_, minute) => ({ minute, temperature: at(minute) })) },
    };
  },
});
