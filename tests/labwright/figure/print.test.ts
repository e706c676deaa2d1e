import { evaluate, LabwrightError, type AnySimulation } from 'labwright/simulation';
import { describe, expect, test } from 'vitest';
import { fillGrey, strokeGrey } from '../../../src/lib/labwright/figure/colours.ts';
import { drawFigure } from '../../../src/lib/labwright/figure/draw.ts';
import { panelVariant } from '../../../src/lib/labwright/figure/panels.ts';
import { leak } from './fixture.ts';

/** Contrast of two greys by WCAG 2.2: (L1 + 0.05) / (L2 + 0.05). */
function contrast(a: string, b: string): number {
  const luminance = (grey: string): number => {
    const digits = grey.length === 4 ? grey[1]!.repeat(2) : grey.slice(1, 3);
    const value = parseInt(digits, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('print survives without colour', () => {
  test.each(['ink', 'ink-soft', 'guess', 'good', 'watch', 'fail', 'series-1', 'series-2', 'series-3', 'series-6'])(
    'text in %s is legible on white',
    (name) => {
      expect(contrast(strokeGrey(name, 'a chart'), '#fff')).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('areas beside each other differ', () => {
    const fills = [1, 2, 3, 4, 5, 6].map((index) => fillGrey(`series-${index}`, 'a chart'));
    const states = ['good', 'watch', 'fail'].map((name) => fillGrey(name, 'a chart'));
    for (const list of [fills, states]) {
      list.slice(1).forEach((grey, index) => expect(contrast(grey, list[index]!)).toBeGreaterThanOrEqual(1.5));
    }
  });

  test('a bar is lighter than a curve of the same token', async () => {
    const svg = await drawFigure(leak, 'bars', evaluate(leak, { week: 3 }), 'print');
    expect(svg).toContain(`fill="${fillGrey('series-1', 'a chart')}"`);
    expect(svg).not.toMatch(/<path [^>]*fill="#000"/);
  });
});

describe('small multiples', () => {
  test.each([
    [1, 'print'],
    [2, 'printHalf'],
    [3, 'printThird'],
    [4, 'printHalf'],
    [6, 'printThird'],
  ])('%i settings print as %s', (count, variant) => {
    expect(panelVariant(leak, 'timeline', count)).toBe(variant);
  });

  test('take fewer columns where labels leave no room', () => {
    const axis = { labelExpr: "'far too many words before ' + datum.label" };
    const encoding = {
      x: { field: 'week', type: 'quantitative', scale: { domain: [0, 26] } },
      y: { field: 'first', type: 'quantitative', scale: { domain: [0, 1] }, axis },
    };
    const wordy = { ...leak.charts['timeline'], spec: { data: { name: 'loss' }, mark: 'line', encoding } };
    const simulation = { ...leak, charts: { wordy } } as unknown as AnySimulation;
    expect(panelVariant(simulation, 'wordy', 3)).toBe('printHalf');
    expect(() => panelVariant(simulation, 'worldly', 3)).toThrow(LabwrightError);
  });
});
