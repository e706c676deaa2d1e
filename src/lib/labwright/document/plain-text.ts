/** The words of a chapter as plain text, with every number in them: for pages that name a question. Pure. */
import type { RootContent } from 'mdast';
import { evaluateAt } from '../simulation/evaluate.ts';
import { formatValue, say } from '../simulation/format.ts';
import type { Fact } from './handbook.ts';
import type { Given, Lab, Use } from './lab.ts';
import { type LabIndex, referenceLabel } from './references.ts';

/** Words that say nothing in a sentence, or say it to the side. */
const silent = new Set(['Claim', 'MarginNote', 'Explain']);

function valueText(use: Use, lab: Lab): string {
  const { simulation: id, name, at } = use.supplied;
  const simulation = lab.context.simulations.get(String(id));
  if (!simulation) return '';
  const setting = (use.attributes['at'] ?? at) as string | undefined;
  return say(simulation, evaluateAt(simulation, setting), String(name), { bare: use.attributes['bare'] === true });
}

function wordText(use: Use, lab: Lab): string | undefined {
  const bare = use.attributes['bare'] === true;
  switch (use.word) {
    case 'Value':
      return valueText(use, lab);
    case 'Fact': {
      const fact = use.supplied['fact'] as Fact | undefined;
      return fact ? formatValue({ ...fact, kind: 'fact' }, fact.value, { bare }) : '';
    }
    case 'Given': {
      const given = use.supplied['given'] as Given | undefined;
      return given ? formatValue({ ...given, kind: 'given' }, given.value, { bare }) : '';
    }
    default:
      return undefined;
  }
}

function textOf(node: RootContent, lab: Lab, labs: LabIndex): string {
  const inside = (): string =>
    'children' in node ? (node.children as RootContent[]).map((child) => textOf(child, lab, labs)).join('') : '';
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
    case 'math':
      return node.value;
    case 'break':
      return ' ';
    case 'link':
      return inside() || (referenceLabel(node.url, lab, labs) ?? '');
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement': {
      if (silent.has(node.name ?? '')) return '';
      const use = lab.uses.find((candidate) => candidate.node === node);
      return (use && wordText(use, lab)) ?? inside();
    }
    default:
      return inside();
  }
}

/** Quotes as a page sets them: an opening one after a space or a bracket, a closing one elsewhere. */
function quoted(text: string): string {
  return text
    .replace(/(^|[\s([\u2013\u2014])"/g, '$1\u201c')
    .replaceAll('"', '\u201d')
    .replace(/(^|[\s([\u2013\u2014])'/g, '$1\u2018')
    .replaceAll("'", '\u2019');
}

/** One line of plain text. */
export function plainText(nodes: readonly RootContent[], lab: Lab, labs: LabIndex): string {
  const text = nodes.map((node) => textOf(node, lab, labs)).join(' ');
  return quoted(text.replace(/[ \t\n]+/g, ' ').trim());
}

/** The paragraph that asks: the one whose bold words end in a question mark, else the first with one, else the first. */
export function questionText(nodes: readonly RootContent[], lab: Lab, labs: LabIndex): string {
  const paragraphs = nodes.filter((node) => node.type === 'paragraph');
  const text = (node: RootContent): string => plainText([node], lab, labs);
  const asks = paragraphs.find(({ children }) =>
    children.some((child) => child.type === 'strong' && text(child).endsWith('?')),
  );
  const paragraph = asks ?? paragraphs.find((candidate) => text(candidate).includes('?')) ?? paragraphs[0];
  return paragraph ? text(paragraph) : '';
}
