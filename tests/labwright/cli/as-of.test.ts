/** The day that a site is made for: asked for, or the commit's; and when another day makes another site. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asOfDay } from '../../../src/lib/labwright/cli/as-of.ts';
import { ensureSite, type SiteBuild } from '../../../src/lib/labwright/cli/site-build.ts';
import { readSiteState } from '../../../src/lib/labwright/cli/site-state.ts';
import { runIn } from './handbook-copy.ts';

const numbers = { computed: 0, sourced: 0, given: 0, offered: 0, structural: 0 };
const root = mkdtempSync(join(tmpdir(), 'labwright-as-of-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

write(
  'src/content/handbook.yaml',
  `id: kitchen
title: Kitchen
edition: '1'
authors: [A cook]
parts: [{ title: Stoves, labs: [stoves/gas, stoves/kettle] }]
schedule:
  stoves/kettle: { released: 2026-09-14 }
`,
);
write('src/content/docs/stoves/gas.md', '---\ntitle: Gas\n---\n\nText.\n');
write('src/content/docs/stoves/kettle.md', '---\ntitle: Kettle\n---\n\nText.\n');

describe('a site', () => {
  const days: string[] = [];
  const lines: string[] = [];
  /** The commit's day, as a build machine says it. */
  const commit = (day: string): void => void (process.env['SOURCE_DATE_EPOCH'] = String(Date.parse(day) / 1000));
  const request = (asOf?: string): SiteBuild => ({
    root,
    asOf,
    log: (line) => void lines.push(line),
    prove: () =>
      Promise.resolve({
        problems: [],
        silenced: [],
        summary: { labs: 2, simulations: 0, keysProved: 0, keysAsserted: 0, numbers },
      }),
    buildInto: (_, folder, day) => {
      days.push(day);
      write(join(folder.slice(root.length), 'index.html'), day);
      write(join(folder.slice(root.length), 'print/index.html'), day);
      return Promise.resolve({ base: '/' });
    },
    proveInto: () => Promise.resolve({ problems: [], silenced: [] }),
  });
  beforeEach(() => {
    days.length = 0;
    lines.length = 0;
  });
  const before = process.env['SOURCE_DATE_EPOCH'];
  afterAll(() => {
    if (before === undefined) delete process.env['SOURCE_DATE_EPOCH'];
    else process.env['SOURCE_DATE_EPOCH'] = before;
  });

  it('is of the commit’s day, says what it holds back, and stays while that is the same', async () => {
    commit('2026-09-01');
    await ensureSite(request());
    expect(days).toEqual(['2026-09-01']);
    expect(lines).toContain('As of 2026-09-01, not yet released: Lab 2 (2026-09-14).');
    expect(readSiteState(root)).toMatchObject({ withheld: ['stoves/kettle'] });
    commit('2026-09-13');
    await ensureSite(request());
    expect(days).toEqual(['2026-09-01']);
    expect(lines.at(-1)).toBe('The site in dist is up to date.');
  });

  it('is made anew on the day that brings another lab', async () => {
    commit('2026-09-14');
    await ensureSite(request());
    expect(days).toEqual(['2026-09-14']);
    expect(lines.join()).not.toContain('not yet released');
    expect(readSiteState(root)).toMatchObject({ withheld: [] });
  });

  it('of a day that was asked for stands until another is: a book is printed of what was built', async () => {
    await ensureSite(request('2026-09-13'));
    await ensureSite(request());
    await ensureSite(request('2026-08-01'));
    expect(days).toEqual(['2026-09-13']);
    expect(readFileSync(join(root, 'dist/index.html'), 'utf8')).toBe('2026-09-13');
    await ensureSite(request('2027-01-01'));
    expect(days.at(-1)).toBe('2027-01-01');
  });
});

it('the day asked for goes before the commit’s', () => {
  const environment = { SOURCE_DATE_EPOCH: String(Date.parse('2026-09-01') / 1000) };
  expect(asOfDay(root, '2026-10-01', environment)).toEqual({ day: '2026-10-01', said: true });
  expect(asOfDay(root, undefined, environment)).toEqual({ day: '2026-09-01', said: false });
});

it('the proof says what is held back, and proves it all the same', async () => {
  const { code, out } = await runIn(root, ['prove', '--as-of', '2026-09-01']);
  expect(out).toMatch(
    /^Proved 2 labs and 0 simulations:.*\nAs of 2026-09-01, not yet released: Lab 2 \(2026-09-14\)\.$/,
  );
  expect(code).toBe(0);
  expect((await runIn(root, ['prove'])).out).not.toContain('As of');
});
