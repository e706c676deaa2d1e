/**
 * The slim Vega: view, dataflow and the transforms that charts need; what reads a specification stays in the build.
 *
 * The build draws with the same runtime as the browser, so a chart that the browser could not draw fails the build.
 */
import * as dataflow from 'vega-dataflow';
import * as encoders from 'vega-encode';
import './drawn-text-function.ts';
import * as transforms from 'vega-transforms';
import type { Pulse } from 'vega-transforms';
import { View } from 'vega-view';
import * as viewTransforms from 'vega-view-transforms';
import { installTextMetrics } from './metrics.ts';

/** Views in which a filter has let rows pass that it had held back. */
const late = new WeakSet<object>();

/** Vega's own, which puts such rows behind all others and says so to nobody. */
class Filter extends transforms.filter {
  override transform(parameters: unknown, pulse: Pulse): Pulse {
    const passed = super.transform(parameters, pulse);
    if (pulse.add.length === 0 && passed.add.length > 0) late.add(pulse.dataflow);
    return passed;
  }
}

/** Whether a filter has let rows pass since this was last asked. */
export const takeLateRows = (view: View): boolean => late.delete(view);

const slim = { ...transforms, ...viewTransforms, ...encoders, filter: Filter };
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

/** A function that Vega's code generator made of an expression; `this` holds what expressions can call. */
export type ChartFunction = (this: unknown, ...given: never[]) => unknown;

/** Vega's dataflow, as JSON, with places in a table of functions where it has expressions. */
export interface ChartProgram {
  readonly dataflow: object;
  readonly functions: readonly ChartFunction[];
}

interface Context {
  readonly functions?: object;
}

/** What Vega's runtime asks for a function: here it is there already. */
function takenFrom(functions: readonly ChartFunction[]): object {
  const take = ({ functions: callable }: Context, { code }: { code: number }): ChartFunction => {
    const found = functions[code]!;
    return callable ? (found.bind(callable) as ChartFunction) : found;
  };
  return { operator: take, parameter: take, event: take, handler: take, encode: take };
}

/**
 * A view of a chart under the strict policy: no `eval`, no canvas, no loading.
 * Nothing is drawn before its `runAsync`.
 */
export function createView(
  { dataflow, functions }: ChartProgram,
  log: Logger,
  renderer: 'none' | 'svg' = 'none',
): View {
  installTextMetrics();
  const options = { renderer, expr: takenFrom(functions), logger: vegaLogger(log) as never };
  return new View(dataflow as never, options);
}
