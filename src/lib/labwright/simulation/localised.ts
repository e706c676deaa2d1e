/** What a declaration in another language brings along; `localize` writes it, no author does. */
export interface Localised {
  readonly locale?: string;
  /** Its unit after a number: for one, and for any other. */
  readonly unitText?: { readonly one: string; readonly other: string };
  /** What stands for a word that it may have as its value. */
  readonly spoken?: Readonly<Record<string, string>>;
  /** The same for the cells of a column of text. */
  readonly translate?: (text: string) => string;
}
