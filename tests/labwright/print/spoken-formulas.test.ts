import katex from 'katex';
import { expect, test } from 'vitest';
import { sayFormula, speakFormulas } from '../../../src/lib/labwright/print/spoken-formulas.ts';

const speak = (mathml: string): string => (mathml.includes('<mo>&lt;</mo>') ? 'x < "y" & z' : 'a fraction');

test('a formula becomes a picture that says it, drawn as before, without its MathML', () => {
  const html = `<p>If ${katex.renderToString('x < y')} then ${katex.renderToString('\\frac12', { displayMode: true })}</p>`;
  const spoken = speakFormulas(html, speak);
  expect(spoken).toContain('<span class="katex" role="img" aria-label="x &lt; &quot;y&quot; &amp; z" data-formula>');
  expect(spoken).toContain('<span class="katex-display"><span class="katex" role="img" aria-label="a fraction"');
  expect(spoken.match(/data-formula/g)?.length).toBe(2);
  expect(spoken).not.toMatch(/<math|katex-mathml|aria-hidden/);
  // Nothing but the MathML went: the drawing's own markup is untouched.
  const drawn = (text: string): string[] => text.match(/<span class="(?:base|mord|mfrac)[^>]*>/g) ?? [];
  expect(drawn(spoken)).toEqual(drawn(html));
});

test('a drawing without MathML takes the words that it is given', () => {
  const row = katex.renderToString('2 + 2', { output: 'html', displayMode: true });
  const said = sayFormula(row, 'Four, from two and two.');
  expect(said).toContain('role="img" aria-label="Four, from two and two." data-formula>');
  expect(said).not.toContain('aria-hidden');
});
