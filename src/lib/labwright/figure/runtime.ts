/**
 * The slim Vega: view, parser, the transforms that charts need, and the interpreter that needs no `eval`.
 *
 * The build draws with the same runtime as the browser, so a chart that the browser could not draw fails the build.
 */
import * as dataflow from 'vega-dataflow';
import * as encoders from 'vega-encode';
import { expressionInterpreter } from 'vega-interpreter';
import { parse } from 'vega-parser';
import * as transforms from 'vega-transforms';
import { View } from 'vega-view';
import * as viewTransforms from 'vega-view-transforms';
import type { Spec as VegaSpec } from 'vega';
import { installTextMetrics } from './metrics.ts';

const slim = { ...transforms, ...viewTransforms, ...encoders };
Object.assign(dataflow.transforms, slim);

/**
 * Names of the transforms that the page loads. Not the keys of Vega's registry: at build Vega-Lite brings the whole of
 * Vega along, which registers every transform there is.
 */
export const registeredTransforms: ReadonlySet<string> = new Set(Object.keys(slim));

export interface Logger {
  (level: 'warning' | 'error', message: string): void;
}

/** Vega's logger interface around one function; what Vega says in passing stays unsaid. */
function vegaLogger(log: Logger): object {
  const logger = {
    level: () => logger,
    error: (...words: unknown[]) => (log('error', words.map(String).join(' ')), logger),
    warn: (...words: unknown[]) => (log('warning', words.map(String).join(' ')), logger),
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

/**
 * A view of a compiled chart under the strict policy: no `eval`, no canvas, no loading.
 * Nothing is drawn before its `runAsync`.
 */
export function createView(vega: VegaSpec, log: Logger, renderer: 'none' | 'svg' = 'none'): View {
  installTextMetrics();
  const dataflowSpec = parse(vega, undefined, { ast: true });
  return new View(dataflowSpec, { renderer, expr: expressionInterpreter, logger: vegaLogger(log) as never });
}

/**
 * The same view for the build alone, to be fed many times: its expressions become functions, which a page's policy refuses.
 * It draws what the interpreted one draws in half the time, once there are more than a few drawings.
 */
export function createCompiledView(vega: VegaSpec, log: Logger): View {
  installTextMetrics();
  return new View(parse(vega), { renderer: 'none', logger: vegaLogger(log) as never });
}
