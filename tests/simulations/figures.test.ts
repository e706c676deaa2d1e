/**
 * Golden pictures of every figure of the handbook: on a wide page and in the book at each setting it prints, on a phone at
 * the last of them. A change of one is seen in review. A missing one fails where `CI` is set, and is drawn elsewhere.
 */
import { describe, expect, test } from 'vitest';
import { readChapters } from '../../src/lib/labwright/document/chapters.ts';
import { enclosing } from '../../src/lib/labwright/document/lab.ts';
import { drawFigure } from '../../src/lib/labwright/figure/draw.ts';
import { panelVariant } from '../../src/lib/labwright/figure/panels.ts';
import type { VariantName } from '../../src/lib/labwright/figure/variants.ts';
import { openHandbook } from '../../src/lib/labwright/proof/index.ts';
import { evaluateAt } from '../../src/lib/labwright/simulation/index.ts';

const context = await openHandbook(new URL('../..', import.meta.url).pathname.replace(/\/$/, ''));
const { labs } = await readChapters(context);

const figures = labs.flatMap(({ lab }) =>
  lab.uses
    .filter((use) => use.word === 'Figure')
    .map((use) => {
      const printed = (use.attributes['print'] ?? enclosing(use, 'Instrument')?.attributes['print']) as
        readonly string[] | undefined;
      const settings = printed ?? [String(use.attributes['at'] ?? use.supplied['at'] ?? 'default')];
      return {
        name: `${lab.context.slug} ${String(use.attributes['id'])}`,
        simulation: context.simulations.get(String(use.supplied['simulation']))!,
        chart: String(use.attributes['chart']),
        settings,
      };
    }),
);

test('there are figures', () => expect(figures.length).toBeGreaterThan(15));

describe.each(figures)('$name', ({ name, simulation, chart, settings }) => {
  const book = panelVariant(simulation, chart, settings.length);
  const drawings: [string, VariantName][] = [
    ...settings.flatMap((setting): [string, VariantName][] => [
      [setting, 'wide'],
      [setting, book],
    ]),
    [settings.at(-1)!, 'narrow'],
  ];
  test.each(drawings)('at %s, %s', async (setting, variant) => {
    const svg = await drawFigure(simulation, chart, evaluateAt(simulation, setting), variant, { idPrefix: 'golden-' });
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(
      `golden/${name.replace(' ', '-')}-${setting}-${variant}.svg`,
    );
  });
});
