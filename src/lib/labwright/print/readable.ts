/** Brings the print page into the form in which Chromium tags all of it. Runs inside Chromium. */

/**
 * Makes a picture with words of every formula, text of every empty cell, and links and list items of those that Chromium
 * knows by another name. Runs in the page.
 */
export function makeReadable(): void {
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  // KaTeX hides its drawing from readers of the tree, which get MathML beside it; on paper that would be clipped away, and
  // nothing be left to read.
  for (const formula of all('.katex')) {
    const mathml = formula.querySelector(':scope > .katex-mathml');
    const words = mathml?.querySelector('math')?.getAttribute('alttext');
    if (!mathml || !words) continue;
    mathml.remove();
    formula.firstElementChild?.removeAttribute('aria-hidden');
    formula.role = 'img';
    formula.ariaLabel = words;
    formula.dataset['formula'] = '';
  }
  // A cell without text gets no tag, and all after it in its row would stand under the wrong heads.
  for (const cell of all('td, th')) if (!cell.hasChildNodes()) cell.textContent = '\u00a0';
  // With a role of digital publishing, theirs or their section's, they would be neither links nor list items.
  for (const element of all('[role^="doc-"]')) element.removeAttribute('role');
}
