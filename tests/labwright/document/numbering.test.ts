import { readFileSync } from 'node:fs';
import type { Link, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type LabIndex, resolveReferences } from '../../../src/lib/labwright/document/references.ts';
import { transformLab } from '../../../src/lib/labwright/document/transform.ts';
import { labOf } from '../../helpers/chapter.ts';

const cases = parse(readFileSync(new URL('./numbering.yaml', import.meta.url), 'utf8')) as {
  title: string;
  before: string;
  after: Record<string, string>;
  /** Numbers of sections. */
  numbers?: Record<string, string>;
  /** Words of the links, once they are filled. */
  links?: string[];
}[];

describe('numbering', () => {
  for (const { title, before, after, numbers, links } of cases) {
    test(title, () => {
      const { lab, tree } = labOf(before);
      expect(lab.problems).toEqual([]);
      expect(
        Object.fromEntries([...lab.anchors].filter(([id]) => id in after).map(([id, anchor]) => [id, anchor.label])),
      ).toEqual(after);
      if (numbers)
        expect(Object.fromEntries([...lab.anchors].map(([id, anchor]) => [id, anchor.number]))).toEqual(numbers);
      if (!links) return;
      expect(resolveReferences(lab, new Map(), true)).toEqual([]);
      const filled: string[] = [];
      visit(tree, 'link', (node: Link) => void filled.push(toString(node).replaceAll('\u00a0', ' ')));
      expect(filled).toEqual(links);
    });
  }
});

test('a chapter that is no lab counts without a number of its own', () => {
  const { lab } = labOf(
    '<Write id="w">\n\nSay it.\n\n</Write>\n\n<Write id="v">\n\nAgain.\n\n</Write>',
    undefined,
    undefined,
    true,
  );
  expect([...lab.anchors.values()].map(({ label }) => label)).toEqual(['Exercise 1', 'Exercise 2']);
});

describe('references', () => {
  const figure =
    '<Instrument id="k" of="kettle">\n\n<Figure id="fig-a" chart="cooling">A.</Figure>\n\n</Instrument>\n\n';
  const other: LabIndex = new Map([
    [
      'stove',
      {
        href: '/kitchen/stove/',
        title: 'The stove',
        anchors: new Map([
          ['fig-b', { id: 'fig-b', kind: 'figure', label: 'Figure 3.1', place: { file: 'stove.mdx' } }],
        ]),
      },
    ],
  ]);
  const links = (source: string): [string, string][] => {
    const { lab, tree } = labOf(source);
    expect(resolveReferences(lab, other, true)).toEqual([]);
    const found: [string, string][] = [];
    visit(tree, 'link', (node: Link) => void found.push([node.url, toString(node)]));
    return found;
  };

  test('an empty link and one that holds only the kind are filled; other words stay', () => {
    expect(links(`${figure}[](#fig-a) [Figure](#fig-a) [this picture](#fig-a)`)).toEqual([
      ['#fig-a', 'Figure\u00a02.1'],
      ['#fig-a', 'Figure\u00a02.1'],
      ['#fig-a', 'this picture'],
    ]);
  });

  test('a reference may go to another lab, or to the lab itself', () => {
    expect(links('[](stove#fig-b) [](stove)')).toEqual([
      ['/kitchen/stove/#fig-b', 'Figure\u00a03.1'],
      ['/kitchen/stove/', 'The stove'],
    ]);
  });

  test('addresses are left alone', () => {
    expect(links('[a](https://example.org/#b) [c](/d#e) [f](./g.pdf)')).toEqual([
      ['https://example.org/#b', 'a'],
      ['/d#e', 'c'],
      ['./g.pdf', 'f'],
    ]);
  });
});

describe('the pass', () => {
  const source = `<Predict id="p" of="kettle" at="early">

What holds?

- [ ] It is tepid <Claim state="tepid" />
  > **Too soon.** It cools slowly.
- [ ] It is hot <Claim not="tepid" />
  > It is.

</Predict>

<Reveal after="p">

Text

</Reveal>
`;
  const names = (tree: Root): string[] => {
    const found: string[] = [];
    visit(tree, 'mdxJsxFlowElement', (node) => void found.push(node.name!));
    return found;
  };

  test('turns a task list into options, and its quotes into reasons that stand after the Reveal', () => {
    const { lab, tree } = labOf(source);
    transformLab(tree, lab, [], source);
    expect(names(tree)).toEqual(['Predict', 'Option', 'Option', 'Reveal', 'Outcome', 'Why', 'Why']);
    const predict = tree.children.find((node) => node.type === 'mdxJsxFlowElement' && node.name === 'Predict')!;
    expect(toString(predict)).not.toContain('Too soon');
  });

  test('computes the key: hot after five minutes, since 100 - 2 x 5 = 90 is above 60', () => {
    const { lab, tree } = labOf(source);
    transformLab(tree, lab, [], source);
    let truth: unknown;
    visit(tree, 'mdxJsxFlowElement', (node) => {
      if (node.name !== 'Outcome') return;
      const attribute = node.attributes.find(
        (candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === 'truth',
      );
      truth = attribute && typeof attribute.value === 'object' ? Number(attribute.value?.value) : undefined;
    });
    expect(truth).toBe(1);
  });

  test('imports each word once, and none the chapter does not use', () => {
    const { lab, tree } = labOf('<Value of="kettle.temperature" /> and <Value of="kettle.share" />');
    transformLab(tree, lab, [], '');
    const imports = tree.children
      .filter((node) => node.type === 'mdxjsEsm')
      .map((node) => (node as unknown as { value: string }).value);
    expect(imports).toEqual([
      "import Provenance from 'labwright/components/Provenance.astro';",
      "import Value from 'labwright/components/Value.astro';",
    ]);
  });

  test('gives a question a wording that changes with its words and not with the text around it', () => {
    const versionOf = (text: string): unknown => {
      const { lab, tree } = labOf(text);
      transformLab(tree, lab, [], text);
      return lab.uses.find((use) => use.word === 'Predict')!.supplied['wording'];
    };
    expect(versionOf(`Another sentence before.\n\n${source}`)).toBe(versionOf(source));
    expect(versionOf(source.replace('What holds?', 'What is true?'))).not.toBe(versionOf(source));
    expect(versionOf(source.replace('at="early"', 'at="late"'))).not.toBe(versionOf(source));
  });

  test('shows an example as it stands in the chapter, before anything becomes of it', () => {
    const inside = `${source.trim()}\n\nA *word* at \`once\`.`;
    const text = `Before.\n\n<Example>\n\n${inside}\n\n</Example>\n\nAfter.`;
    const { lab, tree } = labOf(text);
    transformLab(tree, lab, [], text);
    const shown: [string | null | undefined, string][] = [];
    visit(tree, 'code', (node) => void shown.push([node.lang, node.value]));
    expect(shown).toEqual([['mdx', inside]]);
    expect(names(tree)).toEqual([
      'Example',
      'Fragment',
      'Predict',
      'Option',
      'Option',
      'Reveal',
      'Outcome',
      'Why',
      'Why',
    ]);
  });
});
