/** What a result of the search is called: `Lab 2 · Act I · A ruler for inputs`. Shared by the index and by the page. Pure. */

interface Anchor {
  readonly element: string;
  readonly text?: string;
  readonly location: number;
}

/** As much of a result of Pagefind as its names take. */
export interface SearchResult {
  meta: Record<string, string>;
  readonly anchors?: readonly Anchor[];
  readonly sub_results: readonly { title: string; readonly anchor?: Anchor }[];
}

/** How results are ranked: as Starlight does. A short section that is about the words comes before a long page with them. */
export const searchOptions = {
  ranking: { pageLength: 0.1, termFrequency: 0.1, termSaturation: 2, termSimilarity: 9, diacriticSimilarity: 0.8 },
};

/** `Act I` of `Act I: all lights green`, `Acto I` of a Spanish one; the whole title of an act that is called otherwise. */
export function actName(title: string): string {
  return /^acto?\s+(?:\d+|[ivxlc]+)\b/i.exec(title)?.[0] ?? title;
}

/** The name of a part of a lab, of what it knows: the lab, the act, the part. */
export function partName(lab: string, act: string | undefined, part: string): string {
  return [lab, ...(act === undefined ? [] : [actName(act)]), part].join(' \u00b7 ');
}

/** Names a result of the search and its parts, where it is of a lab. Pagefind keeps a result: one that has its name keeps it. */
export function nameResult(result: SearchResult): void {
  const { lab, title = '' } = result.meta;
  if (lab === undefined) return;
  const isNamed = (text: string): boolean => text.startsWith(partName(lab, undefined, ''));
  if (!isNamed(title)) result.meta['title'] = partName(lab, undefined, title);
  const acts = (result.anchors ?? []).filter(({ element }) => element === 'h2');
  for (const part of result.sub_results) {
    const { anchor } = part;
    if (!anchor || anchor.element === 'h1' || isNamed(part.title)) continue;
    const act = acts.findLast(({ location }) => location <= anchor.location)?.text;
    part.title = partName(lab, anchor.element === 'h2' ? undefined : act, part.title);
  }
}
