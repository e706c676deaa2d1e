import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, ensureSite, type SiteBuild } from '../../../src/lib/labwright/cli/site-build.ts';
import { problemsOf } from '../../../src/lib/labwright/cli/problems.ts';
import { makeBook, ensureBook, type BookRequest } from '../../../src/lib/labwright/cli/book.ts';
import { start } from '../../../src/lib/labwright/cli/start.ts';
import type { Proof } from '../../../src/lib/labwright/proof/index.ts';
import { openEpub, structureFaults } from '../../helpers/epub.ts';
import { copySmallSite, type HandbookCopy } from './handbook-copy.ts';

const numbers = { computed: 0, sourced: 0, given: 0, offered: 0, structural: 0 };
const summary = { labs: 1, simulations: 1, keysProved: 0, keysAsserted: 0, numbers };
const proved =
  (problems: Proof['problems'] = []): (() => Promise<Proof>) =>
  () =>
    Promise.resolve({ problems, silenced: [], summary });
const packaged = process.platform === 'linux' && process.arch === 'x64';

describe('the site of a small handbook', () => {
  let copy: HandbookCopy;
  let lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const request = (more: Partial<SiteBuild> = {}): SiteBuild => ({ root: copy.root, log, prove: proved(), ...more });
  const read = (file: string): string => readFileSync(join(copy.root, file), 'utf8');
  const write = (file: string, text: string): void => writeFileSync(join(copy.root, file), text);
  const leftovers = (): string[] =>
    readdirSync(join(copy.root, '.cache/labwright')).filter((name) => /^(build|replaced)-/.test(name));

  beforeAll(async () => {
    copy = copySmallSite();
    mkdirSync(join(copy.root, '.cache/labwright/build-999999999'), { recursive: true });
    await buildSite(request());
  }, 120_000);
  afterAll(() => copy.remove());

  it('goes to dist, its print page to the cache', () => {
    expect(read('dist/index.html')).toContain('<h1>A small site</h1>');
    expect(existsSync(join(copy.root, 'dist/print'))).toBe(false);
    expect(read('.cache/labwright/print/index.html')).toContain('id="two"');
    expect(leftovers()).toEqual([]);
    expect(lines.join('\n')).toMatch(/Proved 1 lab and 1 simulation: .*\nBuilt 1 pages? into dist in \d/);
  });

  it('is built again only when a source changed by content', async () => {
    lines = [];
    expect((await ensureSite(request())).base).toBe('/book');
    write('src/greeting.ts', read('src/greeting.ts'));
    await ensureSite(request());
    expect(lines).toEqual(['The site in dist is up to date.', 'The site in dist is up to date.']);
    write('src/greeting.ts', "export const greeting = (): string => 'A changed site';\n");
    await ensureSite(request());
    expect(read('dist/index.html')).toContain('A changed site');
  }, 60_000);

  it.each([
    [
      'throws while a page is drawn',
      "export const greeting = (): string => { throw new Error('a hole in the page'); };\n",
    ],
    ['cannot be parsed', 'export const greeting = (): string => {\n'],
  ])(
    'stays the last good one when a source %s',
    async (_, source) => {
      const before = read('dist/index.html');
      write('src/greeting.ts', source);
      const error: unknown = await buildSite(request()).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(Error);
      expect(read('dist/index.html')).toBe(before);
      expect(leftovers()).toEqual([]);
    },
    60_000,
  );

  it('stays when the proof finds a problem, and shows it', async () => {
    const problem = { rule: 'predict/key', wrong: 'Two hold.', instead: 'Change one.' };
    const before = read('dist/index.html');
    await expect(buildSite(request({ prove: proved([problem]) }))).rejects.toThrow('predict/key Two hold. Change one.');
    expect(read('dist/index.html')).toBe(before);
  });

  it('shows a problem that a page found while it was drawn', async () => {
    const errors = resolve('src/lib/labwright/simulation/errors.ts');
    write(
      'src/greeting.ts',
      `import { LabwrightError } from ${JSON.stringify(errors)};
export const greeting = (): string => { throw new LabwrightError({ rule: 'value/name', wrong: 'No "accuracy".', instead: 'Write "depth".' }); };\n`,
    );
    const error: unknown = await buildSite(request()).catch((thrown: unknown) => thrown);
    expect(problemsOf(error, copy.root)).toMatchObject([
      { rule: 'value/name', wrong: 'No "accuracy".', instead: 'Write "depth".' },
    ]);
  }, 60_000);

  it.each([
    ['export const greeting = (): string => {\n', /^Expected `}` but found `EOF`\.$/, 'src/greeting.ts'],
    ["import './nowhere.ts';\nexport const greeting = 1;\n", /^Could not resolve '\.\/nowhere\.ts'/, 'src/greeting.ts'],
  ])(
    'shows the place of %j',
    async (source, wrong, file) => {
      write('src/greeting.ts', source);
      const error: unknown = await buildSite(request()).catch((thrown: unknown) => thrown);
      expect(problemsOf(error, copy.root)).toMatchObject([
        { rule: 'build/source', wrong: expect.stringMatching(wrong) as string, place: { file, line: 1 } },
      ]);
    },
    60_000,
  );

  it('is built again when its state is unreadable', async () => {
    write('src/greeting.ts', "export const greeting = (): string => 'Mended';\n");
    write('.cache/labwright/site.json', '{"sources":');
    lines = [];
    await ensureSite(request());
    expect(lines[0]).toBe('Building the site.');
    expect(read('dist/index.html')).toContain('Mended');
  }, 60_000);

  describe.runIf(packaged)('and its book', () => {
    const book = (): Promise<BookRequest> =>
      ensureSite(request()).then((state) => ({
        root: copy.root,
        state,
        paper: 'a4',
        pinned: true,
        environment: { ...process.env, SOURCE_DATE_EPOCH: '1700000000' },
        log,
      }));

    it('is printed under the base path, once, with equal bytes', async () => {
      await makeBook(await book());
      const first = readFileSync(join(copy.root, 'dist/handbook.pdf'));
      lines = [];
      await ensureBook(await book());
      expect(lines.at(-1)).toBe('The book in dist/handbook.pdf is up to date.');
      await makeBook(await book());
      expect(lines.at(-2)).toMatch(/^Printed dist\/handbook\.pdf: 2 pages, \d+ kB, 2 passes, in/);
      expect(lines.join('\n')).toContain(
        'The book has no QR codes to its instruments: handbook.yaml names no site. Add site: with its address.',
      );
      // The small site prints what it likes; what of it is not tagged as it should be is told.
      expect(lines.at(-1)).toMatch(/PDF\/UA-1 .*private\/pdf-ua\.md/);
      expect(readFileSync(join(copy.root, 'private/pdf-ua.md'), 'utf8')).toContain('## dist/handbook.pdf');
      expect(readFileSync(join(copy.root, 'dist/handbook.pdf')).equals(first)).toBe(true);
      expect(lines.at(-4)).toMatch(/^Made dist\/handbook\.epub: 1 document, \d+ kB, in/);
      const epub = readFileSync(join(copy.root, 'dist/handbook.epub'));
      expect(structureFaults(new Uint8Array(epub))).toEqual([]);
      expect(openEpub(epub).text('lab-1.xhtml')).toContain('<a href="#two">Two</a>');
    }, 120_000);

    it('is served with the site until somebody stops it', async () => {
      let stop = (): void => {};
      const stopped = new Promise<void>((resolve) => (stop = resolve));
      const said: string[] = [];
      const terminal = {
        cwd: copy.root,
        environment: process.env,
        out: (line: string) => void said.push(line),
        err: log,
        stopped: () => stopped,
      };
      const running = start.run(['--port', '0'], terminal);
      await expect.poll(() => said.at(-1), { timeout: 60_000 }).toBe('Press Ctrl-C to stop.');
      const address = /^A small site is at (\S+)$/m.exec(said.join('\n'))![1]!;
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/book\/$/);
      expect(await (await fetch(address)).text()).toContain('Mended');
      expect((await fetch(`${address}handbook.pdf`)).headers.get('content-type')).toBe('application/pdf');
      expect((await fetch(`${address}handbook.epub`)).headers.get('content-type')).toBe('application/epub+zip');
      stop();
      expect(await running).toBe(0);
      await expect(fetch(address)).rejects.toThrow();
    }, 120_000);
  });

  it('says what to install when no browser starts, and serves the site all the same', async () => {
    for (const name of ['pdf', 'epub']) rmSync(join(copy.root, `dist/handbook.${name}`), { force: true });
    const said: string[] = [];
    const code = await start.run(['--port', '0'], {
      cwd: copy.root,
      environment: { ...process.env, CHROME_PATH: join(copy.root, 'no-browser') },
      out: (line) => void said.push(line),
      err: (line) => void said.push(line),
      stopped: () => Promise.resolve(),
    });
    expect(code).toBe(0);
    expect(said.join('\n')).toMatch(/print\/chromium No Chromium starts .*Set CHROME_PATH[\s\S]*A small site is at/);
    expect(said.join('\n')).not.toContain('The book is at');
    expect(said.join('\n')).toMatch(/For reading apps it is at http\S+handbook\.epub/);
    expect(existsSync(join(copy.root, 'dist/handbook.epub'))).toBe(true);
  }, 60_000);
});
