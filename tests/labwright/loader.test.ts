/** The loader of chapters in the live preview: what a save leaves alone. */
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chaptersLoader } from '../../src/lib/labwright/loader.ts';

const root = mkdtempSync(join(tmpdir(), 'loader-'));
const docs = join(root, 'src/content/docs');
const watcher = Object.assign(new EventEmitter(), { add: vi.fn() });
interface Entry {
  readonly id: string;
  readonly body: string;
}
const kept = new Map<string, Entry>();
const read = vi.fn();

const write = (file: string, title: string, body: string): void =>
  writeFileSync(join(docs, file), `${title}\n---\n${body}`);

/** The body that the store has of a page after a save of it. */
async function saved(file: string, title: string, body: string): Promise<string> {
  const before = read.mock.calls.length;
  write(file, title, body);
  watcher.emit('change', join(docs, file));
  await vi.waitFor(() => expect(read.mock.calls.length).toBeGreaterThan(before));
  return kept.get(file.replace(/\.mdx?$/, ''))!.body;
}

beforeAll(async () => {
  mkdirSync(docs, { recursive: true });
  write('tap.mdx', 'The tap', 'It drips. <Value of="tap.loss" />');
  write('note.md', 'A note', 'It drips.');
  const loader: Loader = chaptersLoader();
  const info = ({ contents }: { contents: string }) => {
    const [title, body] = contents.split('\n---\n');
    return Promise.resolve({ body, data: { title } });
  };
  const rendered = () => Promise.resolve(() => Promise.resolve({ html: '' }));
  await loader.load({
    collection: 'docs',
    watcher,
    store: {
      get: (id: string) => kept.get(id),
      set: (entry: Entry) => void kept.set(entry.id, entry),
      delete: (id: string) => void kept.delete(id),
      keys: () => [...kept.keys()],
      addModuleImport: vi.fn(),
    },
    config: { root: new URL(`file://${root}/`), srcDir: new URL(`file://${root}/src/`), integrations: [] },
    logger: { info: read, warn: vi.fn(), error: vi.fn() },
    parseData: ({ data }: { data: object }) => Promise.resolve(data),
    generateDigest: (text: string) => text,
    entryTypes: new Map<string, object>([
      ['.mdx', { getEntryInfo: info, contentModuleTypes: '' }],
      ['.md', { getEntryInfo: info, getRenderFunction: rendered }],
    ]),
  } as unknown as LoaderContext);
});
afterAll(() => rmSync(root, { recursive: true }));

test('a save of prose alone leaves the store alone, which Astro would load anew with all that is in it', async () => {
  const first = 'It drips. <Value of="tap.loss" />';
  expect(await saved('tap.mdx', 'The tap', 'It drips all night. <Value of="tap.loss" />')).toBe(first);
  expect(await saved('tap.mdx', 'The tap', 'And all day. <Value of="tap.loss" />')).toBe(first);
});

test.each([
  ['another attribute of a word', 'The tap', 'It drips. <Value of="tap.lost" />'],
  ['another word', 'The tap', 'It drips. <Value of="tap.lost" /> <Fact id="rain" />'],
  ['a first formula', 'The tap', 'It drips $t$. <Value of="tap.lost" /> <Fact id="rain" />'],
  ['another title', 'A tap', 'It drips $s$. <Value of="tap.lost" /> <Fact id="rain" />'],
])('%s reaches it', async (_, title, body) => {
  expect(await saved('tap.mdx', title, body)).toBe(body);
});

test('of a page that is no MDX the store holds the HTML, so every save reaches it', async () => {
  expect(await saved('note.md', 'A note', 'It drips still.')).toBe('It drips still.');
});
