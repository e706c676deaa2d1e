/** What the search calls its results, and what it knows beside the pages. */
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { figureRecords, termRecords } from '../../../src/lib/labwright/site/search-index.ts';
import { actName, nameResult } from '../../../src/lib/labwright/site/search-titles.ts';

describe('names', () => {
  test.each([
    ['Act I: all lights green', 'Act I'],
    ['Act 2', 'Act 2'],
    ['Actors on stage', 'Actors on stage'],
    ['The cold kitchen', 'The cold kitchen'],
  ])('%s', (title, name) => expect(actName(title)).toBe(name));

  const heading = (element: string, text: string, location: number) => ({ element, text, location });
  const anchors = [
    heading('h1', 'Tea', 0),
    heading('h2', 'Act I: hot', 10),
    heading('h3', 'Milk', 20),
    heading('h2', 'Act II: cold', 30),
    heading('h3', 'Ice', 40),
  ];
  const parts = () => anchors.map((anchor) => ({ title: anchor.text, anchor }));

  test('a result of a lab says its lab, and each part its act', () => {
    const result = { meta: { title: 'Tea', lab: 'Lab 2' }, anchors, sub_results: [{ title: 'Tea' }, ...parts()] };
    nameResult(result);
    // Found again, it keeps its names.
    nameResult(result);
    expect(result.meta.title).toBe('Lab 2 · Tea');
    expect(result.sub_results.map(({ title }) => title)).toEqual([
      'Tea',
      'Tea',
      'Lab 2 · Act I: hot',
      'Lab 2 · Act I · Milk',
      'Lab 2 · Act II: cold',
      'Lab 2 · Act II · Ice',
    ]);
  });

  test('a result of any other page keeps its names', () => {
    const result = { meta: { title: 'Tea' }, anchors, sub_results: parts() };
    nameResult(result);
    expect(result.meta.title).toBe('Tea');
    expect(result.sub_results.map(({ title }) => title)).toEqual(anchors.map(({ text }) => text));
  });
});

describe('records', () => {
  const figure = (id: string, kind: string, inner: string): string =>
    `<figure class="${kind}" id="${id}"><svg><text>axis</text></svg><figcaption><span class="figure-label">${kind === 'table' ? 'Table' : 'Figure'} 2.1</span> How <b>tea</b> cools<sub>fast</sub>.</figcaption>${inner}</figure>`;
  const rows = '<table><tr><th>Cup</th><td>Mug</td></tr></table>';

  test('figures say their caption, tables their cells too; each its lab and its act', () => {
    const page = fromHtml(
      `<h2>Act I: hot <a class="sl-anchor-link">Section</a></h2>${figure('fig-a', 'figure', rows)}<h2>Cold</h2>${figure('tab-b', 'table', rows)}`,
    );
    expect(figureRecords(page, '/tea/', 'Lab 2')).toEqual([
      { url: '/tea/#fig-a', title: 'Lab 2 · Act I · Figure 2.1', content: 'Figure 2.1 How tea coolsfast.' },
      { url: '/tea/#tab-b', title: 'Lab 2 · Cold · Table 2.1', content: 'Table 2.1 How tea coolsfast. Cup Mug' },
    ]);
  });

  test('nothing behind a seal is known', () => {
    const page = fromHtml(
      `<h2>Act I</h2><div class="sealed"><h2>Ten degrees</h2>${figure('fig-a', 'figure', '')}</div>`,
    );
    expect(figureRecords(page, '/tea/', 'Lab 2')).toEqual([]);
  });

  test('a term has its definition, without where it is used', () => {
    const page = fromHtml(
      '<dl><div><dt id="heat">heat</dt><dd><p>Energy, <span class="katex"><span class="katex-mathml"><math><mi>Q</mi><mi>t</mi><annotation>Q_t</annotation></math></span><span class="katex-html">Qt</span></span>, on its way.</p><p>Used in Lab 1.</p></dd></div></dl>',
    );
    expect(termRecords(page, '/glossary/')).toEqual([
      { url: '/glossary/#heat', title: 'Glossary · heat', content: 'heat. Energy, Qt, on its way.' },
    ]);
  });
});
