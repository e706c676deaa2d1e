/** The table of rules and the code agree: no rule without a row, no row without a rule. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../../src/lib/labwright/proof/rules.ts';

const root = new URL('../../../src/lib/labwright/', import.meta.url).pathname;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'proof/rules.ts')
  .map((file) => readFileSync(root + file, 'utf8'))
  .join('\n');
/** Kinds of names that the document pass looks up; their rules are `<kind>/unknown`. */
const kinds = ['setting', 'parameter', 'output', 'state', 'chart', 'dataset', 'value'];

const used = new Set(
  [...sources.matchAll(/'([a-z]+\/[a-z-]+)'/g)]
    .map((match) => match[1]!)
    .filter((id) => !id.startsWith('text/') || id === 'text/typed-number'),
);
const table = new Set(rules.map(({ id }) => id));

test('every row is a rule of the code, and its id is used once', () => {
  expect(
    rules.map(({ id }) => id).filter((id) => !used.has(id) && !kinds.some((kind) => id === `${kind}/unknown`)),
  ).toEqual([]);
  expect(table.size).toBe(rules.length);
});

test('every rule that a chapter, a simulation or a page can break has a row', () => {
  // Rules of the command line, the printer and the charts are told where they happen; here are those of the proof.
  const areas =
    /^(handbook|frontmatter|mdx|word|simulation|control|output|unit|state|predict|prediction|reflect|text|given|fact|figure|xref|bind|carried|silence|manifest|cite|references|term|translation|glossary|errata|minutes|html|link|redirect|release|ledger|setting|parameter|chart|dataset|column|value)\//;
  expect([...used].filter((id) => areas.test(id) && !table.has(id)).sort()).toEqual([]);
});
