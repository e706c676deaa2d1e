/** The code that the guide shows is code that runs: every fence is a piece of a file that has its own tests. */
import { readFileSync } from 'node:fs';
import type { Code } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import * as simulation from 'labwright/simulation';
import { parseChapter } from '../../src/lib/labwright/document/source.ts';

const root = new URL('../../', import.meta.url).pathname;
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

/** Without indentation, which a piece need not share with its file. */
const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

function fences(page: string): Code[] {
  const found: Code[] = [];
  const file = `src/content/docs/guide/${page}.mdx`;
  visit(parseChapter(read(file), file).tree, 'code', (node: Code) => void found.push(node));
  return found;
}

const example = lines(read('src/lib/simulations/guide-cooling-cup.ts'));
const pieces = fences('simulations').filter(({ lang }) => lang === 'ts');

test('there are pieces', () => expect(pieces.length).toBeGreaterThan(8));

test.each(pieces.map(({ value }) => value))('of the reference is a piece of the simulation: %s', (value) => {
  expect(`\n${example}\n`).toContain(`\n${lines(value)}\n`);
});

describe('nothing that a simulation may declare is missing', () => {
  const page = read('src/content/docs/guide/simulations.mdx');
  const named = (name: string): boolean => new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(page);

  test.each(['integer', 'number', 'choice', 'boolean', 'quantity', 'percent', 'money', 'text', 'column', 'textColumn'])(
    '%s',
    (name) => {
      expect(simulation).toHaveProperty(name);
      expect(named(name)).toBe(true);
    },
  );

  const declared = ['declarations', 'define'].flatMap((file) =>
    [...read(`src/lib/labwright/simulation/${file}.ts`).matchAll(/^ {2}(?:readonly (\w+)\??:|(run)\()/gm)].map(
      ([, field, method]) => (field ?? method)!,
    ),
  );
  const fields = [...new Set(declared)].filter((name) => name !== 'kind');

  test('fields are found', () => expect(fields).toEqual(expect.arrayContaining(['label', 'remedy', 'finding', 'run'])));

  test.each(fields.filter((name) => !['id', 'value', 'params', 'constants'].includes(name)))('%s', (name) => {
    expect(named(name), `\`${name}\` stands in the reference`).toBe(true);
  });
});

describe('numbers', () => {
  const shown = fences('words-numbers').filter(({ lang }) => lang === 'yaml');
  const sources = lines(
    [read('src/content/facts.yaml'), read('src/content/docs/guide/words-numbers.mdx').split('---')[1]!].join('\n'),
  );

  test.each(shown.map(({ value }) => value))('are declared as shown: %s', (value) => {
    expect(sources).toContain(lines(value));
  });
});
