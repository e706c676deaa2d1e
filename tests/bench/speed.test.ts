/** The arithmetic of the speed benchmarks, on measurements made up by hand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { byteRows, moveRows } from '../../bench/page/reading.ts';
import { workBetween } from '../../bench/page/work.ts';
import { classRows } from '../../bench/site/class.ts';
import { previewRows } from '../../bench/site/preview.ts';
import { digestOf, rebuildRows } from '../../bench/site/rebuild.ts';
import { buildRows } from '../../bench/speed/build.ts';
import { emptySource } from '../../bench/speed/floor.ts';
import { proofRows } from '../../bench/speed/proof.ts';
import { perFurtherLab, quantile, tableOf } from '../../bench/speed/rows.ts';
import { runNode } from '../../bench/speed/run-node.ts';
import { madeHtmlOf, plainSource } from '../../bench/speed/starlight.ts';

const cost = (processor: number | undefined, wall = 1, peak = 100) => ({ processor, wall, peak });

it('takes a quantile by the nearest rank', () => {
  expect(quantile([5, 1, 3, 2, 4], 0.5)).toBe(3);
  // Of 20 numbers 19 are at most the 95th percentile.
  expect(
    quantile(
      Array.from({ length: 20 }, (_, index) => index + 1),
      0.95,
    ),
  ).toBe(19);
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});

it('tells a cost that grows with the handbook from one that does not', () => {
  expect(perFurtherLab([10, 5], [100, 50])).toBe(0.5);
  expect(perFurtherLab([10, undefined], [100, 50])).toBeUndefined();
  const growth = (last: number) =>
    proofRows([
      [10, cost(5)],
      [50, cost(15)],
      [100, cost(last)],
    ]).at(-1)!;
  // 10 seconds for 40 labs are a quarter each; 50 more at that cost make 27.5.
  expect(growth(27.5)).toMatchObject({ ratio: 1, met: true });
  expect(growth(40)).toMatchObject({ ratio: 2, met: false });
});

it('holds building against Starlight, by processor time', () => {
  const html = { ours: 300, starlight: 290 };
  const rows = buildRows([
    { labs: 10, ours: cost(20, 30), starlight: cost(8, 9), html },
    { labs: 100, ours: cost(60, 90), starlight: cost(40, 50), html },
  ]);
  const work = rows.filter(({ what }) => what.endsWith(': seconds of processor'));
  expect(work.map(({ ratio, met }) => [ratio, met])).toEqual([
    [2.5, false],
    [1.5, true],
  ]);
  expect(tableOf(rows)[0]).toMatch(/what +ours +Starlight +ratio +goal +met/);
});

it('says what a program cost, and what it said when it failed', async () => {
  // Busy by the processor's own clock, so that a machine shared with others changes nothing.
  const busy = 'while (process.cpuUsage().user < 300_000);';
  const { wall, processor, peak } = await runNode(['-e', busy], '.');
  expect(wall).toBeGreaterThan(0.3);
  if (process.platform === 'linux') {
    expect(processor).toBeGreaterThan(0.25);
    expect(peak).toBeGreaterThan(10);
  }
  await expect(runNode(['-e', "throw new Error('so')"], '.')).rejects.toThrow(/ended with 1[\s\S]*so/);
});

it('puts the HTML of a word in the place of the word', () => {
  const page = `<main><lab-instrument id="first"><p>drawn<script>1</script></p></lab-instrument>
    <p><button class="value" id="a">5 °C</button></p><div class="panel-popover">from</div></main>`;
  const made = madeHtmlOf(page);
  expect(made.blocks).toEqual({ first: '<lab-instrument id="first"><p>drawn</p></lab-instrument>' });
  expect(made.panels).toBe('<div class="panel-popover">from</div>');
  const source = `---
title: A
description: B
problem: C
---
<Instrument id="first" of="x">

<Value of="inside" />

</Instrument>

It is <Value of="x.t" />.
`;
  const plain = plainSource(source, 'a', made);
  expect(plain).toContain(
    "<Fragment set:html={made.blocks['first']} />\n\nIt is <Fragment set:html={made.values[0]} />.",
  );
  expect(plain).not.toContain('problem');
  expect(() => plainSource(source.replaceAll('first', 'other'), 'a', made)).toThrow('"other"');
  expect(() => madeHtmlOf('<main></main>')).toThrow(/no values/);
});

it('empties the words of a lab, and leaves its text where it stands', () => {
  const source = `---
title: A
description: B
problem: C
---
<Reveal after="first">

<Instrument id="first" of="x">

<Value of="inside" />

</Instrument>

It is <Value of="x.t" />, as [](#eq-1) has it in [](tall-mug#eq-1).

</Reveal>
`;
  expect(emptySource(source)).toBe(`---
title: A
description: B
---
import Empty from '../../Empty.astro';

<Empty>

<Empty />

It is <Empty />, as [eq-1](#eq-1) has it in [tall-mug](/tall-mug/#eq-1).

</Empty>
`);
});

it('counts the work between marks once, and none of another thread or of waiting', () => {
  const event = (name: string, ts: number, dur = 0, tdur = dur, tid = 1) => ({
    name,
    ph: 'X',
    pid: 1,
    tid,
    ts,
    dur,
    tdur,
  });
  const events = [
    event('move', 0),
    event('FireAnimationFrame', 1000, 4000, 3000),
    // Inside the frame, so part of it.
    event('FunctionCall', 1500, 2000),
    event('Layout', 6000, 1000),
    event('RunTask', 0, 9000),
    event('Paint', 6000, 1000, 1000, 2),
    event('move', 10_000),
    event('Paint', 11_000, 500),
    event('move', 20_000),
    event('Paint', 21_000, 500),
  ];
  expect(workBetween(events, 'move')).toEqual([4, 0.5]);
  expect(() => workBetween(events, 'other')).toThrow(/0 marks/);
});

it('holds bytes and moves against their goals', () => {
  const fetched = (script: number) => ({ document: 10_000, stylesheet: 5_000, script });
  const [sum, , , script, ahead] = byteRows(fetched(14_000), fetched(85_000), fetched(0), fetched(40_000));
  expect(sum).toMatchObject({ ours: 29, ratio: 0.29, met: true });
  expect(script).toMatchObject({ ours: 14, met: true });
  expect(ahead).toMatchObject({ ours: 26, met: false });
  const rows = moveRows(1, 'three charts in view', [1, 2, 9], [3, 3, 3], [4, 4, 4]);
  expect(rows.map(({ ours, ratio, met }) => [ours, ratio, met])).toEqual([
    [2, 2, true],
    [9, 4 / 9, false],
  ]);
});

it('holds the class page, the preview and a rebuild against their goals', () => {
  const painted = classRows([{ ledgers: 2000, seconds: 16, work: 4000, frame: 180 }]);
  expect(painted.map(({ ours, met }) => [ours, met])).toEqual([
    [16, false],
    [4, undefined],
    [180, true],
  ]);
  const saves = Array.from({ length: 20 }, (_, index) => ({ shown: 100 + index, processor: 50 }));
  const [, p95, work] = previewRows(100, saves, [{ shown: 200, processor: undefined }]);
  // The nineteenth of twenty is the 95th percentile.
  expect(p95).toMatchObject({ ours: 118, ratio: 0.59, met: true });
  expect(work).toMatchObject({ ours: 50, ratio: undefined });
  const rows = rebuildRows([{ what: 'one lab', cost: cost(13), floor: cost(10), equal: false }]);
  expect(rows.map(({ met }) => met)).toEqual([undefined, true, false]);
});

it('tells folders apart by what is in their files and by their names', () => {
  const folders = [1, 2, 3].map(() => mkdtempSync(join(tmpdir(), 'digest-')));
  const [one, two, three] = folders as [string, string, string];
  try {
    for (const [folder, name] of [
      [one, 'a'],
      [two, 'a'],
      [three, 'b'],
    ] as const)
      writeFileSync(join(folder, name), 'text');
    expect(digestOf(one)).toBe(digestOf(two));
    expect(digestOf(one)).not.toBe(digestOf(three));
    writeFileSync(join(two, 'a'), 'texts');
    expect(digestOf(one)).not.toBe(digestOf(two));
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
});
