/**
 * A chart as a page runs it: Vega's dataflow, made at build, and its expressions as functions of a module.
 *
 * A page's policy refuses the functions that Vega would make of its expressions as it starts, and its interpreter takes two
 * to three times as long for each drawing. Functions in a file of the site's own are refused by nobody, and with them a page
 * needs neither Vega's parser nor its interpreter.
 */
import type { Spec as VegaSpec, View } from 'vega';
import { parse } from 'vega-parser';
import { context } from 'vega-runtime';
import './drawn-text-function.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { type ChartFunction, type ChartProgram, createView, type Logger } from './runtime.ts';

/** The kinds of function in a dataflow, as Vega's runtime names what makes them. */
type Kind = 'operator' | 'parameter' | 'event' | 'handler' | 'encode';

/** Vega's own generators: an expression with its arguments, or the channels of a mark, to a function. */
const generators = context({ events: () => undefined }).expr;

/** Puts the place of a function, in the table of all, where Vega has the code of it. */
class Program {
  readonly functions: ChartFunction[] = [];
  readonly #places = new Map<string, number>();

  #placed(kind: Kind, code: Json): JsonObject {
    const made = generators[kind](undefined, code);
    const text = String(made);
    const place = this.#places.get(text) ?? this.functions.push(made) - 1;
    this.#places.set(text, place);
    return { code: place };
  }

  /** A parameter of an operator: an expression, an encoder or a dataflow of its own; else a value. */
  #parameter(value: Json): Json {
    if (Array.isArray(value)) return (value as readonly Json[]).map((each) => this.#parameter(each));
    if (!isObject(value)) return value;
    if (isObject(value['$expr']))
      return {
        ...value,
        $expr: this.#placed('parameter', value['$expr']),
        ...(isObject(value['$params']) ? { $params: this.#parameters(value['$params']) } : {}),
      };
    if (isObject(value['$encode'])) {
      const encoders = Object.entries(value['$encode'] as Record<string, JsonObject>).map(([name, encoder]) => [
        name,
        { ...encoder, $expr: this.#placed('encode', encoder['$expr']!) },
      ]);
      return { ...value, $encode: Object.fromEntries(encoders) as JsonObject };
    }
    return isObject(value['$subflow']) ? { ...value, $subflow: this.flow(value['$subflow']) } : value;
  }

  #parameters(values: JsonObject): JsonObject {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.#parameter(value!)]));
  }

  #operator(operator: JsonObject): JsonObject {
    const { update, params } = operator;
    return {
      ...operator,
      ...(isObject(update) ? { update: this.#placed('operator', update) } : {}),
      ...(isObject(params) ? { params: this.#parameters(params) } : {}),
    };
  }

  #update(given: JsonObject): JsonObject {
    const { target, update } = given;
    const next: Record<string, Json> = { ...given } as Record<string, Json>;
    if (isObject(target) && target['$expr'] !== undefined)
      next['target'] = { ...target, $expr: this.#placed('event', target['$expr']) };
    if (isObject(update) && update['$expr'] !== undefined)
      next['update'] = {
        ...update,
        $expr: this.#placed('handler', update['$expr']),
        ...(isObject(update['$params']) ? { $params: this.#parameters(update['$params']) } : {}),
      };
    return next;
  }

  flow(given: JsonObject): JsonObject {
    const each = (name: string, change: (entry: JsonObject) => JsonObject): JsonObject =>
      Array.isArray(given[name]) ? { [name]: (given[name] as JsonObject[]).map(change) } : {};
    return {
      ...given,
      ...each('operators', (operator) => this.#operator(operator)),
      ...each('streams', (stream) =>
        isObject(stream['filter']) ? { ...stream, filter: this.#placed('event', stream['filter']) } : stream,
      ),
      ...each('updates', (update) => this.#update(update)),
    };
  }
}

const known = new WeakMap<VegaSpec, ChartProgram>();

/** The program of a chart; made once for one that is measured and then kept as it is. */
export function programOf(vega: VegaSpec): ChartProgram {
  let made = known.get(vega);
  if (!made) {
    const program = new Program();
    const dataflow = program.flow(parse(vega) as unknown as JsonObject);
    known.set(vega, (made = { dataflow, functions: program.functions }));
  }
  return made;
}

/** A view of a program that is kept: Vega writes into the part that says which events it listens to, so it gets a copy. */
export function viewOf({ dataflow, functions }: ChartProgram, log: Logger): View {
  const { eventConfig } = dataflow as { eventConfig?: object };
  return createView({ dataflow: { ...dataflow, eventConfig: structuredClone(eventConfig) }, functions }, log);
}

/**
 * The text of a module that exports `charts`: the same objects, with their programs' functions as code, each once.
 * All else of them must be JSON.
 */
export function chartsModule(
  charts: Readonly<Record<string, Readonly<Record<string, { program: ChartProgram }>>>>,
): string {
  const places = new Map<string, number>();
  const placed = (made: ChartFunction): number => {
    const text = String(made);
    if (!places.has(text)) places.set(text, places.size);
    return places.get(text)!;
  };
  const data = JSON.stringify(charts, (_, value: unknown) =>
    typeof value === 'function' ? placed(value as ChartFunction) : value,
  );
  return [
    `const functions = [\n${[...places.keys()].join(',\n')}\n];`,
    `export const charts = JSON.parse(${JSON.stringify(data)});`,
    'for (const sizes of Object.values(charts))',
    '  for (const { program } of Object.values(sizes)) program.functions = program.functions.map((place) => functions[place]);',
  ].join('\n');
}
