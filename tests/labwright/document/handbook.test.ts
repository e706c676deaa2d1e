/** Mistakes in handbook.yaml and facts.yaml. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { labsInOrder, readFacts, readHandbook, readWorks } from '../../../src/lib/labwright/document/handbook.ts';
import { proveHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { LabwrightError } from '../../../src/lib/labwright/simulation/errors.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'handbook-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const good =
  'id: kitchen\ntitle: Kitchen\nedition: "1"\nauthors: [A cook]\nparts:\n  - title: Stoves\n    labs: [stoves/gas, stoves/kettle]\n  - title: Ovens\n    labs: [ovens/bread]\n';

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof LabwrightError)
      return error.message.replaceAll(root, '<root>').replace(/in [^ ]*handbook-\w+\./, 'in <root>.');
    throw error;
  }
  return '';
}

test('labs are numbered through the parts', () => {
  write('src/content/handbook.yaml', good);
  expect(labsInOrder(readHandbook(root)).map(({ number, slug, part }) => [number, slug, part])).toEqual([
    [1, 'gas', 'Stoves'],
    [2, 'kettle', 'Stoves'],
    [3, 'bread', 'Ovens'],
  ]);
});

describe('a mistake', () => {
  test('no handbook.yaml', () => expect(messageOf(() => readHandbook(root))).toMatchSnapshot());
  test('not YAML', () => {
    write('src/content/handbook.yaml', 'title: "Kitchen\nparts: [');
    expect(messageOf(() => readHandbook(root))).toMatchSnapshot();
  });
  test('missing and wrong fields', () => {
    write('src/content/handbook.yaml', 'id: Kitchen\ntitle: Kitchen\nauthors: []\nparts: []\nskip: never\n');
    expect(messageOf(() => readHandbook(root))).toMatchSnapshot();
  });
  const fact = (lines: string): string => {
    write('src/content/facts.yaml', `boiling:\n  label: Boiling point\n${lines}`);
    return messageOf(() => readFacts(root));
  };
  test('a fact without a source', () =>
    expect(fact('  value: 100\n  verified: 2026-01-01\n  status: measured\n')).toMatchSnapshot());
  test('a fact that nobody has dated or weighed', () =>
    expect(fact('  value: 100\n  source: "[@yu]"\n')).toMatchSnapshot());
  test('a fact with a date and a status of another kind', () =>
    expect(
      fact('  value: "100"\n  source: "[@yu]"\n  verified: 1 January 2026\n  status: guessed\n'),
    ).toMatchSnapshot());
  test('a source that nobody can look up', () =>
    expect(
      fact('  value: 100\n  source: A colleague in 2020\n  verified: 2026-01-01\n  status: measured\n'),
    ).toMatchSnapshot());
  test.each(['Baker (1998)', 'see https://example.org', '[@baker], p. 3', 'doi:10.1000/182'])('none: %s', (source) =>
    expect(fact(`  value: 100\n  source: "${source}"\n  verified: 2026-01-01\n  status: measured\n`)).toBe(''),
  );
  test('a style of citation that is none', () => {
    write('src/content/handbook.yaml', `${good}citations: footnotes\n`);
    expect(messageOf(() => readHandbook(root))).toMatchSnapshot();
  });
  test('a day that is none, and a field that no schedule has', () => {
    write('src/content/handbook.yaml', `${good}schedule:\n  stoves/gas: { released: Monday, dua: 2026-09-21 }\n`);
    expect(messageOf(() => readHandbook(root))).toMatchSnapshot();
  });
  test('days of a lab that there is not, and a lab that is due before it is out', () => {
    const days = `  stoves/gass: { due: 2026-09-21 }\n  stoves/kettle:\n    released: 2026-09-21\n    due: 2026-09-14\n`;
    write('src/content/handbook.yaml', `${good}schedule:\n${days}`);
    expect(messageOf(() => readHandbook(root))).toMatchSnapshot();
  });
  test('references.bib', () => {
    write('src/content/references.bib', '@book{a, title = {A}}');
    expect(messageOf(() => readWorks(root))).toMatchSnapshot();
  });
  test('a page of a part that has no chapter', async () => {
    write('src/content/handbook.yaml', good.replace(/^( *)(labs:)/m, '$1pages: [stoves/kettel]\n$1$2'));
    write('src/content/docs/stoves/kettle.mdx', '---\ntitle: Kettle\n---\n\nText.\n');
    const { problems } = await proveHandbook(root);
    expect(problems.filter(({ rule }) => rule === 'handbook/page')).toMatchSnapshot();
  });
  test('a lab that has no chapter', async () => {
    write('src/content/handbook.yaml', good);
    write('src/content/docs/stoves/gass.mdx', '---\ntitle: Gas\n---\n\nText.\n');
    write('src/content/docs/stoves/kettle.mdx', '---\ntitle: Kettle\n---\n\nText {.\n');
    write('src/content/docs/ovens/bread.md', '---\ntitle: Bread\n---\n\nText.\n');
    expect((await proveHandbook(root)).problems).toMatchSnapshot();
  });
});
