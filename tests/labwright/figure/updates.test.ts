import { evaluate } from 'labwright/simulation';
import { expect, test } from 'vitest';
import { compileChart } from '../../../src/lib/labwright/figure/compile.ts';
import { chartInputs } from '../../../src/lib/labwright/figure/data.ts';
import { feedView } from '../../../src/lib/labwright/figure/feed.ts';
import { createView } from '../../../src/lib/labwright/figure/runtime.ts';
import { changedInputs, createUpdates, sameRows } from '../../../src/lib/labwright/figure/updates.ts';
import { leak } from './fixture.ts';

const compiled = compileChart(leak, 'timeline', 'wide');
const inputsAt = (week: number, limit = 0.2) => chartInputs(compiled, evaluate(leak, { week, limit }));

/** A view that shows week 9, frames that come when told, and a record of what was drawn. */
async function bench() {
  const view = createView(compiled.program, (_, message) => expect.fail(message));
  feedView(view, inputsAt(9));
  await view.runAsync();
  const frames: (() => void)[] = [];
  const drawn: unknown[] = [];
  const updates = createUpdates(
    view,
    inputsAt(9),
    (callback) => frames.push(callback),
    () => drawn.push(view.signal('week')),
  );
  const frame = (): void => frames.splice(0).forEach((callback) => callback());
  return { view, updates, drawn, frame, frames };
}

test('only what changed by value is pushed', () => {
  expect(changedInputs(inputsAt(9), inputsAt(9))).toEqual({ data: [], signals: [] });
  expect(changedInputs(inputsAt(9), inputsAt(10))).toEqual({ data: [], signals: ['week'] });
  expect(changedInputs(inputsAt(9), inputsAt(9, 0.3)).signals).toEqual(['limit']);
  expect(sameRows([{ a: 1, b: null }], [{ a: 1, b: null }])).toBe(true);
  expect(sameRows([{ a: 1 }], [{ a: 2 }])).toBe(false);
  expect(sameRows([{ a: 1 }], [{ a: 1 }, { a: 1 }])).toBe(false);
});

test('many updates made in one go are one drawing, of the last, without waiting for a frame', async () => {
  const { updates, drawn } = await bench();
  for (const week of [10, 11, 12, 13]) updates.update(inputsAt(week));
  expect(drawn).toEqual([]);
  await updates.settled();
  expect(drawn).toEqual([13]);
});

test('an update after a drawing waits for the next frame, and the newest is drawn in it', async () => {
  const { updates, drawn, frame, frames } = await bench();
  updates.update(inputsAt(10));
  await updates.settled();
  updates.update(inputsAt(11));
  updates.update(inputsAt(12));
  await new Promise((wait) => setTimeout(wait, 20));
  expect(drawn).toEqual([10]);
  expect(frames.length).toBeGreaterThan(0);
  frame();
  await updates.settled();
  expect(drawn).toEqual([10, 12]);
});

test('an update during a drawing waits for the next frame', async () => {
  const { view, updates, drawn, frame } = await bench();
  updates.update(inputsAt(10));
  await expect.poll(() => view.signal('week')).toBe(10);
  updates.update(inputsAt(11));
  updates.update(inputsAt(12));
  await new Promise((wait) => setTimeout(wait, 20));
  expect(drawn).toEqual([10]);
  frame();
  await updates.settled();
  expect(drawn).toEqual([10, 12]);
});

test('a frame makes room for a drawing of its own', async () => {
  const { updates, drawn, frame } = await bench();
  updates.update(inputsAt(10));
  await updates.settled();
  frame();
  updates.update(inputsAt(11));
  await updates.settled();
  expect(drawn).toEqual([10, 11]);
});

test('inputs that change nothing draw nothing, and a stopped chart draws no more', async () => {
  const { updates, drawn, frames } = await bench();
  updates.update(inputsAt(9));
  await updates.settled();
  expect(frames).toEqual([]);
  updates.update(inputsAt(20));
  updates.stop();
  await updates.settled();
  expect(drawn).toEqual([]);
});
