/**
 * Writes into the MathML of every formula what it says, as `alttext`. Pure.
 *
 * KaTeX draws a formula and puts MathML beside it for readers of the tree. The printed book cannot hold MathML and takes
 * the words from it, and a reader of the e-book that knows no MathML has them to read.
 */
import type { SpeakMaths } from '../document/spoken-maths.ts';

const formula = /(<span class="katex-mathml">)(<math\b[^>]*)(>[\s\S]*?<\/math>)/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** HTML in which each formula that had no words yet has its own. */
export function speakFormulas(html: string, speak: SpeakMaths): string {
  return html.replace(formula, (whole, before: string, tag: string, rest: string) => {
    if (/\salttext=/.test(tag)) return whole;
    const words = speak(tag + rest).replace(/[&<"]/g, (found) => entities[found]!);
    return `${before}${tag} alttext="${words}"${rest}`;
  });
}
