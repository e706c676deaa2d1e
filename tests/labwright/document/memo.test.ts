/** A memo lays out decisions of its own lab, and an author who names another is told. */
import { expect, test } from 'vitest';
import { transformLab } from '../../../src/lib/labwright/document/transform.ts';
import { labOf, problemsOf } from '../../helpers/chapter.ts';

const bench = `<Predict id="how-long" of="kettle" answer="temperature" min={0} max={100} step={1} within={1}>

How hot?

</Predict>

<Reveal after="how-long">

<Instrument id="k" of="kettle" title="The kettle">

<Controls of="minutes room" />

<Decide id="pour" of="minutes temperature">

When do you pour?

</Decide>

</Instrument>

</Reveal>

<Instrument id="l" of="kettle">

<Decide id="mug" of="room start" per="room">

How hot?

</Decide>

</Instrument>
`;
const memo = (of: string): string => `${bench}
<Memo id="page" of="${of}">

To the cook

<Write id="why">

Why?

</Write>

</Memo>
`;

test('each decision with what it keeps, what else was in reach, and the question before it', () => {
  const { lab, tree } = labOf(memo('pour mug'));
  expect(lab.problems).toEqual([]);
  expect(lab.uses.find(({ word }) => word === 'Memo')!.supplied['decisions']).toEqual([
    {
      name: 'pour',
      anchor: 'pour',
      simulation: 'kettle',
      title: 'The kettle',
      at: 'default',
      fields: ['minutes', 'temperature'],
      controls: ['room'],
      question: 'how-long',
    },
    ...['warm', 'cold'].map((room) => ({
      name: `mug-${room}`,
      anchor: 'mug',
      simulation: 'kettle',
      title: expect.any(String) as string,
      option: expect.any(String) as string,
      at: 'default',
      fields: ['start'],
      controls: [],
    })),
  ]);
  transformLab(tree, lab, [], memo('pour mug'));
  const children = lab.uses.find(({ word }) => word === 'Memo')!.node.children as { name?: string }[];
  // To whom it goes stands before the evidence, which stands before what is asked.
  expect(children.map(({ name }) => name)).toEqual(['Fragment', 'Write']);
});

test('a decision that the lab does not ask for', () =>
  expect(problemsOf(memo('pour mugs'))).toBe(
    'carried/unknown docs/kettle.mdx:33:1 The memo "page" lays out "mugs", which this lab does not ask to decide. Write "mug", or one of "pour".',
  ));
