/**
 * The axes that a reader draws on, and the same with the truth: drawn by the pipeline of all charts, from the axes of one.
 *
 * The empty axes hold no row of the dataset, so nothing of the answer is in the page before its seal.
 */
import { sketchChannel, type SketchPlan } from '../document/sketch.ts';
import type { AnySimulation } from '../simulation/define.ts';
import type { Result } from '../simulation/evaluate.ts';
import { compileChart } from './compile.ts';
import { drawFigure, type DrawOptions } from './draw.ts';
import type { VariantName } from './variants.ts';

/** Where the plot lies in its drawing, in the drawing's own units. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of the whole drawing. */
  readonly outerWidth: number;
  readonly outerHeight: number;
}

type What = 'empty' | 'truth';
const charts = { empty: 'sketchAxes', truth: 'sketchTruth' } as const;
const memo = new WeakMap<AnySimulation, Map<string, AnySimulation>>();
/** Height of the plot on a wide page and on a phone, where a page must still be scrolled past it. */
const [wideHeight, narrowHeight] = [300, 230];

/** The simulation with two charts more: one drawing of the plan's axes, and one with the truth on them. */
function withSketchCharts(simulation: AnySimulation, plan: SketchPlan): AnySimulation {
  const { dataset, chart, x, y, where } = plan;
  const key = JSON.stringify([dataset, chart, x, y, where]);
  const known = memo.get(simulation) ?? new Map<string, AnySimulation>();
  memo.set(simulation, known);
  const wanted = where ? `datum[${JSON.stringify(where.column)}] == ${JSON.stringify(where.value)}` : undefined;
  const spec = (filter: string | undefined): object => ({
    data: { name: dataset },
    layer: [
      {
        ...(filter === undefined ? {} : { transform: [{ filter }] }),
        mark: { type: 'line', clip: true, color: 'var(--lw-ink)' },
        encoding: {
          x: { field: x, ...sketchChannel(simulation, chart, 'x') },
          y: { field: y, ...sketchChannel(simulation, chart, 'y') },
        },
      },
    ],
  });
  const shared = {
    title: (simulation.charts[chart] as { title: string }).title,
    height: wideHeight,
    narrow: { height: narrowHeight },
  };
  const table = { dataset };
  const finding = (): string => '';
  const made =
    known.get(key) ??
    ({
      ...simulation,
      charts: {
        [charts.empty]: { ...shared, spec: spec('false'), table, finding },
        [charts.truth]: { ...shared, spec: spec(wanted), table, finding },
      },
    } as unknown as AnySimulation);
  known.set(key, made);
  return made;
}

/** One drawing as `<svg>` text, hidden from assistive tools: what it shows is said beside it. */
export function drawSketchAxes(
  simulation: AnySimulation,
  plan: SketchPlan,
  what: What,
  result: Result,
  variant: VariantName,
  options: DrawOptions,
): Promise<string> {
  return drawFigure(withSketchCharts(simulation, plan), charts[what], result, variant, options);
}

/** Where the plot of either drawing lies: both are of one size. */
export function frameOf(simulation: AnySimulation, plan: SketchPlan, variant: VariantName): Frame {
  const { vega, width, height } = compileChart(withSketchCharts(simulation, plan), charts.empty, variant);
  const padding = vega.padding as { left: number; top: number };
  return {
    left: padding.left,
    top: padding.top,
    width: vega.width as number,
    height: vega.height as number,
    outerWidth: width,
    outerHeight: height,
  };
}
