/** Terms of the glossary: in a chapter, on their page, in the index of the book, and what is wrong with them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bibliographyOf } from '../../../src/lib/labwright/citation/bibliography.ts';
import { readBibtex } from '../../../src/lib/labwright/citation/bibtex.ts';
import type { Chapters, HandbookContext } from '../../../src/lib/labwright/document/chapters.ts';
import { writeCitations } from '../../../src/lib/labwright/document/cite.ts';
import { mentionedIn } from '../../../src/lib/labwright/document/citations.ts';
import { definitionProblems, type Glossary, readGlossary } from '../../../src/lib/labwright/document/glossary.ts';
import { plainText } from '../../../src/lib/labwright/document/plain-text.ts';
import { bookIndexOf, termUses } from '../../../src/lib/labwright/document/term-index.ts';
import { placeTerms } from '../../../src/lib/labwright/document/terms.ts';
import { transformLab } from '../../../src/lib/labwright/document/transform.ts';
import { glossaryMathsProblems } from '../../../src/lib/labwright/proof/maths-rules.ts';
import { typedGlossaryProblems } from '../../../src/lib/labwright/proof/text-rules.ts';
import { formatProblem, LabwrightError } from '../../../src/lib/labwright/simulation/errors.ts';
import { glossaryPages } from '../../../src/lib/labwright/site/glossary-html.ts';
import { glossary, labOf, problemsOf } from '../../helpers/chapter.ts';

const { works } = readBibtex(readFileSync(new URL('../citation/works.bib', import.meta.url), 'utf8'), 'works.bib');

interface Found {
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Every element of a name in a transformed chapter. */
function elements(source: string, name: string): { found: Found[]; references: string[] } {
  const { lab, tree } = labOf(source);
  expect(lab.problems).toEqual([]);
  placeTerms(tree, lab, '/base/');
  writeCitations(tree, lab, bibliographyOf(works, 'author-date', mentionedIn(lab)));
  transformLab(tree, lab, [], source);
  const found: Found[] = [];
  const references: string[] = [];
  visit(tree, (node) => {
    const data = node.data as { hName?: string; hProperties?: { id: string } } | undefined;
    if (data?.hName === 'li') references.push(data.hProperties!.id.replace('ref-', ''));
    if ((node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') || node.name !== name) return;
    const attributes = (node as MdxJsxTextElement).attributes.flatMap((attribute): [string, unknown][] => {
      if (attribute.type !== 'mdxJsxAttribute') return [];
      const { name: key, value } = attribute;
      return [
        [key, typeof value === 'object' && value !== null ? (JSON.parse(value.value) as unknown) : (value ?? true)],
      ];
    });
    found.push({
      name,
      text: toString(node).replaceAll('\u00a0', ' '),
      attributes: Object.fromEntries(attributes),
    });
  });
  return { found, references };
}

const cases = parse(readFileSync(new URL('./terms.yaml', import.meta.url), 'utf8')) as {
  title: string;
  before: string;
  uses: string[];
  panels: string[];
  references: string[];
}[];

describe('terms', () => {
  for (const { title, before, uses, panels, references } of cases) {
    test(title, () => {
      expect(
        elements(before, 'Term').found.map(({ text, attributes: { term, panel, anchor } }) => {
          const opens = panel === undefined ? '' : ` > ${String(panel)}`;
          return `${text || String(term)}${opens} #${String(anchor)}`;
        }),
      ).toEqual(uses);
      const definitions = elements(before, 'Definition');
      expect(definitions.found.map(({ text, attributes: { id } }) => `${String(id)}: ${text}`)).toEqual(panels);
      expect(definitions.references).toEqual(references);
    });
  }

  test('a panel leads to the page of the glossary', () => {
    const [panel] = elements('Of <Term id="drift" />.', 'Definition').found;
    expect(panel!.attributes).toEqual({
      id: 'term-drift',
      term: 'drift',
      page: '/base/glossary/#drift',
      see: [{ term: 'population stability index', href: '/base/glossary/#psi' }],
    });
  });

  test('a term without words of its own is a word of the sentence, for the ledger too', () => {
    const { lab, tree } = labOf('Of <Term id="drift" /> and <Term id="psi">PSI</Term>.');
    expect(plainText([tree.children[0]!], lab, new Map())).toBe('Of drift and PSI.');
  });
});

describe('the glossary and the index', () => {
  const chapter = (slug: string, number: number | undefined, source: string) => {
    const { lab, tree } = labOf(source);
    const context = { ...lab.context, slug, id: `kitchen/${slug}` };
    const { number: _, ...unnumbered } = context;
    return {
      lab: { ...lab, context: number === undefined ? unnumbered : { ...unnumbered, number } },
      chapter: { tree, frontmatter: {} },
    };
  };
  const labs = [
    chapter('about', undefined, 'Of <Term id="drift">moves</Term>.'),
    chapter(
      'second',
      2,
      '## Act\n\nOf <Term id="psi" />.\n\n### More\n\nOf <Term id="drift" /> and <Term id="psi" />.',
    ),
    chapter('first', 1, '## Start\n\nOf <Term id="heat" />.'),
  ];
  const index = new Map(
    labs.map(({ lab }) => [
      lab.context.slug,
      { href: `/${lab.context.slug}/`, title: `About ${lab.context.slug}`, anchors: lab.anchors },
    ]),
  );
  const uses = termUses({ labs, index });

  test('uses come in the order of the labs, each under its heading', () => {
    expect(uses.map(({ term, label, section, anchor }) => [term, label, section?.title, anchor])).toEqual([
      ['heat', 'Lab 1', 'Start', 'use-heat-1'],
      ['psi', 'Lab 2', 'Act', 'use-psi-1'],
      ['drift', 'Lab 2', 'More', 'use-drift-1'],
      ['psi', 'Lab 2', 'More', 'use-psi-2'],
      ['drift', 'About about', undefined, 'use-drift-1'],
    ]);
  });

  test('the index files terms together under one text, in the order of the alphabet, and leaves out what nobody uses', () => {
    expect(bookIndexOf(glossary, uses)).toEqual([
      {
        text: 'change of heat and of the world',
        terms: ['drift', 'heat'],
        uses: [
          { slug: 'first', anchor: 'use-heat-1' },
          { slug: 'second', anchor: 'use-drift-1' },
          { slug: 'about', anchor: 'use-drift-1' },
        ],
      },
      {
        text: 'population stability index',
        terms: ['psi'],
        uses: [
          { slug: 'second', anchor: 'use-psi-1' },
          { slug: 'second', anchor: 'use-psi-2' },
        ],
      },
    ]);
  });

  test('a page has the definitions as HTML, with maths and citations, whatever the style of the labs', () => {
    const context = { glossary, base: '/base/' } as unknown as HandbookContext;
    const bibliography = bibliographyOf(works, 'numeric', ['yu']);
    const chapters = { labs, withheld: [], index, bibliography } as unknown as Chapters;
    const { terms } = glossaryPages(context, chapters);
    expect(terms.map(({ id }) => id)).toEqual(['drift', 'heat', 'psi', 'unused']);
    expect(terms[0]!.html).toBe('The world moves (<a href="/base/bibliography/#bib-yu">Yu\u00a02020</a>).');
    expect(terms[0]!.printHtml).toContain('<a href="#bib-yu">');
    expect(terms[1]!.html).toMatch(/^Energy, <span class="katex">.*<\/span>, on its <em>way<\/em>\.$/);
    expect(terms[0]!.see).toEqual([{ id: 'psi', term: 'population stability index' }]);
  });
});

describe('a mistake', () => {
  const read = (source: string): string => {
    const root = mkdtempSync(join(tmpdir(), 'glossary-'));
    const file = join(root, 'src/content/glossary.yaml');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
    try {
      readGlossary(root);
      return '';
    } catch (error) {
      if (error instanceof LabwrightError) return error.message;
      throw error;
    } finally {
      rmSync(root, { recursive: true });
    }
  };
  const good = 'heat:\n  term: heat\n  definition: Energy on its way.\n';
  test('none', () =>
    expect(
      read(`${good}  see: [cold]\n  plural: heats\n  index: warmth\ncold:\n  term: cold\n  definition: None.\n`),
    ).toBe(''));
  test('no file is an empty glossary', () => expect(readGlossary(tmpdir())).toEqual({}));
  test('a term without a definition', () => expect(read('heat:\n  term: heat\n')).toMatchSnapshot());
  test('a field of another name', () => expect(read(`${good}  sea: [cold]\n`)).toMatchSnapshot());
  test('a definition of two paragraphs', () =>
    expect(read('heat:\n  term: heat\n  definition: |\n    Energy.\n\n    On its way.\n')).toMatchSnapshot());
  test('a term to see that is not there', () =>
    expect(read(`${good}  see: [cld]\ncold:\n  term: cold\n  definition: None.\n`)).toMatchSnapshot());
  test('a term to see that is itself', () => expect(read(`${good}  see: [heat]\n`)).toMatchSnapshot());
  test('an id that no word can name', () => expect(read(good.replace('heat:', 'Heat wave:'))).toMatchSnapshot());

  const place = { file: 'src/content/glossary.yaml', line: 3, column: 15 };
  const one = (definition: string): Glossary => ({ heat: { term: 'heat', definition, place } });
  test('a citation of nothing', () =>
    expect(definitionProblems(one('Energy [@yuu].'), works).map(formatProblem)).toMatchSnapshot());
  test('a formula that cannot be set', () =>
    expect(glossaryMathsProblems(one('Energy, $\\foo{x}$.')).map(formatProblem)).toMatchSnapshot());
  test('a typed number, but not one of a citation or in a formula', () =>
    expect(
      typedGlossaryProblems(one('It takes 3 days, $T = 2$ [@yu, p. 3].'), []).map(formatProblem),
    ).toMatchSnapshot());

  test('a term that is not in the glossary', () =>
    expect(problemsOf('Of <Term id="drfit">drift</Term>.')).toMatchSnapshot());
  test('a term that is like none', () => expect(problemsOf('Of <Term id="entropy" />.')).toMatchSnapshot());
  test('a plural that is not there', () => expect(problemsOf('Of <Term id="drift" plural />.')).toMatchSnapshot());
});
