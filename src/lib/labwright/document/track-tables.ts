/**
 * The book prints a chapter in its first track; after each passage that depends on the track, a table gives its numbers in
 * all of them. It stands behind the same seal as the numbers, and inside their instrument.
 */
import type { Parent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visitParents } from 'unist-util-visit-parents';
import { nameOfAll, trackOfName } from '../simulation/tracks.ts';
import { setAttribute } from './attributes.ts';
import type { Lab, Use } from './lab.ts';

/** A number that the table has a row for. */
export interface TrackRow {
  /** The simulation, of no track. */
  readonly simulation: string;
  readonly name: string;
  readonly at?: string;
}

const hosts = new Set(['Reveal', 'Instrument', 'InTrack']);
const nameOf = (node: { type: string }): string => ('name' in node ? String(node.name) : '');

function rowsOf({ word, attributes, supplied }: Use): TrackRow[] {
  const simulation = nameOfAll(String(supplied['simulation']));
  const setting = attributes['at'] ?? supplied['printAt'];
  const at = setting === undefined ? {} : { at: String(setting) };
  if (word === 'Value') return [{ simulation, name: String(supplied['name']), ...at }];
  return (attributes['of'] as readonly string[]).map((name) => ({ simulation, name, ...at }));
}

/** The table that stands last in a block, with nothing after it. */
function lastTable(block: Parent): MdxJsxFlowElement | undefined {
  // A panel of provenance is no part of the page.
  const last = block.children.findLast((child) => nameOf(child) !== 'Provenance');
  if (!last || last.type !== 'mdxJsxFlowElement') return undefined;
  return last.name === 'TrackTable' ? last : lastTable(last);
}

/** Writes the tables into a transformed tree. Returns whether there are any. */
export function placeTrackTables(tree: Root, lab: Lab): boolean {
  const tracks = lab.context.tracks!.map(({ id }) => id);
  if (tracks.length < 2) return false;
  const numbers = new Map(
    lab.uses
      .filter(({ word, track, supplied }) => {
        if ((word !== 'Value' && word !== 'Readouts') || track?.mode !== 'first') return false;
        return trackOfName(String(supplied['simulation'] ?? '')) === track.id;
      })
      .map((use) => [use.node as unknown, use]),
  );
  const tables = new Map<Parent, Map<string, TrackRow>>();
  const depths = new Map<Parent, number>();
  const written = new Map<MdxJsxFlowElement, Map<string, TrackRow>>();
  visitParents(tree, (node, ancestors) => {
    const use = numbers.get(node);
    // What is offered as an answer is no number of the track.
    if (!use || ancestors.some((outer) => ['Option', 'Why'].includes(nameOf(outer)))) return;
    const depth = ancestors.findLastIndex((outer) => hosts.has(nameOf(outer)));
    const host = ancestors[depth] as Parent | undefined;
    if (!host) return;
    const rows = tables.get(host) ?? new Map<string, TrackRow>();
    tables.set(host, rows);
    depths.set(host, depth);
    for (const row of rowsOf(use)) rows.set(JSON.stringify(row), row);
  });
  // From the inside out: where a table would follow on another, what was told sooner stands above in that one.
  for (const [host, rows] of [...tables].sort(([a], [b]) => depths.get(b)! - depths.get(a)!)) {
    const last = lastTable(host);
    if (last) {
      written.set(last, new Map([...rows, ...written.get(last)!]));
      continue;
    }
    const table: MdxJsxFlowElement = { type: 'mdxJsxFlowElement', name: 'TrackTable', attributes: [], children: [] };
    written.set(table, rows);
    (host.children as RootContent[]).push(table);
  }
  for (const [table, rows] of written) {
    setAttribute(table, 'tracks', tracks);
    setAttribute(table, 'rows', [...rows.values()]);
  }
  return tables.size > 0;
}
