/** What one lab may carry from another, and what an author meets who names something that is not there. */
import { describe, expect, test } from 'vitest';
import { readingsOf, resolveCarried } from '../../../src/lib/labwright/document/carried.ts';
import { decisionIndex, labOf, problemsOf } from '../../helpers/chapter.ts';

const decide = (attributes: string): string =>
  `<Instrument id="k" of="kettle">\n\n<Decide ${attributes}>\n\nWhen do you pour?\n\n</Decide>\n\n</Instrument>\n`;
const stove = decisionIndex({
  stove: `${decide('id="pour" of="minutes temperature room word"')}\n${decide('id="mug" of="room start" per="room"').replaceAll('"k"', '"l"')}`,
});
const carried = (attributes: string): string => `Text <Carried ${attributes} />`;
const instrument = (carry: string): string =>
  `<Instrument id="m" of="kettle" carry={{ ${carry} }}>\n\nText\n\n</Instrument>\n`;

const mistakes: Record<string, string> = {
  'no default': carried('from="stove/pour.minutes"'),
  'no field of a decision': carried('from="stove.pour" default={3}'),
  'unknown lab': carried('from="stov/pour.minutes" default={3}'),
  'unknown decision': carried('from="stove/pours.minutes" default={3}'),
  'decision kept per option, named without one': carried('from="stove/mug.start" default={3}'),
  'unknown field': carried('from="stove/pour.minute" default={3}'),
  'default outside the range': carried('from="stove/pour.minutes" default={61}'),
  'default of another type': carried('from="stove/pour.minutes" default="three"'),
  'default of an output that is no number': carried('from="stove/pour.temperature" default="hot"'),
  'default that is no option': carried('from="stove/pour.room" default="worm"'),
  'default that is no word of it': carried('from="stove/pour.word" default="tepidd"'),
  'unknown parameter': instrument("minute: 'stove/pour.minutes'"),
  'unknown decision for a parameter': instrument("minutes: 'stove/poor.minutes'"),
  'another type': instrument("minutes: 'stove/pour.room'"),
  'another unit': instrument("minutes: 'stove/pour.temperature'"),
};

describe('a mistake in what is carried', () => {
  for (const [name, source] of Object.entries(mistakes)) {
    test(name, () => {
      const problems = problemsOf(source, new Map(), stove);
      expect(problems).not.toBe('');
      expect(problems).toMatchSnapshot();
    });
  }
});

test('a switch cannot be carried, nor a range that the parameter never takes', () => {
  const index = decisionIndex({ stove: decide('id="pour" of="minutes"') });
  const decision = index.get('stove')!.decisions.get('pour')!;
  const simulation = {
    ...decision.simulation,
    params: { ...decision.simulation.params, minutes: { kind: 'boolean', label: 'On', default: false } },
  };
  const broken = new Map([
    ['stove', { ...index.get('stove')!, decisions: new Map([['pour', { ...decision, simulation }]]) }],
  ]);
  expect(problemsOf(carried('from="stove/pour.minutes" default={3}'), new Map(), broken)).toBe(
    'carried/type docs/kettle.mdx:1:6 "stove/pour.minutes" is on or off, and only a number or a word can be carried. Carry another field of the decision.',
  );
  const far = {
    ...decision.simulation,
    params: {
      minutes: {
        kind: 'integer',
        label: 'Minutes',
        unit: 'minute',
        min: 100,
        max: 200,
        step: 1,
        default: 100,
      },
    },
  };
  const distant = new Map([
    [
      'stove',
      { ...index.get('stove')!, decisions: new Map([['pour', { ...decision, simulation: far as typeof simulation }]]) },
    ],
  ]);
  expect(problemsOf(instrument("minutes: 'stove/pour.minutes'"), new Map(), distant)).toBe(
    'carried/type docs/kettle.mdx:1:1 "stove/pour.minutes" is never from 0 to 60, which is all the parameter "minutes" takes. Carry another field, or widen the parameter.',
  );
});

test('what is right is resolved to its declaration, its place and its printed default', () => {
  const { lab } = labOf(
    `${carried('from="stove/pour.minutes" default={12}')}, ${carried('from="stove/mug-cold.start" default={80}')}\n\n${instrument("room: 'stove/pour.room'")}`,
  );
  expect(resolveCarried(lab, stove)).toEqual([]);
  const [minutes, start] = lab.uses.filter((use) => use.word === 'Carried');
  expect(minutes!.supplied).toMatchObject({
    text: '12\u00a0minutes',
    source: {
      key: 'kitchen/stove/pour.minutes',
      lab: 'kitchen/stove',
      decision: 'pour',
      field: 'minutes',
      labLabel: 'Lab 1',
      href: '/kitchen/stove/#pour',
      declared: { kind: 'integer', label: 'Minutes', unit: 'minute', digits: 0, step: 1 },
    },
  });
  expect(start!.supplied['source']).toMatchObject({
    key: 'kitchen/stove/mug-cold.start',
    href: '/kitchen/stove/#mug',
  });
  const into = lab.uses.find((use) => use.word === 'Instrument')!;
  expect(into.supplied['carried']).toMatchObject([
    { parameter: 'room', label: 'Room', default: 'cold', options: ['warm', 'cold'] },
  ]);
  expect(readingsOf([lab]).map(({ key }) => key)).toEqual([
    'kitchen/stove/pour.minutes',
    'kitchen/stove/mug-cold.start',
    'kitchen/stove/pour.room',
  ]);
});
