/** What a lab carries on and takes up: kept by an earlier lab, and of some use. */
import { describe, expect, test } from 'vitest';
import { type DecisionIndex, decisionsOf, resolveCarried } from '../../../src/lib/labwright/document/carried.ts';
import { type Lab, readLab } from '../../../src/lib/labwright/document/lab.ts';
import { resolveLab } from '../../../src/lib/labwright/document/resolve.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { promiseProblems } from '../../../src/lib/labwright/proof/promise-rules.ts';
import { formatProblem } from '../../../src/lib/labwright/simulation/errors.ts';
import { kettle } from '../../helpers/kettle.ts';

const instrument = (inside: string, attributes = ''): string =>
  `<Instrument id="k" of="kettle"${attributes}>\n\n${inside}\n\n</Instrument>`;
const decide =
  '<Controls of="minutes" />\n\n<Readouts of="temperature" />\n\n<Decide id="serve" of="minutes temperature room">\n\nKeep it.\n\n</Decide>';
const deciding = instrument(decide);

/** Problems of the chapter `here` among chapters by slug, numbered as given; a chapter without a number is no lab. */
function promises(here: string, chapters: Readonly<Record<string, { source: string; number?: number }>>): string {
  const read = Object.entries(chapters).map(([slug, { source, number }]) => {
    const { tree, frontmatter } = parseChapter(source, `docs/${slug}.mdx`);
    const lab: Lab = readLab(tree, {
      id: `kitchen/${slug}`,
      slug,
      number,
      file: `docs/${slug}.mdx`,
      simulations: new Map([['kettle', kettle]]),
      facts: {},
      givens: {},
    });
    resolveLab(lab);
    return { lab, tree, frontmatter };
  });
  const index: DecisionIndex = new Map(
    read.map(({ lab }) => [
      lab.context.slug,
      { id: lab.context.id, label: lab.context.slug, href: '/', decisions: decisionsOf(lab) },
    ]),
  );
  for (const { lab } of read) expect([...lab.problems, ...resolveCarried(lab, index)]).toEqual([]);
  const { lab, tree, frontmatter } = read.find((each) => each.lab.context.slug === here)!;
  return promiseProblems(
    lab,
    tree,
    frontmatter,
    read.map((each) => each.lab),
  )
    .map(formatProblem)
    .join('\n');
}

const carriedIn = (slug: string): string => `Every <Carried from="${slug}/serve.minutes" default={5} />.`;
const intoInstrument = (shows: string, carry: string): string => instrument(shows, ` carry={{ ${carry} }}`);

describe('a promise that is kept', () => {
  test('an earlier lab, in prose and in an instrument', () => {
    const source = `${carriedIn('first')}\n\n${intoInstrument('<Readouts of="temperature" />', "minutes: 'first/serve.minutes'")}`;
    expect(promises('second', { first: { source: deciding, number: 1 }, second: { source, number: 2 } })).toBe('');
  });
  test('the same lab, further up', () =>
    expect(promises('one', { one: { source: `${deciding}\n\n${carriedIn('one')}`, number: 1 } })).toBe(''));
  test('a choice, by the values that come with it', () => {
    const source = intoInstrument('<Readouts of="share" />\n\n<Controls of="minutes" />', "room: 'first/serve.room'");
    expect(promises('second', { first: { source: deciding, number: 1 }, second: { source, number: 2 } })).toBe('');
  });
  test('as many decisions as the head says', () =>
    expect(
      promises('one', { one: { source: `---\ntitle: A\ncarries:\n  - a time\n---\n\n${deciding}`, number: 1 } }),
    ).toBe(''));
});

describe('ledger/promise', () => {
  test('a later lab', () =>
    expect(
      promises('first', {
        first: { source: carriedIn('second'), number: 1 },
        second: { source: deciding, number: 2 },
      }),
    ).toMatchInlineSnapshot(
      `"ledger/promise docs/first.mdx:1:7 "kitchen/second/serve.minutes" is decided in Lab 2, which comes after this one. Carry a decision of an earlier lab, or change the order in handbook.yaml."`,
    ));
  test('a chapter that is no lab', () =>
    expect(
      promises('first', { about: { source: deciding }, first: { source: carriedIn('about'), number: 1 } }),
    ).toMatchInlineSnapshot(
      `"ledger/promise docs/first.mdx:1:7 "kitchen/about/serve.minutes" is decided in a chapter that is no lab of the handbook. Carry a decision of an earlier lab, or list that chapter in handbook.yaml."`,
    ));
  test('the same lab, further down', () =>
    expect(promises('one', { one: { source: `${carriedIn('one')}\n\n${deciding}`, number: 1 } })).toMatchInlineSnapshot(
      `"ledger/promise docs/one.mdx:1:7 "kitchen/one/serve.minutes" is carried before this lab asks for it. Move it below its <Decide>."`,
    ));
  test('a field that changes nothing', () => {
    const source = intoInstrument('<Readouts of="coldAt" />', "minutes: 'first/serve.minutes'");
    expect(
      promises('second', { first: { source: deciding, number: 1 }, second: { source, number: 2 } }),
    ).toMatchInlineSnapshot(
      `"ledger/promise docs/second.mdx:1:1 "kitchen/first/serve.minutes" is carried into "minutes" of kettle, and whatever was decided, the instrument shows the same. Show an output that depends on it, carry another field, or carry nothing."`,
    );
  });
  test('more said in the head than is asked for', () =>
    expect(
      promises('one', {
        one: { source: `---\ntitle: A\ncarries:\n  - a time\n  - a room\n---\n\n${deciding}`, number: 1 },
      }),
    ).toMatchInlineSnapshot(
      `"ledger/promise docs/one.mdx:3:1 The lab says that it carries on 2 decisions, and it asks for 1. Add a <Decide> for each, or take from carries what nothing keeps."`,
    ));
});
