/** The arithmetic of the print benchmark, on measurements made up by hand. */
import { expect, it } from 'vitest';
import type { Measurement, Tool } from '../../bench/print/measurement.ts';
import { residentMemory } from '../../bench/print/memory.ts';
import { median, memoryLine, rowsOf, tableLines } from '../../bench/print/report.ts';

const printing = (tool: Tool, labs: number, pages: number, seconds: number, peak?: number): Measurement => ({
  tool,
  labs,
  pages,
  seconds,
  peak,
  processor: seconds / 2,
  passes: tool === 'ours' ? 3 : 1,
  thirdPass: tool === 'ours' ? 5 : 0,
  stages: {},
  chromium: '1',
});

it('takes the middle, and none where one is missing', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([1, undefined])).toBeUndefined();
});

it('draws memory on from two printings', () => {
  // 100 MB for 200 further pages: half a megabyte each, so 700 pages on from 300 take 350 MB more.
  const { perPage, at } = memoryLine({ pages: 100, peak: 500 }, { pages: 300, peak: 600 });
  expect(perPage).toBe(0.5);
  expect(at(1000)).toBe(950);
});

it('counts a third pass apart, and holds time, rate and memory against their goals', () => {
  const rows = rowsOf(
    [
      printing('ours', 1, 100, 5, 500),
      printing('paged', 1, 100, 20, 900),
      printing('ours', 4, 300, 15, 600),
      printing('paged', 4, 300, 90, 1900),
    ],
    [1, 4],
  );
  const row = (what: string) => rows.find((each) => each.what.startsWith(what));
  expect(row('seconds, two')).toMatchObject({ ours: 15, paged: 90, ratio: 6, met: true });
  expect(row('seconds with')).toMatchObject({ ours: 20, ratio: 4.5 });
  expect(row('pages a second')).toMatchObject({ ours: 20, ratio: 6, met: true });
  expect(row('seconds of proc')).toMatchObject({ ours: 7.5, paged: 45, ratio: 6 });
  expect(row('MB for each')).toMatchObject({ ours: 0.5, paged: 5 });
  // 600 + 700 * 0.5 = 950 MB; 1,900 + 700 * 5 = 5,400 MB.
  expect(row('GB at')).toMatchObject({ ours: 0.95, paged: 5.4, met: true });
  expect(tableLines(rows).find((line) => line.startsWith('GB at'))).toMatch(/0\.95 +5\.40 +5\.68 +under 4 +yes$/);
});

it('says no where a goal is missed, and nothing of memory that was not measured', () => {
  const rows = rowsOf(
    [
      printing('ours', 1, 50, 5),
      printing('paged', 1, 50, 5),
      printing('ours', 2, 100, 10),
      printing('paged', 2, 100, 10),
    ],
    [1, 2],
  );
  expect(rows.flatMap(({ met }) => (met === undefined ? [] : [met]))).toEqual([false, false]);
});

it.runIf(process.platform === 'linux')('finds at least the memory that Node itself reports', () => {
  const own = process.memoryUsage.rss() / 1e6;
  expect(residentMemory(process.pid)).toBeGreaterThan(own / 2);
});
