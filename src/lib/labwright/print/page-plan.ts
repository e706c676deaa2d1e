/**
 * What a first print tells a second: page numbers for references and lists, blank pages that put a section on the
 * right, and room to write on where a page would stay empty. Pure.
 */
import { roman } from '../document/book.ts';
import type { Spot, Spots } from './destinations.ts';
import { type Paper, papers, pointsPerMillimetre } from './paper.ts';
import type { OutlineHeading } from './pdf-outline.ts';

/** What the print page holds that a number or a blank page belongs to, by id, in the order of the page. */
export interface Survey {
  /** Sections that start on a right-hand page. */
  readonly rectos: readonly string[];
  /** The first of them that is numbered in arabic; none when the whole book is. */
  readonly body?: string | undefined;
  /** What contents, lists and index name. */
  readonly targets: readonly string[];
  /** Cross-references in running text. */
  readonly references: readonly { readonly id: string; readonly target: string }[];
  /** Entries of the index: the element that holds their pages, and where each use stands. */
  readonly lists: readonly { readonly id: string; readonly targets: readonly string[] }[];
  /** Places after which the page stays empty. */
  readonly rooms: readonly string[];
  /** All headings, for the outline. */
  readonly headings: readonly OutlineHeading[];
  /** What the formulas say, each once. */
  readonly formulas: readonly string[];
}

/** What is written into the page before the next pass. */
export interface Plan {
  /** Sections with a blank page before them. */
  readonly blanks: readonly string[];
  /** Folio of each target. */
  readonly folios: Readonly<Record<string, string>>;
  /** Folio that each reference names; empty where the target is in sight of the reader. */
  readonly references: Readonly<Record<string, string>>;
  /** Pages of each entry of the index: `12, 31–33`. */
  readonly lists: Readonly<Record<string, string>>;
  /** Height of each room, none for one that is left out; mm. */
  readonly rooms: Readonly<Record<string, number>>;
}

export const emptyPlan: Plan = { blanks: [], folios: {}, references: {}, lists: {}, rooms: {} };

/** Less than this is not worth writing on; mm. */
const leastRoom = 24;

/** Left-hand and right-hand page that lie open together: 2 and 3, 4 and 5. */
const opening = (page: number): number => Math.floor(page / 2);

/** A page's own number: i, ii, iii before the body, then 1, 2, 3. */
export function folioOf(page: number, front: number): string {
  return page <= front ? roman(page).toLowerCase() : String(page - front);
}

/** Pages in order, each once, three or more in a row as a range: 12, 31–33. */
export function pageList(pages: readonly (number | undefined)[], folio: (page: number) => string): string {
  const sorted = [...new Set(pages.filter((page) => page !== undefined))].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const page of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1) === page - 1) run.push(page);
    else runs.push([page]);
  }
  return runs
    .flatMap((run) => (run.length > 2 ? [`${folio(run[0]!)}–${folio(run.at(-1)!)}`] : run.map(folio)))
    .join(', ');
}

/** Pages before the body, from the spot of its first section. */
export function frontPages(survey: Survey, pageOf: (id: string) => number | undefined): number {
  return (survey.body === undefined ? 1 : (pageOf(survey.body) ?? 1)) - 1;
}

/** The next plan, from where everything lies when printed with the plan before. */
export function planFrom(survey: Survey, spots: Spots, before: Plan, paper: Paper): Plan {
  // A room at the head of a page did not fit on the one before: it goes, and its page with it.
  const spilled = survey.rooms.flatMap((id) => {
    const spot = spots.get(id);
    return spot && freeBelow(spot, paper) > wholePage(paper) ? [spot.page] : [];
  });
  const without = (page: number): number => page - spilled.filter((gone) => gone < page).length;
  const placed = survey.rectos.flatMap((id) => {
    const spot = spots.get(id);
    return spot ? [{ id, page: without(spot.page) }] : [];
  });
  const blanks: string[] = [];
  let [had, has] = [0, 0];
  const moves: { from: number; by: number }[] = [];
  for (const { id, page } of placed) {
    if (before.blanks.includes(id)) had += 1;
    if ((page - had + has) % 2 === 0) {
      blanks.push(id);
      has += 1;
    }
    moves.push({ from: page, by: has - had });
  }
  /** Page of an id once the blanks stand where they now belong. */
  const pageOf = (id: string): number | undefined => {
    const spot = spots.get(id);
    const page = spot && without(spot.page);
    return page && page + (moves.findLast(({ from }) => from <= page)?.by ?? 0);
  };
  const front = frontPages(survey, pageOf);
  const folio = (id: string): string => {
    const page = pageOf(id);
    return page === undefined ? '' : folioOf(page, front);
  };
  const referenced = ({ id, target }: Survey['references'][number]): [string, string] => {
    const [from, to] = [pageOf(id), pageOf(target)];
    if (to === undefined) return [id, ''];
    const inSight = from !== undefined && opening(from) === opening(to);
    // A number that was once written stays: hiding it again could move its target back, and so on for ever.
    return [id, inSight && !before.references[id] ? '' : folioOf(to, front)];
  };
  return {
    blanks,
    folios: Object.fromEntries(survey.targets.map((id) => [id, folio(id)])),
    references: Object.fromEntries(survey.references.map(referenced)),
    lists: Object.fromEntries(
      survey.lists.map(({ id, targets }) => [id, pageList(targets.map(pageOf), (page) => folioOf(page, front))]),
    ),
    rooms: Object.fromEntries(survey.rooms.map((id) => [id, roomAt(spots.get(id), paper)])),
  };
}

/** Height from a spot to the end of its page; mm. Chromium gives the spot as if the page had no upper margin. */
function freeBelow(spot: Spot, paper: Paper): number {
  const { top, bottom } = papers[paper];
  return spot.height / pointsPerMillimetre - top - bottom;
}

/** So much is free only at the head of a page. */
function wholePage(paper: Paper): number {
  const { height, top, bottom } = papers[paper];
  return height - top - bottom - 3;
}

function roomAt(spot: Spot | undefined, paper: Paper): number {
  if (!spot) return 0;
  // Two millimetres short, for rounding.
  const free = Math.floor(freeBelow(spot, paper) - 2);
  return free < leastRoom || free > wholePage(paper) - 2 ? 0 : free;
}

/** The first id whose number differs between two plans, for a message. */
export function firstDifference(a: Plan, b: Plan): { id: string; was: string; is: string } | undefined {
  for (const part of ['folios', 'references', 'lists'] as const) {
    for (const [id, was] of Object.entries(a[part])) {
      const is = b[part][id] ?? '';
      if (is !== was) return { id, was, is };
    }
  }
  return undefined;
}

export function samePlan(a: Plan, b: Plan): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
