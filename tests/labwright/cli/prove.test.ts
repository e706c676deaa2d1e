/** `labwright prove` over a small handbook on disk: what it writes, and what it says changed. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const main = resolve('src/lib/labwright/cli/main.ts');
vi.setConfig({ testTimeout: 120_000 });
let root: string;

beforeAll(() => {
  mkdirSync(resolve('.cache/tests'), { recursive: true });
  root = mkdtempSync(resolve('.cache/tests/prove-'));
  cpSync('tests/fixtures/second-handbook', root, { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(resolve('.'), join(root, 'node_modules/labwright'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** In a process of its own, for simulations that have been loaded stay loaded. */
function prove(...words: string[]): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'prove', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, out: `${stdout}${stderr}` };
}
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
function change(file: string, from: string, to: string): void {
  const source = read(file);
  expect(source).toContain(from);
  writeFileSync(join(root, file), source.replace(from, to));
}
const heat = 'src/lib/science/heat.ts';
const handbook = 'src/content/handbook.yaml';

it('writes the whole proof into private, and the manifest where it is told', () => {
  const { code, out } = prove('--manifest', 'old.json');
  expect(out).toMatch(
    /^Proved 4 labs and 4 simulations: \d+ keys? computed, \d+ asserted by the author; numbers: \d+ computed/,
  );
  expect(code).toBe(0);
  const whole = JSON.parse(read('private/proof/kettle/the-forgotten-kettle.json')) as { keys: object[] };
  expect(whole.keys.length).toBeGreaterThan(0);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

it('keeps which simulations were tried, and tries one again whose code breaks', () => {
  const kept = JSON.parse(read('.cache/labwright/kept.json')) as { tried: string[]; overhangs: object };
  const files = readdirSync(join(root, 'src/lib/simulations')).filter((file) => /^[a-z].*\.ts$/.test(file));
  expect(new Set(kept.tried.map((hash) => hash.split(' ')[0])).size).toBe(files.length);
  expect(Object.keys(kept.overhangs).length).toBeGreaterThan(0);
  const sound = '(-loss * time) / body.heatCapacity';
  change(heat, sound, '(-loss * Math.sqrt(time - 1)) / body.heatCapacity');
  expect(prove().out).toMatch(/output\/finite .* is "NaN" at /);
  change(heat, '(-loss * Math.sqrt(time - 1)) / body.heatCapacity', sound);
  // What cannot be read is found anew.
  writeFileSync(join(root, '.cache/labwright/kept.json'), '{');
  expect(prove().code).toBe(0);
  expect(JSON.parse(read('.cache/labwright/kept.json'))).toEqual(kept);
});

it('writes no answers where they would be published', () => {
  const { code, out } = prove('--manifest', 'public/values.json');
  expect(out).toContain(
    'manifest/file "public/values.json" lies in public/, which is published, and a manifest holds the answers. Name a file under private/.',
  );
  expect(code).toBe(1);
  expect(existsSync(join(root, 'public/values.json'))).toBe(false);
});

it('drops the proof of a lab that is gone', () => {
  writeFileSync(join(root, 'private/proof/kettle/gone.json'), '{}');
  prove();
  expect(existsSync(join(root, 'private/proof/kettle/gone.json'))).toBe(false);
  expect(existsSync(join(root, 'private/proof/kettle/the-forgotten-kettle.json'))).toBe(true);
});

it('says that nothing changed by a comment', () => {
  change(heat, '/** Something warm', '/** Something rather warm');
  const { code, out } = prove('--since', 'old.json');
  expect(out).toMatch(/\nNo number changed\.\n$/);
  expect(code).toBe(0);
});

it('says which simulations were computed anew with the same numbers', () => {
  change(
    heat,
    'const factor = Math.exp((-loss * time) / body.heatCapacity);',
    'const factor = Math.exp(-((loss * time) / body.heatCapacity));',
  );
  const told = JSON.parse(prove('--since', 'old.json', '--json').out) as Record<string, unknown>;
  expect(told['changes']).toEqual({
    changed: [],
    added: [],
    removed: [],
    reasked: [],
    recomputed: ['forgotten-kettle', 'keeping-warm', 'milk-in-tea'],
  });
  // Keys and witnesses stay in the private folder.
  expect(Object.keys(told).sort()).toEqual(['changes', 'problems', 'silenced', 'summary']);
});

it('says which numbers changed', () => {
  change('src/content/facts.yaml', 'value: ', 'value: 1');
  const { code, out } = prove('--since', 'old.json');
  expect(out).toMatch(
    /\n\d+ numbers? changed:\n {2}\S+#\S+ \S+ \(src\/content\/docs\/\S+:\d+:\d+\) was ".+", is ".+"\n/,
  );
  expect(code).toBe(0);
});

it('refuses a manifest that is none', () => {
  const { code, out } = prove('--since', 'package.json');
  expect(out).toMatch(/^manifest\/file package\.json The manifest cannot be read at "format"/);
  expect(code).not.toBe(0);
});

it('tells a silenced problem with its reason', () => {
  change('src/content/docs/kettle/the-forgotten-kettle.mdx', 'minutes: [[8, 11]]', 'minutes: [[50, 60]]');
  change(
    handbook,
    'parts:',
    'silence:\n  - rule: minutes/plausible\n    in: kettle/the-forgotten-kettle\n    reason: Two sittings.\nparts:',
  );
  const { code, out } = prove();
  expect(out).toMatch(/ 1 problem silenced\.\n {2}silenced: minutes\/plausible .* Reason: Two sittings\.\n$/);
  expect(code).toBe(0);
});
