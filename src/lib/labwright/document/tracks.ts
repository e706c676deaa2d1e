/**
 * Writes a chapter out in its tracks, before anything else reads it. Pure.
 *
 * Every block of the chapter that uses a simulation with tracks, or the word `Track`, or refers to such a block, is copied
 * once for each track: there it uses the simulation of that track (`radar--edge`), and its ids are the track's own
 * (`alarm--edge`). From here on a copy is a passage like any other, so that all rules, keys, seals and numbers hold in it.
 */
import type { Link, Paragraph, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { AnySimulation } from '../simulation/define.ts';
import type { Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { absentFrom, nameInTrack, trackChoice } from '../simulation/tracks.ts';
import { rawValue, setAttribute, type WordNode } from './attributes.ts';
import { frontmatterPlace } from './frontmatter.ts';
import { handbookFile, type Track } from './handbook.ts';
import { placeOf } from './lab.ts';

/** How a passage of a track is shown: on paper too, on the screen alone, or on paper alone. */
export type TrackMode = 'first' | 'own' | 'copy' | 'paper';

export interface TrackContext {
  readonly file: string;
  readonly slug: string;
  readonly simulations: ReadonlyMap<string, AnySimulation>;
  /** The tracks of the handbook. */
  readonly declared: readonly Track[];
}

/** The tracks that a chapter offers, from its frontmatter. */
export function offeredTracks(frontmatter: Readonly<Record<string, unknown>>, declared: readonly Track[]): Track[] {
  const ids = Array.isArray(frontmatter['tracks']) ? frontmatter['tracks'] : [];
  return ids.flatMap((id) => declared.find((track) => track.id === id) ?? []);
}

const isWord = (node: { type: string }): node is WordNode =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

function textOf(node: WordNode, name: string): string | undefined {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  const value = attribute && rawValue(attribute);
  return typeof value === 'string' ? value : undefined;
}

/** A list of names, separated by spaces. */
const namesIn = (node: WordNode, name: string): string[] => (textOf(node, name) ?? '').split(/\s+/).filter(Boolean);

/** Words whose `of` is `simulation.name`, and those whose `of` names something of their instrument. */
const ofValue = new Set(['Value', 'Derivation']);
const ofNames = new Set(['Controls', 'Readouts', 'Decide', 'Outcome', 'Memo']);

/** The simulation that a word names itself. */
function simulationIn(node: WordNode): string | undefined {
  const of = textOf(node, 'of');
  if (of === undefined || ofNames.has(node.name ?? '')) return undefined;
  if (!ofValue.has(node.name ?? '')) return of;
  return of.includes('.') ? of.split('.')[0] : undefined;
}

function bindingsOf(node: WordNode): Record<string, string> {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'bind');
  const value = attribute && rawValue(attribute);
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
}

/** What a block names of itself, and of others. */
interface Names {
  readonly ids: Set<string>;
  /** Ids that belong to it: what seals it, what it shows, what it follows. */
  readonly bound: Set<string>;
  /** Ids that it points at. */
  readonly links: Set<string>;
  tracked: boolean;
}

function namesOf(block: RootContent, { simulations, slug }: TrackContext): Names {
  const names: Names = { ids: new Set(), bound: new Set(), links: new Set(), tracked: false };
  const add = (to: Set<string>, id: string | undefined): void => void (id !== undefined && to.add(id));
  visit(block, (node) => {
    if (node.type === 'link' && node.url.startsWith('#')) names.links.add(node.url.slice(1));
    if (!isWord(node)) return;
    const simulation = simulations.get(simulationIn(node) ?? '');
    if (node.name === 'Track' || (simulation && trackChoice(simulation))) names.tracked = true;
    add(names.ids, textOf(node, 'id') && !['Fact', 'Term'].includes(node.name ?? '') ? textOf(node, 'id') : undefined);
    if (node.name === 'Memo') for (const id of namesIn(node, 'of')) add(names.links, id);
    add(names.bound, textOf(node, 'after'));
    add(names.bound, textOf(node, 'guess'));
    if (node.name === 'Outcome') add(names.bound, textOf(node, 'of'));
    for (const source of Object.values(bindingsOf(node))) add(names.bound, source.split('.')[0]);
    if (node.name === 'Carried') {
      const [lab, field = ''] = (textOf(node, 'from') ?? '').split('/');
      if (lab === slug) add(names.links, field.split('.')[0]);
    }
  });
  return names;
}

/** Blocks that are the same in every track whatever they hold. */
const never = new Set(['heading', 'yaml', 'mdxjsEsm', 'footnoteDefinition', 'definition']);

/** The blocks that depend on the track: by themselves, or by what they name. */
function dependentBlocks(tree: Root, context: TrackContext): Map<RootContent, Names> {
  const all = new Map(
    tree.children.filter(({ type }) => !never.has(type)).map((node) => [node, namesOf(node, context)]),
  );
  const dependent = new Map([...all].filter(([, { tracked }]) => tracked));
  for (let grown = dependent.size > 0; grown;) {
    const ids = new Set([...dependent.values()].flatMap((names) => [...names.ids]));
    const bound = new Set([...dependent.values()].flatMap((names) => [...names.bound]));
    const more = [...all].filter(
      ([node, names]) =>
        !dependent.has(node) &&
        ([...names.ids].some((id) => bound.has(id)) || [...names.bound, ...names.links].some((id) => ids.has(id))),
    );
    for (const [node, names] of more) dependent.set(node, names);
    grown = more.length > 0;
  }
  return dependent;
}

const onlyOf = (node: WordNode): string[] => namesIn(node, 'only');

function generated(node: WordNode, track: string, mode: TrackMode, children: readonly RootContent[]): WordNode {
  const element = {
    type: node.type,
    name: 'InTrack',
    attributes: [],
    children,
    position: node.position,
  } as unknown as WordNode;
  setAttribute(element, 'track', track);
  setAttribute(element, 'mode', mode);
  if (node.type === 'mdxJsxTextElement') setAttribute(element, 'inline', true);
  return element;
}

/** Words that a reader answers or moves: they cannot stand on paper beside those of another track. */
const interactive = new Set([
  'Predict',
  'Explain',
  'Reflect',
  'Write',
  'Decide',
  'Memo',
  'Instrument',
  'Reveal',
  'Figure',
  'Table',
  'Equation',
  'Controls',
  'Readouts',
  'When',
]);
/** A number of the instrument around it, which is that of the first track. */
const isOfInstrument = (node: WordNode): boolean =>
  ofValue.has(node.name ?? '') && simulationIn(node) === undefined && textOf(node, 'of') !== undefined;
const isProse = (node: WordNode): boolean => {
  let prose = true;
  visit(
    node as RootContent,
    (inner) => void (isWord(inner) && (interactive.has(inner.name ?? '') || isOfInstrument(inner)) && (prose = false)),
  );
  return prose;
};

type Parent_ = { children: RootContent[] };

class Writer {
  readonly problems: Problem[] = [];
  readonly #context: TrackContext;
  readonly #offered: readonly Track[];
  /** Ids of the copied blocks, and the tracks that have each. */
  readonly #owners = new Map<string, string[]>();

  constructor(context: TrackContext, offered: readonly Track[]) {
    this.#context = context;
    this.#offered = offered;
  }

  report(node: RootContent, rule: string, wrong: string, instead: string): void {
    const place = placeOf(node, this.#context.file);
    if (!this.problems.some((known) => known.wrong === wrong && known.place?.line === place.line))
      this.problems.push({ rule, wrong, instead, place });
  }

  /** A block as a track has it: without the words of other tracks, and without what does not apply. Names are the author's. */
  prune(block: RootContent, track: Track, first: boolean): RootContent[] {
    const copy = structuredClone(block);
    const within = { children: [copy] } as Parent_;
    this.#pruneIn(within, track, first);
    return within.children.filter((node) => !isEmptied(node));
  }

  #pruneIn(parent: Parent_, track: Track, first: boolean): void {
    parent.children = parent.children.flatMap((node): RootContent[] => {
      if (isWord(node) && node.name === 'Track') {
        const only = onlyOf(node);
        if (only.includes(track.id)) {
          this.#pruneIn(node as Parent_, track, first);
          return node.children as RootContent[];
        }
        if (!first || only.includes(this.#offered[0]!.id)) return [];
        return this.#beside(
          node,
          this.#offered.filter(({ id }) => only.includes(id)),
        );
      }
      if (isWord(node) && this.#isAbsent(node, track)) return this.#absence(node, track);
      if ('children' in node) this.#pruneIn(node as Parent_, track, first);
      return isEmptied(node) ? [] : [node];
    });
  }

  /** The book is printed in the first track: the words of others stand beside, each by itself where its numbers are its own. */
  #beside(node: WordNode, others: readonly Track[]): RootContent[] {
    if (others.length === 0 || !isProse(node)) return [];
    const names = this.hasNumbers(node) ? others.map(({ id }) => id) : [others.map(({ id }) => id).join(' ')];
    return names.map((name, index) => {
      const copy = structuredClone(node);
      this.#pruneIn(copy as Parent_, others[index]!, false);
      return generated(node, name, 'paper', copy.children as RootContent[]) as RootContent;
    });
  }

  /** Whether it tells a number of its track. */
  hasNumbers(block: RootContent): boolean {
    const { simulations, slug } = this.#context;
    let found = false;
    visit(block, (node) => {
      if (!isWord(node)) return;
      const simulation = simulations.get(simulationIn(node) ?? '');
      found ||= simulation !== undefined && trackChoice(simulation) !== undefined;
      found ||= node.name === 'Carried' && (textOf(node, 'from') ?? '').startsWith(`${slug}/`);
    });
    return found;
  }

  #reason(node: WordNode, track: Track): string | undefined {
    const simulation = this.#context.simulations.get(simulationIn(node) ?? '');
    return simulation && absentFrom(simulation, track.id);
  }
  readonly #withoutQuestion = new Set<string>();

  #isAbsent(node: WordNode, track: Track): boolean {
    if (node.name === 'Reveal') return this.#withoutQuestion.has(`${track.id} ${textOf(node, 'after') ?? ''}`);
    return this.#reason(node, track) !== undefined;
  }

  /** What stands where an instrument or a question does not apply. */
  #absence(node: WordNode, track: Track): RootContent[] {
    if (node.name === 'Reveal') return [];
    if (node.name === 'Predict') this.#withoutQuestion.add(`${track.id} ${textOf(node, 'id') ?? ''}`);
    const reason = this.#reason(node, track)!;
    if (!['Instrument', 'Predict', 'Figure', 'Table'].includes(node.name ?? '')) {
      this.report(
        node as RootContent,
        'track/absent',
        `<${node.name}> uses "${simulationIn(node)}", which does not apply in the track "${track.id}".`,
        `Put the passage inside <Track only="...">, without ${track.id}.`,
      );
      return [];
    }
    const title = this.#context.simulations.get(simulationIn(node)!)!.title;
    const value = `${title} does not apply to ${track.name}: ${reason}`;
    const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value }] };
    return [{ ...paragraph, ...(node.position ? { position: node.position } : {}) }];
  }

  /** Notes which ids a pruned copy has. */
  own(nodes: readonly RootContent[], track: Track): void {
    for (const node of nodes)
      for (const id of namesOf(node, this.#context).ids) {
        const owners = this.#owners.get(id) ?? [];
        if (!owners.includes(track.id)) this.#owners.set(id, [...owners, track.id]);
      }
  }

  /** The name that an id of a copied block has in a track; in another one, where this track does not have it. */
  #idIn(id: string, track: string): string {
    const owners = this.#owners.get(id);
    if (!owners) return id;
    return nameInTrack(id, owners.includes(track) ? track : owners[0]!);
  }

  #simulationIn(id: string, track: Track, node: WordNode): string {
    const simulation = this.#context.simulations.get(id);
    const choice = simulation && trackChoice(simulation);
    if (!choice) return id;
    const option = choice.options[track.id];
    if (!option) {
      const file = `${id}.ts`;
      this.report(
        node as RootContent,
        'track/preset',
        `"${id}" has no preset for the track "${track.id}", which this chapter offers.`,
        `Add ${track.id} to the options of its choice "track" in ${file}, with values or with the reason why it is absent.`,
      );
      return id;
    }
    if (option.label !== track.name)
      this.report(
        node as RootContent,
        'track/name',
        `"${id}" calls the track "${track.id}" "${option.label}", and handbook.yaml calls it "${track.name}".`,
        `Write label: '${track.name}'.`,
      );
    return nameInTrack(id, track.id);
  }

  /** Gives everything in a pruned copy the names of its track. */
  rename(nodes: readonly RootContent[], track: Track): void {
    for (const block of nodes)
      visit(block, (node) => {
        if (node.type === 'link' && node.url.startsWith('#'))
          (node as Link).url = `#${this.#idIn(node.url.slice(1), track.id)}`;
        if (isWord(node)) this.#renameWord(node, track);
      });
  }

  #renameWord(node: WordNode, track: Track): void {
    const set = (name: string, change: (text: string) => string): void => {
      const text = textOf(node, name);
      if (text !== undefined) setAttribute(node, name, change(text));
    };
    const id = (text: string): string => this.#idIn(text, track.id);
    if (!['Fact', 'Term'].includes(node.name ?? '')) set('id', id);
    set('after', id);
    set('guess', id);
    if (node.name === 'Outcome') set('of', id);
    if (node.name === 'Memo') setAttribute(node, 'of', namesIn(node, 'of').map(id).join(' '));
    const bind = Object.entries(bindingsOf(node));
    const ofFirst = (text: string): string => {
      const [first = '', ...rest] = text.split('.');
      return [id(first), ...rest].join('.');
    };
    if (bind.length > 0)
      setAttribute(node, 'bind', Object.fromEntries(bind.map(([name, from]) => [name, ofFirst(from)])));
    if (node.name === 'Carried')
      set('from', (from) => {
        const [lab = '', field = ''] = from.split('/');
        return lab === this.#context.slug ? `${lab}/${ofFirst(field)}` : from;
      });
    const simulation = simulationIn(node);
    if (simulation !== undefined)
      set('of', (of) => {
        const [first = '', ...rest] = of.split('.');
        return [this.#simulationIn(first, track, node), ...rest].join('.');
      });
  }
}

/** A paragraph or a flow word of which nothing is left in a track. */
function isEmptied(node: RootContent): boolean {
  return (
    node.type === 'paragraph' && node.children.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

/** A run of blocks that follow one another: of the whole chapter, or of one `Track`. */
interface Run {
  readonly tracks: readonly Track[];
  readonly own: boolean;
  readonly blocks: RootContent[];
}

function wrongTracks(tree: Root, offered: readonly Track[], context: TrackContext, asked: unknown): Problem[] {
  const problems: Problem[] = [];
  const { file, declared } = context;
  const names = declared.map(({ id }) => id);
  for (const id of Array.isArray(asked) ? (asked as unknown[]) : [])
    if (!names.includes(String(id)))
      problems.push({
        rule: 'track/unknown',
        wrong: `The chapter offers the track "${String(id)}", which ${handbookFile} does not declare.`,
        instead: suggest(String(id), names),
        place: frontmatterPlace(tree, 'tracks', file, String(id)),
      });
  visit(tree, (node) => {
    if (!isWord(node) || node.name !== 'Track') return;
    const place = placeOf(node as RootContent, file);
    const ids = offered.map(({ id }) => id);
    if (ids.length === 0)
      problems.push({
        rule: 'track/none',
        wrong: 'The chapter has words for a track, and offers none.',
        instead: `Add tracks: to its frontmatter, with names of ${handbookFile}.`,
        place,
      });
    else if (onlyOf(node).length === 0)
      problems.push({
        rule: 'word/attribute',
        wrong: '<Track> has no "only".',
        instead: 'Add only: names separated by spaces, in quotes.',
        place,
      });
    else
      for (const id of onlyOf(node))
        if (!ids.includes(id))
          problems.push({
            rule: 'track/unknown',
            wrong: `<Track only="${onlyOf(node).join(' ')}"> names the track "${id}", which this chapter does not offer.`,
            instead: suggest(id, ids),
            place,
          });
  });
  if (offered.length > 0)
    visit(
      tree,
      ({ type }) => type === 'heading' || type === 'footnoteDefinition',
      (outer) => {
        visit(outer, (node) => {
          const simulation = isWord(node) ? context.simulations.get(simulationIn(node) ?? '') : undefined;
          if (!isWord(node) || (node.name !== 'Track' && !(simulation && trackChoice(simulation)))) return;
          problems.push({
            rule: 'track/place',
            wrong: `<${node.name}> stands in a ${outer.type === 'heading' ? 'heading' : 'note'}, which is the same in every track.`,
            instead: 'Move it into the text.',
            place: placeOf(node as RootContent, file),
          });
        });
      },
    );
  return problems;
}

/** Writes out a chapter's tree in the tracks that its frontmatter offers. Returns what is wrong with how it says so. */
export function writeOutTracks(
  tree: Root,
  frontmatter: Readonly<Record<string, unknown>>,
  context: TrackContext,
): Problem[] {
  const offered = offeredTracks(frontmatter, context.declared);
  const problems = wrongTracks(tree, offered, context, frontmatter['tracks']);
  if (problems.length > 0 || offered.length === 0) return problems;
  const dependent = dependentBlocks(tree, context);
  const runs = new Map<RootContent, Run>();
  let run: Run | undefined;
  for (const node of tree.children) {
    if (!dependent.has(node)) run = undefined;
    else if (isWord(node) && node.name === 'Track') {
      const only = onlyOf(node);
      runs.set(node, { tracks: offered.filter(({ id }) => only.includes(id)), own: true, blocks: [node] });
      run = undefined;
    } else if (run) run.blocks.push(node);
    else runs.set(node, (run = { tracks: offered, own: false, blocks: [node] }));
  }
  const writer = new Writer(context, offered);
  const copies = new Map<Run, { track: Track; mode: TrackMode; names: string; nodes: RootContent[] }[]>();
  for (const each of runs.values()) {
    // Under one name for several a number would be told that is true of one alone.
    const apart = each.own && each.blocks.every((block) => isProse(block as WordNode) && writer.hasNumbers(block));
    const all = each.tracks.map(({ id }) => id).join(' ');
    const written = each.tracks.map((track, index) => {
      const nodes = each.blocks.flatMap((block) => writer.prune(block, track, !each.own && index === 0));
      const mode: TrackMode = index > 0 && !apart ? 'copy' : each.own ? 'own' : 'first';
      return { track, mode, names: apart ? track.id : all, nodes };
    });
    copies.set(each, written);
    for (const { track, nodes } of written) writer.own(nodes, track);
  }
  for (const written of copies.values())
    for (const { track, nodes } of written) {
      for (const node of nodes) renamePaper(node, writer, offered);
      writer.rename(nodes, track);
    }
  tree.children = tree.children.flatMap((node): RootContent[] => {
    const own = runs.get(node);
    if (!own) return dependent.has(node) ? [] : [node];
    return copies
      .get(own)!
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ track, mode, names, nodes }) => {
        const like = { type: 'mdxJsxFlowElement', position: node.position } as MdxJsxFlowElement;
        const element = generated(like, track.id, mode, nodes);
        if (mode === 'own') setAttribute(element, 'names', names);
        return element as RootContent;
      });
  });
  return writer.problems;
}

/** What stands on paper beside the first track has the names of its own track. */
function renamePaper(block: RootContent, writer: Writer, offered: readonly Track[]): void {
  visit(block, (node) => {
    if (!isWord(node) || node.name !== 'InTrack') return;
    const track = offered.find(({ id }) => (textOf(node, 'track') ?? '').split(' ').includes(id));
    if (track) writer.rename(node.children as RootContent[], track);
  });
}

/** The track that a word stands in, from the words around it. */
export function trackAround(
  ancestors: readonly { readonly type: string }[],
): { readonly id: string; readonly mode: TrackMode } | undefined {
  const node = ancestors.findLast((outer) => isWord(outer) && outer.name === 'InTrack') as
    MdxJsxFlowElement | MdxJsxTextElement | undefined;
  return node && { id: textOf(node, 'track')!.split(' ')[0]!, mode: textOf(node, 'mode') as TrackMode };
}
