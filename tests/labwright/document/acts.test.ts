/** What the navigation of a lab lists: acts, sections, and predictions where they wait; and what it must not tell. */
import { describe, expect, test } from 'vitest';
import { actsOf, firstInstrumentOf } from '../../../src/lib/labwright/document/acts.ts';
import { labOf } from '../../helpers/chapter.ts';

const predict = (id: string): string => `<Predict id="${id}" of="kettle" answer="minutes" min={1} max={9} step={1}>

How long?

</Predict>`;

const listed = (source: string) => {
  const { lab, tree } = labOf(source);
  return actsOf(tree, lab);
};

test('sections stand in their acts, and a prediction in the section that it follows', () => {
  const acts = listed(
    [
      '## Act I: cold',
      predict('a'),
      '### Water',
      predict('b'),
      '#### Aside',
      predict('c'),
      '## Act II: hot',
      '### Steam',
      'Text.',
    ].join('\n\n'),
  );
  expect(acts).toEqual([
    {
      id: 'act-i-cold',
      title: 'Act I: cold',
      predictions: [{ id: 'a', name: 'a', number: '2.1', deeper: false }],
      sections: [
        {
          id: 'water',
          title: 'Water',
          predictions: [
            { id: 'b', name: 'b', number: '2.2', deeper: false },
            { id: 'c', name: 'c', number: '2.3', deeper: false },
          ],
        },
      ],
    },
    {
      id: 'act-ii-hot',
      title: 'Act II: hot',
      predictions: [],
      sections: [{ id: 'steam', title: 'Steam', predictions: [] }],
    },
  ]);
});

describe('what is not on the way through a lab is not listed', () => {
  const inside = (word: string, attributes = ''): string =>
    ['## Act I', predict('a'), `<${word}${attributes}>`, '### It takes four minutes', predict('b'), `</${word}>`].join(
      '\n\n',
    );

  test('a heading behind a seal stays there; its prediction is told of with the section before', () => {
    const [act] = listed(inside('Reveal', ' after="a"'));
    expect(act!.sections).toEqual([]);
    expect(act!.predictions.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('a heading folded away neither; its prediction is marked as beyond the required path', () => {
    const [act] = listed(inside('Deeper', ' title="More"'));
    expect(act!.sections).toEqual([]);
    expect(act!.predictions.map(({ deeper }) => deeper)).toEqual([false, true]);
  });

  test.each(['Instructor', 'Print'])('nothing of <%s>, which no reader of the page sees', (word) => {
    const [act] = listed(inside(word));
    expect(act!.sections).toEqual([]);
    expect(act!.predictions.map(({ id }) => id)).toEqual(['a']);
  });
});

test('a prediction before the first act is listed with that', () => {
  expect(listed([predict('a'), '## Act I'].join('\n\n'))[0]!.predictions.map(({ id }) => id)).toEqual(['a']);
});

test('a citation in a heading is no part of its title', () => {
  expect(listed('## Heat [@yu]')[0]).toMatchObject({ title: 'Heat' });
});

describe('the first instrument', () => {
  const instrument = (id: string): string => `<Instrument id="${id}" of="kettle">\n\nText.\n\n</Instrument>`;
  const sealed = (word: string, id: string): string => `<${word}>\n\n${instrument(id)}\n\n</${word.split(' ')[0]}>`;
  const firstOf = (...parts: string[]) => firstInstrumentOf(labOf(parts.join('\n\n')).lab);

  test('is on the required path, with the prediction it stands behind', () => {
    expect(
      firstOf('## Act I', sealed('Deeper title="More"', 'x'), predict('a'), sealed('Reveal after="a"', 'y')),
    ).toEqual({
      id: 'y',
      after: { id: 'a', name: 'a', number: '2.1', deeper: false },
    });
    expect(firstOf('## Act I', instrument('x'), predict('a'), sealed('Reveal after="a"', 'y'))).toEqual({ id: 'x' });
  });

  test('is beyond it where there is no other, and none in a lab without', () => {
    expect(firstOf('## Act I', sealed('Deeper title="More"', 'x'))).toEqual({ id: 'x' });
    expect(firstOf('## Act I', 'Text.', sealed('Instructor', 'x'))).toBeUndefined();
  });
});
