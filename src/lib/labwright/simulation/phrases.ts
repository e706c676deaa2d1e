/**
 * Texts of simulations in another language: a phrase of English, and what stands for it. Pure.
 *
 * A number written in a phrase, and a value that a sentence says, are parts of their own: `never, in 90 days` is the phrase
 * `never, in {1} days`, and `PSI is ${say('psi')}.` is `PSI is {psi}.`. So one phrase serves every number, and every
 * number is printed as the language prints it.
 */
import { formatNumber } from './format.ts';

/** English phrases, and what stands for each. */
export type Phrases = Readonly<Record<string, string>>;

/** A number as English writes it, and not the digit of a name or of an earlier placeholder. */
const writtenNumber = /(?<![\p{L}\p{N}_{^@.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\p{N}_}])/gu;

/** The phrase that a text is made of, and the numbers written in it. */
export function phraseOf(text: string): { readonly phrase: string; readonly numbers: readonly string[] } {
  const numbers: string[] = [];
  const phrase = text.replace(writtenNumber, (number) => `{${numbers.push(number)}}`);
  return { phrase, numbers };
}

/** Whether there is anything to translate in a phrase: numbers, signs and values alone are not. */
export function hasWords(phrase: string): boolean {
  return /\p{L}/u.test(phrase.replace(/\{\w+\}/g, ''));
}

/** A number as English wrote it, as another language prints it: with the same decimals. */
function reprinted(number: string, language: string): string {
  const digits = number.split('.')[1]?.length ?? 0;
  return formatNumber(Number(number.replaceAll(',', '')), digits, language);
}

/** Says texts in another language; a phrase that there is none for stays in English. */
export function phraseSay(phrases: Phrases, language: string): (text: string) => string {
  return (text) => {
    const { phrase, numbers } = phraseOf(text);
    const found = hasWords(phrase) ? phrases[phrase] : phrase;
    if (found === undefined) return text;
    return found.replace(/\{(\d+)\}/g, (whole, index: string) => {
      const number = numbers[Number(index) - 1];
      return number === undefined ? whole : reprinted(number, language);
    });
  };
}
