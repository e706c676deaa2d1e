/** Which files a reader keeps, and what an installed handbook is called. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptFiles } from '../../../src/lib/labwright/site/offline.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'labwright-kept-'));
  const files = [
    'index.html',
    'labs/kettle/index.html',
    '404.html',
    '_astro/kettle.Cw3k.js',
    '_headers',
    'handbook.pdf',
    'handbook.epub',
    'labs/kettle.pdf',
    'print/index.html',
    'service-worker.js',
    'sitemap-0.xml',
  ];
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `content of ${file}`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('pages and what they are made of are kept; books, tools and what only a host reads are not', async () => {
  const files = await keptFiles(folder, '/course/');
  expect(files.map(({ url }) => url)).toEqual([
    '/course/404.html',
    '/course/_astro/kettle.Cw3k.js',
    '/course/',
    '/course/labs/kettle/',
  ]);
});

test('a page is known by its content, a file with a digest in its name by that', async () => {
  const before = await keptFiles(folder, '/');
  expect(before.find(({ url }) => url.startsWith('/_astro/'))?.revision).toBeNull();
  writeFileSync(join(folder, 'index.html'), 'a second edition');
  const after = await keptFiles(folder, '/');
  const changed = after.filter(({ revision }, index) => revision !== before[index]!.revision);
  expect(changed.map(({ url }) => url)).toEqual(['/']);
});
