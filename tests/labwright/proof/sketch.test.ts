/** Rules of a prediction that is drawn, each planted to be broken once. */
import { describe, expect, test } from 'vitest';
import { column, defineSimulation } from 'labwright/simulation';
import { keyProblems } from '../../../src/lib/labwright/document/claims.ts';
import { isSketch, planOf, truthOf } from '../../../src/lib/labwright/document/sketch.ts';
import { leakProblems } from '../../../src/lib/labwright/proof/leak-rules.ts';
import { drawings, reachedConditions, sketchProblems } from '../../../src/lib/labwright/proof/sketch-rules.ts';
import { formatProblem } from '../../../src/lib/labwright/simulation/errors.ts';
import { conditions } from '../../../src/lib/labwright/sketch/compare.ts';
import { kettle } from '../../helpers/kettle.ts';
import { file, labOf } from '../../helpers/chapter.ts';

const explain = (when: string, text = '**Thought so.** It is not.'): string =>
  `<Explain when="${when}">\n\n${text}\n\n</Explain>\n\n`;
const drawn = (inside = '', attributes = 'within={5}', after = ''): string =>
  `<Predict id="p" of="kettle" dataset="cooling" x="minute" y="temperature" chart="cooling" at="late" ${attributes}>\n\nDraw it.\n\n${inside}</Predict>\n\n<Reveal after="p">\n\nText\n\n</Reveal>\n\n${after}`;

/** The kettle with another curve. */
const boiling = (heightAt: (minute: number) => number, domain: [number, number] = [0, 100]) =>
  defineSimulation({
    id: 'kettle',
    title: 'Another kettle',
    params: {},
    outputs: {},
    settings: { late: {} },
    datasets: { cooling: { columns: { minute: column({ label: 'M' }), temperature: column({ label: 'T' }) } } },
    charts: {
      cooling: {
        title: 'C',
        spec: {
          data: { name: 'cooling' },
          mark: 'line',
          encoding: {
            x: { field: 'minute', type: 'quantitative', scale: { domain: [0, 30] } },
            y: { field: 'temperature', type: 'quantitative', scale: { domain } },
          },
        },
        table: { dataset: 'cooling' },
        finding: () => 'It is.',
      },
    },
    run: () => ({
      outputs: {},
      states: {},
      datasets: {
        cooling: Array.from({ length: 31 }, (_, minute) => ({ minute, temperature: heightAt(minute) })),
      },
    }),
  });

function told(source: string, simulation: Parameters<typeof labOf>[2] = kettle): string {
  const { lab, tree } = labOf(source, file, simulation);
  return [...lab.problems, ...keyProblems(lab), ...sketchProblems(lab), ...leakProblems(lab, tree)]
    .map(formatProblem)
    .join('\n');
}

const hollow = (minute: number): number => 30 + 50 * ((minute - 10) / 20) ** 2;
let runs = 0;

describe('a curve', () => {
  test('that keeps the rules has nothing said of it', () => {
    const all = explain('ends-falling') + explain('lowest-right') + explain('below') + explain('within', 'Yes.');
    expect(told(drawn(all), boiling(hollow))).toBe('');
  });

  test.each([
    ['off its axes', drawn(), boiling((minute) => 90 + minute)],
    ['from end to end of them', drawn(), boiling((minute) => 100 - (100 * minute) / 30)],
    ['that a level line is close to', drawn('', 'within={40}'), boiling(hollow)],
    ['that differs at each run', drawn(), boiling((minute) => 20 + minute + (runs++ % 7))],
    ['explained as it is', drawn(explain('ends-rising')), boiling(hollow)],
    [
      'explained for nobody who is left',
      drawn(explain('above') + explain('below') + explain('ends-falling')),
      boiling(hollow),
    ],
    ['explained twice', drawn(explain('below') + explain('below')), boiling(hollow)],
    ['explained without a name', drawn(explain('below', 'Too low.')), boiling(hollow)],
    [
      'told by a figure outside its seal',
      drawn('', 'within={5}', '<Figure id="f" of="kettle" chart="cooling" at="late">It.</Figure>'),
      boiling(hollow),
    ],
    [
      'told by a table outside its seal',
      drawn('', 'within={5}', '<Table id="t" of="kettle" dataset="cooling" at="late">It.</Table>'),
      boiling(hollow),
    ],
  ])('%s', (_, source, simulation) => expect(told(source, simulation)).toMatchSnapshot());
});

test('every shape is reached by some drawing of a valley, but those that the valley has', () => {
  const { lab } = labOf(drawn(), file, boiling(hollow));
  const use = lab.uses.find(isSketch)!;
  const plan = planOf(use)!;
  const truth = truthOf(lab.context.simulations.get('kettle')!, plan);
  const reached = conditions.filter((condition) => reachedConditions(plan, truth, [condition]).has(condition));
  // The valley starts falling and ends rising, and is highest at its right end.
  expect(conditions.filter((condition) => !reached.includes(condition))).toEqual([
    'starts-falling',
    'ends-rising',
    'highest-right',
  ]);
});

test('the same drawings are tried on every machine', () => {
  const truth = [0.2, 0.4, 0.6, 0.4, 0.2];
  const [first, second] = [[...drawings(truth)], [...drawings(truth)]];
  expect(first).toEqual(second);
  expect(first[0]).toEqual(truth);
});
