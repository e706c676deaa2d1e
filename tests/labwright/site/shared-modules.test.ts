/** Pages of a build run on the modules that the proof ran on; the browser and other programs get their own. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type SharingHost, sharedModules } from '../../../src/lib/labwright/site/shared-modules.ts';

const root = '/handbook';
const own = (path: string): string => fileURLToPath(new URL(`../../../src/lib/labwright/${path}`, import.meta.url));

function resolved(source: string, importer?: string, host: Partial<SharingHost> = {}, consumer = 'server'): unknown {
  const { resolveId } = sharedModules({ root, commanded: true, ...host });
  const environment = { config: { consumer } };
  return (resolveId as (source: string, importer?: string) => unknown).call({ environment }, source, importer);
}

const outside = (file: string): object => ({ id: pathToFileURL(file).href, external: 'absolute' });

test('a page imports figures and simulations from where Node has them', () => {
  expect(resolved('../lib/labwright/figure/draw.ts', own('../../components/Figure.astro'))).toEqual(
    outside(own('figure/draw.ts')),
  );
  expect(resolved(own('simulation/tracks.ts'))).toEqual(outside(own('simulation/tracks.ts')));
  expect(resolved(`${root}/src/lib/simulations/cup.ts`, 'virtual:labwright/simulations')).toEqual(
    outside(`${root}/src/lib/simulations/cup.ts`),
  );
});

test('what belongs to pages stays in their bundle', () => {
  expect(resolved('./render.ts', own('site/origin.ts'))).toBeUndefined();
  expect(resolved('../lib/labwright/language/site.ts', own('../../components/Figure.astro'))).toBeUndefined();
  expect(resolved('./curve.css', own('figure/draw.ts'))).toBeUndefined();
  expect(resolved('vega-view', own('figure/draw.ts'))).toBeUndefined();
});

test('the browser gets a bundle, and so does a build that proved nothing', () => {
  expect(resolved(own('figure/draw.ts'), undefined, {}, 'client')).toBeUndefined();
  expect(resolved(own('figure/draw.ts'), undefined, { commanded: false })).toBeUndefined();
});
