/** A small simulation of another subject, whose numbers are checked by hand: distance fallen is g·t²/2. */
import {
  boolean,
  choice,
  column,
  defineSimulation,
  integer,
  money,
  number,
  percent,
  quantity,
  text,
} from 'labwright/simulation';

export const fall = defineSimulation({
  id: 'fall',
  title: 'A stone falls',
  params: {
    place: choice({
      label: 'Place',
      options: { earth: { label: 'On Earth' }, moon: { label: 'On the Moon', values: { gravity: 1.6 } } },
      default: 'earth',
    }),
    gravity: number({ label: 'Gravity', unit: 'metre/second^2', min: 0.1, max: 30, step: 0.1, default: 10 }),
    seconds: integer({ label: 'Time', symbol: 't', unit: 'second', min: 0, max: 60, default: 2 }),
    loud: boolean({ label: 'Loud', default: false }),
  },
  constants: { depth: { label: 'Depth of the well', unit: 'metre', digits: 0, value: 45, kind: 'given' } },
  outputs: {
    distance: quantity({ label: 'Distance', unit: 'metre', digits: 1 }),
    share: percent({ label: 'Of the well', digits: 0 }),
    left: quantity({ label: 'Left', unit: 'metre', digits: 0, none: 'has landed' }),
    bill: money({ label: 'Bill', unit: 'k$/day', digits: 2 }),
    word: text({ label: 'In a word', words: ['falling', 'down'] }),
  },
  states: { landed: { label: 'Landed', kind: 'failure', remedy: 'Let go later.' } },
  settings: { start: { seconds: 0 }, landing: { seconds: 3 } },
  datasets: { path: { columns: { second: column({ label: 'Second', unit: 'second', digits: 0 }) } } },
  run({ gravity, seconds }, { depth }) {
    const distance = (gravity * seconds ** 2) / 2;
    const landed = distance >= depth;
    return {
      outputs: {
        distance,
        share: Math.min(100, (100 * distance) / depth),
        left: landed ? null : depth - distance,
        bill: distance / 10,
        word: landed ? 'down' : 'falling',
      },
      states: { landed },
      datasets: { path: Array.from({ length: seconds + 1 }, (_, second) => ({ second })) },
    };
  },
});
