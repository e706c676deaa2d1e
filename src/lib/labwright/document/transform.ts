/** Rewrites the tree of a checked lab into components: options, outcomes, imports, supplied attributes. */
import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { trackOfName } from '../simulation/tracks.ts';
import { setAttribute, type WordNode } from './attributes.ts';
import { answerOf, keyOf } from './claims.ts';
import { sameQuestion } from './track-keys.ts';
import type { Lab, Use } from './lab.ts';
import { plainText } from './plain-text.ts';
import { isSketch } from './sketch.ts';
import { placePanels } from './provenance.ts';
import { type AuthoredOption, optionsOf } from './options.ts';
import { placeSideNotes } from './side-notes.ts';
import { placeTrackTables } from './track-tables.ts';
import { questionParts, words } from './words.ts';

type Flow = MdxJsxFlowElement;
type Children = Flow['children'];

function element(name: string, attributes: Readonly<Record<string, unknown>>, children: readonly RootContent[]): Flow {
  const node: Flow = { type: 'mdxJsxFlowElement', name, attributes: [], children: children as Children };
  for (const [key, value] of Object.entries(attributes)) setAttribute(node, key, value);
  return node;
}

/** Without the Claims, which no reader sees. The nodes stay the same objects: what the pass knows of a word hangs on them. */
function withoutClaims(nodes: readonly RootContent[]): RootContent[] {
  const kept = nodes.filter(
    (node) => !((node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') && node.name === 'Claim'),
  );
  for (const node of kept)
    if ('children' in node) node.children = withoutClaims(node.children as RootContent[]) as typeof node.children;
  return kept;
}

/** What an option says in one line, with its numbers in it. */
function labelOf(option: AuthoredOption, lab: Lab): string {
  return plainText(withoutClaims(option.text), lab, new Map());
}

/** A lone paragraph becomes its own content, so that an option's label holds phrasing only. */
function unwrap(nodes: readonly RootContent[]): RootContent[] {
  const kept = withoutClaims(nodes);
  return kept.length === 1 && kept[0]!.type === 'paragraph' ? ((kept[0] as Paragraph).children as RootContent[]) : kept;
}

const isTaskList = (node: RootContent): boolean =>
  node.type === 'list' && node.children.some((item) => typeof item.checked === 'boolean');
const isExplain = (node: RootContent): boolean => node.type === 'mdxJsxFlowElement' && node.name === 'Explain';

/** The copies of a printed question in the tracks that the book does not print. */
function elsewhere(use: Use, lab: Lab): Use[] {
  if (use.track?.mode !== 'first' && use.track?.mode !== 'own') return [];
  return sameQuestion(use, lab).filter((other) => other !== use);
}

/** Its answers there, for the key: a number, the place of an option, or the axes of a curve. */
function answersElsewhere(use: Use, lab: Lab): Readonly<Record<string, unknown>> {
  const others = elsewhere(use, lab);
  if (isSketch(use)) {
    // A curve of no track is the same in all.
    const own = others.filter(({ supplied }) => trackOfName(String(supplied['simulation'])) !== undefined);
    return { plans: own.map(({ track, supplied }) => ({ track: track!.id, plan: supplied['plan'] })) };
  }
  const truths = others.flatMap((other) => {
    const decided = other.attributes['answer'] === undefined ? keyOf(other, lab) : answerOf(other, lab);
    if ('problems' in decided) return [];
    return [{ track: other.track!.id, truth: 'key' in decided ? decided.key : decided.answer }];
  });
  return { elsewhere: truths };
}

/** A Predict keeps its question and options; the explanations go to its Outcome. Returns what the Outcome needs. */
function splitPredict(use: Use, lab: Lab): { attributes: Record<string, unknown>; children: Flow[] } {
  const children = use.node.children as RootContent[];
  const options = optionsOf(use.node);
  const question = children.filter((child) => !isTaskList(child) && !isExplain(child));
  const explains = children.filter(isExplain) as Flow[];
  const id = use.attributes['id'];
  use.supplied['kind'] = isSketch(use) ? 'sketch' : options.length > 0 ? 'choice' : 'number';
  use.supplied['options'] = options.length;
  const shared = {
    ...answersElsewhere(use, lab),
    name: use.supplied['name'],
    simulation: use.supplied['simulation'],
    number: use.supplied['number'],
    lab: use.supplied['lab'],
    at: use.attributes['at'],
    answer: use.attributes['answer'],
    shows: use.attributes['shows'],
    within: use.attributes['within'],
    min: use.attributes['min'],
    max: use.attributes['max'],
    // What a further question seals is not there to be explored yet.
    explored: lab.uses.some(
      ({ word, within }) =>
        word === 'Instrument' && within.findLast((outer) => outer.word === 'Reveal')?.attributes['after'] === id,
    ),
  };
  if (isSketch(use)) {
    use.node.children = question as Children;
    return { attributes: { ...shared, kind: 'sketch', plan: use.supplied['plan'] }, children: explains };
  }
  if (options.length === 0) {
    const decided = answerOf(use, lab);
    use.node.children = question as Children;
    return {
      attributes: { ...shared, kind: 'number', truth: 'answer' in decided ? decided.answer : undefined },
      children: explains,
    };
  }
  const decided = keyOf(use, lab);
  const key = 'key' in decided ? decided.key : -1;
  use.node.children = [
    ...question,
    ...options.map((option, index) =>
      element('Option', { index, question: use.supplied['name'] }, unwrap(option.text)),
    ),
  ] as Children;
  const whys = options.map((option, index) =>
    element('Why', { index, right: index === key, label: labelOf(option, lab) }, option.why),
  );
  return { attributes: { ...shared, kind: 'choice', truth: key }, children: whys };
}

function splitReflect(use: Use, lab: Lab): void {
  const options = optionsOf(use.node);
  use.supplied['answerKey'] = options.findIndex((option) => option.marked);
  const question = (use.node.children as RootContent[]).filter((child) => !isTaskList(child));
  const id = use.attributes['id'];
  use.node.children = [
    ...question,
    ...options.map((option, index) =>
      element('Option', { index, question: use.supplied['name'] }, unwrap(option.text)),
    ),
    element(
      'Reasons',
      { question: id, number: use.supplied['number'] },
      options.map((option, index) =>
        element('Why', { index, right: option.marked, label: labelOf(option, lab) }, option.why),
      ),
    ),
  ] as Children;
}

/** The paragraphs beside a Markdown table are its caption, and stand above it as every table's does. */
function captionFirst(use: Use): void {
  const children = use.node.children as RootContent[];
  const caption = children
    .filter((child) => child.type === 'paragraph')
    .flatMap((paragraph) => paragraph.children as RootContent[]);
  use.node.children = [
    element('Fragment', { slot: 'caption' }, caption),
    ...children.filter((child) => child.type !== 'paragraph'),
  ] as Children;
}

/** What an author says before the first exercise of a memo, to whom it goes, stands at its head; the evidence follows. */
function leadFirst(use: Use): void {
  const children = use.node.children as RootContent[];
  const first = children.findIndex((child) => 'name' in child && child.name === 'Write');
  const lead = first < 0 ? children : children.slice(0, first);
  if (lead.length === 0) return;
  use.node.children = [element('Fragment', { slot: 'lead' }, lead), ...children.slice(lead.length)] as Children;
}

function placeOutcome(id: string, lab: Lab, outcome: { attributes: Record<string, unknown>; children: Flow[] }): void {
  const placed = lab.uses.find((use) => use.word === 'Outcome' && use.attributes['of'] === id);
  if (placed) {
    Object.assign(placed.supplied, outcome.attributes);
    placed.node.children = [...placed.node.children, ...outcome.children] as Children;
    return;
  }
  const reveal = lab.uses.find((use) => use.word === 'Reveal' && use.attributes['after'] === id);
  reveal?.node.children.push(element('Outcome', { of: id, ...outcome.attributes }, outcome.children) as never);
}

/** After an act's heading: how long it takes. */
function insertMinutes(tree: Root, minutes: readonly (readonly number[])[]): void {
  let act = 0;
  for (let index = 0; index < tree.children.length && act < minutes.length; index++) {
    const node = tree.children[index]!;
    if (node.type !== 'heading' || (node as Heading).depth !== 2) continue;
    tree.children.splice(index + 1, 0, element('ActMinutes', { minutes: minutes[act++] }, []));
  }
}

function importStatement(name: string): RootContent {
  const source = `labwright/components/${name}.astro`;
  return {
    type: 'mdxjsEsm',
    value: `import ${name} from '${source}';`,
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        comments: [],
        body: [
          {
            type: 'ImportDeclaration',
            attributes: [],
            specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
            source: { type: 'Literal', value: source, raw: `'${source}'` },
          },
        ],
      },
    },
  } as RootContent;
}

/** An example opens with its own source, as it stands in the chapter. */
function sourceFirst(use: Use, source: string): void {
  const { start, end } = use.node.position!;
  const written = source.slice(start.offset!, end.offset!);
  const value = /^<Example>\s*([\s\S]*?)\s*<\/Example>$/.exec(written)![1]!;
  const code: RootContent = { type: 'code', lang: 'mdx', value };
  use.node.children = [element('Fragment', { slot: 'source' }, [code]), ...use.node.children] as Children;
}

/** Transforms a lab that has no problems; `source` is the text that its positions count in. */
export function transformLab(tree: Root, lab: Lab, minutes: readonly (readonly number[])[], source: string): void {
  for (const use of lab.uses) if (use.word === 'Example') sourceFirst(use, source);
  for (const use of lab.uses) {
    if (use.word === 'Predict') placeOutcome(String(use.attributes['id']), lab, splitPredict(use, lab));
    if (use.word === 'Reflect') splitReflect(use, lab);
    if (use.word === 'Memo') leadFirst(use);
    if (use.word === 'Table' && use.attributes['dataset'] === undefined) captionFirst(use);
  }
  const panels = placePanels(tree, lab);
  for (const use of lab.uses) supply(use);
  insertMinutes(tree, minutes);
  const used = new Set(lab.uses.filter((use) => !words[use.word]!.absorbed).map((use) => use.word));
  const generated: string[] = [];
  if (used.has('Predict') || used.has('Reflect')) generated.push(...questionParts, 'Outcome');
  if (lab.context.tracks?.length) generated.push('InTrack', ...(placeTrackTables(tree, lab) ? ['TrackTable'] : []));
  if (minutes.length > 0) generated.push('ActMinutes');
  if (panels) generated.push('Provenance');
  if (tree.children.some((node) => node.type === 'mdxJsxFlowElement' && node.name === 'Definition'))
    generated.push('Definition');
  // Components stand in MDX alone; the notes of a .md chapter stay at its end.
  if (lab.context.file.endsWith('.mdx') && placeSideNotes(tree)) generated.push('SideNote');
  for (const name of new Set([...used, ...generated])) tree.children.unshift(importStatement(name));
}

/** Lists and everything the pass knows reach the component as typed literals. */
function supply(use: Use): void {
  for (const [name, value] of Object.entries(use.attributes))
    if (Array.isArray(value)) setAttribute(use.node as WordNode, name, value);
  for (const [name, value] of Object.entries(use.supplied)) setAttribute(use.node as WordNode, name, value);
}
