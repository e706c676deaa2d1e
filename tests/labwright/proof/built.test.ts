/** The rules over built pages, each with a page that breaks it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtProblems } from '../../../src/lib/labwright/proof/built-rules.ts';
import { formatProblem } from '../../../src/lib/labwright/simulation/errors.ts';
import { labOf } from '../../helpers/chapter.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'built-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lab = labOf(
  '<Predict id="p" of="kettle" answer="temperature" at="early" min={0} max={100} step={1}>\n\nHow warm?\n\n</Predict>',
).lab;

async function problems(pages: Readonly<Record<string, string>>, base = '/'): Promise<string> {
  for (const [file, html] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), html);
  }
  return (await builtProblems(folder, base, [lab])).map(formatProblem).join('\n');
}

test('a sound site says nothing', async () => {
  const pages = {
    'index.html':
      '<a href="/kitchen/kettle/#a">x</a><a href="./handbook.pdf">book</a><a href="https://example.org/">y</a><script>undefined</script>',
    'kitchen/kettle/index.html':
      '<p id="a">null and void</p><a href="#a">z</a><div class="sealed">90.0\u00a0kelvin</div>',
  };
  expect(await problems(pages)).toBe('');
});

test('a sound site under a base path says nothing', async () => {
  expect(
    await problems(
      {
        'index.html': '<a href="/course/other/">x</a><a href="other/">x</a>',
        'other/index.html': '<a href="../#top">x</a>',
      },
      '/course/',
    ),
  ).toBe('');
});

test('html/leak: an unresolved value', async () => {
  expect(await problems({ 'index.html': '<p>It is <span>undefined</span>.</p>' })).toMatchInlineSnapshot(
    `"html/leak index.html:1:16 The page shows "undefined". Find the word that stands there in the chapter; its value was never resolved."`,
  );
});

test('html/leak: an answer outside a seal', async () => {
  expect(await problems({ 'kitchen/kettle/index.html': '<p>So it is 90.0\u00a0kelvin.</p>' })).toMatchInlineSnapshot(
    `"html/leak kitchen/kettle/index.html:1:4 The page holds the answer "90.0 kelvin" outside a seal. Move what prints it inside the <Reveal> of its prediction."`,
  );
});

test('link/broken: no such page, no such id, outside the base', async () => {
  expect(
    await problems({
      'index.html': '<a href="/kitchen/kettel/">x</a>\n<a href="/kitchen/kettle/#b">y</a>\n<img src="/no.png">',
      'kitchen/kettle/index.html': '<p id="a"></p>',
    }),
  ).toMatchSnapshot();
  expect(await problems({ 'index.html': '<a href="/kitchen/kettle/">x</a>' }, '/course/')).toMatchSnapshot();
});
