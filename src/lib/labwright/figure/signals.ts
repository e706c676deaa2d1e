/** Which names a chart's expressions use, and what each becomes: a signal that inputs set, or a constant. */
import { parseExpression } from 'vega-expression';
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError } from '../simulation/errors.ts';
import { constantValues } from '../simulation/evaluate.ts';
import { suggest } from '../simulation/nearest.ts';
import { isObject, visitStrings, type Json, type JsonObject } from './json.ts';

/** Signals that the page sets besides what the simulation says. */
export const readerSignals = ['guess', 'truth', 'guessText', 'truthText'] as const;
/** Names that Vega itself gives to expressions. */
const vegaNames = ['datum', 'event', 'item', 'parent', 'width', 'height'];
const expressionKeys = new Set(['expr', 'calculate', 'filter', 'test', 'labelExpr', 'signal', 'update']);

export interface ChartSignals {
  /** Set by `chartInputs` on every update, in the order of their names. */
  readonly live: readonly string[];
  /** Fixed at build: constants of the simulation, and `labels`. */
  readonly fixed: Readonly<Record<string, Json>>;
}

/** Identifiers of an expression, without property names and function names. */
function identifiers(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) return node.forEach((child) => identifiers(child, found));
  if (typeof node !== 'object' || node === null) return;
  const { type, name, computed } = node as { type?: string; name?: string; computed?: boolean };
  if (type === 'Identifier' && name !== undefined) found.add(name);
  for (const [key, child] of Object.entries(node)) {
    const named =
      (type === 'MemberExpression' && key === 'property' && !computed) || (type === 'Property' && key === 'key');
    const called = type === 'CallExpression' && key === 'callee' && (child as { type?: string }).type === 'Identifier';
    if (!named && !called) identifiers(child, found);
  }
}

/** Names used in one expression. @throws LabwrightError `chart/expression` when it cannot be read. */
export function namesIn(expression: string, chart: string): Set<string> {
  const found = new Set<string>();
  try {
    identifiers(parseExpression(expression), found);
  } catch {
    throw new LabwrightError({
      rule: 'chart/expression',
      wrong: `${chart} has the expression "${expression}", which Vega cannot read.`,
      instead: 'Write a Vega expression, such as "datum.week <= week".',
    });
  }
  return found;
}

/** Every expression in a spec. */
export function expressionsIn(spec: unknown): string[] {
  const found: string[] = [];
  visitStrings(spec, (text, path) => {
    if (expressionKeys.has(path.at(-1) ?? '')) found.push(text);
  });
  return found;
}

/** Labels of columns, outputs and parameters by name: `labels[datum.feature]` in an expression. */
function labelsOf(simulation: AnySimulation): Readonly<Record<string, string>> {
  const columns = Object.values(simulation.datasets as Record<string, { columns: object }>).map(
    ({ columns }) => columns,
  );
  const declared = Object.assign({}, simulation.params, simulation.outputs, ...columns) as Record<
    string,
    { label: string }
  >;
  return Object.fromEntries(Object.entries(declared).map(([name, { label }]) => [name, label]));
}

/**
 * The signals that a spec mentions.
 * @throws LabwrightError `chart/name` for a name that is neither the simulation's nor Vega's.
 */
export function signalsOf(simulation: AnySimulation, spec: JsonObject, chart: string): ChartSignals {
  const live = new Set<string>();
  const fixed: Record<string, Json> = {};
  const constants = constantValues(simulation);
  const own = Array.isArray(spec.params) ? spec.params.flatMap((param) => (isObject(param) ? [param.name] : [])) : [];
  const changing = [...Object.keys(simulation.params), ...Object.keys(simulation.outputs), ...readerSignals];
  for (const expression of expressionsIn(spec)) {
    for (const name of namesIn(expression, chart)) {
      if (vegaNames.includes(name) || own.includes(name)) continue;
      if (changing.includes(name)) live.add(name);
      else if (Object.hasOwn(constants, name)) fixed[name] = constants[name]!;
      else if (name === 'labels') fixed[name] = labelsOf(simulation);
      else {
        throw new LabwrightError({
          rule: 'chart/name',
          wrong: `${chart} uses "${name}" in the expression "${expression}", which is no parameter, constant or output.`,
          instead: suggest(name, [
            ...Object.keys(simulation.params),
            ...Object.keys(constants),
            ...Object.keys(simulation.outputs),
          ]),
        });
      }
    }
  }
  return { live: [...live].sort(), fixed };
}
