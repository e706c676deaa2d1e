/** The catalogue of texts: its keys, how a text is filled, and which texts the scripts of a page are given. Pure. */
import type { english } from './english.ts';

export type TextKey = keyof typeof english;
/** All texts in one language. */
export type Texts = Readonly<Record<TextKey, string>>;
type PluralKey<Key = TextKey> = Key extends `${infer Base}.other` ? Base : never;

/** A text with what is filled in; several of them make what a page says at a place. */
export type Line = readonly [key: TextKey, fillings?: Fillings];

export type Fillings = Readonly<Record<string, string | number>>;

/** Says a text of the page's language, and how numbers are written there. */
export interface Say {
  (key: TextKey, fillings?: Fillings): string;
  /** The form of a text for a number; `{count}` stands for it. */
  count(key: PluralKey, count: number, fillings?: Fillings): string;
  /** A number as it was typed, with the decimal sign of the language. */
  number(value: number): string;
  /** The language of the page, as in its `lang`. */
  readonly language: string;
}

const placeholder = /\{(\w+)\}/g;

/** `{name}` becomes what stands for it; a name that nobody gives stays. */
export function fill(text: string, fillings: Fillings = {}): string {
  return text.replace(placeholder, (whole, name: string) => String(fillings[name] ?? whole));
}

/** The texts between the placeholders, and the names: `['In ', {name: 'lab'}, ' you …']`. */
export function piecesOf(text: string): (string | { readonly name: string })[] {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\w+\}$/.test(piece) ? { name: piece.slice(1, -1) } : piece));
}

export function sayIn(language: string, textOf: (key: string) => string | undefined): Say {
  const text = (key: string): string => textOf(key) ?? key;
  const say = (key: TextKey, fillings?: Fillings): string => fill(text(key), fillings);
  // Made once: to make one takes far longer than to write a number with it.
  let numbers: Intl.NumberFormat | undefined;
  return Object.assign(say, {
    language,
    number: (value: number) =>
      (numbers ??= new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 })).format(value),
    count(key: string, count: number, fillings: Fillings = {}): string {
      const form = `${key}.${new Intl.PluralRules(language).select(count)}`;
      return fill(textOf(form) ?? text(`${key}.other`), { ...fillings, count });
    },
  });
}
