import katex from 'katex';
import { expect, test } from 'vitest';
import { speakFormulas } from '../../../src/lib/labwright/print/spoken-formulas.ts';

test('each formula holds its words, escaped, and nothing else changes', () => {
  const html = `<p>If ${katex.renderToString('x < y')} then ${katex.renderToString('\\frac12', { displayMode: true })}</p>`;
  const spoken = speakFormulas(html, (mathml) => (mathml.includes('<mo>&lt;</mo>') ? 'x < "y" & z' : 'a fraction'));
  expect(spoken.match(/ alttext="[^"]*"/g)).toEqual([
    ' alttext="x &lt; &quot;y&quot; &amp; z"',
    ' alttext="a fraction"',
  ]);
  expect(spoken.replace(/ alttext="[^"]*"/g, '')).toBe(html);
});

test('words of its author stay', () => {
  const said = speakFormulas(katex.renderToString('2 + 2'), () => 'Four, from two and two.');
  expect(speakFormulas(said, () => 'two plus two')).toBe(said);
});
