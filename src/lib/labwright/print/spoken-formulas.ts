/**
 * Gives every formula of a page its words. Pure.
 *
 * KaTeX draws a formula and hides it from readers of the tree, which get MathML beside it; on paper that is clipped away,
 * so a PDF would hold a drawing that nobody speaks. Here the drawing itself becomes a picture with words.
 */
import type { SpeakMaths } from '../document/spoken-maths.ts';

const formula =
  /<span class="katex"><span class="katex-mathml">(<math[\s\S]*?<\/math>)<\/span><span class="katex-html" aria-hidden="true">/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<"]/g, (found) => entities[found]!);

/** The markup that opens a formula drawn by KaTeX and said in words, up to its drawing. */
const opening = (words: string): string =>
  `<span class="katex" role="img" aria-label="${attribute(words)}" data-formula><span class="katex-html">`;

/** HTML in which each formula that has MathML is a picture with words, and its MathML is gone. */
export function speakFormulas(html: string, speak: SpeakMaths): string {
  return html.replace(formula, (_, mathml: string) => opening(speak(mathml)));
}

/** One formula that KaTeX set without MathML, with words of its author. */
export function sayFormula(html: string, words: string): string {
  return html.replace('<span class="katex"><span class="katex-html" aria-hidden="true">', opening(words));
}
