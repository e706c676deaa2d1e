/** The chance that two people in a room share a birthday. One file, one simulation: its name is the id. */
import { atLeast, column, defineSimulation, integer, percent, quantity } from 'labwright/simulation';

/** As far as the figure goes. */
const mostPeople = 200;

/** Chance that no two of them share a day: the product of (days - k) / days over the people who are there before. */
function allDifferent(people: number, days: number): number {
  let chance = 1;
  for (let before = 1; before < people; before++) chance *= Math.max(0, days - before) / days;
  return chance;
}

/** The smallest number of people with whom a shared day is at least as likely as not. */
function evenOddsAt(days: number): number {
  let people = 2;
  while (!atLeast(1 - allDifferent(people, days), 1 / 2)) people++;
  return people;
}

export default defineSimulation({
  id: 'shared-birthday',
  title: 'A shared birthday',
  params: {
    people: integer({ label: 'Guests', symbol: 'n', min: 2, max: mostPeople, default: 10 }),
    days: integer({ label: 'Days in the year', symbol: 'D', unit: 'day', min: 100, max: 700, default: 365 }),
  },
  constants: {
    aDay: { label: 'A day', unit: 'day', value: 1, kind: 'definition' },
    whole: { label: 'The whole', unit: '%', value: 100, kind: 'definition' },
  },
  outputs: {
    chance: percent({
      label: 'Chance of a shared birthday',
      digits: 1,
      formula: '1 - \\prod_{k=1}^{n-1} \\frac{D - k}{D}',
    }),
    pairs: quantity({ label: 'Pairs of guests', digits: 0, formula: '\\frac{n (n - 1)}{2}' }),
    evenOdds: quantity({ label: 'Guests from whom on it is likely', digits: 0 }),
  },
  states: {
    likely: { label: 'More likely than not', kind: 'condition' },
  },
  settings: {
    party: { people: 10 },
    evenly: { people: 23 },
    crowd: { people: 60 },
  },
  datasets: {
    curve: {
      columns: {
        people: column({ label: 'Guests', digits: 0 }),
        chance: column({ label: 'Chance', unit: '%', digits: 1 }),
      },
    },
    some: {
      columns: {
        people: column({ label: 'Guests', digits: 0 }),
        chance: column({ label: 'Chance', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    chance: {
      title: 'Chance of a shared birthday',
      height: 240,
      guess: 'x',
      spec: {
        layer: [
          {
            data: { name: 'curve' },
            mark: 'line',
            encoding: {
              x: {
                field: 'people',
                type: 'quantitative',
                scale: { domain: [0, mostPeople], nice: false },
                axis: { title: 'guests' },
              },
              y: {
                field: 'chance',
                type: 'quantitative',
                scale: { domain: [0, 100], nice: false },
                axis: { title: 'chance, %' },
              },
            },
          },
          {
            mark: { type: 'rule', style: 'now' },
            encoding: { x: { datum: { expr: 'people' }, type: 'quantitative' } },
          },
        ],
      },
      table: { dataset: 'some' },
      finding: ({ say }) => `With ${say('people')} guests the chance of a shared birthday is ${say('chance')}.`,
    },
  },
  run({ people, days }, { aDay, whole }) {
    const inTheYear = days / aDay;
    const chanceOf = (guests: number): number => whole * (1 - allDifferent(guests, inTheYear));
    const row = (guests: number) => ({ people: guests, chance: chanceOf(guests) });
    // Drawn as far as the guests who are there, so that the instrument gives nothing away before it is moved.
    const upTo = Array.from({ length: people - 1 }, (_, index) => index + 2);
    const step = Math.max(1, Math.ceil(upTo.length / 8));
    return {
      outputs: { chance: chanceOf(people), pairs: (people * (people - 1)) / 2, evenOdds: evenOddsAt(inTheYear) },
      states: { likely: atLeast(chanceOf(people), whole / 2) },
      datasets: {
        curve: upTo.map(row),
        some: upTo.filter((guests) => (people - guests) % step === 0).map(row),
      },
    };
  },
});
