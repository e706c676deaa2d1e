/** A chapter in its tracks: what is copied and how it is named, what is decided in each, and what an author meets who errs. */
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it, test } from 'vitest';
import { bibliographyOf } from '../../../src/lib/labwright/citation/bibliography.ts';
import { readBibtex } from '../../../src/lib/labwright/citation/bibtex.ts';
import { actsOf } from '../../../src/lib/labwright/document/acts.ts';
import { mentionedIn } from '../../../src/lib/labwright/document/citations.ts';
import { writeCitations } from '../../../src/lib/labwright/document/cite.ts';
import { decisionsOf } from '../../../src/lib/labwright/document/carried.ts';
import { answerOf, keyOf, keyProblems } from '../../../src/lib/labwright/document/claims.ts';
import type { Track } from '../../../src/lib/labwright/document/handbook.ts';
import { readLab } from '../../../src/lib/labwright/document/lab.ts';
import { resolveReferences } from '../../../src/lib/labwright/document/references.ts';
import { resolveLab } from '../../../src/lib/labwright/document/resolve.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { trackKeyProblems } from '../../../src/lib/labwright/document/track-keys.ts';
import { offeredTracks, writeOutTracks } from '../../../src/lib/labwright/document/tracks.ts';
import { transformLab } from '../../../src/lib/labwright/document/transform.ts';
import { ledgerName } from '../../../src/lib/labwright/document/version.ts';
import { instrumentProblems } from '../../../src/lib/labwright/proof/instrument-rules.ts';
import { leakProblems } from '../../../src/lib/labwright/proof/leak-rules.ts';
import { formatProblem } from '../../../src/lib/labwright/simulation/errors.ts';
import { withTracks } from '../../../src/lib/labwright/simulation/tracks.ts';
import type { ChoiceOption } from '../../../src/lib/labwright/simulation/index.ts';
import { cup, cupWith } from '../../helpers/cup.ts';

const declared: Track[] = [
  { id: 'mug', name: 'At the desk', description: 'A mug.' },
  { id: 'flask', name: 'On the mountain', description: 'A flask.' },
];

function read(source: string, { offers = 'tracks: [mug, flask]', simulation = cup } = {}) {
  const file = 'docs/cup.mdx';
  const chapter = parseChapter(`---\ntitle: Cup\n${offers}\n---\n\n${source}`, file);
  const simulations = withTracks(new Map([['cup', simulation]]));
  const problems = writeOutTracks(chapter.tree, chapter.frontmatter, { file, slug: 'cup', simulations, declared });
  const tracks = offeredTracks(chapter.frontmatter, declared);
  const context = { id: 'kitchen/cup', slug: 'cup', number: 2, file, simulations, facts: {}, givens: {}, tracks };
  const lab = readLab(chapter.tree, context);
  lab.problems.push(...problems);
  resolveLab(lab);
  resolveReferences(lab, new Map(), false).forEach((problem) => lab.problems.push(problem));
  return { lab, tree: chapter.tree };
}

const idsOf = (source: string): string[] => read(source).lab.uses.flatMap(({ attributes }) => String(attributes['id']));
const question = `<Predict id="still" of="cup" at="later" differs>

Is it warm?

- [ ] Yes. <Claim not="tepid" />
- [ ] No. <Claim state="tepid" />

</Predict>

<Reveal after="still">

<Instrument id="keep" of="cup" guess="still">

<Controls of="minutes" />

<Readouts of="temperature" />

<Decide id="plan" of="minutes">

Keep it.

</Decide>

</Instrument>

</Reveal>
`;

test('a list keeps no place for what stands in another track alone', () => {
  const { lab, tree } = read(
    `- Tea.\n- <Track only="mug">Spoon.</Track>\n\n1. <Track only="mug">Milk.</Track>\n\n> <Track only="mug">Sugar.</Track>\n`,
  );
  expect(lab.problems).toEqual([]);
  const shown: string[] = [];
  visit(tree, ['listItem', 'list', 'blockquote'], (node) => void shown.push(`${node.type} ${toString(node).trim()}`));
  expect(shown.filter((each) => /^(?:listItem|list|blockquote) $/.test(each))).toEqual([]);
  expect(shown).toContain('listItem Spoon.');
});

describe('what depends on no track stands once', () => {
  it('prose, headings and other blocks', () => {
    const { lab, tree } = read(`## Act\n\nOne.\n\nTwo <Value of="cup.temperature" />.\n\nThree.\n`);
    expect(lab.problems).toEqual([]);
    expect(
      tree.children
        .map((node) => toString(node))
        .filter(Boolean)
        .join('|'),
    ).toMatch(/Act\|One\.\|Two .*\|Two .*\|Three\./);
  });
  it('without a word of a track nothing changes, and without the frontmatter a choice is a choice', () => {
    expect(read('Words.').tree.children).toHaveLength(2);
    const { lab } = read('<Value of="cup.temperature" />', { offers: '' });
    expect(lab.problems).toEqual([]);
    expect(lab.uses.map(({ supplied }) => supplied['simulation'])).toEqual(['cup']);
  });
});

describe('what depends on the track has its names', () => {
  it('a question, its seal, its instrument and its decision', () => {
    const { lab } = read(question);
    expect(lab.problems).toEqual([]);
    const told = lab.uses
      .filter(({ word }) => ['Predict', 'Reveal', 'Instrument'].includes(word))
      .map(({ attributes: { id, after, guess, of } }) => [id, after, guess, of].filter(Boolean).join(' '));
    expect(told).toEqual([
      'still--mug cup--mug',
      'still--mug',
      'keep--mug still--mug cup--mug',
      'still--flask cup--flask',
      'still--flask',
      'keep--flask still--flask cup--flask',
    ]);
    expect([...decisionsOf(lab).keys()]).toEqual(['plan--mug', 'plan--flask']);
  });
  it('a memo lays out the decisions of its own, and asks for itself in each', () => {
    const memo = '<Memo id="page" of="plan">\n\n<Write id="why">\n\nWhy?\n\n</Write>\n\n</Memo>';
    const { lab } = read(`${question}\n${memo}`);
    expect(lab.problems).toEqual([]);
    const memos = lab.uses.filter(({ word }) => word === 'Memo');
    expect(memos.map(({ attributes }) => attributes['id'])).toEqual(['page--mug', 'page--flask']);
    expect(memos.map(({ supplied }) => (supplied['decisions'] as { name: string }[]).map(({ name }) => name))).toEqual([
      ['plan--mug'],
      ['plan--flask'],
    ]);
    expect(lab.uses.filter(({ word }) => word === 'Write').map(ledgerName)).toEqual(['why--mug', 'why--flask']);
  });
  it('an answer is kept under the question and the track, with the same number', () => {
    const asked = read(question).lab.uses.filter(({ word }) => word === 'Predict');
    expect(asked.map(ledgerName)).toEqual(['still--mug', 'still--flask']);
    expect(asked.map(({ supplied }) => supplied['number'])).toEqual(['2.1', '2.1']);
  });
  it('its key is decided in each', () => {
    const { lab } = read(
      `${question}\n<Predict id="time" of="cup" answer="warmFor" min={0} max={900} step={1}>\n\nHow long?\n\n</Predict>\n\n<Reveal after="time">\n\nSo.\n\n</Reveal>`,
    );
    const [first, second, third, fourth] = lab.uses.filter(({ word }) => word === 'Predict');
    expect([first!, third!].map((use) => keyOf(use, lab))).toEqual([{ key: 1 }, { key: 0 }]);
    // Newton's law by hand: 836 J/°C over 34 and over 2 J/minute/°C, from 75 down to 25 degrees above the room.
    const answers = [second!, fourth!].map((use) => answerOf(use, lab));
    expect(answers).toEqual([
      { answer: expect.closeTo((836 / 34) * Math.log(3), 8) },
      { answer: expect.closeTo((836 / 2) * Math.log(3), 8) },
    ]);
    expect([...keyProblems(lab), ...trackKeyProblems(lab), ...instrumentProblems(lab)]).toEqual([]);
  });
  it('a passage that points at one is written out too, and another chapter finds the first', () => {
    const source = `<Instrument id="keep" of="cup">\n\n<Table id="tab" dataset="course">A.</Table>\n\n</Instrument>\n\nHeading.\n\nSee [](#tab).`;
    const { lab } = read(source);
    expect(lab.problems).toEqual([]);
    expect(lab.links.map(({ node }) => node.url)).toEqual(['#tab--mug', '#tab--flask']);
    expect(lab.anchors.get('tab')).toBe(lab.anchors.get('tab--mug'));
  });
  it('a question of no simulation with tracks, where what it seals has some', () => {
    const source = question.replace(' differs', '').replace('of="cup" at="later"', 'of="cup--mug" at="later"');
    expect(idsOf(source).filter((id) => id.startsWith('still'))).toEqual(['still--mug', 'still--flask']);
  });
  it('the navigation lists each with its track', () => {
    const { lab, tree } = read(`## Act\n\n${question}`);
    expect(actsOf(tree, lab)[0]!.predictions.map(({ name, track }) => [name, track])).toEqual([
      ['still--mug', 'mug'],
      ['still--flask', 'flask'],
    ]);
  });
});

describe('words for one track', () => {
  const shown = (source: string): (string | null | undefined)[][] =>
    read(source).tree.children.flatMap((node) =>
      node.type === 'mdxJsxFlowElement'
        ? [[...node.attributes.map(({ value }) => (typeof value === 'string' ? value : '')), toString(node)]]
        : [],
    );
  it('as a block', () =>
    expect(shown('<Track only="flask">\n\nUp.\n\n</Track>')).toEqual([['flask', 'own', 'flask', 'Up.']]));
  it('in a sentence: in the printed first track, those of the others stand beside', () =>
    expect(shown('So <Track only="mug">here</Track><Track only="flask">there</Track>.')).toEqual([
      ['mug', 'first', 'So herethere.'],
      ['flask', 'copy', 'So there.'],
    ]));
  it('for several: under their names together, or each by itself where it tells a number that is its own', () => {
    const several = (words: string) => `<Track only="mug flask">\n\n${words}\n\n</Track>`;
    expect(shown(several('Up.'))).toEqual([
      ['mug', 'own', 'mug flask', 'Up.'],
      ['flask', 'copy', 'Up.'],
    ]);
    expect(shown(several('Up <Value of="cup.warmFor" />.'))).toEqual([
      ['mug', 'own', 'mug', 'Up .'],
      ['flask', 'own', 'flask', 'Up .'],
    ]);
  });
  it('of an instrument: what follows its controls stands on paper in the first track alone', () => {
    const inside = (words: string) =>
      read(`<Instrument id="keep" of="cup">\n\n<Track only="flask">\n\n${words}\n\n</Track>\n\n</Instrument>`).lab;
    for (const words of [
      '<Readouts of="temperature" />',
      'Now <Value of="temperature" />.',
      '<When state="tepid">\n\nCold.\n\n</When>',
    ]) {
      const lab = inside(words);
      expect(lab.problems).toEqual([]);
      const own = lab.uses.filter(({ word }) => ['Readouts', 'Value', 'When'].includes(word));
      expect(own.map(({ track }) => track!.id)).toEqual(['flask']);
    }
  });
  it('two questions may share an id, each in a track of its own', () => {
    const asks = (track: string) => `<Track only="${track}">\n\n${question.replace(' differs', '')}\n\n</Track>`;
    const { lab } = read(`${asks('mug')}\n\n${asks('flask')}`);
    expect([...lab.problems, ...trackKeyProblems(lab)]).toEqual([]);
  });
});

test('what words of a track cite is one place in the list of references, and one link leads back to its first copy', () => {
  const { works } = readBibtex(
    '@book{yu, author = {Yu, Ada}, title = {Tea}, year = {1990}, publisher = {Leaf}}',
    'a.bib',
  );
  const { lab, tree } = read(
    'Of none [@yu].\n\nOf both [@yu]: <Value of="cup.temperature" />.\n\n<Track only="flask">\n\nOf one [@yu].\n\n</Track>\n\n' +
      'So <Track only="mug">here</Track><Track only="flask">there [@yu]</Track>.',
  );
  expect(lab.problems).toEqual([]);
  writeCitations(tree, lab, bibliographyOf(works, 'author-date', mentionedIn(lab)));
  const found: string[] = [];
  visit(tree, (node) => {
    const { role, id, href } = ((node.data ?? {}) as { hProperties?: Record<string, string> }).hProperties ?? {};
    if (role === 'doc-biblioref') found.push(id!);
    if (role === 'doc-backlink') found.push(href!);
  });
  expect(found).toEqual([
    'cite-yu-1',
    'cite-yu-2--mug',
    'cite-yu-2--flask',
    'cite-yu-3--flask',
    // On paper beside the words of the first track, and on the page in its own: never both.
    'cite-yu-4--flask',
    'cite-yu-4--flask',
    '#cite-yu-1',
    '#cite-yu-2--mug',
    '#cite-yu-3--flask',
    '#cite-yu-4--flask',
  ]);
});

test('one track gives nothing of another away: who is asked in it does not read that', () => {
  const { lab, tree } = read(
    `<Predict id="time" of="cup" answer="warmFor" min={0} max={900} step={1}>\n\nHow long?\n\n</Predict>\n\n<Reveal after="time">\n\nSo.\n\n</Reveal>\n\n<Track only="mug">\n\nUp there <Value of="cup--flask.warmFor" />.\n\n</Track>`,
  );
  expect(leakProblems(lab, tree)).toEqual([]);
  const open = read(
    `<Predict id="time" of="cup" answer="warmFor" min={0} max={900} step={1}>\n\nHow long?\n\n</Predict>\n\n<Reveal after="time">\n\nSo.\n\n</Reveal>\n\nUp there <Value of="cup--flask.warmFor" />.`,
  );
  expect(leakProblems(open.lab, open.tree).map(formatProblem)).toEqual([
    expect.stringMatching(/^predict\/leak .* "time--flask" /),
  ]);
});

test('nor does a reason that the book prints beside that of its first track: it stands behind the same seal', () => {
  const reasons = `- [ ] Yes. <Claim output="temperature" above={60} />
  > <Track only="flask">It has <Value of="cup.temperature" at="later" />.</Track><Track only="mug">**Hot.** No.</Track>
- [ ] No. <Claim output="temperature" atMost={60} />
  > <Track only="mug">It has <Value of="cup.temperature" at="later" />.</Track><Track only="flask">**Cold.** No.</Track>`;
  const { lab, tree } = read(question.replace(/- \[ \] Yes[^]*?tepid" \/>/, reasons));
  expect(lab.problems).toEqual([]);
  expect(leakProblems(lab, tree)).toEqual([]);
});

test('on paper a table gives the numbers of a passage in all tracks, behind the seal of the passage', () => {
  const source = question
    .replace('Keep it.', 'Now <Value of="temperature" />.')
    .replace('Is it warm?', 'After <Value of="cup.minutes" at="later" />, is it warm?');
  const { lab, tree } = read(source);
  transformLab(tree, lab, [], source);
  const tables =
    JSON.stringify(tree).match(/"name":"TrackTable".*?"name":"rows","value":\{"type":"[^"]*","value":"(.*?[^\\])"/g) ??
    [];
  expect(tables).toHaveLength(2);
  expect(tables.join()).toMatch(/minutes/);
});

test('where a table would follow on another, one has the rows of both', () => {
  const words =
    'Of <Value of="cup.temperature" at="later" />.\n\n<Instrument id="keep" of="cup">\n\n<Readouts of="warmFor" />\n\n</Instrument>';
  const { lab, tree } = read(words);
  transformLab(tree, lab, [], words);
  const rows = JSON.stringify(tree).match(/"name":"rows","value":\{"type":"[^"]*","value":"(.*?[^\\])"/g) ?? [];
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatch(/temperature.*warmFor/);
});

const withOption = (option: Partial<ChoiceOption>) => cupWith({ ...option });
const told = (source: string, options: Parameters<typeof read>[1] = {}): string[] => {
  const { lab } = read(source, options);
  return [...new Set([...lab.problems, ...keyProblems(lab), ...trackKeyProblems(lab)].map(formatProblem))];
};
const cases: Record<string, () => string[]> = {
  'a track that is not declared': () => told('Words.', { offers: 'tracks: [mug, flusk]' }),
  'words for a track where there are none': () => told('<Track only="mug">Words.</Track>', { offers: '' }),
  'words for a track that is not offered': () => told('<Track only="thermos">Words.</Track>'),
  'words for no track': () => told('<Track>Words.</Track>'),
  'a heading that depends on the track': () => told('## In <Track only="mug">here</Track>\n\nWords.'),
  'no preset for a track': () => told('<Value of="cup.temperature" />', { simulation: cupWith(undefined) }),
  'another name for a track': () =>
    told('<Value of="cup.temperature" />', { simulation: withOption({ label: 'On the hill' }) }),
  'a number of what does not apply': () =>
    told('Now <Value of="cup.saved" />.', { simulation: withOption({ absent: { saved: 'it is closed.' } }) }),
  'a number of a simulation that does not apply': () =>
    told('Now <Value of="cup.temperature" />.', { simulation: withOption({ absent: 'nobody has one.' }) }),
  'a key that differs, unsaid': () => told(question.replace(' differs', '')),
  'a key that is said to differ': () => told(question.replace(' at="later"', '')),
  'a mark where the key differs': () => told(question.replace('- [ ] No.', '- [x] No.')),
};
describe('an author who errs reads what is wrong, what to write instead, and where', () => {
  test.each(Object.entries(cases))('%s', (_, run) => expect(run()).toMatchSnapshot());
});

test('what does not apply has its reason where the instrument and the question would stand', () => {
  const { lab, tree } = read(question.replace(' differs', ''), {
    simulation: withOption({ absent: 'nobody has one.' }),
  });
  expect(lab.problems).toEqual([]);
  expect(tree.children.map((node) => toString(node)).join()).toContain(
    'Tea does not apply to On the mountain: nobody has one.',
  );
  expect(lab.uses.filter(({ track }) => track?.id === 'flask')).toEqual([]);
});
