/** Where the panel of a number stands: behind its seal, in its instrument, once for each origin. */
import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { describe, expect, test } from 'vitest';
import { resolveReferences } from '../../../src/lib/labwright/document/references.ts';
import { transformLab } from '../../../src/lib/labwright/document/transform.ts';
import { labOf } from '../../helpers/chapter.ts';

type Element = MdxJsxFlowElement;
const isElement = (node: { type: string }): node is Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** The value of an attribute, read back from the literal that the component will receive. */
function attribute(node: Element, name: string): unknown {
  const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  const value = found?.type === 'mdxJsxAttribute' ? found.value : undefined;
  return typeof value === 'object' && value !== null ? (JSON.parse(value.value) as unknown) : (value ?? undefined);
}

function transformed(source: string): Root {
  const { lab, tree } = labOf(source);
  expect([...lab.problems, ...resolveReferences(lab, new Map(), true)]).toEqual([]);
  transformLab(tree, lab, [], source);
  return tree;
}

/** Every element of a name, with the names of the elements around it. */
function elements(tree: Root, name: string): { node: Element; within: string[] }[] {
  const found: { node: Element; within: string[] }[] = [];
  const walk = (node: Root | RootContent, within: string[]): void => {
    if (isElement(node) && node.name === name) found.push({ node, within });
    const inside = isElement(node) && node.name ? [...within, node.name] : within;
    if ('children' in node) for (const child of node.children) walk(child as RootContent, inside);
  };
  walk(tree, []);
  return found;
}

const panels = (tree: Root) =>
  elements(tree, 'Provenance').map(({ node, within }) => ({
    within,
    id: attribute(node, 'id'),
    of: [attribute(node, 'simulation'), attribute(node, 'name'), attribute(node, 'at')].filter(Boolean).join(' '),
    live: attribute(node, 'live') === true,
    withheld: attribute(node, 'withheld'),
  }));

describe('in running text', () => {
  test('numbers of one origin share a panel at the end of the chapter', () => {
    const tree = transformed(
      'After five minutes <Value of="kettle.temperature" at="early" />, later <Value of="kettle.temperature" at="late" />, and again <Value of="kettle.temperature" at="early" bare />. <Fact id="boiling" /> and <Given name="cups" />.',
    );
    expect(panels(tree).map(({ of, within }) => [of, within])).toEqual([
      ['kettle temperature early', []],
      ['kettle temperature late', []],
      ['', []],
      ['', []],
    ]);
    expect(elements(tree, 'Value').map(({ node }) => attribute(node, 'panel'))).toEqual([
      'origin-1',
      'origin-2',
      'origin-1',
    ]);
  });

  test('a number keeps to one line with its punctuation', () => {
    const tree = transformed('It was warm (<Value of="kettle.temperature" at="early" />), then <Fact id="boiling" />.');
    const held = elements(tree, 'span').map(({ node }) =>
      (node.children as RootContent[]).map((child) => (child.type === 'text' ? child.value : (child as Element).name)),
    );
    expect(held).toEqual([
      ['(', 'Value', '),'],
      ['Fact', '.'],
    ]);
  });

  test('a link and an offered answer hold no button', () => {
    const tree = transformed(`See [all <Given name="cups" /> cups](https://example.org).

<Reflect id="cold">

Why?

- [x] It reached <Value of="kettle.temperature" at="late" />
  > **Right.** It did, from <Value of="kettle.temperature" at="early" />.
- [ ] It did not
  > **Wrong.** It did.

</Reflect>`);
    expect(elements(tree, 'Value').map(({ node, within }) => [within.at(-1), attribute(node, 'panel')])).toEqual([
      ['Option', undefined],
      ['span', 'origin-1'],
    ]);
    expect(attribute(elements(tree, 'Why')[0]!.node, 'label')).toMatch(/^It reached \d/);
  });
});

const sealed = `<Predict id="how-warm" of="kettle" answer="temperature" at="early" min={0} max={100} step={1} within={2}>

How warm after <Value of="kettle.minutes" at="early" />?

</Predict>

<Reveal after="how-warm">

It was <Value of="kettle.temperature" at="early" />.

<Instrument id="pot" of="kettle" at="late">

<Controls of="minutes" />

<Readouts of="temperature share" />

Now <Value of="temperature" />, at first <Value of="kettle.temperature" at="early" />.

</Instrument>

</Reveal>`;

describe('behind a seal', () => {
  test('a panel opens with its number, and a live one stands in its instrument', () => {
    expect(panels(transformed(sealed)).map(({ of, within, live }) => [of, within, live])).toEqual([
      ['kettle temperature late', ['Reveal', 'Instrument'], true],
      ['kettle share late', ['Reveal', 'Instrument'], true],
      ['kettle temperature early', ['Reveal'], false],
      ['kettle minutes early', [], false],
    ]);
  });

  test('an answer is withheld from every panel before its seal', () => {
    expect(panels(transformed(sealed)).map(({ withheld }) => withheld)).toEqual([[], [], [], ['90.0\u00a0kelvin']]);
  });
});
