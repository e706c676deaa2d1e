/** What a course asks to hand in: read from handbook.yaml, and held to its references. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Assignment, assignmentsOf, dueInOrder } from '../../../src/lib/labwright/document/assignments.ts';
import { readChapters } from '../../../src/lib/labwright/document/chapters.ts';
import { publishedChapters } from '../../../src/lib/labwright/document/release.ts';
import { openHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { formatProblem } from '../../../src/lib/labwright/simulation/errors.ts';

const root = mkdtempSync(join(tmpdir(), 'assignments-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, 'src/content', file)), { recursive: true });
  writeFileSync(join(root, 'src/content', file), text);
}
for (const [name, title] of Object.entries({ gas: 'Gas', bread: 'Bread', tap: 'Tap', salt: 'Salt' }))
  write(
    `docs/stoves/${name}.mdx`,
    `---\ntitle: ${title}\n---\n\n## Part one\n\n<Write id="why">\n\nWhy?\n\n</Write>\n`,
  );

async function course(schedule: string, asOf?: string): Promise<{ problems: string; assignments: Assignment[] }> {
  write(
    'handbook.yaml',
    `id: kitchen\ntitle: Kitchen\nedition: '1'\nauthors: [A cook]\nparts: [{ title: Stoves, labs: [stoves/gas, stoves/bread, stoves/tap, stoves/salt] }]\nschedule:\n${schedule}`,
  );
  const context = await openHandbook(root, '/course/', new Map(), asOf);
  const chapters = await readChapters(context);
  return {
    problems: chapters.problems.map(formatProblem).join('\n'),
    assignments: assignmentsOf(context, publishedChapters(chapters, context.withheld)),
  };
}

describe('an assignment', () => {
  test('has its day in words and its text as HTML, with links that lead there from any page', async () => {
    const { assignments, problems } = await course(`
  stoves/gas:
    due: 2026-09-14
    handIn: >-
      Your "ledger", [](#why) and [*its* part](#part-one), for $5 & [more](https://example.org/);
      then [](bread#why).
`);
    expect(problems).toBe('');
    expect(assignments).toEqual([
      {
        lab: 'stoves/gas',
        number: 1,
        title: 'Gas',
        href: '/course/stoves/gas/',
        due: '2026-09-14',
        dueWords: 'Monday, 14 September 2026',
        handIn:
          'Your “ledger”, <a href="/course/stoves/gas/#why" data-xref="#why">Exercise\u00a01.1</a> and <a href="/course/stoves/gas/#part-one"><em>its</em> part</a>, for $5 &#x26; <a href="https://example.org/">more</a>; then <a href="/course/stoves/bread/#why" data-xref="/course/stoves/bread/#why">Exercise\u00a02.1</a>.',
      },
    ]);
  });

  test('of a lab that is held back is not told, and one that points there says its number', async () => {
    const { assignments } = await course(
      `  stoves/gas: { handIn: 'As in [](bread#why).' }\n  stoves/bread: { released: 2026-09-14, due: 2026-09-21 }\n`,
      '2026-09-13',
    );
    expect(assignments.map(({ lab, handIn }) => [lab, handIn])).toEqual([
      ['stoves/gas', 'As in <span class="not-yet">Lab\u00a02, not yet released</span>.'],
    ]);
  });

  test('that points nowhere, or has more than a paragraph', async () => {
    const { problems } = await course(
      `  stoves/gas: { handIn: 'Your [](#wy).' }\n  stoves/tap:\n    handIn: |\n      - one\n      - two\n`,
    );
    expect(problems).toMatchInlineSnapshot(`
      "xref/unresolved src/content/handbook.yaml:7:25 The link "#wy" leads nowhere. Write "#why".
      handbook/schedule src/content/handbook.yaml:9:13 What is to be handed in for "stoves/tap" is more than one paragraph. Write one, without lists or headings."
    `);
  });
});

test('the list of days has the earliest first, and leaves out what has none', async () => {
  const { assignments } = await course(
    `  stoves/gas: { due: 2026-09-21 }\n  stoves/bread: { handIn: Bread. }\n  stoves/tap: { due: 2026-09-14 }\n  stoves/salt: { due: 2026-09-14 }\n`,
  );
  expect(assignments).toHaveLength(4);
  expect(dueInOrder(assignments).map(({ lab }) => lab)).toEqual(['stoves/tap', 'stoves/salt', 'stoves/gas']);
});
