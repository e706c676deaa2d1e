import { evaluate } from 'labwright/simulation';
import type { View } from 'vega';
import { describe, expect, test } from 'vitest';
import { compileChart } from '../../../src/lib/labwright/figure/compile.ts';
import { chartInputs } from '../../../src/lib/labwright/figure/data.ts';
import { drawFigure } from '../../../src/lib/labwright/figure/draw.ts';
import { feedView } from '../../../src/lib/labwright/figure/feed.ts';
import { textWidth } from '../../../src/lib/labwright/figure/metrics.ts';
import { createView } from '../../../src/lib/labwright/figure/runtime.ts';
import { variants, type VariantName } from '../../../src/lib/labwright/figure/variants.ts';
import { leak } from './fixture.ts';

interface Item {
  readonly x: number;
  readonly y: number;
  readonly y2?: number;
  readonly dx: number;
  readonly dy?: number;
  readonly align: 'left' | 'right' | 'center';
  readonly baseline: string;
  readonly text: string;
  readonly fontSize: number;
}
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function itemOf(view: View, name: string): Item | undefined {
  const root = (view.scenegraph() as unknown as { root: { items: { items: { name?: string; items: Item[] }[] }[] } })
    .root;
  return root.items[0]!.items.find((mark) => mark.name === name)?.items[0];
}

function boxOf(item: Item): Box {
  const width = textWidth(item.text, item.fontSize, 600);
  const x = item.x + (item.dx ?? 0);
  const left = item.align === 'left' ? x : item.align === 'right' ? x - width : x - width / 2;
  const y = item.y + (item.dy ?? 0);
  const [top, bottom] = item.baseline === 'top' ? [y, y + item.fontSize] : [y - item.fontSize * 0.8, y];
  return { left, right: left + width, top, bottom };
}
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

async function liveView(
  chart: string,
  variant: VariantName,
): Promise<{ view: View; show: (guess: number | null, truth: number | null) => Promise<void> }> {
  const compiled = compileChart(leak, chart, variant);
  const result = evaluate(leak);
  const view = createView(compiled.program, (_, message) => expect.fail(message));
  return {
    view,
    async show(guess, truth) {
      feedView(view, { ...chartInputs(compiled, result, { guess, truth }), data: {} });
      await view.runAsync();
    },
  };
}

const weeks = [0, 1, 2, 5, 8, 9, 13, 16, 22, 24, 25, 26];

describe.each(Object.keys(variants) as VariantName[])('guess and answer on the x axis, %s', (variant) => {
  test('never leave the figure, cover each other or are struck by the other rule', async () => {
    const { view, show } = await liveView('timeline', variant);
    // Flags above the plot may use the figure's margins; flags in the plot stay in it.
    const { left, right } = variants[variant].flagBand
      ? (view.padding() as { left: number; right: number })
      : { left: 0, right: 0 };
    const stays = (box: Box, at: string): void => {
      expect(box.left, at).toBeGreaterThanOrEqual(-left);
      expect(box.right, at).toBeLessThanOrEqual(view.width() + right);
    };
    for (const guess of weeks) {
      for (const truth of [null, ...weeks]) {
        await show(guess, truth);
        const at = `guess ${guess}, answer ${truth}`;
        const flag = boxOf(itemOf(view, 'guess-label')!);
        stays(flag, at);
        if (truth === null) {
          expect(itemOf(view, 'truth-label'), at).toBeUndefined();
          continue;
        }
        const answer = boxOf(itemOf(view, 'truth-label')!);
        stays(answer, at);
        expect(overlap(flag, answer), at).toBe(false);
        const rule = itemOf(view, 'truth-rule')!;
        const struck = rule.x > flag.left && rule.x < flag.right && rule.y < flag.bottom;
        if (variants[variant].flagBand) expect(struck, at).toBe(false);
      }
    }
  });
});

describe.each(['wide', 'narrow'] as const)('guess and answer on the y axis, %s', (variant) => {
  test('never leave the plot or cover each other', async () => {
    const { view, show } = await liveView('cost', variant);
    const costs = [0, 0.2, 1, 5.9, 6, 6.3, 6.6, 11.8, 12];
    for (const guess of costs) {
      for (const truth of costs) {
        await show(guess, truth);
        const at = `guess ${guess}, answer ${truth}`;
        const [flag, answer] = ['guess-label', 'truth-label'].map((name) => boxOf(itemOf(view, name)!));
        for (const box of [flag!, answer!]) {
          expect(box.left, at).toBeGreaterThanOrEqual(0);
          expect(box.right, at).toBeLessThanOrEqual(view.width());
          expect(box.top, at).toBeGreaterThanOrEqual(0);
          expect(box.bottom, at).toBeLessThanOrEqual(view.height());
        }
        expect(overlap(flag!, answer!), at).toBe(false);
      }
    }
  });
});

test('nothing of an answer is in the drawing before it is revealed', async () => {
  const svg = await drawFigure(leak, 'timeline', evaluate(leak), 'wide', { guess: 16 });
  expect(svg).toContain('>your guess: 16<');
  expect(svg).not.toContain('answer');
  expect(svg).not.toContain('truth-rule"><line');
  expect(await drawFigure(leak, 'timeline', evaluate(leak), 'wide')).not.toContain('your guess');
});

test('a label prints the number in the words of the page', async () => {
  const words = { guess: 16, guessText: 'week 16', truth: 6.928203, truthText: '' };
  const svg = await drawFigure(leak, 'timeline', evaluate(leak), 'wide', words);
  expect(svg).toContain('>your guess: week 16<');
  expect(svg).toContain('>answer: 6.9282<');
});
