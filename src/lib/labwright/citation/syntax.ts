/**
 * Citations in running text, in Pandoc's syntax: `[@key]`, `[see @a, p. 12; @b]`, `@key`, `@key [p. 12]`, `[-@key]`.
 * Pure.
 */

/** One work that a citation names. */
export interface Cited {
  readonly key: string;
  /** Where its `@` stands in the text. */
  readonly at: number;
  /** `-@key`: the sentence has named the authors already. */
  readonly suppressed: boolean;
  /** `see`, before the work. */
  readonly prefix: string;
  /** `p. 12`, after it. */
  readonly suffix: string;
}

export interface Citation {
  /** As it was written. */
  readonly source: string;
  readonly from: number;
  readonly to: number;
  /** `@key` outside brackets: the authors are words of the sentence. */
  readonly narrative: boolean;
  readonly works: readonly Cited[];
}

const key = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_]|[:.+/-](?=[\\p{L}\\p{N}_]))*';
const bracketed = /\[([^[\]]*@[^[\]]*)\]/gu;
const named = new RegExp(`(?<![\\p{L}\\p{N}_.])(-?)@(${key})`, 'gu');
/** `@key [p. 12]`: what stands in brackets after a narrative citation, when it cites nothing itself. */
const locator = /^\s*\[([^[\]@]+)\]/u;

function trimmed(suffix: string): string {
  return suffix.replace(/^\s*,?\s*/, '').trimEnd();
}

/** The works between brackets; none when a part of them names no work. */
function worksIn(inside: string, offset: number): Cited[] {
  let from = 0;
  const works: Cited[] = [];
  for (const part of inside.split(';')) {
    const matches = [...part.matchAll(named)];
    const [match] = matches;
    if (matches.length !== 1 || !match) return [];
    works.push({
      key: match[2]!,
      at: offset + from + match.index + match[1]!.length,
      suppressed: match[1] === '-',
      prefix: part.slice(0, match.index).trim(),
      suffix: trimmed(part.slice(match.index + match[0].length)),
    });
    from += part.length + 1;
  }
  return works;
}

/** Every citation of a text, in its order. */
export function citationsIn(text: string): Citation[] {
  if (!text.includes('@')) return [];
  const found: Citation[] = [];
  for (const match of text.matchAll(bracketed)) {
    const works = worksIn(match[1]!, match.index + 1);
    const to = match.index + match[0].length;
    if (works.length > 0) found.push({ source: match[0], from: match.index, to, narrative: false, works });
  }
  const inside = (index: number): boolean => found.some(({ from, to }) => index >= from && index < to);
  const narrative = [...text.matchAll(named)]
    .filter(({ index }) => !inside(index))
    .map((match): Citation => {
      const [whole, dash = '', name = ''] = match;
      const from = match.index + dash.length;
      const after = locator.exec(text.slice(match.index + whole.length));
      const to = match.index + whole.length + (after?.[0].length ?? 0);
      const cited = { key: name, at: from, suppressed: false, prefix: '', suffix: trimmed(after?.[1] ?? '') };
      return { source: text.slice(from, to), from, to, narrative: true, works: [cited] };
    });
  return [...found, ...narrative].sort((a, b) => a.from - b.from);
}

/** The text with spaces where citations stand: for rules that read what an author typed. */
export function withoutCitations(text: string): string {
  return citationsIn(text).reduce(
    (rest, { from, to }) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to),
    text,
  );
}
