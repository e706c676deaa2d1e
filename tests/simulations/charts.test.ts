/** Every chart of every simulation, drawn at every setting and in every size: legible, and nothing missing. */
import { readdirSync } from 'node:fs';
import { type AnySimulation, evaluate, evaluateAt, type ParameterValue, type Result } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { compileChart } from '../../src/lib/labwright/figure/compile.ts';
import { drawFigure } from '../../src/lib/labwright/figure/draw.ts';
import { type VariantName, variants } from '../../src/lib/labwright/figure/variants.ts';
import { placeLabels, placeLabelsOnLogAxis } from '../../src/lib/simulations/_label-places.ts';
import { fraudDrift } from '../../src/lib/simulations/fraud-drift.ts';
import { stalenessCost } from '../../src/lib/simulations/staleness-cost.ts';
import { collisions, textBoxes } from './chart-texts.ts';

const folder = new URL('../../src/lib/simulations/', import.meta.url);
const charts = (
  await Promise.all(
    readdirSync(folder)
      .filter((name) => /^[^_].*\.ts$/.test(name))
      .map(async (file) => {
        const { default: simulation } = (await import(new URL(file, folder).href)) as { default: AnySimulation };
        return Object.keys(simulation.charts).map((chart) => [simulation.id, chart, simulation] as const);
      }),
  )
).flat();
/** The drawing for reading apps is that for phones in other colours, as a test of its own shows. */
const sizes = (Object.keys(variants) as VariantName[]).filter((size) => size !== 'reader');

async function faults(simulation: AnySimulation, chart: string, result: Result, size: VariantName): Promise<string[]> {
  const svg = await drawFigure(simulation, chart, result, size);
  const { width, height } = compileChart(simulation, chart, size);
  const boxes = textBoxes(svg);
  const outside = boxes
    .filter(({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < -2 || bottom > height + 2)
    .map(({ text }) => `"${text}" leaves the figure`);
  const holes = boxes
    .filter(({ text }) => /undefined|null|NaN|Infinity|\[object|\de[+-]?\d/.test(text))
    .map(({ text }) => `"${text}" is a hole`);
  return [...collisions(boxes), ...outside, ...holes];
}

describe.each(charts)('%s: %s', (_, chart, simulation) => {
  it.each(sizes)('is legible at every setting, %s', async (size) => {
    for (const setting of ['default', ...Object.keys(simulation.settings)])
      expect(await faults(simulation, chart, evaluateAt(simulation, setting), size), setting).toEqual([]);
  });

  it('is drawn for a reading app as it is for a phone, in colours that need no style sheet', async () => {
    const [phone, reader] = await Promise.all(
      (['narrow', 'reader'] as const).map((size) => drawFigure(simulation, chart, evaluate(simulation), size)),
    );
    expect(textBoxes(reader!)).toEqual(textBoxes(phone!));
    expect(reader).not.toMatch(/var\(|currentColor/);
  });

  it('has a table twin with rows', () => {
    const { table, finding } = simulation.charts[chart]!;
    expect(evaluate(simulation).datasets[table.dataset]!.length).toBeGreaterThan(0);
    expect(finding).toBeTypeOf('function');
  });
});

describe('names at curves', () => {
  // Where the marks of two curves come near each other they move with the threshold; on paper only whole panels are drawn.
  it.each([
    ['wide', 1, [0.05, 0.1, 0.13, 0.2, 0.32, 0.5]],
    ['print', 3, [0.08, 0.15, 0.4]],
  ] as const)('of the timeline never collide nor leave the figure, %s', async (size, step, thresholds) => {
    for (const threshold of thresholds) {
      for (let week = 0; week <= 26; week += step) {
        const at = { week, threshold };
        expect(await faults(fraudDrift, 'timeline', evaluate(fraudDrift, at), size), JSON.stringify(at)).toEqual([]);
      }
    }
  });

  it('of the accuracy trace never collide nor leave the figure', async () => {
    for (const labelDelayDays of [0, 45, 90]) {
      for (let week = 0; week <= 26; week += 2) {
        const at = { week, labelDelayDays };
        expect(await faults(fraudDrift, 'accuracyTrace', evaluate(fraudDrift, at), 'wide'), JSON.stringify(at)).toEqual(
          [],
        );
      }
    }
  });

  it.each(['cost', 'environments'])('of the %s chart hold along the slider', async (chart) => {
    for (const environment of ['cloud', 'edge', 'mobile']) {
      for (const interval of [1, 2, 3, 5, 7, 9, 12, 20, 30, 40, 60, 91, 120, 180, 365]) {
        const at: Record<string, ParameterValue> = { environment, interval };
        expect(await faults(stalenessCost, chart, evaluate(stalenessCost, at), 'wide'), JSON.stringify(at)).toEqual([]);
      }
    }
  });

  it('keep their order and their distance, and clear of rules', () => {
    const places = placeLabels([0.2, 0.21, 0.2], { low: 0, high: 1, gap: 0.1, rules: [0.2], clearance: 0.04 });
    const sorted = [...places].sort((a, b) => a - b);
    expect(sorted[1]! - sorted[0]!).toBeGreaterThanOrEqual(0.1 - 1e-9);
    expect(sorted[2]! - sorted[1]!).toBeGreaterThanOrEqual(0.1 - 1e-9);
    expect(Math.max(...places)).toBe(places[1]);
    for (const place of places) expect(Math.abs(place - 0.2)).toBeGreaterThanOrEqual(0.04 - 1e-9);
    expect(placeLabels([0.5], { low: 0, high: 1, gap: 0.1 })[0]).toBeCloseTo(0.5, 2);
  });

  it('stay on the axis when the curves leave it', () => {
    const places = placeLabelsOnLogAxis([1e-6, 1e6, 10], { low: 0.1, high: 100, gap: 0.2 });
    expect(places[0]).toBeCloseTo(0.1, 6);
    expect(places[1]).toBeCloseTo(100, 6);
    expect(places[2]).toBeCloseTo(10, 0);
  });
});
