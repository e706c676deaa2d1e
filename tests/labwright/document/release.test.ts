/** A course whose second lab is not out yet: what its site may know of it, which is its number. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { toHast } from 'mdast-util-to-hast';
import { toHtml } from 'hast-util-to-html';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bookOf } from '../../../src/lib/labwright/document/book.ts';
import { catalogueOf } from '../../../src/lib/labwright/document/catalogue.ts';
import { type Chapters, type HandbookContext, readChapters } from '../../../src/lib/labwright/document/chapters.ts';
import { citingsOf } from '../../../src/lib/labwright/document/citings.ts';
import { resolveCarried } from '../../../src/lib/labwright/document/carried.ts';
import { labsInOrder } from '../../../src/lib/labwright/document/handbook.ts';
import { resolveReferences } from '../../../src/lib/labwright/document/references.ts';
import {
  publishedChapters,
  publishedHandbook,
  withheldLabel,
  withheldLabs,
} from '../../../src/lib/labwright/document/release.ts';
import { chaptersLoader, withheldHook } from '../../../src/lib/labwright/loader.ts';
import { openHandbook, proveHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { glossaryPages } from '../../../src/lib/labwright/site/glossary-html.ts';
import { moduleText } from '../../../src/lib/labwright/site/virtual-modules.ts';
import { decisionIndex, labOf } from '../../helpers/chapter.ts';

const root = mkdtempSync(join(tmpdir(), 'release-'));
const day = '2026-09-14';
const files: Readonly<Record<string, string>> = {
  'handbook.yaml': `id: kitchen
title: Kitchen
edition: '1'
released: '2030-01-01'
authors: [A cook]
parts:
  - title: Stoves
    labs: [stoves/gas]
  - title: Ovens
    labs: [ovens/bread]
  - title: Sinks
    labs: [sinks/tap]
schedule:
  stoves/gas: { due: '2026-09-13', handIn: Your ledger. }
  ovens/bread: { released: '2026-09-15' }
  sinks/tap: { released: '2026-09-14' }
`,
  'references.bib': `@book{baker, author = {Ada Baker}, title = {Bread}, year = {1998}}
@book{cook, author = {Ada Cook}, title = {Gas}, year = {1999}}`,
  'glossary.yaml': `crust: { term: crust, definition: What is brown. }
flame: { term: flame, definition: What is blue., see: [crust] }`,
  'errata.yaml': `salt: { date: '2026-01-02', edition: '1', lab: ovens/bread, anchor: dough, was: no salt, is: salt, why: Taste. }`,
  'docs/index.mdx': '---\ntitle: Home\n---\n\nSee [](bread).\n',
  'docs/stoves/gas.mdx': `---
title: Gas
---

## Burning

Blue [@cook], a <Term id="flame" />. See [](bread), [the dough *above all*](bread#dough), [Section](bread#dough) and [](tap).
`,
  'docs/ovens/bread.mdx':
    '---\ntitle: Bread that rises\n---\n\n## Dough\n\nBrown [@baker], a <Term id="crust" />. See [](gas).\n',
  'docs/sinks/tap.mdx': '---\ntitle: Tap\n---\n\n## Dripping\n\nCold.\n',
};

let context: HandbookContext;
let all: Chapters;
let out: Chapters;

beforeAll(async () => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'src/content', file)), { recursive: true });
    writeFileSync(join(root, 'src/content', file), text);
  }
  context = await openHandbook(root, '/', new Map(), day);
  all = await readChapters(context);
  out = publishedChapters(all, context.withheld);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a day', () => {
  test('holds back what is released after it, and nothing where nobody says one', () => {
    expect([...withheldLabs(context.handbook, '2026-09-13')]).toEqual(['ovens/bread', 'sinks/tap']);
    expect([...withheldLabs(context.handbook, '2026-09-14')]).toEqual(['ovens/bread']);
    expect([...withheldLabs(context.handbook, '2026-09-15')]).toEqual([]);
    expect([...withheldLabs(context.handbook, undefined)]).toEqual([]);
  });
  test('is none of the edition’s, which holds nothing back', () => expect(context.handbook.released! > day).toBe(true));
});

describe('the proof', () => {
  test('reads every lab, and finds nothing wrong with what points at one to come', async () => {
    expect(all.labs.map(({ lab }) => lab.context.id)).toContain('ovens/bread');
    expect(all.problems).toEqual([]);
    const { problems, summary } = await proveHandbook(root);
    expect(problems).toEqual([]);
    expect(summary.labs).toBe(3);
  });
});

describe('the site', () => {
  test('has the other labs under the numbers they will keep', () => {
    const handbook = publishedHandbook(context.handbook, context.withheld);
    expect(handbook.labs.map(({ id, number }) => [id, number])).toEqual([
      ['stoves/gas', 1],
      ['sinks/tap', 3],
    ]);
    expect(labsInOrder(context.handbook)).toHaveLength(3);
    expect(handbook.parts.map(({ title }) => title)).toEqual(['Stoves', 'Sinks']);
    expect(Object.keys(handbook.schedule)).toEqual(['stoves/gas', 'sinks/tap']);
    expect(catalogueOf(context, out).labs.map(({ number }) => number)).toEqual([1, 3]);
    expect(bookOf(context, out).parts.map(({ number, title }) => `${number} ${title}`)).toEqual([
      'I Stoves',
      'III Sinks',
    ]);
  });

  test('lists no work and no term that only a lab to come has', () => {
    expect(all.bibliography.cited).toEqual(['baker', 'cook']);
    expect(out.bibliography.cited).toEqual(['cook']);
    expect(Object.keys(citingsOf(out))).toEqual(['cook']);
    const { terms } = glossaryPages(context, out);
    expect(terms.map(({ id, see }) => [id, see])).toEqual([['flame', []]]);
    expect(glossaryPages(context, all).terms.map(({ id }) => id)).toEqual(['crust', 'flame']);
  });

  test('knows nothing of it in any module', async () => {
    const host = {
      look: { styles: [], preloadFonts: true },
      context: () => Promise.resolve(context),
      chapters: () => Promise.resolve(out),
    };
    for (const name of ['handbook', 'catalogue', 'book', 'claims', 'bibliography', 'glossary', 'errata', 'proofs'])
      expect(await moduleText(host, name), name).not.toMatch(/bread|Ovens|rises|crust|salt/);
    expect(await moduleText({ ...host, chapters: () => Promise.resolve(all) }, 'catalogue')).toContain('rises');
  });

  test('says its number where a chapter points at it, with the words of the link', () => {
    const { lab, chapter } = all.labs.find((each) => each.lab.context.id === 'stoves/gas')!;
    expect(resolveReferences(lab, all.index, true)).toEqual([]);
    const html = toHtml(toHast(chapter.tree as never));
    expect(html.match(/See .*/)![0]).toMatchInlineSnapshot(
      `"See <span class="not-yet">Lab 2, not yet released</span>, <span class="not-yet">the dough <em>above all</em> (Lab 2, not yet released)</span>, <span class="not-yet">Lab 2, not yet released</span> and <a href="/sinks/tap/" data-xref="/sinks/tap/">Tap</a>.</p>"`,
    );
    expect(withheldLabel(12)).toBe('Lab 12, not yet released');
  });
});

describe('a decision of a lab to come', () => {
  const source = '<Instrument id="k" of="kettle">\n\n<Decide id="cup" of="minutes">How long?</Decide>\n\n</Instrument>';
  test('is carried by its default, with no link', () => {
    const decisions = new Map(
      [...decisionIndex({ tap: source })].map(([slug, { href: _, ...index }]) => [
        slug,
        { ...index, label: withheldLabel(4) },
      ]),
    );
    const { lab } = labOf('<Carried from="tap/cup.minutes" default={3} />');
    expect(resolveCarried(lab, decisions)).toEqual([]);
    const carried = lab.uses[0]!.supplied['source'];
    expect(carried).toMatchObject({ labLabel: 'Lab 4, not yet released' });
    expect(carried).not.toHaveProperty('href');
  });
});

describe('the loader', () => {
  const loader: Loader = chaptersLoader();
  test('drops what an earlier build kept of it, and takes in the rest', async () => {
    const kept = new Map<string, unknown>([['ovens/bread', { digest: 'old' }]]);
    const store = {
      get: (id: string) => kept.get(id),
      set: (entry: { id: string }) => void kept.set(entry.id, entry),
      delete: (id: string) => void kept.delete(id),
      keys: () => [...kept.keys()],
      addModuleImport: vi.fn(),
    };
    const body = { getEntryInfo: () => Promise.resolve({ body: '', data: {} }), contentModuleTypes: '' };
    await loader.load({
      collection: 'docs',
      store,
      config: {
        root: new URL(`file://${root}/`),
        srcDir: new URL(`file://${root}/src/`),
        integrations: [{ name: 'labwright', hooks: { [withheldHook]: () => Promise.resolve(context.withheld) } }],
      },
      logger: { warn: vi.fn(), error: vi.fn() },
      parseData: ({ data }: { data: object }) => Promise.resolve(data),
      generateDigest: (text: string) => text,
      entryTypes: new Map([['.mdx', body]]),
    } as unknown as LoaderContext);
    expect([...kept.keys()].sort()).toEqual(['index', 'sinks/tap', 'stoves/gas']);
    expect(store.addModuleImport).not.toHaveBeenCalled();
  });
});
