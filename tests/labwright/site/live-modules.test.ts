import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { liveModulesOf, withLiveModules } from '../../../src/lib/labwright/site/live-modules.ts';

const chunk = (fileName: string, moduleIds: string[], imports: string[] = [], facadeModuleId?: string) => [
  fileName,
  { type: 'chunk', fileName, moduleIds, imports, facadeModuleId },
];
const live = (id: string): string => `\0virtual:labwright/live/${id}`;
const bundle = Object.fromEntries([
  chunk('words.js', ['/x/components/lab-instrument.ts'], ['ledger.js']),
  chunk('ledger.js', ['/x/ledger/store.ts']),
  chunk('runtime.js', ['/x/components/instrument-runtime.ts'], ['ledger.js', 'format.js']),
  chunk('format.js', ['/x/simulation/format.ts']),
  chunk('live.js', ['/x/figure/live.ts']),
  chunk('cup.js', [live('cup')], ['simulation.js'], live('cup')),
  chunk('taza.js', [live('es/cup')], ['simulation.js'], live('es/cup')),
  chunk('simulation.js', ['/x/simulation/index.ts'], ['simulation.js']),
  ['style.css', { type: 'asset', fileName: 'style.css' }],
]) as unknown as Rolldown.OutputBundle;

test('an instrument needs its simulation, what draws, and all that they import, but nothing that the page has loaded', () => {
  const shared = ['format.js', 'live.js', 'runtime.js', 'simulation.js'];
  expect(liveModulesOf(bundle)).toEqual(
    new Map([
      ['cup', ['cup.js', ...shared].sort()],
      ['es/cup', ['taza.js', ...shared].sort()],
    ]),
  );
});

test('it names them in the language of its page, and stays as it is where there are none', () => {
  const modules = new Map([
    ['cup', ['cup.js', 'live.js']],
    ['es/cup', ['taza.js']],
  ]);
  const page = (language: string, id: string): string =>
    `<html lang="${language}"><lab-instrument id="a" data-simulation="${id}" data-lab="b">`;
  const files = (language: string, id: string) =>
    /data-simulation="[^"]+" data-modules="([^"]+)"/.exec(withLiveModules(page(language, id), modules, '/base/'))?.[1];
  expect(files('en', 'cup')).toBe('/base/cup.js /base/live.js');
  expect(files('es', 'cup')).toBe('/base/taza.js');
  expect(withLiveModules(page('en', 'mug'), modules, '/')).toBe(page('en', 'mug'));
});
