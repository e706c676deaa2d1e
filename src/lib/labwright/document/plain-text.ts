/** The words of a chapter as plain text, with every number in them: for pages that name a question. Pure. */
import type { RootContent } from 'mdast';
import { formatValue, say } from '../simulation/format.ts';
import { resultAt } from '../simulation/results.ts';
import { withLabels } from './citations.ts';
import type { Fact } from './handbook.ts';
import type { Given, Lab, Use } from './lab.ts';
import { type LabIndex, referenceLabel } from './references.ts';
import { trackAround } from './tracks.ts';

export type Medium = 'web' | 'print';

/** Words that say nothing in a sentence, or say it to the side. */
const silent = ['Claim', 'MarginNote', 'Explain', 'Instructor'];
const unsaid: Readonly<Record<Medium, ReadonlySet<string>>> = {
  web: new Set([...silent, 'Print']),
  print: new Set([...silent, 'Screen']),
};

function valueText(use: Use, lab: Lab): string {
  const { simulation: id, name, at } = use.supplied;
  const simulation = lab.context.simulations.get(String(id));
  if (!simulation) return '';
  const setting = (use.attributes['at'] ?? at) as string | undefined;
  return say(simulation, resultAt(simulation, setting), String(name), { bare: use.attributes['bare'] === true });
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
    case 'Term':
      return use.node.children.length === 0 ? String(use.supplied['term'] ?? '') : undefined;
    default:
      return undefined;
  }
}

function textOf(node: RootContent, lab: Lab, labs: LabIndex, medium: Medium): string {
  const inside = (): string =>
    'children' in node
      ? (node.children as RootContent[]).map((child) => textOf(child, lab, labs, medium)).join('')
      : '';
  switch (node.type) {
    case 'text':
      return withLabels(node.value, labs.get(lab.context.slug)?.references);
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
      if (unsaid[medium].has(node.name ?? '')) return '';
      if (medium === 'web' && trackAround([node])?.mode === 'paper') return '';
      const use = lab.uses.find((candidate) => candidate.node === node);
      return (use && wordText(use, lab)) ?? inside();
    }
    default:
      return inside();
  }
}

/** Text and its like, whose spaces are their own; blocks need one between them. */
function isPhrasing(node: RootContent): boolean {
  return ['text', 'inlineMath', 'inlineCode', 'link', 'strong', 'emphasis', 'mdxJsxTextElement'].includes(node.type);
}

/** Quotes as a page sets them: an opening one after a space or a bracket, a closing one elsewhere. */
export function setQuotes(text: string): string {
  return text
    .replace(/(^|[\s([\u2013\u2014])"/g, '$1\u201c')
    .replaceAll('"', '\u201d')
    .replace(/(^|[\s([\u2013\u2014])'/g, '$1\u2018')
    .replaceAll("'", '\u2019');
}

/** One line of plain text, as a medium shows it. */
export function plainText(nodes: readonly RootContent[], lab: Lab, labs: LabIndex, medium: Medium = 'web'): string {
  const text = nodes.map((node) => textOf(node, lab, labs, medium)).join(nodes.every(isPhrasing) ? '' : ' ');
  return setQuotes(text.replace(/[ \t\n]+/g, ' ').trim());
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
