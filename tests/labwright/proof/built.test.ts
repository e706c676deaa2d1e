/** The rules over built pages, each with a page that breaks it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
      '<a href="/kitchen/kettle/#a">x</a><a href="./handbook.pdf">book</a><a href="https://example.org/">y</a><script>undefined</script><code>null</code>',
    'kitchen/kettle/index.html':
      '<p id="a">null and void</p><a href="#a">z</a><div class="sealed" data-pagefind-ignore="all">90.0\u00a0kelvin</div>',
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

test('xref/duplicate: an id that two elements have', async () => {
  expect(await problems({ 'index.html': '<p id="a">x</p>\n<p id="a">y</p>' })).toMatchInlineSnapshot(
    `"xref/duplicate index.html:2:1 The page has the id "a" twice. Give one of the two another id: a control is named by its instrument and its parameter."`,
  );
});

test('link/broken: no site where one was named', async () => {
  expect((await builtProblems(join(folder, 'none'), '/', [lab])).map(({ wrong }) => wrong)).toEqual([
    `There is no built site in "${join(folder, 'none')}".`,
  ]);
});

test('release/early: a page of a lab that is not out, and of its proof', async () => {
  for (const file of ['kitchen/kettle/index.html', 'proof/kitchen/kettle/index.html', 'kitchen/stove/index.html']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '<p>Warm.</p>');
  }
  const found = await builtProblems(folder, '/', [lab], new Set(['kitchen/kettle']));
  expect(found.map(formatProblem).join('\n')).toMatchInlineSnapshot(`
    "release/early kitchen/kettle/index.html The site has a page of a lab that is not yet released. Load the chapters with chaptersLoader() of 'labwright/loader' in src/content.config.ts.
    release/early proof/kitchen/kettle/index.html The site has a page of a lab that is not yet released. Load the chapters with chaptersLoader() of 'labwright/loader' in src/content.config.ts."
  `);
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

describe('html/leak: an answer outside a seal, however it is told', () => {
  const page = (html: string): Promise<string> => problems({ 'kitchen/kettle/index.html': html });
  test('in a line of several elements', async () =>
    expect(await page('<p>It is <b>90.0</b> <i>kelvin</i>.</p><p>90.0</p><p>kelvin</p>')).toMatchSnapshot());
  test('in what others are told', async () =>
    expect(
      await page(
        '<head><meta name="description" content="It stands at 90.0 kelvin."></head>\n<span aria-label="90.0 kelvin"></span>',
      ),
    ).toMatchSnapshot());
  test('in the panel of another number, even without its unit', async () =>
    expect(await page('<p>90.0</p>\n<div popover="auto"><dl><dt>T</dt><dd>90.0</dd></dl></div>')).toMatchSnapshot());
  test('on the page of the proof', async () =>
    expect(await problems({ 'proof/kitchen/kettle/index.html': '<td>90.0 kelvin</td>' })).toMatchSnapshot());
  test('in the search, and by a seal that is open to it', async () => {
    mkdirSync(join(folder, 'pagefind/fragment'), { recursive: true });
    const entry = { url: '/kitchen/kettle/', content: 'It stands at 90.0\u00a0kelvin by then.' };
    writeFileSync(join(folder, 'pagefind/fragment/en_1.pf_fragment'), gzipSync(`pagefind_dcd${JSON.stringify(entry)}`));
    expect(await page('<div class="sealed">90.0\u00a0kelvin</div>')).toMatchSnapshot();
  });
  test('in what the search calls a figure', async () => {
    mkdirSync(join(folder, 'pagefind/fragment'), { recursive: true });
    const entry = { url: '/kitchen/kettle/#fig-a', content: '', meta: { title: 'Lab 2 · At 90.0\u00a0kelvin' } };
    writeFileSync(join(folder, 'pagefind/fragment/en_1.pf_fragment'), gzipSync(`pagefind_dcd${JSON.stringify(entry)}`));
    expect(await page('<p>Warm.</p>')).toContain('html/leak pagefind/fragment/en_1.pf_fragment');
  });
  test('in a file of data', async () => {
    writeFileSync(join(folder, 'values.json'), '["90.0\u00a0kelvin"]');
    expect(await page('<p>Warm.</p>')).toMatchSnapshot();
  });
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

describe('figure/alt', () => {
  const page = (html: string): Promise<string> => problems({ 'index.html': html });
  test('named pictures and decoration say nothing', async () => {
    const sound = [
      '<figure><img src="x.svg" alt="A curve that falls to zero."><figcaption>Figure 1. Cooling.</figcaption></figure>',
      '<figure><svg role="img" aria-labelledby="f"></svg><figcaption>Cooling. <span id="f">It falls.</span></figcaption></figure>',
      '<svg role="img"><title>It falls.</title></svg><svg></svg>',
      '<img src="x.svg" alt="" role="presentation"><span aria-hidden="true"><img src="x.svg"></span>',
    ];
    writeFileSync(join(folder, 'x.svg'), '');
    expect(await page(sound.join('\n'))).toBe('');
  });
  test('no name, a file name, the caption again', async () => {
    const broken = [
      '<img src="x.svg">',
      '<img src="x.svg" alt="">',
      '<img src="x.svg" alt="figure-1.png">',
      '<svg role="img"></svg>',
      '<svg role="img" aria-labelledby="nowhere"></svg>',
      '<figure><p>Something</p></figure>',
      '<figure><img src="x.svg" alt="Cooling."><figcaption> Cooling. </figcaption></figure>',
    ];
    writeFileSync(join(folder, 'x.svg'), '');
    expect(await page(broken.join('\n'))).toMatchSnapshot();
  });
});

describe('the list of all labs, which stands on every page', () => {
  const list = (here: string, said = 'The kettle'): string =>
    `<sl-sidebar-state-persist data-hash="1"><ul id="list">\n<li><a href="/"${here === '' ? ' aria-current="page"' : ''}>Home</a></li>\n<li><a href="/kitchen/kettle/"${here === 'kettle' ? ' aria-current="page"' : ''}>${said}</a></li></ul></sl-sidebar-state-persist>`;
  test('is read once; what it holds counts on each, and places behind it are as they were', async () => {
    expect(
      await problems({
        'index.html': list(''),
        'kitchen/kettle/index.html': `${list('kettle')}<p id="list">x</p><a href="/#list">y</a> <a href="/gone/">z</a>`,
      }),
    ).toMatchInlineSnapshot(`
      "link/broken kitchen/kettle/index.html:3:144 The link "/gone/" leads to no file. Is it "/"?
      xref/duplicate kitchen/kettle/index.html:3:103 The page has the id "list" twice. Give one of the two another id: a control is named by its instrument and its parameter."
    `);
  });
  test('may not tell an answer on the page of its lab, whatever page it was read on', async () => {
    const said = 'At <b>90.0</b> kelvin';
    expect(
      await problems({
        'index.html': list('', said),
        'kitchen/kettle/index.html': list('kettle', said),
      }),
    ).toContain('html/leak kitchen/kettle/index.html:3:');
  });
});

test('the page of the book is read chapter by chapter, and tells places in the whole of it', async () => {
  const chapters = ['a', 'b'].map(
    (id) => `<article class="chapter" id="${id}">\n<p id="p-${id}">x</p><p id="same">y</p>`,
  );
  expect(
    await problems({
      'print/index.html': `<html><body>\n<h1>Book</h1>${chapters.join('</article>')}<a href="#a">z</a><img src="/gone.png" alt="Gone."></article></body></html>`,
    }),
  ).toMatchInlineSnapshot(`
    "link/broken print/index.html:4:54 The link "/gone.png" leads to no file. Write an address that exists.
    xref/duplicate print/index.html:4:18 The page has the id "same" twice. Give one of the two another id: a control is named by its instrument and its parameter."
  `);
});
