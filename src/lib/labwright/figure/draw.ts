/** Draws a chart as SVG text: what the page shows before any script, and what the book prints. */
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError } from '../simulation/errors.ts';
import type { Result } from '../simulation/evaluate.ts';
import { findingOf } from '../simulation/finding.ts';
import { chartName, compileChart, type CompiledChart } from './compile.ts';
import { chartInputs, type ChartInputs, type ReaderMarks } from './data.ts';
import { feedView } from './feed.ts';
import { viewOf } from './program.ts';
import { finishSvg } from './svg.ts';
import type { VariantName } from './variants.ts';

export interface DrawOptions extends ReaderMarks {
  /** Id of the element that says what the chart shows; without it the finding sentence is the chart's own label. */
  readonly labelledBy?: string;
  /** Hides the drawing from assistive tools: a second size of a chart that is already named. */
  readonly hidden?: boolean;
  /** Put before ids inside the drawing; differs between the charts of one page. */
  readonly idPrefix?: string;
}

async function svgOf(program: CompiledChart['program'], inputs: ChartInputs, chart: string): Promise<string> {
  const messages: string[] = [];
  const view = viewOf(program, (_, message) => void messages.push(message));
  feedView(view, inputs);
  const raw = await view.toSVG();
  view.finalize();
  if (messages.length === 0) return raw;
  throw new LabwrightError({
    rule: 'chart/draw',
    wrong: `${chart} cannot be drawn: ${messages[0]!.replace(/\.$/, '')}.`,
    instead: 'Change its spec, or the rows its simulation returns.',
  });
}

/** Drawings of a result that is still about: the live preview draws a page again after every save. */
const drawn = new WeakMap<Result, Map<string, Promise<string>>>();

/**
 * One chart at one result, as `<svg>` text. The same inputs give the same bytes on every machine.
 * @throws LabwrightError `chart/*` as `compileChart`, and `chart/finite` when a coordinate is not a number.
 */
export function drawFigure(
  simulation: AnySimulation,
  chart: string,
  result: Result,
  variant: VariantName = 'wide',
  options: DrawOptions = {},
): Promise<string> {
  const known = drawn.get(result) ?? new Map<string, Promise<string>>();
  drawn.set(result, known);
  const key = JSON.stringify([simulation.id, chart, variant, options]);
  const drawing = known.get(key) ?? draw(simulation, chart, result, variant, options);
  known.set(key, drawing);
  return drawing;
}

async function draw(
  simulation: AnySimulation,
  chart: string,
  result: Result,
  variant: VariantName,
  options: DrawOptions,
): Promise<string> {
  const compiled = compileChart(simulation, chart, variant);
  const label = chartName(simulation, chart);
  const raw = await svgOf(compiled.program, chartInputs(compiled, result, options), label);
  const name = options.labelledBy || options.hidden ? {} : { label: findingOf(simulation, chart, result) };
  const idPrefix = options.idPrefix ?? `${simulation.id}-${chart}-${variant}-`;
  return finishSvg(raw, { ...options, ...name, idPrefix, width: compiled.width, height: compiled.height }, label);
}

/**
 * The key of a chart in the small sizes of the book, as wide as the text block: one stands above all panels.
 * Empty when the chart needs none, or names its curves itself. Ids in it start with `idPrefix`: they differ on a page.
 */
export async function drawKey(
  simulation: AnySimulation,
  chart: string,
  variant: VariantName = 'printThird',
  idPrefix = '',
): Promise<string> {
  const { key } = compileChart(simulation, chart, variant);
  if (!key) return '';
  const label = chartName(simulation, chart);
  const raw = await svgOf(key.program, { data: {}, signals: {} }, label);
  return finishSvg(raw, { width: key.width, height: key.height, hidden: true, idPrefix }, label);
}
