/** What a chapter says, read from its tree: every use of a word, resolved, numbered and placed. Pure. */
import type { Heading, Link, Root, RootContent, Text } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx';
import { toString } from 'mdast-util-to-string';
import GithubSlugger from 'github-slugger';
import { visitParents } from 'unist-util-visit-parents';
import { type Citation, citationsIn, withoutCitations } from '../citation/syntax.ts';
import type { AnySimulation } from '../simulation/define.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { nameOfAll, trackOfName } from '../simulation/tracks.ts';
import { type Attributes, readAttributes, type Report, type WordNode } from './attributes.ts';
import type { Glossary } from './glossary.ts';
import type { Fact, Track } from './handbook.ts';
import { trackAround, type TrackMode } from './tracks.ts';
import { generatedWords, words } from './words.ts';
import { generatorSay } from '../language/catalogue.ts';
import type { Say } from '../language/texts.ts';

/** A number that the lab's frontmatter declares. */
export interface Given {
  readonly value: number;
  readonly unit?: string;
  readonly digits?: number;
  readonly label: string;
}

/** All that reading a lab needs from outside it. */
export interface LabContext {
  /** Id in the docs collection, `operations/silent-degradation`. */
  readonly id: string;
  readonly slug: string;
  /** Number in handbook.yaml's order; front matter has none. */
  readonly number?: number;
  /** Path for messages, from the handbook's root. */
  readonly file: string;
  readonly simulations: ReadonlyMap<string, AnySimulation>;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly givens: Readonly<Record<string, Given>>;
  /** Says the kinds of things that are numbered, in the language of the chapter: English where it is read alone. */
  readonly say?: Say;
  /** Terms that it may use; none where a chapter is read alone. */
  readonly glossary?: Glossary;
  /** Tracks in which it can be read, the printed one first. */
  readonly tracks?: readonly Track[];
}

export type AnchorKind = 'figure' | 'table' | 'equation' | 'prediction' | 'reflection' | 'writing' | 'section';

/** Something a cross-reference can point at. */
export interface Anchor {
  readonly id: string;
  readonly kind: AnchorKind;
  /** `Figure 2.1`, or the heading's own words. */
  readonly label: string;
  /** Of a section of a numbered lab: `2.1` for an act, `2.1.3` for a section in it. */
  readonly number?: string;
  readonly place: Place;
}

/** One use of a word. */
export interface Use {
  readonly word: string;
  readonly node: WordNode;
  readonly attributes: Attributes;
  readonly place: Place;
  /** Enclosing words, outermost first. */
  readonly within: readonly Use[];
  /** Index of the act (second-level heading) it stands in; -1 before the first. */
  readonly act: number;
  /** The heading it stands under. */
  readonly section?: { readonly id: string; readonly title: string };
  /** The track in which alone it stands. */
  readonly track?: { readonly id: string; readonly mode: TrackMode };
  /** False when its attributes or its place are already reported: then nothing more is said about it. */
  valid: boolean;
  /** Attributes that the pass supplies to the component. */
  readonly supplied: Record<string, unknown>;
}

export interface Act {
  readonly title: string;
  readonly id: string;
  readonly place: Place;
}

export interface Lab {
  readonly context: LabContext;
  readonly acts: readonly Act[];
  readonly uses: readonly Use[];
  readonly anchors: ReadonlyMap<string, Anchor>;
  readonly links: readonly { readonly node: Link; readonly place: Place }[];
  /** Texts that cite works. */
  readonly citing: readonly { readonly node: Text; readonly citations: readonly Citation[] }[];
  readonly problems: Problem[];
}

const numbered: Readonly<Record<string, { kind: AnchorKind; series: string }>> = {
  Figure: { kind: 'figure', series: 'figure' },
  Table: { kind: 'table', series: 'table' },
  Equation: { kind: 'equation', series: 'equation' },
  Predict: { kind: 'prediction', series: 'question' },
  Reflect: { kind: 'reflection', series: 'question' },
  Write: { kind: 'writing', series: 'question' },
};

/** `Figure 2.1`, `Equation (2.1)`: what references call a numbered thing. */
export function labelOf(kind: AnchorKind, number: string, say: Say = generatorSay('en')): string {
  return `${say(`kind.${kind}`)} ${kind === 'equation' ? `(${number})` : number}`;
}

/** The place of a node in its file. */
export function placeOf(node: { position?: RootContent['position'] }, file: string): Place {
  const start = node.position?.start;
  return start ? { file, line: start.line, column: start.column } : { file };
}

/** The place of a character of a text, which may run over several lines. */
export function placeInside(node: Pick<Text, 'value' | 'position'>, index: number, file: string): Place {
  const { line = 1, column = 1 } = placeOf(node, file);
  const before = node.value.slice(0, index).split('\n');
  return before.length === 1
    ? { file, line, column: column + index }
    : { file, line: line + before.length - 1, column: before.at(-1)!.length + 1 };
}

function isWord(node: { type: string }): node is WordNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** A program in braces; a comment in braces is none. */
function isExpression(node: { type: string }): node is MdxFlowExpression | MdxTextExpression {
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return false;
  return ((node as MdxFlowExpression).data?.estree?.body.length ?? 0) > 0;
}

/** Names that the chapter imports itself: those are its own components, not words. */
function importedNames(tree: Root): Set<string> {
  const imported = new Set<string>();
  for (const node of tree.children) {
    if (node.type !== 'mdxjsEsm') continue;
    for (const statement of node.data?.estree?.body ?? []) {
      if (statement.type === 'ImportDeclaration')
        for (const specifier of statement.specifiers) imported.add(specifier.local.name);
    }
  }
  return imported;
}

/** Reads a chapter. Problems are collected, never thrown, so that an author sees all of them at once. */
export function readLab(tree: Root, context: LabContext): Lab {
  const problems: Problem[] = [];
  const uses: Use[] = [];
  const acts: Act[] = [];
  const anchors = new Map<string, Anchor>();
  const links: { node: Link; place: Place }[] = [];
  const citing: { node: Text; citations: Citation[] }[] = [];
  const byNode = new Map<WordNode, Use>();
  const counts: Record<string, Record<string, number>> = {};
  const tracks = context.tracks?.map(({ id }) => id) ?? [];
  let section: { id: string; title: string } | undefined;
  let inAct = 0;
  const slugger = new GithubSlugger();
  const imported = importedNames(tree);

  const addAnchor = (anchor: Anchor): void => {
    const first = anchors.get(anchor.id);
    // A link that names no track leads to what the first one has there. "Noise — or not" has a joint in its id, and no track.
    const shared = tracks.includes(trackOfName(anchor.id) ?? '') ? nameOfAll(anchor.id) : anchor.id;
    if (!anchors.has(shared)) anchors.set(shared, anchor);
    if (!first) anchors.set(anchor.id, anchor);
    else if (first !== anchor) {
      const where = first.place.line ? ` in line ${first.place.line}` : '';
      problems.push({
        rule: 'xref/duplicate',
        wrong: `The id "${anchor.id}" is used twice, first${where}.`,
        instead: 'Give each its own id.',
        place: anchor.place,
      });
    }
  };

  const readHeading = (node: Heading): void => {
    const title = withoutCitations(toString(node)).replace(/\s+/g, ' ').trim();
    const id = slugger.slug(title);
    const place = placeOf(node, context.file);
    section = { id, title };
    if (node.depth === 2) acts.push({ title, id, place });
    inAct = node.depth === 2 ? 0 : node.depth === 3 ? inAct + 1 : inAct;
    const numbers = [context.number, acts.length, ...(node.depth === 3 ? [inAct] : [])];
    const number = context.number === undefined || acts.length === 0 || node.depth > 3 ? undefined : numbers.join('.');
    // Said outright, so that whatever the heading shows in the end, references find it.
    node.data = { ...node.data, hProperties: { id, ...(number ? { 'data-section': number } : {}) } };
    addAnchor({ id, kind: 'section', label: title, ...(number ? { number } : {}), place });
  };

  /** The next number of a series. What stands in one track counts in that; what stands in all has one number in all. */
  const nextNumber = (series: string, track: string | undefined): number => {
    const counted = (counts[series] ??= {});
    const of = track === undefined ? (tracks.length > 0 ? tracks : ['']) : [track];
    const number = 1 + Math.max(...of.map((id) => counted[id] ?? 0));
    for (const id of of) counted[id] = number;
    return number;
  };

  const readWord = (node: WordNode, within: readonly Use[], track: Use['track']): void => {
    const place = placeOf(node, context.file);
    const report: Report = (rule, wrong, instead) => void problems.push({ rule, wrong, instead, place });
    const name = node.name;
    if (!name || /^[a-z]/.test(name) || imported.has(name) || (generatedWords as readonly string[]).includes(name))
      return;
    const word = words[name];
    if (!word) {
      report('word/unknown', `There is no word <${name}>.`, suggest(name, Object.keys(words)));
      return;
    }
    const before = problems.length;
    const use: Use = {
      word: name,
      node,
      attributes: readAttributes(node, report),
      place,
      within,
      act: acts.length - 1,
      ...(section ? { section } : {}),
      ...(track ? { track } : {}),
      valid: true,
      supplied: {},
    };
    if (word.within && !within.some((outer) => word.within!.includes(outer.word))) {
      report(
        'word/place',
        `<${name}> stands outside ${word.within.map((outer) => `<${outer}>`).join(' or ')}.`,
        `Move it inside ${word.within.map((outer) => `<${outer}>`).join(' or ')}.`,
      );
    }
    use.valid = problems.length === before;
    uses.push(use);
    byNode.set(node, use);
    const series = numbered[name];
    if (series) {
      const number = [context.number, nextNumber(series.series, track?.id)]
        .filter((part) => part !== undefined)
        .join('.');
      use.supplied['number'] = number;
      const id = use.attributes['id'];
      const label = labelOf(series.kind, number, context.say);
      if (typeof id === 'string') addAnchor({ id, kind: series.kind, label, place });
    } else if (typeof use.attributes['id'] === 'string' && ['Instrument', 'Decide', 'Memo'].includes(name)) {
      addAnchor({ id: use.attributes['id'], kind: 'section', label: String(use.attributes['title'] ?? name), place });
    }
  };

  const refuse = (node: Root['children'][number], wrong: string, instead: string): void =>
    void problems.push({ rule: 'mdx/program', wrong, instead, place: placeOf(node, context.file) });

  visitParents(tree, (node, ancestors) => {
    if (isExpression(node)) {
      refuse(
        node,
        `The chapter computes {${node.value.slice(0, 40)}}.`,
        'Write \\{ for a brace in prose; numbers come from <Value>, <Fact> or <Given>.',
      );
    } else if (node.type === 'mdxjsEsm' && !/^import .* from ['"].*\.astro['"];?$/s.test(node.value.trim())) {
      refuse(
        node,
        `The chapter runs "${node.value.split('\n')[0]!.slice(0, 60)}".`,
        'Import components (.astro) only; a lab computes in its simulations.',
      );
    }
    if (node.type === 'heading') readHeading(node);
    else if (node.type === 'link') links.push({ node, place: placeOf(node, context.file) });
    else if (node.type === 'text') {
      const citations = citationsIn(node.value);
      if (citations.length > 0) citing.push({ node, citations });
    } else if (isWord(node)) {
      if (['Value', 'Fact', 'Given'].includes(node.name ?? '') && ancestors.some(({ type }) => type === 'heading'))
        problems.push({
          rule: 'word/place',
          wrong: `<${node.name}> stands in a heading.`,
          instead: 'Move it into the text: a heading is an address, which must not change with a number.',
          place: placeOf(node, context.file),
        });
      readWord(
        node,
        ancestors
          .filter(isWord)
          .map((outer) => byNode.get(outer))
          .filter((outer) => outer !== undefined),
        trackAround(ancestors),
      );
    }
  });
  return { context, acts, uses, anchors, links, citing, problems };
}

/** The book has one copy of a passage that stands in several tracks. */
export const isPrinted = ({ track }: Pick<Use, 'track'>): boolean => track?.mode !== 'copy';

/** The nearest enclosing use of a word. */
export function enclosing(use: Use, word: string): Use | undefined {
  return use.within.findLast((outer) => outer.word === word);
}
