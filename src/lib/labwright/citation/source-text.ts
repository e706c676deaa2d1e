/** Sources of numbers that cite works: the source of a fact, of a constant, of an output. Pure. */
import type { Bibliography } from './bibliography.ts';
import { yearOf } from './bibliography.ts';
import { shortName } from './names.ts';
import { noteEntry } from './note.ts';
import { citationsIn } from './syntax.ts';
import { plainPieces, type Works } from './work.ts';

/** A source as a reader meets it. */
export interface SourceText {
  /** One sentence or more of plain text, with a full reference where a work is first cited. */
  readonly text: string;
  /** Keys of the works it cites, in their order. */
  readonly cites: readonly string[];
}

/** Keys that a source cites, in its order, each once. */
export function citedIn(source: string): string[] {
  return [...new Set(citationsIn(source).flatMap(({ works }) => works.map(({ key }) => key)))];
}

/** Keys that a source cites and that are no work. */
export function unresolvedIn(source: string, works: Works): string[] {
  return citedIn(source).filter((key) => !(key in works));
}

/**
 * Writes the references of a source out: `[@siddiqi2006]. A convention.` as
 * `Naeem Siddiqi, Credit Risk Scorecards (Wiley, 2006). A convention.` A work that is cited again is only named.
 * A key without a work stays as it was written; the proof has told its author.
 */
export function sourceText(source: string, bibliography: Bibliography): SourceText {
  const told = new Set<string>();
  let text = '';
  let from = 0;
  for (const citation of citationsIn(source)) {
    const known = citation.works.every(({ key }) => key in bibliography.works);
    const references = citation.works.map(({ key, prefix, suffix }) => {
      if (!known) return '';
      const work = bibliography.works[key]!;
      const again = `${shortName(work)} (${yearOf(bibliography, key)})${suffix && `, ${suffix}`}`;
      const reference = told.has(key) ? again : plainPieces(noteEntry(work, suffix));
      told.add(key);
      return `${prefix && `${prefix} `}${reference}`;
    });
    text += source.slice(from, citation.from) + (known ? references.join('; ') : citation.source);
    from = citation.to;
  }
  return {
    text: (text + source.slice(from)).trim(),
    cites: citedIn(source).filter((key) => key in bibliography.works),
  };
}
