/** One golden picture for every chart of the handbook, as the page first shows it: a change of one is seen in review. */
import { describe, expect, test } from 'vitest';
import { drawFigure } from '../../src/lib/labwright/figure/draw.ts';
import { loadSimulations } from '../../src/lib/labwright/load-simulations.ts';
import { evaluate } from '../../src/lib/labwright/simulation/index.ts';

const simulations = await loadSimulations(new URL('../..', import.meta.url).pathname);

describe.each([...simulations.values()].map((simulation) => [simulation.id, simulation] as const))(
  '%s',
  (id, simulation) => {
    test.each(Object.keys(simulation.charts))('%s', async (chart) => {
      const svg = await drawFigure(simulation, chart, evaluate(simulation), 'wide', { idPrefix: `${id}-${chart}` });
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`golden/${id}-${chart}.svg`);
    });
  },
);
