import { evaluate, evaluateAt } from 'labwright/simulation';
import { describe, expect, test } from 'vitest';
import { compileChart } from '../../../src/lib/labwright/figure/compile.ts';
import { drawFigure, drawKey } from '../../../src/lib/labwright/figure/draw.ts';
import { variants, type VariantName } from '../../../src/lib/labwright/figure/variants.ts';
import { fraudDrift } from '../../../src/lib/simulations/fraud-drift.ts';
import { leak } from './fixture.ts';

const every = Object.keys(variants) as VariantName[];
const charts = Object.keys(leak.charts);

describe('golden drawings', () => {
  test.each(charts.flatMap((chart) => every.map((variant) => [chart, variant] as const)))(
    '%s, %s',
    async (chart, variant) => {
      const marks =
        chart === 'cost'
          ? { guess: 8, truth: 6.3 }
          : chart === 'bars'
            ? { guess: 0.3, truth: 0.2 }
            : { guess: 16, truth: 8 };
      const svg = await drawFigure(leak, chart, evaluate(leak), variant, marks);
      await expect(`${svg}\n`).toMatchFileSnapshot(`golden/leak-${chart}-${variant}.svg`);
    },
  );

  test.each(
    Object.keys(fraudDrift.charts).flatMap((chart) =>
      ['launch', 'alarm', 'sixMonths'].map((setting) => [chart, setting] as const),
    ),
  )('fraud-drift %s at %s', async (chart, setting) => {
    const svg = await drawFigure(fraudDrift, chart, evaluateAt(fraudDrift, setting), 'wide');
    await expect(`${svg}\n`).toMatchFileSnapshot(`golden/fraud-drift-${chart}-${setting}.svg`);
  });

  test('the key of small multiples', async () => {
    await expect(`${await drawKey(leak, 'timeline')}\n`).toMatchFileSnapshot('golden/leak-timeline-key.svg');
    expect(await drawKey(leak, 'bars')).toBe('');
    expect(await drawKey(leak, 'timeline', 'wide')).toBe('');
  });
});

describe('a drawing', () => {
  test('has the same bytes whatever was drawn before', async () => {
    const draw = (simulation: typeof leak): Promise<string> =>
      drawFigure(simulation, 'cost', evaluate(simulation), 'narrow');
    const first = await draw(leak);
    const copy = { ...leak };
    await drawFigure(copy, 'timeline', evaluate(copy), 'wide');
    expect(await draw(copy)).toBe(first);
    expect(await draw(leak)).toBe(first);
  });

  test.each(every)('is exactly as wide as its column, and its plot never moves: %s', async (variant) => {
    const { width, height } = compileChart(leak, 'timeline', variant);
    const drawn = await Promise.all(
      [0, 9, 26].map((week) => drawFigure(leak, 'timeline', evaluate(leak, { week }), variant)),
    );
    for (const svg of drawn) {
      expect(width).toBe(variants[variant].width);
      expect(svg).toContain(`width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`);
    }
    const axes = drawn.map((svg) => [...svg.matchAll(/<g class="mark-group role-axis">.*?<\/g><\/g><\/g>/g)].join());
    expect(axes[0]).not.toBe('');
    expect(new Set(axes).size).toBe(1);
  });

  test('is one picture with one name, and no id of another chart', async () => {
    const result = evaluate(leak);
    const named = await drawFigure(leak, 'cost', result, 'wide', { labelledBy: 'finding-1', idPrefix: 'a-' });
    expect(named).toMatch(/^<svg [^>]*role="img" aria-labelledby="finding-1">/);
    expect(named.match(/aria-|role=/g)).toHaveLength(2);
    const hidden = await drawFigure(leak, 'cost', result, 'wide', { hidden: true, idPrefix: 'b-' });
    expect(hidden).toMatch(/^<svg [^>]*aria-hidden="true">/);
    const idsOf = (svg: string): string[] => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(idsOf(named).length).toBeGreaterThan(0);
    expect(new Set([...idsOf(named), ...idsOf(hidden)]).size).toBe(2 * idsOf(named).length);
    for (const [, id] of named.matchAll(/url\(#([^)]+)\)/g)) expect(idsOf(named)).toContain(id);
    const alone = await drawFigure(leak, 'cost', result);
    expect(alone).toContain('aria-label="The optimum is 31.6');
  });

  test.each(['print', 'printHalf', 'printThird'] as const)(
    'needs no colour and no style sheet in the book: %s',
    async (variant) => {
      for (const chart of charts) {
        const svg = await drawFigure(leak, chart, evaluate(leak), variant, { guess: 5, truth: 6 });
        expect(svg).not.toContain('var(');
        for (const [, red, green, blue] of svg.matchAll(/="#(..)(..)(..)"/g))
          expect([red, green]).toEqual([blue, blue]);
      }
    },
  );

  test('has coordinates of at most two decimals', async () => {
    const svg = await drawFigure(leak, 'cost', evaluate(leak), 'wide');
    expect(svg.replace(/font-size="[^"]*"/g, '')).not.toMatch(/\d\.\d{3}/);
  });
});

test('a rule that reads no row is drawn once, a curve that differs in colour differs in dash', async () => {
  const svg = await drawFigure(leak, 'timeline', evaluate(leak), 'wide');
  expect(svg.match(/<line [^>]*stroke-dasharray="5,4"/g)).toHaveLength(1);
  expect(new Set([...svg.matchAll(/<path [^>]*stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash)).size).toBe(2);
  expect(svg).toContain('>Merchant category<');
});

test('on a phone a key names the curves, and only one thing names them', async () => {
  const svg = await drawFigure(leak, 'timeline', evaluate(leak), 'narrow');
  expect(svg.match(/>Merchant category</g)).toHaveLength(1);
  expect(svg).toContain('role-legend-label');
});
