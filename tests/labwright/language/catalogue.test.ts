import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { catalogue, generatorSay, pluginTexts, scriptKeys } from '../../../src/lib/labwright/language/catalogue.ts';
import { english } from '../../../src/lib/labwright/language/english.ts';
import { piecesOf } from '../../../src/lib/labwright/language/texts.ts';

const root = new URL('../../../', import.meta.url).pathname;
const keys = Object.keys(english);
/** What is filled into a text. */
const filled = (text: string): string[] =>
  piecesOf(text)
    .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name]))
    .sort();

describe.each(Object.entries(catalogue))('the texts in %s', (language, texts) => {
  it('are those of English, none missing and none too many', () =>
    expect(Object.keys(texts).sort()).toEqual([...keys].sort()));
  it('say something, each with what is filled in where English has it', () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).not.toBe('');
      expect(filled(text), key).toEqual(filled(english[key as keyof typeof english]));
    }
  });
  it('have the forms for numbers that the language needs', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    // Millions in Spanish have a form of their own, which counts of days and weeks never reach.
    const needed = pluralCategories.filter((category) => category !== 'many');
    const bases = keys.filter((key) => key.endsWith('.other')).map((key) => key.slice(0, -'.other'.length));
    expect(bases.length).toBeGreaterThan(2);
    for (const base of bases)
      for (const category of needed) expect(Object.keys(texts)).toContain(`${base}.${category}`);
  });
});

test('every text is said somewhere', () => {
  const files = globSync('src/{components,lib/labwright}/**/*.{ts,astro}', { cwd: root }).filter(
    (file) => !file.includes('/language/'),
  );
  const code = files.map((file) => readFileSync(`${root}${file}`, 'utf8')).join('\n');
  // A key may be put together from a start and what a state, a kind or a choice adds.
  const starts = [...code.matchAll(/`([a-z.-]+)\$\{/g)]
    .map(([, start]) => start!)
    .filter((start) => start.includes('.'));
  const said = (key: string): boolean =>
    code.includes(`'${key}'`) || code.includes(`"${key}"`) || starts.some((start) => key.startsWith(start));
  expect(keys.map((key) => key.replace(/\.(?:one|other)$/, '')).filter((key) => !said(key))).toEqual([]);
});

test('a form follows the number, a name is filled in, and a number has the sign of its language', () => {
  const [here, there] = [generatorSay('en'), generatorSay('es')];
  expect(here.count('script.due.days', 1)).toBe('in 1 day');
  expect(there.count('script.due.days', 5)).toBe('en 5 días');
  expect(there('script.lab.said-option-sure', { said: 2, sure: 80 })).toBe(
    'Dijiste la opción 2, con una seguridad del 80\u202f%.',
  );
  expect([here.number(34844.5), there.number(34844.5)]).toEqual(['34844.5', '34844,5']);
});

test('a page of days brings few texts, and Starlight gets them all under our name', () => {
  expect(scriptKeys('due').every((key) => key.startsWith('script.due.'))).toBe(true);
  expect(scriptKeys('lab').length).toBe(keys.filter((key) => key.startsWith('script.')).length);
  expect(Object.keys(pluginTexts()['es']!)).toEqual(Object.keys(catalogue['es']!).map((key) => `labwright.${key}`));
});
