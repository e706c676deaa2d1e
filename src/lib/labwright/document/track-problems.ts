/** What is wrong with how a chapter speaks of its tracks. Pure. */
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { trackChoice } from '../simulation/tracks.ts';
import { frontmatterPlace } from './frontmatter.ts';
import { handbookFile, type Track } from './handbook.ts';
import { placeOf } from './lab.ts';
import { isWord, onlyOf, simulationIn } from './track-names.ts';
import type { TrackContext } from './tracks.ts';

/** Tracks that the frontmatter offers and the handbook does not declare. */
function undeclared(tree: Root, { file, declared }: TrackContext, asked: unknown): Problem[] {
  const names = declared.map(({ id }) => id);
  return (Array.isArray(asked) ? (asked as unknown[]) : [])
    .map(String)
    .filter((id) => !names.includes(id))
    .map((id) => ({
      rule: 'track/unknown',
      wrong: `The chapter offers the track "${id}", which ${handbookFile} does not declare.`,
      instead: suggest(id, names),
      place: frontmatterPlace(tree, 'tracks', file, id),
    }));
}

/** Uses of `Track` that name no track, or one that the chapter does not offer. */
function misnamed(tree: Root, offered: readonly Track[], file: string): Problem[] {
  const problems: Problem[] = [];
  const ids = offered.map(({ id }) => id);
  visit(tree, (node) => {
    if (!isWord(node) || node.name !== 'Track') return;
    const place = placeOf(node as RootContent, file);
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
  return problems;
}

/** What depends on the track in headings and notes, which are the same in all. */
function misplaced(tree: Root, { file, simulations }: TrackContext): Problem[] {
  const problems: Problem[] = [];
  visit(
    tree,
    ({ type }) => type === 'heading' || type === 'footnoteDefinition',
    (outer) => {
      visit(outer, (node) => {
        if (!isWord(node)) return;
        const simulation = simulations.get(simulationIn(node) ?? '');
        if (node.name !== 'Track' && !(simulation && trackChoice(simulation))) return;
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

/** Every such problem, in the order of the rules. */
export function wrongTracks(tree: Root, offered: readonly Track[], context: TrackContext, asked: unknown): Problem[] {
  return [
    ...undeclared(tree, context, asked),
    ...misnamed(tree, offered, context.file),
    ...(offered.length > 0 ? misplaced(tree, context) : []),
  ];
}
