/**
 * A cup of tea that cools, for the author's guide: small enough to read in one go, and with one of everything.
 *
 * Newton's law of cooling. The numbers are chosen so that a reader can halve them in their head: the tea is 64 degrees
 * warmer than the room, and the mug takes 20 minutes to lose half of that.
 */
import {
  atLeast,
  boolean,
  choice,
  column,
  defineSimulation,
  integer,
  isBelow,
  number,
  percent,
  quantity,
  text,
  textColumn,
} from 'labwright/simulation';
import { excessLeft, mixed, temperatureAfter, timeToCool } from '../science/cooling.ts';

const cups = {
  paper: { label: 'Paper cup', halfTime: 12 },
  mug: { label: 'Mug', halfTime: 20 },
  flask: { label: 'Flask', halfTime: 240 },
} as const;
const points = 60;

export const guideCoolingCup = defineSimulation({
  id: 'guide-cooling-cup',
  title: 'A cup of tea',
  params: {
    wait: integer({ label: 'Minutes since pouring', symbol: 't', unit: 'minute', min: 0, max: 60, default: 5 }),
    cup: choice({
      label: 'Cup',
      options: {
        paper: { label: cups.paper.label, values: { halfTime: cups.paper.halfTime }, source: 'invented for the guide' },
        mug: { label: cups.mug.label, values: { halfTime: cups.mug.halfTime }, source: 'invented for the guide' },
        flask: { label: cups.flask.label, values: { halfTime: cups.flask.halfTime }, source: 'invented for the guide' },
      },
      default: 'mug',
    }),
    halfTime: number({
      label: 'Half-time of the cup',
      unit: 'minute',
      min: 5,
      max: 400,
      step: 1,
      scale: 'log',
      default: cups.mug.halfTime,
    }),
    room: number({ label: 'Room', symbol: 'T_r', unit: '°C', min: 0, max: 40, step: 1, default: 20 }),
    milk: choice({
      label: 'Milk',
      options: { none: { label: 'none' }, first: { label: 'poured in first' }, last: { label: 'poured in last' } },
      default: 'none',
    }),
    lid: boolean({ label: 'Lid on', default: false }),
  },
  constants: {
    poured: { label: 'Tea as poured', symbol: 'T_0', unit: '°C', digits: 0, value: 84, kind: 'given' },
    milkTemperature: { label: 'Milk from the fridge', unit: '°C', digits: 0, value: 4, kind: 'given' },
    milkShare: { label: 'Share of milk in the cup', digits: 1, value: 0.2, kind: 'given' },
    drinkableBelow: { label: 'Pleasant to drink from', unit: '°C', digits: 0, value: 52, kind: 'given' },
    coldBelow: { label: 'Cold below', unit: '°C', digits: 0, value: 36, kind: 'given' },
    lidFactor: { label: 'A lid makes the half-time longer, times', digits: 0, value: 2, kind: 'given' },
    hour: { label: 'As long as anybody waits', unit: 'minute', digits: 0, value: 60, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    temperature: quantity({
      label: 'Temperature',
      symbol: 'T',
      unit: '°C',
      digits: 1,
      formula: 'T_r + (T_0 - T_r)\\,2^{-t/h}',
      source: 'Newton, Scala graduum caloris (1701)',
    }),
    halfTimeNow: quantity({ label: 'Half-time with the lid as it is', symbol: 'h', unit: 'minute', digits: 0 }),
    halvings: quantity({ label: 'Half-times gone by', symbol: 'n', digits: 2, formula: 't / h' }),
    excessLeft: percent({ label: 'Left of the excess over the room', symbol: 's', digits: 0, formula: '2^{-n}' }),
    drinkableAfter: quantity({
      label: 'Pleasant after',
      unit: 'minute',
      digits: 0,
      none: 'not within the hour',
    }),
    coldAfter: quantity({ label: 'Cold after', unit: 'minute', digits: 0, none: 'not within the hour' }),
    verdict: text({ label: 'In two words', words: ['too hot', 'just right', 'too cold'] }),
  },
  states: {
    tooHot: { label: 'Too hot to drink', kind: 'condition' },
    justRight: { label: 'Just right', kind: 'success' },
    cold: { label: 'The tea is cold', kind: 'failure', remedy: 'Drink it sooner, or put the lid on.' },
  },
  settings: {
    poured: { wait: 0 },
    oneHalfTime: { wait: 20 },
    twoHalfTimes: { wait: 40 },
    forgotten: { wait: 60 },
    milkFirst: { wait: 20, milk: 'first' },
    milkLast: { wait: 20, milk: 'last' },
    paperCup: { cup: 'paper' },
    warmRoom: { room: 28 },
    inFlask: { wait: 40, cup: 'flask' },
  },
  datasets: {
    cooling: {
      columns: {
        minutes: column({ label: 'Minutes', digits: 0 }),
        temperature: column({ label: 'Temperature, °C', digits: 1 }),
      },
    },
    eachCup: {
      columns: {
        cup: textColumn({ label: 'Cup' }),
        minutes: column({ label: 'Minutes', digits: 0 }),
        temperature: column({ label: 'Temperature, °C', digits: 1 }),
      },
    },
    cups: {
      columns: {
        cup: textColumn({ label: 'Cup' }),
        halfTime: column({ label: 'Half-time, minutes', digits: 0 }),
        drinkableAfter: column({ label: 'Pleasant after, minutes', digits: 0, none: 'not within the hour' }),
        coldAfter: column({ label: 'Cold after, minutes', digits: 0, none: 'not within the hour' }),
      },
    },
  },
  charts: {
    cooling: {
      title: 'Temperature of the tea',
      height: 260,
      guess: 'x',
      spec: {
        layer: [
          {
            data: { name: 'cooling' },
            mark: { type: 'line', strokeWidth: 2.5 },
            encoding: {
              x: {
                field: 'minutes',
                type: 'quantitative',
                scale: { domain: [0, 60], nice: false },
                axis: { title: 'minutes since pouring' },
              },
              y: {
                field: 'temperature',
                type: 'quantitative',
                scale: { domain: [0, 90], nice: false },
                axis: { title: 'temperature, °C' },
              },
            },
          },
          {
            mark: { type: 'rule', style: 'limit' },
            encoding: { y: { datum: { expr: 'drinkableBelow' }, type: 'quantitative' } },
          },
          {
            mark: { type: 'rule', style: 'limit' },
            encoding: { y: { datum: { expr: 'coldBelow' }, type: 'quantitative' } },
          },
          {
            mark: { type: 'point', style: 'marker', fill: 'var(--lw-panel)', opacity: 1 },
            encoding: {
              x: { datum: { expr: 'wait' }, type: 'quantitative' },
              y: { datum: { expr: 'temperature' }, type: 'quantitative' },
            },
          },
        ],
      },
      narrow: { height: 200 },
      table: { dataset: 'cooling' },
      finding: ({ say }) => `After ${say('wait')} the tea stands at ${say('temperature')}, ${say('verdict')}.`,
    },
  },
  derivations: {
    excessLeft: [
      {
        symbols: 'n = \\frac{t}{h}',
        numbers: '\\frac{\\val{wait}}{\\val{halfTimeNow}} = \\val{halvings}',
        because: 'count the half-times',
      },
      {
        symbols: 's = 2^{-n}',
        numbers: '2^{-\\val{halvings}} = \\val{excessLeft}\\,\\%',
        because: 'halve as often',
      },
    ],
  },
  run({ wait, halfTime, room, milk, lid }, c) {
    const slower = lid ? c.lidFactor : 1;
    const withMilk = (tea: number): number => mixed(tea, c.milkTemperature, c.milkShare);
    const start = milk === 'first' ? withMilk(c.poured) : c.poured;
    const temperatureIn = (minutes: number, half: number): number => {
      const tea = temperatureAfter(start, room, half, minutes);
      return milk === 'last' ? withMilk(tea) : tea;
    };
    /** Minutes until the cup, its milk included, has come down to a temperature; null beyond an hour. */
    const minutesTo = (target: number, half: number): number | null => {
      const before = milk === 'last' ? (target - c.milkShare * c.milkTemperature) / (1 - c.milkShare) : target;
      const minutes = timeToCool(start, room, half, before);
      return minutes !== null && atLeast(c.hour, minutes) ? minutes : null;
    };
    const halfTimeNow = slower * halfTime;
    const temperature = temperatureIn(wait, halfTimeNow);
    const cold = isBelow(temperature, c.coldBelow);
    const tooHot = !atLeast(c.drinkableBelow, temperature);
    return {
      outputs: {
        temperature,
        halfTimeNow,
        halvings: wait / halfTimeNow,
        excessLeft: c.whole * excessLeft(wait, halfTimeNow),
        drinkableAfter: minutesTo(c.drinkableBelow, halfTimeNow),
        coldAfter: minutesTo(c.coldBelow, halfTimeNow),
        verdict: tooHot ? 'too hot' : cold ? 'too cold' : 'just right',
      },
      states: { tooHot, justRight: !tooHot && !cold, cold },
      datasets: {
        cooling: Array.from({ length: points + 1 }, (_, index) => {
          const minutes = (c.hour * index) / points;
          return { minutes, temperature: temperatureIn(minutes, halfTimeNow) };
        }),
        eachCup: Object.values(cups).flatMap(({ label, halfTime: half }) =>
          Array.from({ length: points / 2 + 1 }, (_, index) => {
            const minutes = (c.hour * 2 * index) / points;
            return { cup: label, minutes, temperature: temperatureIn(minutes, slower * half) };
          }),
        ),
        cups: Object.values(cups).map(({ label, halfTime: half }) => ({
          cup: label,
          halfTime: slower * half,
          drinkableAfter: minutesTo(c.drinkableBelow, slower * half),
          coldAfter: minutesTo(c.coldBelow, slower * half),
        })),
      },
    };
  },
});

export default guideCoolingCup;
