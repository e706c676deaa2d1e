/** Citations in a chapter: what is written for them, and where their links lead. */
import { readFileSync } from 'node:fs';
import type { Heading, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bibliographyOf, type CitationStyle } from '../../../src/lib/labwright/citation/bibliography.ts';
import { readBibtex } from '../../../src/lib/labwright/citation/bibtex.ts';
import { writeCitations } from '../../../src/lib/labwright/document/cite.ts';
import {
  citationProblems,
  factProblems,
  mentionedIn,
  referencesOf,
  simulationProblems,
} from '../../../src/lib/labwright/document/citations.ts';
import { plainText, questionText } from '../../../src/lib/labwright/document/plain-text.ts';
import { transformLab } from '../../../src/lib/labwright/document/transform.ts';
import { formatProblem } from '../../../src/lib/labwright/simulation/errors.ts';
import type { AnySimulation } from '../../../src/lib/labwright/simulation/define.ts';
import { labOf } from '../../helpers/chapter.ts';
import { kettle } from '../../helpers/kettle.ts';

const { works } = readBibtex(readFileSync(new URL('../citation/works.bib', import.meta.url), 'utf8'), 'works.bib');

interface Element {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Elements that the pass has written, in their order. */
function elements(tree: Root): Element[] {
  const found: Element[] = [];
  visit(tree, (node) => {
    const data = node.data as { hName?: string; hProperties?: Record<string, unknown> } | undefined;
    if (data?.hName) found.push({ name: data.hName, properties: data.hProperties ?? {}, text: toString(node) });
  });
  return found;
}

function written(source: string, style: CitationStyle, file?: string): { tree: Root; found: Element[] } {
  const { lab, tree } = labOf(source, file);
  expect([...lab.problems, ...citationProblems(lab, works)]).toEqual([]);
  writeCitations(tree, lab, bibliographyOf(works, style, mentionedIn(lab)));
  return { tree, found: elements(tree) };
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\ufe0e', '');

/** The lines of a chapter's text before its list of references. */
function lines(tree: Root): string[] {
  const found: string[] = [];
  visit(tree, (node: Nodes) => {
    const data = node.data as { hName?: string } | undefined;
    if (data?.hName === 'section') return 'skip';
    if (node.type !== 'paragraph' && node.type !== 'tableCell') return undefined;
    found.push(plain(toString(node)));
    return 'skip';
  });
  return found;
}

const cases = parse(readFileSync(new URL('./citations.yaml', import.meta.url), 'utf8')) as {
  title: string;
  style: CitationStyle;
  file?: string;
  before: string;
  after: string;
  references: string[];
}[];

describe('citations', () => {
  for (const { title, style, file, before, after, references } of cases) {
    test(title, () => {
      const { tree, found } = written(before, style, file);
      expect(lines(tree)).toEqual(after.trim().split('\n'));
      expect(found.filter(({ name }) => name === 'li').map(({ text }) => plain(text))).toEqual(references);
    });
  }
});

describe('links', () => {
  test('a citation leads to its entry, and the entry back to each place', () => {
    const { found } = written('First [@yu]. Then [@yu; @klaus].', 'author-date');
    const links = found.filter(({ name }) => name === 'a').map(({ properties }) => properties);
    expect(links.filter(({ role }) => role === 'doc-biblioref').map(({ href, id }) => [href, id])).toEqual([
      ['#ref-yu', 'cite-yu-1'],
      ['#ref-yu', 'cite-yu-2'],
      ['#ref-klaus', 'cite-klaus-1'],
    ]);
    expect(found.filter(({ name }) => name === 'li').map(({ properties }) => properties['id'])).toEqual([
      'ref-klaus',
      'ref-yu',
    ]);
    expect(
      links
        .filter(({ role }) => role === 'doc-backlink')
        .map(({ href, ariaLabel }) => [href, plain(String(ariaLabel))]),
    ).toEqual([
      ['#cite-klaus-1', 'Back to the text: Klaus and Horn 1986'],
      ['#cite-yu-1', 'Back to the text: Yu 2020, citation 1'],
      ['#cite-yu-2', 'Back to the text: Yu 2020, citation 2'],
    ]);
  });

  const predict =
    '<Predict id="p" of="kettle" at="early">\n\n**Who is right?**\n\n- [ ] @yu <Claim state="tepid" />\n  > **Too soon.** See [@klaus].\n- [ ] @klaus <Claim not="tepid" />\n  > It is.\n\n</Predict>\n\n<Reveal after="p">\n\nSo [@nobody].\n\n</Reveal>\n';

  test('an offered answer and a heading hold no link; a sealed citation has no way back', () => {
    const { found } = written(`## By @set\n\nA [see @doyle](https://example.org).\n\n${predict}`, 'author-date');
    const links = found.filter(({ name }) => name === 'a').map(({ properties }) => properties);
    expect(links.filter(({ role }) => role === 'doc-biblioref').map(({ href, id }) => [href, id])).toEqual([
      ['#ref-klaus', undefined],
      ['#ref-nobody', undefined],
    ]);
    expect(links.filter(({ role }) => role === 'doc-backlink')).toEqual([]);
    expect(found.filter(({ name }) => name === 'li').map(({ properties }) => properties['id'])).toEqual([
      'ref-nobody',
      'ref-doyle',
      'ref-klaus',
      'ref-set',
      'ref-yu',
    ]);
  });

  test('the text of an option, for its label and for the ledger, has the citation written out', () => {
    const { lab, tree } = labOf(predict);
    const bibliography = bibliographyOf(works, 'author-date', mentionedIn(lab));
    const index = new Map([
      ['kettle', { href: '/', title: 'Kettle', anchors: lab.anchors, references: referencesOf(lab, bibliography) }],
    ]);
    const use = lab.uses.find(({ word }) => word === 'Predict')!;
    const [first] = (use.node.children as Root['children']).filter(({ type }) => type === 'list');
    const option = (first as unknown as { children: { children: Root['children'] }[] }).children[1]!.children[0]!;
    expect(plain(plainText([option], lab, index))).toBe('Klaus and Horn (1986)');
    expect(questionText(use.node.children as Root['children'], lab, index)).toBe('Who is right?');
    const version = use.supplied['version'];
    writeCitations(tree, lab, bibliography);
    transformLab(tree, lab, [], '');
    const labels: unknown[] = [];
    visit(tree, 'mdxJsxFlowElement', (node) => {
      const label = node.attributes.find(
        (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'label',
      );
      if (node.name === 'Why') labels.push(plain(String(label?.value)).trim());
    });
    expect(labels).toEqual(['Yu (2020)', 'Klaus and Horn (1986)']);
    expect(use.supplied['version']).toBe(version);
  });

  test('the list steps aside for a section of that name, and a heading keeps its id', () => {
    const { tree } = written('## References\n\nOf [@yu].\n\n## After @yu', 'author-date');
    const headings: unknown[] = [];
    visit(
      tree,
      'heading',
      (node: Heading) =>
        void headings.push([toString(node), (node.data as { hProperties: { id: string } }).hProperties.id]),
    );
    expect(headings.map((heading) => (heading as string[]).map(plain))).toEqual([
      ['References', 'references'],
      ['After Yu (2020)', 'after'],
      ['References', 'reference-list'],
    ]);
  });
});

describe('sources', () => {
  test('a fact reaches its component with its source written out, and without its place', () => {
    const { lab, tree } = labOf('<Fact id="melting" />');
    writeCitations(tree, lab, bibliographyOf(works, 'author-date', mentionedIn(lab)));
    expect(lab.uses[0]!.supplied['fact']).toEqual({
      label: 'Melting point',
      value: 0,
      source: 'Charles Yu, Interior Chinatown (Pantheon Books, 2020), and a kettle',
      cites: ['yu'],
      verified: '2026-01-01',
      status: 'measured',
    });
  });

  test('the key of a reflection names its works as the text does', () => {
    const source = '<Reflect id="r" source="@yu, and [@klaus, p. 3]">\n\nWhy?\n\n- [x] A\n- [ ] B\n\n</Reflect>';
    const { lab, tree } = labOf(source);
    writeCitations(tree, lab, bibliographyOf(works, 'author-date', mentionedIn(lab)));
    const attribute = lab.uses[0]!.node.attributes.find(
      (one) => one.type === 'mdxJsxAttribute' && one.name === 'source',
    );
    expect(plain(String(attribute?.value))).toBe('Yu (2020), and (Klaus and Horn 1986, 3)');
    expect(referencesOf(lab, bibliographyOf(works, 'author-date', [])).keys).toEqual(['klaus', 'yu']);
  });

  test('a value brings the source of its output into the list', () => {
    const cited = {
      ...kettle,
      constants: { ...kettle.constants, rate: { ...kettle.constants['rate'], source: '[@yu]' } },
    };
    const { lab } = labOf('<Value of="kettle.rate" />', undefined, cited as unknown as AnySimulation);
    expect(mentionedIn(lab)).toEqual(['yu']);
  });
});

describe('a citation of nothing', () => {
  const problems = (source: string, of = works): string =>
    citationProblems(labOf(source).lab, of).map(formatProblem).join('\n');
  test('in a chapter', () =>
    expect(problems('One.\n\nTwo lines\nand then [@yu; see @klauss, p. 3].')).toMatchSnapshot());
  test('outside brackets', () => expect(problems('By @docmentation.')).toMatchSnapshot());
  test('without references.bib', () => expect(problems('By [@yu].', {})).toMatchSnapshot());
  test('in a reflection', () =>
    expect(problems('<Reflect id="r" source="@yuu">\n\nWhy?\n\n- [x] A\n- [ ] B\n\n</Reflect>')).toMatchSnapshot());
  test('in a fact', () => {
    const fact = { label: 'A', value: 1, source: '[@yuu], 2001', verified: '2026-01-01', status: 'measured' } as const;
    const place = { file: 'src/content/facts.yaml', line: 4, column: 11 };
    expect(factProblems({ a: { ...fact, place } }, works).map(formatProblem)).toMatchSnapshot();
  });
  test('in a simulation', () => {
    const rate = { ...kettle.constants['rate'], source: 'After [@yuu]' };
    const simulation = { ...kettle, constants: { rate, again: rate } } as unknown as AnySimulation;
    expect(simulationProblems(simulation, 'src/lib/simulations/kettle.ts', works).map(formatProblem)).toMatchSnapshot();
  });
});
