/** The proof of a lab: keys and witnesses for its authors, words and counts for everybody else. */
import { expect, test } from 'vitest';
import { evaluate } from '../../../src/lib/labwright/simulation/evaluate.ts';
import { labProof, publicProof } from '../../../src/lib/labwright/proof/lab-proof.ts';
import { offeredAndStructural } from '../../../src/lib/labwright/proof/number-kinds.ts';
import { publishedIn } from '../../../src/lib/labwright/proof/published.ts';
import { labOf } from '../../helpers/chapter.ts';
import { kettle } from '../../helpers/kettle.ts';

const source = `## A cup

Of <Given name="cups" /> cups in 1913 one stands at <Value of="kettle.temperature" at="late" />.

<Predict id="number" of="kettle" answer="temperature" at="early" min={0} max={100} step={1}>

How warm?

</Predict>

<Predict id="choice" of="kettle" at="early">

Which is warmer?

- [ ] After 30 minutes <Claim highest="temperature" at="late" />
- [ ] After 5 minutes <Claim highest="temperature" at="early" />

</Predict>

<Reveal after="number">

<Instrument id="k" of="kettle">

<Controls of="minutes" />

<Readouts of="temperature" />

</Instrument>

</Reveal>

<Reveal after="choice">

Text.

</Reveal>

<Reflect id="why" source="A handbook">

Why?

- [ ] One
- [x] Two

</Reflect>
`;

function proof() {
  const { lab, tree } = labOf(source);
  expect(lab.problems).toEqual([]);
  const published = publishedIn(lab, new Map([['kettle', 'abc']]));
  const silenced = [
    {
      in: 'kitchen/kettle',
      reason: 'Two sittings.',
      problem: { rule: 'minutes/plausible', wrong: 'It takes 90.0 kelvin.', instead: '' },
    },
  ];
  return labProof(lab, published, { kettle: '12345678' }, offeredAndStructural(tree, ['1913']), silenced);
}

test('every key, with what decides it', () => {
  // 100 kelvin less 2 a minute: 90 after 5 minutes, 40 after 30.
  expect(proof().keys).toMatchObject([
    { question: 'number', proved: true, at: 'early', answer: 90, printed: '90.0\u00a0kelvin' },
    {
      question: 'choice',
      proved: true,
      answer: 2,
      options: [
        { text: 'After 30 minutes', holds: false, compared: 40 },
        { text: 'After 5 minutes', holds: true, compared: 90 },
      ],
    },
    { question: 'why', proved: false, source: 'A handbook', answer: 2 },
  ]);
});

test('every state with a witness that leads there, and one that leads back', () => {
  const [state, ...others] = proof().states;
  expect(others).toEqual([]);
  expect(state).toMatchObject({ instrument: 'k', state: 'tepid', kind: 'failure', heldAtStart: false });
  const there = { ...state!.start, ...state!.changedBy } as Record<string, number>;
  expect(evaluate(kettle as never, there).states['tepid']).toBe(true);
  const back = { ...there, ...state!.returnedBy } as Record<string, number>;
  expect(evaluate(kettle as never, back).states['tepid']).toBe(false);
});

test('numbers by where they come from', () =>
  // A value and a readout; the given; 30 and 5 minutes; the year.
  expect(proof().numbers).toEqual({ computed: 2, sourced: 0, given: 1, offered: 2, structural: 1 }));

test('the same lab gives the same bytes', () => expect(JSON.stringify(proof())).toBe(JSON.stringify(proof())));

test('what everybody may see: counts, and nothing that a seal hides', () => {
  const told = publicProof(proof());
  expect(told).toMatchSnapshot();
  const text = JSON.stringify(told);
  for (const secret of ['90', 'kelvin', 'After 5', 'changedBy', '"answer"']) expect(text).not.toContain(secret);
});
