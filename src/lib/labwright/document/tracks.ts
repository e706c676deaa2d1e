/**
 * Writes a chapter out in its tracks, before anything else reads it. Pure.
 *
 * Every block of the chapter that uses a simulation with tracks, or the word `Track`, or refers to such a block, is copied
 * once for each track: there it uses the simulation of that track (`radar--edge`), and its ids are the track's own
 * (`alarm--edge`). From here on a copy is a passage like any other, so that all rules, keys, seals and numbers hold in it.
 */
import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { Problem } from '../simulation/errors.ts';
import { setAttribute, type WordNode } from './attributes.ts';
import type { Track } from './handbook.ts';
import { dependentBlocks, isWord, onlyOf, textOf, type TrackNames } from './track-names.ts';
import { wrongTracks } from './track-problems.ts';
import { generated, isProse, TrackWriter } from './track-writer.ts';

/** How a passage of a track is shown: on paper too, on the screen alone, or on paper alone. */
export type TrackMode = 'first' | 'own' | 'copy' | 'paper';

export interface TrackContext extends TrackNames {
  readonly file: string;
  /** The tracks of the handbook. */
  readonly declared: readonly Track[];
}

/** The tracks that a chapter offers, from its frontmatter. */
export function offeredTracks(frontmatter: Readonly<Record<string, unknown>>, declared: readonly Track[]): Track[] {
  const ids = Array.isArray(frontmatter['tracks']) ? frontmatter['tracks'] : [];
  return ids.flatMap((id) => declared.find((track) => track.id === id) ?? []);
}

/** A run of blocks that follow one another: of the whole chapter, or of one `Track`. */
interface Run {
  readonly tracks: readonly Track[];
  readonly own: boolean;
  readonly blocks: RootContent[];
}

/** The runs of dependent blocks, each by the block that begins it. */
function runsOf(
  tree: Root,
  offered: readonly Track[],
  dependent: ReadonlyMap<RootContent, unknown>,
): Map<RootContent, Run> {
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
  return runs;
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
  const runs = runsOf(tree, offered, dependent);
  const writer = new TrackWriter(context, offered);
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
function renamePaper(block: RootContent, writer: TrackWriter, offered: readonly Track[]): void {
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
