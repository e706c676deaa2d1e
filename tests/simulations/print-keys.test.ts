/** The key above small multiples of bars shows them in the greys that they are printed in. */
import { type AnySimulation, evaluate } from 'labwright/simulation';
import { expect, test } from 'vitest';
import { drawFigure, drawKey } from '../../src/lib/labwright/figure/draw.ts';
import { driftD01 } from '../../src/lib/simulations/drift-d01.ts';
import { driftX5 } from '../../src/lib/simulations/drift-x5.ts';

/** Fills of the shapes of a drawing; words have fills of their own. */
const fillsOf = (svg: string) =>
  new Set([...svg.matchAll(/<(?:path|rect)[^>]*fill="(#[0-9a-f]+)"/g)].map(([, grey]) => grey));

test.each<[string, AnySimulation, string]>([
  ['drift-d01', driftD01, 'mix'],
  ['drift-x5', driftX5, 'kinds'],
])('of %s', async (_, simulation, chart) => {
  const bars = fillsOf(await drawFigure(simulation, chart, evaluate(simulation), 'printThird'));
  const key = fillsOf(await drawKey(simulation, chart));
  expect(key.size).toBe(2);
  for (const grey of key) expect(bars).toContain(grey);
});
