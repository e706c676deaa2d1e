/** From the chart of a simulation to the Vega that draws it: once per size, at build, the same for page, phone and book. */
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Spec as VegaSpec } from 'vega';
import type { AnySimulation, Chart } from '../simulation/define.ts';
import { LabwrightError } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { hasTitleAbove, withExactDomains, withTextOnTop, withTitleAt } from './adjust.ts';
import { checkCompiled } from './check-compiled.ts';
import { guessInputs, withGuess } from './guess.ts';
import { asJson, type Json, type JsonObject } from './json.ts';
import { keyAlone, withKeyAt } from './key.ts';
import { withDrawnTexts } from './drawn-texts.ts';
import { fixLayout } from './layout.ts';
import { generatorSay } from '../language/catalogue.ts';
import { localTextsOf } from '../simulation/localize.ts';
import { withPrintColours } from './print-colours.ts';
import { prepareSpec } from './prepare.ts';
import { programOf } from './program.ts';
import type { ChartProgram } from './runtime.ts';
import { signalsOf } from './signals.ts';
import { houseConfig, topRows } from './theme.ts';
import { isNarrow, printWidth, variants, type Variant, type VariantName } from './variants.ts';

/** What a page needs of a chart to draw it anew. */
export interface LivingChart {
  /** What draws it, without data values. */
  readonly program: ChartProgram;
  /** Outer size, in px on screen and pt in print. */
  readonly width: number;
  readonly height: number;
  /** Datasets and signals that `chartInputs` fills. */
  readonly datasets: readonly string[];
  readonly signals: readonly string[];
}

export interface CompiledChart extends LivingChart {
  /** The Vega that its program is made of. */
  readonly vega: VegaSpec;
  /** The key of small multiples, drawn once for all of them. */
  readonly key?: { readonly program: ChartProgram; readonly width: number; readonly height: number };
}

type AnyChart = Chart<never, never, never, never, never>;
const memo = new WeakMap<AnySimulation, Map<string, CompiledChart>>();
const defaultHeight = 240;

/** What an error calls a chart. */
export function chartName(simulation: AnySimulation, name: string): string {
  return `The chart "${name}" of ${simulation.id}`;
}

function chartOf(simulation: AnySimulation, name: string): AnyChart {
  const charts = simulation.charts as unknown as Readonly<Record<string, AnyChart>>;
  if (Object.hasOwn(charts, name)) return charts[name]!;
  throw new LabwrightError({
    rule: 'chart/unknown',
    wrong: `${simulation.id} has no chart "${name}".`,
    instead: suggest(name, Object.keys(charts)),
  });
}

function failWith(chart: string): (message: string) => never {
  return (message) => {
    throw new LabwrightError({
      rule: 'chart/vega-lite',
      wrong: `${chart} cannot be drawn: ${message.replace(/\.$/, '')}.`,
      instead: 'Change its spec; the Vega-Lite documentation describes each property.',
    });
  };
}

/** Vega-Lite to Vega. What Vega-Lite only warns of would be a hole in the page, so it fails the build. */
function compileLite(spec: JsonObject, chart: string): JsonObject {
  const fail = failWith(chart);
  const warnings: string[] = [];
  const logger = {
    level: () => logger,
    error: (...words: unknown[]) => (warnings.push(words.join(' ')), logger),
    warn: (...words: unknown[]) => (warnings.push(words.join(' ')), logger),
    info: () => logger,
    debug: () => logger,
  };
  let vega: JsonObject;
  try {
    vega = asJson(compile(spec as unknown as TopLevelSpec, { logger: logger as never }).spec);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  return warnings.length > 0 ? fail(warnings.join(' ')) : vega;
}

function sizedHeight(chart: AnyChart, name: VariantName, variant: Variant): number {
  const own = isNarrow(name) ? chart.narrow?.height : undefined;
  return own ?? Math.round((chart.height ?? defaultHeight) * variant.heightShare);
}

function compileFresh(simulation: AnySimulation, name: string, variantName: VariantName): CompiledChart {
  const chart = chartOf(simulation, name);
  const label = chartName(simulation, name);
  const variant: Variant = variants[variantName];
  const prepared = prepareSpec(chart, variantName, variant, label);
  const { live, fixed } = signalsOf(simulation, prepared.spec, label);
  const { gap, band } = topRows(variant, chart.guess === 'x');
  const params = [
    ...((prepared.spec.params ?? []) as Json[]),
    ...live.map((signal) => ({ name: signal, value: null })),
    ...Object.entries(fixed).map(([signal, value]) => ({ name: signal, value })),
  ];
  const titleY = -(gap + band);
  const config = asJson(houseConfig(variant, { titleY, legend: prepared.needsKey }));
  const lite = compileLite(
    { ...prepared.spec, params, config, autosize: 'none', width: variant.width, height: 200 },
    label,
  );
  checkCompiled(lite, label);
  const texts = localTextsOf(simulation);
  const english = withTextOnTop(withExactDomains(lite));
  const raised = texts ? withDrawnTexts(english, texts) : english;
  const marked = generatorSay(texts?.language ?? 'en');
  const drawn = chart.guess
    ? withGuess(raised, requireScale(raised, chart.guess, label), variant, band, marked)
    : raised;
  const names = {
    datasets: Object.keys(simulation.datasets).filter((dataset) => declares(drawn, dataset)),
    signals: [...new Set([...live, ...(chart.guess ? guessInputs : [])])].sort(),
  };
  const keyBottom = titleY - (hasTitleAbove(drawn) ? variant.fontSize * 1.3 : 0);
  const place = (unplaced: JsonObject, left: number): JsonObject =>
    withKeyAt(withTitleAt(unplaced, left), variant, { left, bottom: keyBottom, width: variant.width }, texts?.say);
  const layout = {
    totalWidth: variant.width,
    plotHeight: sizedHeight(chart, variantName, variant),
    minimumTop: band > 0 ? gap + band : 0,
    place,
  };
  const apart = variant.seriesNames === 'apart' ? { ...drawn, legends: undefined } : drawn;
  const { vega, width, height } = fixLayout(simulation, names, apart, layout, label, failWith(label));
  const printed = (unprinted: JsonObject): JsonObject =>
    variant.medium === 'print' ? withPrintColours(unprinted, label) : unprinted;
  // Its greys are taken while its marks stand beside it: alone it could not tell areas, which are lighter, from lines.
  const key = variant.seriesNames === 'apart' ? keyAlone(printed(drawn), variant, printWidth, texts?.say) : undefined;
  return {
    vega: printed(vega),
    program: programOf(printed(vega)),
    width,
    height,
    ...names,
    ...(key ? { key: { program: programOf(key.vega), width: printWidth, height: key.height } } : {}),
  };
}

function declares(vega: JsonObject, dataset: string): boolean {
  return ((vega.data ?? []) as JsonObject[]).some(({ name }) => name === dataset);
}

function requireScale(vega: JsonObject, axis: 'x' | 'y', chart: string): 'x' | 'y' {
  const scale = ((vega.scales ?? []) as JsonObject[]).find(({ name }) => name === axis);
  const continuous = ['linear', 'log', 'sqrt', 'pow', 'symlog', 'time', 'utc'];
  if (scale && continuous.includes(String(scale.type))) return axis;
  throw new LabwrightError({
    rule: 'chart/guess',
    wrong: `${chart} draws the guess on "${axis}", which has ${scale ? `the scale "${String(scale.type)}"` : 'no scale'}.`,
    instead: 'Name the axis that carries the predicted number, x or y, or leave guess out.',
  });
}

/**
 * The Vega of one chart in one size. Kept per simulation: every page that shows it shares one compilation.
 * @throws LabwrightError `chart/*`: unknown chart or name, a spec that Vega-Lite refuses or warns of, a transform the page
 *   does not load, remote data, a domain that follows the data, a colour unknown to print.
 */
export function compileChart(simulation: AnySimulation, chart: string, variant: VariantName = 'wide'): CompiledChart {
  const kept = memo.get(simulation) ?? new Map<string, CompiledChart>();
  memo.set(simulation, kept);
  const key = `${variant} ${chart}`;
  const compiled = kept.get(key) ?? compileFresh(simulation, chart, variant);
  kept.set(key, compiled);
  return compiled;
}

/** What a page needs to draw a chart anew, in one size. */
export function livingChart(simulation: AnySimulation, chart: string, variant: VariantName): LivingChart {
  const { program, width, height, datasets, signals } = compileChart(simulation, chart, variant);
  return { program, width, height, datasets, signals };
}
