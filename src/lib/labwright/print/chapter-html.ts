/** Fits the HTML of one chapter into the one page of the book: ids, references and heading levels. Pure. */
import { nameInTrack, nameOfAll, trackOfName } from '../simulation/tracks.ts';
import { prefixIds } from './prefix-ids.ts';

/** A part's heading stands above a lab's, and that above an act's: each level of a chapter goes down by one. */
function deeperHeadings(html: string): string {
  return html.replace(/<(\/?)h([1-5])\b/g, (_, close: string, level: string) => `<${close}h${Number(level) + 1}`);
}

/**
 * A figure with its caption is a group to a reader of tags. As a figure it would ask for words of its own, and hide the
 * drawing, which has them, and the table behind it.
 */
const groupedFigures = (html: string): string => html.replace(/<figure\b/g, '<figure role="group"');

/** Reader links of headings, which are of no use on paper. */
const headingLinks = /<a class="[^"]*(?:sl-anchor-link|heading-anchor)[^"]*"[\s\S]*?<\/a>/g;

export interface ChapterPlace {
  /** Put before every id of the chapter. */
  readonly prefix: string;
  /** Prefix of each lab of the book, by its address on the site: `/operations/silent-degradation/`. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The tracks of the handbook. */
  readonly tracks?: readonly string[];
}

/**
 * Words of one track may point at what stands in every track, in a copy each: of these the book prints one, and so a link to
 * `fig-harm--edge` leads to `fig-harm--cloud` there.
 */
function linksToPrinted(html: string, tracks: readonly string[]): string {
  if (!tracks.some((track) => html.includes(`${nameInTrack('', track)}"`))) return html;
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  return html.replace(/\shref="#([^"]*)"/g, (whole, id: string) => {
    if (ids.has(id) || !tracks.includes(trackOfName(id) ?? '')) return whole;
    const printed = tracks.map((track) => nameInTrack(nameOfAll(id), track)).find((other) => ids.has(other));
    return printed === undefined ? whole : ` href="#${printed}"`;
  });
}

/** A link to another lab leads to its place in the book; to the lab as a whole, to its opening. */
function linksWithin(html: string, prefixes: ReadonlyMap<string, string>): string {
  return html.replace(/\shref="(\/[^"#]*)(?:#([^"]*))?"/g, (whole, path: string, id: string | undefined) => {
    const prefix = prefixes.get(path);
    return prefix === undefined ? whole : ` href="#${prefix}${id ?? 'top'}"`;
  });
}

/** The chapter as the book holds it. */
export function chapterHtml(html: string, { prefix, prefixes, tracks = [] }: ChapterPlace): string {
  const own = prefixIds(linksToPrinted(html.replace(headingLinks, ''), tracks), prefix);
  return groupedFigures(deeperHeadings(linksWithin(own, prefixes)));
}
