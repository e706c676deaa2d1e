import { evaluate, LabwrightError, type AnySimulation } from 'labwright/simulation';
import { describe, expect, test } from 'vitest';
import { compileChart } from '../../../src/lib/labwright/figure/compile.ts';
import { drawFigure } from '../../../src/lib/labwright/figure/draw.ts';
import { finishSvg } from '../../../src/lib/labwright/figure/svg.ts';
import { leak } from './fixture.ts';

const x = { field: 'week', type: 'quantitative', scale: { domain: [0, 26] } };
const y = { field: 'first', type: 'quantitative', scale: { domain: [0, 1] } };
const line = { data: { name: 'loss' }, mark: 'line', encoding: { x, y } };

/** The fixture with one chart, past the checks of `defineSimulation`. */
function withChart(spec: object, more: object = {}): AnySimulation {
  const chart = { title: 'Broken', spec, table: { dataset: 'loss' }, finding: () => 'It is broken.', ...more };
  return { ...leak, charts: { broken: chart } } as unknown as AnySimulation;
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof LabwrightError) return error.message;
    throw error;
  }
  return 'no error';
}

const broken: Record<string, [spec: object, more?: object, variant?: 'wide' | 'print' | 'printThird']> = {
  'a channel that Vega-Lite does not know': [{ ...line, encoding: { x, y, colour: { value: 'red' } } }],
  'a mark that Vega-Lite does not know': [{ ...line, mark: 'squiggle' }],
  'a transform that the page does not load': [{ ...line, transform: [{ regression: 'first', on: 'week' }] }],
  'data from elsewhere': [{ ...line, data: { url: 'https://example.org/data.csv' } }],
  'a picture from elsewhere': [
    { ...line, mark: { type: 'image', url: 'https://example.org/cat.png', width: 9, height: 9 } },
  ],
  'a link to elsewhere': [{ ...line, mark: { type: 'point', href: 'https://example.org' } }],
  'an axis that follows the data': [{ ...line, encoding: { x, y: { field: 'first', type: 'quantitative' } } }],
  'a name that nothing declares': [{ ...line, transform: [{ filter: 'datum.week <= weke' }] }],
  'an expression that cannot be read': [{ ...line, transform: [{ filter: 'datum.week <=' }] }],
  'a colour that print does not know': [{ ...line, mark: { type: 'line', color: 'var(--lw-red)' } }, {}, 'print'],
  'a guess on an axis without numbers': [
    {
      data: { name: 'now' },
      mark: 'bar',
      encoding: { x: { field: 'tank', type: 'nominal', scale: { domain: ['a'] } } },
    },
    { guess: 'x' },
  ],
  'labels that leave no room': [
    { ...line, encoding: { x, y: { ...y, axis: { labelExpr: "'far too many words before ' + datum.label" } } } },
    {},
    'printThird',
  ],
};

describe('a build error names the chart, the fault and the cure', () => {
  test.each(Object.entries(broken))('%s', (_, [spec, more, variant]) => {
    const simulation = withChart(spec, more);
    expect(messageOf(() => compileChart(simulation, 'broken', variant ?? 'wide'))).toMatchSnapshot();
  });

  test('a chart that is not there', () => {
    expect(messageOf(() => compileChart(leak, 'timelime'))).toMatchSnapshot();
  });

  test('a coordinate that is not a number', () => {
    const raw = '<svg><g><line transform="translate(NaN,4)" x2="0"/></g></svg>';
    const root = { width: 10, height: 10, idPrefix: '' };
    expect(messageOf(() => finishSvg(raw, root, 'The chart "broken" of leak'))).toMatchSnapshot();
    const text = '<svg><g><text>undefined days</text></g></svg>';
    expect(messageOf(() => finishSvg(text, root, 'The chart "broken" of leak'))).toMatchSnapshot();
  });
});

test('a word that merely holds "null" is no fault', async () => {
  const simulation = withChart({ ...line, encoding: { x: { ...x, title: 'null hypothesis rejected' }, y } });
  expect(await drawFigure(simulation, 'broken', evaluate(simulation))).toContain('null hypothesis');
});
