import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { missingPackages, projectNode, runToEnd } from '../../../scripts/install.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labwright-install-'));
  mkdirSync(join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lock = (file: string, packages: object): void => writeFileSync(join(folder, file), JSON.stringify({ packages }));
const wanted = {
  '': { name: 'book' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0' },
  'node_modules/for-mac': { version: '1.0.0', optional: true },
};

it('finds what npm has not installed', () => {
  lock('package-lock.json', wanted);
  expect(missingPackages(folder)).toEqual(['node_modules/a', 'node_modules/b']);
  lock('node_modules/.package-lock.json', {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.9.0' },
  });
  expect(missingPackages(folder)).toEqual(['node_modules/b']);
  lock('node_modules/.package-lock.json', {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0' },
  });
  expect(missingPackages(folder)).toEqual([]);
});

it('takes an unreadable record for nothing installed', () => {
  lock('package-lock.json', wanted);
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages":');
  expect(missingPackages(folder)).toHaveLength(2);
});

it('runs the Node of the project when there is one, and passes its exit code on', async () => {
  expect(projectNode(folder)).toBe(process.execPath);
  expect(await runToEnd(process.execPath, ['-e', 'process.exit(7)'], { cwd: folder })).toBe(7);
  mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
  const own = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  writeFileSync(own, '');
  expect(projectNode(folder)).toBe(own);
});
