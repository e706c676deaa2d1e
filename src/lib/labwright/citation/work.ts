/** A work that a handbook cites, and the text of a reference as pieces: words, italics, links. Pure data. */

/** A person, or with `family` alone a body such as a firm. Particles belong to the family name. */
export interface Person {
  readonly family: string;
  readonly given?: string;
  /** `Jr.` */
  readonly suffix?: string;
}

export type WorkKind = 'article' | 'book' | 'chapter' | 'paper' | 'thesis' | 'report' | 'web' | 'document';

/** One entry of references.bib. Texts are plain, with Unicode for what TeX wrote. */
export interface Work {
  readonly key: string;
  readonly kind: WorkKind;
  readonly authors: readonly Person[];
  readonly editors: readonly Person[];
  /** The list of authors, or of editors where there are none, ends in `and others`. */
  readonly others?: true;
  readonly title: string;
  /** A year, or what stands in its place: `n.d.`, `in press`. */
  readonly year: string;
  /** Day of publication, for what appears on the web: `3 May 2020`. */
  readonly day?: string;
  /** Journal, or the book that a chapter is part of. */
  readonly container?: string;
  readonly series?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly edition?: string;
  /** Publisher, institution or school. */
  readonly publisher?: string;
  /** `PhD thesis`, `Technical report`. */
  readonly genre?: string;
  readonly number?: string;
  readonly note?: string;
  readonly doi?: string;
  readonly url?: string;
  /** Day on which the address was read. */
  readonly accessed?: string;
}

export type Works = Readonly<Record<string, Work>>;

/** A run of text in a reference. */
export interface Piece {
  readonly text: string;
  readonly italic?: true;
  readonly href?: string;
}

/** The words of a reference, without its dress. */
export function plainPieces(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}
