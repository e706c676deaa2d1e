/** The arithmetic of the speed benchmarks, on measurements made up by hand. */
import { expect, it } from 'vitest';
import { buildRows } from '../../bench/speed/build.ts';
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
  const busy = 'const end = Date.now() + 300; while (Date.now() < end);';
  const { wall, processor, peak } = await runNode(['-e', busy], '.');
  expect(wall).toBeGreaterThan(0.3);
  if (process.platform === 'linux') {
    expect(processor).toBeGreaterThan(0.05);
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
