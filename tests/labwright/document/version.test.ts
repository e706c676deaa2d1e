/** A mended question keeps its answers, and one that is asked anew leaves them where they were given. */
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { resolveReferences } from '../../../src/lib/labwright/document/references.ts';
import { transformLab } from '../../../src/lib/labwright/document/transform.ts';
import { ledgerName, meaningOf, wordingOf } from '../../../src/lib/labwright/document/version.ts';
import { labOf, problemsOf } from '../../helpers/chapter.ts';

const source = `<Predict id="p" of="kettle" at="early">

How warm is teh tea?

- [ ] Warm <Claim output="temperature" atLeast={50} />
  > It is.
- [ ] Cold <Claim output="temperature" below={50} />
  > **Time forgotten.** It is not.

</Predict>

<Reveal after="p">

<Instrument id="k" of="kettle" guess="p">

<Figure id="f" chart="cooling">Cooling.</Figure>

</Instrument>

</Reveal>

<Reflect id="r">

Why?

- [x] Heat leaves.
  > It does.
- [ ] Cold enters.
  > **A thing made of a lack.** There is none.

</Reflect>

<Write id="w">

What now?

</Write>
`;

/** What a question is in one writing of the chapter. */
const in_ = (text: string, id = 'p') => {
  const { lab } = labOf(text);
  expect(lab.problems).toEqual([]);
  const use = lab.uses.find(({ attributes }) => attributes['id'] === id)!;
  return { name: ledgerName(use), wording: wordingOf(use), meaning: meaningOf(use, lab) };
};
const replaced = (from: string, to: string): string => {
  expect(source).toContain(from);
  return source.replace(from, to);
};

describe('a question', () => {
  test('keeps its answers when a typo in it is mended: only the words are others', () => {
    const [before, after] = [in_(source), in_(replaced('teh tea', 'the tea'))];
    expect(after).toMatchObject({ name: before.name, meaning: before.meaning });
    expect(after.wording).not.toBe(before.wording);
  });

  test('has the words it had when what explains it is mended, or stands elsewhere', () => {
    expect(in_(replaced('**Time forgotten.** It is not.', '**Time forgotten.** No.'))).toEqual(in_(source));
    expect(in_(`More.\n\n${source}`)).toEqual(in_(source));
    expect(in_(replaced('It does.', 'It always does.'), 'r')).toEqual(in_(source, 'r'));
  });

  test.each([
    ['is asked at another setting', 'at="early"', 'at="late"'],
    ['is decided by another bound', 'atLeast={50} />\n  > It', 'atLeast={60} />\n  > It'],
  ])('asks something else when it %s', (_, from, to) => {
    const { lab } = labOf(source.replace(from, to));
    expect(meaningOf(lab.uses[0]!, lab)).not.toBe(in_(source).meaning);
  });

  test('asks something else when its options change places, or another is the right one', () => {
    const options = /- \[ \] Warm[\s\S]*?It is\.\n/.exec(source)![0];
    const swapped = source
      .replace(options, '')
      .replace('  > **Time forgotten.** It is not.\n', (cold) => `${cold}${options}`);
    expect(in_(swapped).meaning).not.toBe(in_(source).meaning);
    expect(
      in_(source.replace('- [x] Heat', '- [ ] Heat').replace('- [ ] Cold enters', '- [x] Cold enters'), 'r').meaning,
    ).not.toBe(in_(source, 'r').meaning);
  });

  test('that is asked anew has another name in the ledger, and its id on the page', () => {
    const anew = source
      .replace('id="p"', 'id="p" version={2}')
      .replace('id="r"', 'id="r" version={3}')
      .replace('id="w"', 'id="w" version={2}');
    const { lab, tree } = labOf(anew);
    expect(resolveReferences(lab, new Map(), true)).toEqual([]);
    transformLab(tree, lab, [], anew);
    const names: string[] = [];
    visit(tree, 'mdxJsxFlowElement', (node) => {
      const attribute = (name: string): string | undefined => {
        const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
        return typeof found?.value === 'string' ? found.value : undefined;
      };
      const said = ['id', 'after', 'of', 'name', 'question', 'guess'].map((name) => attribute(name)).filter(Boolean);
      if (['Predict', 'Reveal', 'Outcome', 'Instrument', 'Option', 'Reflect', 'Write', 'Reasons'].includes(node.name!))
        names.push(`${node.name}: ${said.join(' ')}`);
    });
    expect([...new Set(names)]).toEqual([
      'Predict: p kettle p@2',
      'Option: p@2',
      'Reveal: p p@2',
      'Instrument: k p kettle p@2',
      'Outcome: p p@2',
      'Reflect: r r@3',
      'Option: r@3',
      'Reasons: r',
      'Write: w w@2',
    ]);
    expect(lab.anchors.has('p')).toBe(true);
  });

  test('has a version that is a whole number', () => {
    const write = (version: string): string => problemsOf(`<Write id="w" version={${version}}>\n\nWhy?\n\n</Write>`);
    expect(write('1.5')).toBe(
      'word/attribute docs/kettle.mdx:1:1 The version of "w" is 1.5. Write a whole number from 1 on: version={2} asks anew.',
    );
    expect([write('0').includes('is 0.'), write('1'), write('2')]).toEqual([true, '', '']);
  });
});
