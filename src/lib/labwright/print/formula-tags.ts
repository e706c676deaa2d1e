/**
 * Tags formulas as formulas. Chromium knows no such tag and writes each as a picture with words, its letters below; here
 * it becomes a Formula whose words stand for all that it draws (ISO 32000-1, 14.8.4.5; ISO 14289-1, 7.7).
 */
import { PDFName, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { contentOf, elementsBelow, elementsOf, replaceOwners, setContent, textIn } from './structure.ts';

/** Every picture that says one of the given words becomes a formula that says them. Returns how many there are. */
export function tagFormulas(document: PDFDocument, words: ReadonlySet<string>): number {
  const owner = new Map<PDFRef, PDFRef>();
  let formulas = 0;
  for (const { ref, dict, type } of elementsOf(document)) {
    if (type !== 'Figure' || !words.has(textIn(dict, 'Alt') ?? '')) continue;
    formulas += 1;
    for (const below of elementsBelow(dict)) owner.set(below.ref, ref);
    dict.set(PDFName.of('S'), PDFName.of('Formula'));
    setContent(dict, contentOf(dict));
  }
  replaceOwners(document, owner);
  for (const ref of owner.keys()) document.context.delete(ref);
  return formulas;
}
