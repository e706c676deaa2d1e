/** Addresses that were given up: where they lead on to, and mistakes about them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { fromHtml } from 'hast-util-from-html';
import { afterAll, describe, expect, test } from 'vitest';
import { placeAliases } from '../../../src/lib/labwright/document/aliases.ts';
import { readChapters } from '../../../src/lib/labwright/document/chapters.ts';
import { type Redirects, redirectsOf } from '../../../src/lib/labwright/document/redirects.ts';
import { openHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { formatProblem, LabwrightError } from '../../../src/lib/labwright/simulation/errors.ts';
import { redirectHtml, writeRedirects } from '../../../src/lib/labwright/site/redirects.ts';
import { labOf } from '../../helpers/chapter.ts';

const root = mkdtempSync(join(tmpdir(), 'redirects-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, 'src/content', file)), { recursive: true });
  writeFileSync(join(root, 'src/content', file), text);
}
write(
  'handbook.yaml',
  `id: kitchen\ntitle: Kitchen\nedition: '1'\nauthors: [A cook]\nparts: [{ title: Stoves, labs: [stoves/gas, stoves/tap] }]\nschedule: { stoves/tap: { released: 2026-09-14 } }\n`,
);
write('docs/index.mdx', '---\ntitle: Home\n---\n\n## Begin\n\nText.\n');
write('docs/stoves/gas.mdx', '---\ntitle: Gas <burns>\n---\n\n## The flame\n\nText.\n');
write('docs/stoves/tap.mdx', '---\ntitle: Tap\n---\n\nText.\n');

async function redirects(yaml: string, asOf?: string): Promise<{ problems: string; made: Redirects | undefined }> {
  write('redirects.yaml', yaml);
  try {
    const context = await openHandbook(root, '/course/', new Map(), asOf);
    const chapters = await readChapters(context);
    const problems = chapters.problems.map(formatProblem).join('\n');
    const labs = chapters.labs.map(({ lab }) => lab);
    return { problems, made: problems === '' ? redirectsOf(context.redirects, chapters, labs, '/course/') : undefined };
  } catch (error) {
    if (error instanceof LabwrightError) return { problems: error.message, made: undefined };
    throw error;
  }
}

describe('a redirect', () => {
  test('leads to a page, to an id on it, over another, to Home, to a generated page, and elsewhere', async () => {
    const { problems, made } = await redirects(`
stoves/oil: stoves/gas
stoves/coal: stoves/gas#the-flame
stoves/wood: stoves/oil
start: ''
words: glossary
blog: https://example.org/blog
`);
    expect(problems).toBe('');
    expect(made!.pages.map(({ from, href }) => `${from} ${href}`)).toEqual([
      'stoves/oil /course/stoves/gas/',
      'stoves/coal /course/stoves/gas/#the-flame',
      'stoves/wood /course/stoves/gas/',
      'start /course/',
      'words /course/glossary/',
      'blog https://example.org/blog',
    ]);
  });

  test('of an id is another id of what has it now', async () => {
    const { problems, made } = await redirects(
      `stoves/gas#fire: stoves/gas#the-flame\nstoves/gas#blaze: stoves/gas#fire\n'#start': '#begin'\n`,
    );
    expect(problems).toBe('');
    expect(made!.pages).toEqual([]);
    expect(made!.aliases).toEqual(
      new Map([
        ['stoves/gas', new Map([['the-flame', ['fire', 'blaze']]])],
        ['index', new Map([['begin', ['start']]])],
      ]),
    );
  });

  test('into a lab that is held back waits for it', async () => {
    const yaml = 'stoves/drip: stoves/tap\n';
    expect((await redirects(yaml, '2026-09-13')).made!.pages).toEqual([]);
    expect((await redirects(yaml, '2026-09-14')).made!.pages).toHaveLength(1);
  });
});

describe('a mistake', () => {
  test.each([
    ['a page that is not there', 'stoves/oil: stoves/gaz\n'],
    ['an id that is not there', 'stoves/oil: stoves/gas#the-flam\n'],
    ['a page that still is', 'stoves/gas: stoves/tap\n'],
    ['an id that still is', 'stoves/gas#the-flame: stoves/gas#other\n'],
    ['an id on a page that is gone', 'stoves/oil#fire: stoves/oil#the-flame\n'],
    ['an id that moved to another page', 'stoves/gas#fire: stoves/tap#fire\n'],
    ['round in a circle', 'a: b\nb: c\nc: a\n'],
    ['to itself', 'a: a\n'],
    ['a file', '/stoves/oil.html: stoves/gas\n'],
    ['no text', 'stoves/oil: [stoves/gas]\n'],
  ])('%s', async (_, yaml) => expect((await redirects(yaml)).problems).toMatchSnapshot());
});

test('an id that something had stands before it, and in a heading', () => {
  const { tree } = labOf(
    '## The flame\n\n<Instrument id="k" of="kettle">\n\n<Figure id="fig-a" chart="cooling">A.</Figure>\n\n</Instrument>\n',
  );
  placeAliases(
    tree,
    new Map([
      ['the-flame', ['fire']],
      ['fig-a', ['fig-old', 'fig-older']],
    ]),
  );
  const seen: string[] = [];
  const walk = (
    node: { name?: string | null; attributes?: { value?: unknown }[]; children?: unknown[] },
    depth = 0,
  ): void => {
    if (node.name) seen.push(`${' '.repeat(depth)}${node.name} ${String(node.attributes?.[0]?.value)}`);
    for (const child of (node.children ?? []) as (typeof node)[]) walk(child, depth + 1);
  };
  walk(tree as never);
  expect(seen).toEqual(['  span fire', ' Instrument k', '   span fig-old', '   span fig-older', '   Figure fig-a']);
});

describe('the page that leads on', () => {
  const page = { from: 'stoves/oil', href: '/course/stoves/gas/', title: 'Gas </script><b>' };

  test('takes along settings and place, and is a link without scripts', () => {
    const html = redirectHtml(page, 'en', 'https://kitchen.example.org');
    expect(html).toMatchSnapshot();
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(redirectHtml({ ...page, href: '/course/stoves/gas/#the-flame' }, 'en', undefined)).toContain(
      'location.replace("/course/stoves/gas/"+location.search+"#the-flame")',
    );
  });

  test('can be read as HTML, and is written where the old address was', async () => {
    await writeRedirects(join(root, 'dist'), [page], 'en', undefined);
    const html = readFileSync(join(root, 'dist/stoves/oil/index.html'), 'utf8');
    await expect(writeRedirects(join(root, 'dist'), [page], 'en', undefined)).rejects.toThrow(
      'redirect/source "stoves/oil" is a page of the site. Take the redirect out of redirects.yaml.',
    );
    expect(toHtml(fromHtml(html))).toContain('<a href="/course/stoves/gas/">Gas &#x3C;/script>&#x3C;b></a>');
  });
});
