import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStyles, withFirstStyles, writeFirstStyles } from '../../../src/lib/labwright/site/first-styles.ts';

const page = `<html class="dark"><body><main class="lab wide"><p>Text</p></main><script>r.classList.add('js')</script></body></html>`;
const link = '<link rel="stylesheet" href="/a.css">';
const first = (css: string): string =>
  /<style>(.*)<\/style>/.exec(
    withFirstStyles(page.replace('<body>', `<head>${link}</head><body>`), () => readStyles(css)),
  )![1]!;

describe('the first styles of a page', () => {
  test.each([
    ['a rule of a class that it has', '.lab{color:red}', '.lab{color:red}'],
    ['none of another', '.ledger{color:red}', ''],
    ['the selectors that can match', '.lab,.ledger,table{color:red}', '.lab{color:red}'],
    ['a class that its own script sets', '.js .lab{color:red}', '.js .lab{color:red}'],
    [
      'states, attributes and ids, which anything may set',
      '.lab[data-open]:hover #a{a:b}',
      '.lab[data-open]:hover #a{a:b}',
    ],
    ['what is said of all but some', '.lab:not(.ledger){a:b}', '.lab:not(.ledger){a:b}'],
    ['one of several that can match', ':is(.ledger,.wide) p{a:b}', ':is(.ledger,.wide) p{a:b}'],
    ['none where none of several can', ':is(.ledger,table) p{a:b}', ''],
    ['conditions that hold something', '@media (width>1px){.lab{a:b}.ledger{a:b}}', '@media (width>1px){.lab{a:b}}'],
    ['no condition that holds nothing', '@media (width>1px){.ledger{a:b}}', ''],
    ['nothing for paper, which is not the first', '@media print{.lab{a:b}}', ''],
    [
      'the order of layers, and a layer that is empty here',
      '@layer a,b;@layer a{.ledger{a:b}}',
      '@layer a,b;@layer a{}',
    ],
    ['rules in rules', '.lab{a:b;& p{c:d}& table{e:f}}', '.lab{a:b;& p{c:d}}'],
    ['what is important', '.lab{a:b!important}', '.lab{a:b!important}'],
    [
      'faces that something is set in',
      "@font-face{font-family:'Used';src:url(a)}@font-face{font-family:Unused;src:url(b)}.lab{font-family:Used}",
      "@font-face{font-family:'Used';src:url(a)}.lab{font-family:Used}",
    ],
    [
      'steps of an animation that something has',
      '@keyframes used{to{a:b}}@keyframes other{to{a:b}}.lab{animation:used 1s}',
      '@keyframes used{to{a:b}}.lab{animation:used 1s}',
    ],
  ])('hold %s', (_, css, expected) => expect(first(css)).toBe(expected));

  test('stand where the sheets stood, which come whole at the end of the page', () => {
    const links = `<link rel="stylesheet" href="/p.css" media="print">${link}`;
    const html = `<html><head>${links}</head><body><p class="lab">&lt;/body></p></body></html>`;
    const sheets = new Map([
      ['/a.css', readStyles('.lab{a:b}.ledger{a:b}')],
      ['/p.css', readStyles('.lab{c:d}')],
    ]);
    expect(withFirstStyles(html, (href) => sheets.get(href))).toBe(
      `<html><head><style>.lab{a:b}</style></head><body><p class="lab">&lt;/body></p>${links}</body></html>`,
    );
  });

  test('hold a face that another sheet sets something in', () => {
    const html = `<head>${link}<link rel="stylesheet" href="/b.css"></head><body></body>`;
    const sheets = new Map([
      ['/a.css', readStyles(':root{--face:"Used"}')],
      ['/b.css', readStyles('@font-face{font-family:Used;src:url(a)}')],
    ]);
    expect(withFirstStyles(html, (href) => sheets.get(href))).toContain(
      '<style>:root{--face:"Used"}@font-face{font-family:Used;src:url(a)}</style>',
    );
  });

  test('hold the faces alone: a sheet that brought them again would set the text anew', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'first-styles-'));
    const face = '@font-face{font-family:Used;src:url(a)}';
    for (const path of ['_astro', 'print']) mkdirSync(join(folder, path));
    writeFileSync(join(folder, '_astro/a.css'), `${face}p{font-family:Used}`);
    const head = '<head><link rel="stylesheet" href="/base/_astro/a.css"></head>';
    for (const path of ['index.html', 'print/index.html'])
      writeFileSync(join(folder, path), `${head}<body><p></p></body>`);
    await writeFirstStyles(folder, '/base/');
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
    expect(read('_astro/a.css')).toBe('p{font-family:Used}');
    expect(read('index.html')).toContain(`<head><style>${face}p{font-family:Used}</style></head>`);
    expect(read('print/index.html')).toContain(`<style>${face}</style><link rel="stylesheet"`);
    rmSync(folder, { recursive: true });
  });

  test('need no face ahead that nothing is set in', () => {
    const ahead = (name: string): string =>
      `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${name}.woff2">`;
    const html = `<head>${link}${ahead('used')}${ahead('maths')}</head><body><p>$5</p></body>`;
    const css =
      '@font-face{font-family:Used;src:url(/used.woff2)}@font-face{font-family:Maths;src:url(/maths.woff2)}' +
      'p{font-family:Used}.katex{font-family:Maths}';
    const page = withFirstStyles(html, () => readStyles(css));
    expect(page).toContain(ahead('used'));
    expect(page).not.toContain('/maths.woff2');
    // It is hidden until that face is there, and until no other.
    expect(page).toMatch(/<\/style><script>[^<]*\["normal 1em \\"Used\\""\][^<]*<\/script>/);
  });

  test('leave a sheet of another place alone', () => {
    const html = '<head><link rel="stylesheet" href="https://example.org/a.css"></head><body></body>';
    expect(withFirstStyles(html, () => undefined)).toBe(html);
  });
});
