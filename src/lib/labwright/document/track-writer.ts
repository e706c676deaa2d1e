/**
 * Copies blocks of a chapter for each of its tracks. Pure.
 *
 * A copy is pruned first, under the names that its author wrote; only once it is known which ids each track still has can all
 * of them be given the names of their track.
 */
import type { Link, Paragraph, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Problem } from '../simulation/errors.ts';
import { absentFrom, nameInTrack, trackChoice } from '../simulation/tracks.ts';
import { setAttribute, type WordNode } from './attributes.ts';
import type { Track } from './handbook.ts';
import { placeOf } from './lab.ts';
import {
  bindingsOf,
  hasOwnId,
  isWord,
  namesIn,
  namesOf,
  ofValue,
  onlyOf,
  simulationIn,
  textOf,
} from './track-names.ts';
import type { TrackContext, TrackMode } from './tracks.ts';

/** What stands round the words of a track in the tree. */
export function generated(node: WordNode, track: string, mode: TrackMode, children: readonly RootContent[]): WordNode {
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
/** Whether a passage can be read on paper beside that of another track. */
export const isProse = (node: WordNode): boolean => {
  let prose = true;
  visit(
    node as RootContent,
    (inner) => void (isWord(inner) && (interactive.has(inner.name ?? '') || isOfInstrument(inner)) && (prose = false)),
  );
  return prose;
};

interface Holder {
  children: RootContent[];
}

/** Blocks that stand for nothing once all that they held is gone. */
const containers = new Set(['paragraph', 'list', 'listItem', 'blockquote']);

/** A block of which a track has left nothing. */
function isEmptied(node: RootContent): boolean {
  return (
    containers.has(node.type) &&
    (node as Holder).children.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

/** Copies blocks for each track: first without what is not of it, then under its names. */
export class TrackWriter {
  readonly problems: Problem[] = [];
  readonly #context: TrackContext;
  readonly #offered: readonly Track[];
  /** Ids of the copied blocks, and the tracks that have each. */
  readonly #owners = new Map<string, string[]>();
  /** Questions that do not apply, each after its track: what they seal does not apply either. */
  readonly #withoutQuestion = new Set<string>();

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
    const within = { children: [copy] } as Holder;
    this.#pruneIn(within, track, first);
    return within.children.filter((node) => !isEmptied(node));
  }

  #pruneIn(parent: Holder, track: Track, first: boolean): void {
    parent.children = parent.children.flatMap((node): RootContent[] => {
      if (isWord(node) && node.name === 'Track') {
        const only = onlyOf(node);
        if (only.includes(track.id)) {
          this.#pruneIn(node as Holder, track, first);
          return node.children as RootContent[];
        }
        if (!first || only.includes(this.#offered[0]!.id)) return [];
        return this.#beside(
          node,
          this.#offered.filter(({ id }) => only.includes(id)),
        );
      }
      if (isWord(node) && this.#isAbsent(node, track)) return this.#absence(node, track);
      if ('children' in node) this.#pruneIn(node as Holder, track, first);
      return isEmptied(node) ? [] : [node];
    });
  }

  /** The book is printed in the first track: the words of others stand beside, each by itself where its numbers are its own. */
  #beside(node: WordNode, others: readonly Track[]): RootContent[] {
    if (others.length === 0 || !isProse(node)) return [];
    const names = this.hasNumbers(node) ? others.map(({ id }) => id) : [others.map(({ id }) => id).join(' ')];
    return names.map((name, index) => {
      const copy = structuredClone(node);
      this.#pruneIn(copy as Holder, others[index]!, false);
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
    if (hasOwnId(node)) set('id', id);
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
