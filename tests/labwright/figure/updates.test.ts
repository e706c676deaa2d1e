import { evaluate } from 'labwright/simulation';
import { expect, test } from 'vitest';
import { compileChart } from '../../../src/lib/labwright/figure/compile.ts';
import { type ChartInputs, chartInputs } from '../../../src/lib/labwright/figure/data.ts';
import { feedView } from '../../../src/lib/labwright/figure/feed.ts';
import { programOf } from '../../../src/lib/labwright/figure/program.ts';
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

/** A line over rows, and one over those alone that are as high as a limit; both in the order of the rows. */
const filtered = programOf({
  width: 10,
  height: 10,
  autosize: 'none',
  data: [{ name: 'rows' }, { name: 'high', source: 'rows', transform: [{ type: 'filter', expr: 'datum.y >= 2' }] }],
  marks: ['rows', 'high'].map((data) => ({
    type: 'line',
    from: { data },
    encode: { update: { x: { field: 'x' }, y: { field: 'y' }, tooltip: { field: 'name' } } },
  })),
});

/** Views of such rows: one that is moved through all of them, one that shows the last from the beginning. */
async function moved(...states: { name: string; x: number; y: number }[][]) {
  const inputs = states.map((rows) => ({ data: { rows }, signals: {} }));
  const viewOf = async (input: ChartInputs) => {
    const view = createView(filtered, (_, message) => expect.fail(message));
    feedView(view, input);
    return view.runAsync();
  };
  const view = await viewOf(inputs[0]!);
  const first = view.data('rows')[0] as object;
  const updates = createUpdates(view, inputs[0]!, (callback) => setTimeout(callback, 0));
  for (const input of inputs.slice(1)) {
    updates.update(input);
    await updates.settled();
  }
  const fresh = await viewOf(inputs.at(-1)!);
  return { kept: view.data('rows')[0] === first, same: (await view.toSVG()) === (await fresh.toSVG()) };
}

const row = (x: number, y: number, name = 'a') => ({ name, x, y });

test('numbers that differ are written into the rows that are there', async () => {
  const found = await moved([row(1, 2), row(2, 3)], [row(1, 4), row(2, 5)], [row(1, 3), row(2, 2)]);
  expect(found).toEqual({ kept: true, same: true });
});

test.each([
  ['a name', [row(1, 2, 'b'), row(2, 3)]],
  ['the number of rows', [row(1, 2)]],
])('where %s differs, rows are put in anew', async (_, next) => {
  expect(await moved([row(1, 2), row(2, 3)], next)).toEqual({ kept: false, same: true });
});

test('a row that a filter lets in late stands in its place', async () => {
  const low = [row(1, 1), row(2, 3), row(3, 4)];
  expect(await moved(low, [row(1, 5), row(2, 3), row(3, 4)])).toEqual({ kept: false, same: true });
});
