/**
 * Writes the citations of a checked chapter into its tree: links to the lab's own list of references, the list itself
 * at the end, and the sources of numbers. Plain mdast with the names of HTML elements, so that .md chapters get them too.
 */
import type { BlockContent, Emphasis, Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import {
  type Bibliography,
  type CitationLabel,
  citationLabel,
  entryOf,
  plainLabel,
  yearOf,
} from '../citation/bibliography.ts';
import { shortName } from '../citation/names.ts';
import { sourceText } from '../citation/source-text.ts';
import { type Citation, citationsIn } from '../citation/syntax.ts';
import type { Piece } from '../citation/work.ts';
import { generatorSay } from '../language/catalogue.ts';
import type { Say } from '../language/texts.ts';
import { nameInTrack } from '../simulation/tracks.ts';
import { setAttribute } from './attributes.ts';
import { type LabReferences, referencesOf, withLabels } from './citations.ts';
import type { Lab } from './lab.ts';
import { trackAround } from './tracks.ts';

type Properties = Readonly<Record<string, string | number>>;

/** An element of phrasing, under a node that every Markdown pipeline carries through. */
function phrase(hName: string, hProperties: Properties, children: readonly PhrasingContent[]): Emphasis {
  return { type: 'emphasis', data: { hName, hProperties }, children: [...children] };
}

function block(hName: string, hProperties: Properties, children: readonly unknown[]): RootContent {
  return { type: 'blockquote', data: { hName, hProperties }, children: [...children] as BlockContent[] };
}

const text = (value: string): Text => ({ type: 'text', value });

function pieceNode({ text: value, italic, href }: Piece): PhrasingContent {
  if (href) return phrase('a', { href }, [text(value)]);
  return italic ? phrase('i', {}, [text(value)]) : text(value);
}

/** Where a citation stands, as far as it matters for its links. */
interface Standing {
  /** In a link, a heading or an offered answer, which can hold no link and no button. */
  readonly plain: boolean;
  /** Not on the page yet: a link back would lead to nothing. */
  readonly sealed: boolean;
  /** The track in which alone it stands. */
  readonly track?: string;
}

interface Ancestor {
  readonly type: string;
  readonly name?: string | null;
  readonly checked?: boolean | null;
}

/** Behind a seal, or in a panel: a link back to a place there would lead to nothing. */
const hidden = new Set(['Reveal', 'Explain', 'Outcome', 'Why', 'Definition']);

export function standingOf(ancestors: readonly Ancestor[]): Standing {
  const offered = ancestors.findLastIndex(({ type, checked }) => type === 'listItem' && typeof checked === 'boolean');
  const track = trackAround(ancestors);
  const quotedUnder = offered >= 0 && ancestors.slice(offered).some(({ type }) => type === 'blockquote');
  return {
    plain: ancestors.some(({ type }) => type === 'link' || type === 'heading') || (offered >= 0 && !quotedUnder),
    sealed: quotedUnder || ancestors.some(({ name }) => hidden.has(name ?? '')),
    ...(track ? { track: track.id } : {}),
  };
}

/** From where each work is cited, in order: where an author wrote it, and the id that its first copy has. */
type Places = Map<string, Map<string, string>>;

/**
 * The id of a citation. Its copies in the tracks of a chapter are one place, to which one link leads back: to the first of
 * them, which is the one that the book has, and on screen to the one in the reader's track.
 */
function placeOfCitation(
  places: Places,
  key: string,
  written: string,
  { track, sealed }: Standing,
): string | undefined {
  if (sealed) return undefined;
  const known = places.get(key) ?? new Map<string, string>();
  places.set(key, known);
  const number = [...known.keys(), written].indexOf(written) + 1;
  const own = `cite-${key}-${number}`;
  const id = track === undefined ? own : nameInTrack(own, track);
  if (!known.has(written)) known.set(written, id);
  return id;
}

function citeNodes(
  node: Text,
  standing: Standing,
  bibliography: Bibliography,
  references: LabReferences,
  places: Places,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const citation of citationsIn(node.value)) {
    const label = citationLabel(bibliography, citation, references.numbers);
    nodes.push(text(node.value.slice(from, citation.from)));
    from = citation.to;
    if (standing.plain) {
      nodes.push(text(plainLabel(label)));
      continue;
    }
    const links = label.works.flatMap(({ key, before, text: words, after }): PhrasingContent[] => {
      // What no author wrote has no copies.
      const written = `${node.position?.start.offset ?? `+${places.get(key)?.size}`} ${citation.from}`;
      const id = placeOfCitation(places, key, written, standing);
      const properties: Properties = {
        href: `#ref-${key}`,
        role: 'doc-biblioref',
        ...(id === undefined ? {} : { id }),
      };
      return [text(before), phrase('a', properties, [text(words)]), text(after)];
    });
    nodes.push(
      phrase('span', { className: 'cite' }, [text(label.open), ...links, text(label.close)].filter(isWritten)),
    );
  }
  return [...nodes, text(node.value.slice(from))].filter(isWritten);
}

const isWritten = (node: PhrasingContent): boolean => node.type !== 'text' || node.value !== '';

function referenceItem(key: string, bibliography: Bibliography, back: readonly string[], say: Say): PhrasingContent {
  const name = `${shortName(bibliography.works[key]!)} ${yearOf(bibliography, key)}`;
  const links = back.flatMap((id, index) => {
    const ariaLabel =
      back.length > 1
        ? say('references.back-citation', { work: name, number: index + 1 })
        : say('references.back', { work: name });
    const properties = { href: `#${id}`, role: 'doc-backlink', ariaLabel };
    return [text(' '), phrase('a', properties, [text(back.length > 1 ? `\u21a9\ufe0e${index + 1}` : '\u21a9\ufe0e')])];
  });
  // Phrasing: a block would put spaces between the words of the reference.
  return phrase('li', { id: `ref-${key}` }, [
    ...entryOf(bibliography, key).map(pieceNode),
    ...(links.length > 0 ? [phrase('span', { className: 'cite-back' }, links)] : []),
  ]);
}

/** What heads the list of references: an id that no heading of the author has. */
export function referencesHeading(lab: Lab): { readonly id: string; readonly title: string } {
  return {
    id: lab.anchors.has('references') ? 'reference-list' : 'references',
    title: lab.context.say?.('references.heading') ?? 'References',
  };
}

/** The list of references, as the last section of a chapter that cites. */
function referenceSection(
  lab: Lab,
  bibliography: Bibliography,
  references: LabReferences,
  places: Places,
): RootContent {
  const { id, title } = referencesHeading(lab);
  const items = references.keys.map((key) =>
    referenceItem(key, bibliography, [...(places.get(key)?.values() ?? [])], lab.context.say ?? generatorSay('en')),
  );
  return block('section', { className: 'references', role: 'doc-bibliography', ariaLabelledBy: id }, [
    { type: 'heading', depth: 2, data: { hProperties: { id } }, children: [text(title)] },
    block(bibliography.style === 'numeric' ? 'ol' : 'ul', { className: 'reference-list', role: 'list' }, items),
  ]);
}

/** Words with their citations as links to another page, as on the page of the glossary. The words are rewritten in place. */
export function citePlainly(
  words: readonly PhrasingContent[],
  label: (citation: Citation) => CitationLabel,
  hrefOf: (key: string) => string,
): PhrasingContent[] {
  const paragraph: Paragraph = { type: 'paragraph', children: [...words] };
  visitParents(paragraph, 'text', (node, ancestors) => {
    const citations = citationsIn(node.value);
    const nodes: PhrasingContent[] = [];
    let from = 0;
    for (const citation of citations) {
      const { open, works, close } = label(citation);
      const links = works.flatMap(({ key, before, text: told, after }): PhrasingContent[] => [
        text(before),
        phrase('a', { href: hrefOf(key) }, [text(told)]),
        text(after),
      ]);
      nodes.push(text(node.value.slice(from, citation.from)), text(open), ...links, text(close));
      from = citation.to;
    }
    const siblings = ancestors.at(-1)!.children as unknown[];
    const index = siblings.indexOf(node);
    const written = [...nodes, text(node.value.slice(from))].filter(isWritten);
    siblings.splice(index, 1, ...written);
    return [SKIP, index + written.length];
  });
  return paragraph.children;
}

/** Writes all citations of a lab without problems into its tree. */
export function writeCitations(tree: Root, lab: Lab, bibliography: Bibliography): void {
  const references = referencesOf(lab, bibliography);
  const places: Places = new Map();
  visitParents(tree, 'text', (node, ancestors) => {
    if (!node.value.includes('@') || citationsIn(node.value).length === 0) return undefined;
    const nodes = citeNodes(node, standingOf(ancestors as readonly Ancestor[]), bibliography, references, places);
    const siblings = ancestors.at(-1)!.children as unknown[];
    const index = siblings.indexOf(node);
    siblings.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
  for (const use of lab.uses) {
    const fact = lab.context.facts[String(use.attributes['id'])];
    if (use.word === 'Fact' && fact) {
      const { place: _, ...told } = fact;
      const { text: source, cites } = sourceText(fact.source, bibliography);
      use.supplied['fact'] = { ...told, source, ...(cites.length > 0 ? { cites } : {}) };
    }
    const { source } = use.attributes;
    if (use.word === 'Reflect' && typeof source === 'string')
      setAttribute(use.node, 'source', withLabels(source, references));
  }
  if (references.keys.length > 0) tree.children.push(referenceSection(lab, bibliography, references, places));
}
