/** The live preview: what an author sees of a mistake, of its mending, and of a save. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';

const lab = 'src/content/docs/cup/when-to-add-the-milk.mdx';
const patience = 9_000;
let root: string;
let server: ChildProcess;
let browser: Browser;
let page: Page;
let address: string;
let said = '';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const write = (file: string, text: string): void => writeFileSync(join(root, file), text);

function freePort(): Promise<number> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => settle(port));
    });
  });
}

/** The overlay's text, without the source it shows; undefined while there is none. */
const overlay = (): Promise<string | undefined> =>
  page
    .evaluate(() => {
      const root = document.querySelector('vite-error-overlay')?.shadowRoot;
      if (!root) return undefined;
      const parts = [...root.children].filter(({ tagName }) => tagName !== 'STYLE') as HTMLElement[];
      const code = root.querySelector<HTMLElement>('#code-content');
      return parts.map((part) => part.innerText.replace(code?.innerText ?? '', '')).join('\n');
    })
    // The page is just being loaded anew.
    .catch(() => undefined);
const text = (): Promise<string> =>
  page.evaluate(() => document.querySelector('.lw-prose')?.textContent ?? '').catch(() => '');

/** What the overlay says of a mistake, once it is there. */
async function told(rule: string): Promise<string> {
  await expect.poll(overlay, { timeout: patience }).toContain(rule);
  return (await overlay())!;
}

beforeAll(async () => {
  mkdirSync('.cache/tests', { recursive: true });
  root = mkdtempSync(resolve('.cache/tests', 'preview-'));
  cpSync('tests/fixtures/second-handbook', root, { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(resolve('.'), join(root, 'node_modules/labwright'), 'dir');
  const main = resolve('src/lib/labwright/cli/main.ts');
  // Vitest's own variables, such as BASE_URL, would reach the pages.
  const { PATH, HOME, TMPDIR } = process.env;
  server = spawn(process.execPath, [main, 'dev', '--port', String(await freePort())], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, NO_COLOR: '1' },
  });
  for (const stream of [server.stdout!, server.stderr!])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!/http:\/\/\S+/.test(said) && server.exitCode === null) await new Promise((settle) => setTimeout(settle, 100));
  address = /http:\/\/\S+/.exec(said)![0].replace(/\/?$/, '/');
  browser = await launchChromium({ cacheDir: resolve('.cache/labwright'), log: () => {} });
  page = await browser.newPage();
  await page.goto(`${address}cup/when-to-add-the-milk/`, { timeout: 60_000 });
});

afterAll(async () => {
  writeFileSync('.cache/said.txt', said);
  await browser?.close();
  const ended = new Promise((settle) => server.on('exit', settle));
  server.kill('SIGTERM');
  await ended;
  rmSync(root, { recursive: true, force: true });
});

describe('the live preview', () => {
  it('shows a save', async () => {
    write(lab, read(lab).replace('The room is at', 'This very room is at'));
    await expect.poll(text, { timeout: patience }).toContain('This very room is at');
  });

  it.each([
    ['an unknown word', '\n<Valu of="x" />\n', 'word/unknown', 'There is no word <Valu>.', 'Write "Value".'],
    [
      'a tag that is never closed',
      '\n<Deeper title="x">\n',
      'mdx/syntax',
      'Expected a closing tag for',
      'close every tag',
    ],
  ])(
    'tells of %s, keeps the last good page, and goes on when it is mended',
    async (_, mistake, rule, wrong, instead) => {
      const good = read(lab);
      write(lab, good + mistake);
      const shown = await told(rule);
      const line = good.split('\n').length + 1;
      expect(shown).toContain(`${lab}:${line}:1`);
      expect(shown).toContain(wrong);
      expect(shown).toContain(instead);
      expect(shown).not.toMatch(/^\s*at |stack/im);
      // Beneath it, the page as it was.
      expect(await text()).toContain('This very room is at');
      await expect.poll(() => said, { timeout: patience }).toMatch(new RegExp(`^${rule} ${lab}:${line}:1 .*`, 'm'));
      write(lab, good.replace('This very room', `The room, ${rule},`));
      await expect.poll(text, { timeout: patience }).toContain(`The room, ${rule},`);
      expect(await overlay()).toBeUndefined();
      write(lab, good);
      await expect.poll(text, { timeout: patience }).toContain('This very room is at');
    },
  );

  it.each([
    ['src/content/handbook.yaml', 'title: [Kitchen\n', 'handbook/yaml'],
    ['src/content/facts.yaml', 'veryHot: 65\n', 'handbook/field'],
    [
      'src/lib/simulations/milk-in-tea.ts',
      inFixture('src/lib/simulations/milk-in-tea.ts').replace(
        'max: 100, step: 5, default: 40',
        'max: 100, step: 5, default: 400',
      ),
      'control/default',
    ],
    ['src/lib/simulations/milk-in-tea.ts', 'export default {\n', 'simulation/file'],
  ])('outlives a mistake in %s', async (file, broken, rule) => {
    const good = read(file);
    write(file, broken);
    const shown = await told(rule);
    expect(shown).toContain(file);
    expect(shown).not.toMatch(/^\s*at |stack/im);
    // Whoever opens the page now is told the same.
    await page.reload();
    expect(await told(rule)).toContain(file);
    write(file, good);
    await expect.poll(overlay, { timeout: patience }).toBeUndefined();
    await expect.poll(text, { timeout: patience }).toContain('This very room is at');
    expect(server.exitCode).toBeNull();
  });

  it.each(['src/content/handbook.yaml', lab])('reads %s to its end where an editor empties it first', async (file) => {
    const good = read(file);
    write(file, '');
    // Long enough to be read empty, too short to be told of again.
    await new Promise((settle) => setTimeout(settle, 40));
    write(file, good);
    await new Promise((settle) => setTimeout(settle, 500));
    await expect.poll(overlay, { timeout: patience }).toBeUndefined();
    await expect.poll(text, { timeout: patience }).toContain('This very room is at');
  });

  it('shows what a simulation computes now', async () => {
    const file = 'src/lib/simulations/milk-in-tea.ts';
    write(file, read(file).replace('value: 95, kind', 'value: 90, kind'));
    await expect.poll(text, { timeout: patience }).toMatch(/The tea is poured, 90\s°C/);
  });

  it('never printed a stack', () => {
    expect(said).not.toMatch(/^\s+at /m);
    expect(said).not.toContain('Stack trace');
  });
});

/** A file of the fixture, before there is a copy. */
function inFixture(file: string): string {
  return readFileSync(join('tests/fixtures/second-handbook', file), 'utf8');
}
