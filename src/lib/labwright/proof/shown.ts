/** What a reader sees of an instrument, and what a move of one control changes in it. */
import { enclosing, type Lab, type Use } from '../document/lab.ts';
import { datasetNames } from '../simulation/check-declarations.ts';
import type { Column, Output, Parameter } from '../simulation/declarations.ts';
import type { AnySimulation, Chart, DerivationStep } from '../simulation/define.ts';
import { evaluateAt, type Result, type Scalar } from '../simulation/evaluate.ts';

/** Names in a simulation that an instrument shows, one way or another. */
export interface Shown {
  readonly outputs: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  /** Columns of each dataset that is drawn or set as a table. */
  readonly datasets: ReadonlyMap<string, ReadonlySet<string>>;
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Names of outputs and states that a chart's sentence reads, at every named setting of the simulation. */
function readByFinding(simulation: AnySimulation, chart: string): Set<string> {
  const names = new Set<string>();
  const noting = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    new Proxy(values, {
      get(target, name) {
        if (typeof name === 'string') names.add(name);
        return target[String(name)];
      },
    });
  const { finding } = simulation.charts[chart] as unknown as { finding: (evidence: unknown) => string };
  for (const setting of ['default', ...Object.keys(simulation.settings)]) {
    const result = evaluateAt(simulation, setting);
    const say = (name: string): string => {
      names.add(name);
      return '';
    };
    finding({ ...result, outputs: noting(result.outputs), states: noting(result.states), say });
  }
  return names;
}

/** Names that may stand in the expressions of a chart, as signals. */
function readByChart(simulation: AnySimulation, chart: string): Set<string> {
  const { spec, narrow } = simulation.charts[chart] as unknown as Chart<never, never, never, never, never>;
  const text = JSON.stringify([spec, narrow]);
  const names = [...Object.keys(simulation.outputs), ...Object.keys(simulation.states)];
  return new Set(names.filter((name) => new RegExp(`\\b${name}\\b`).test(text)));
}

function readByDerivation(simulation: AnySimulation, output: string): string[] {
  const steps = (simulation.derivations as Readonly<Record<string, readonly DerivationStep[]>>)[output] ?? [];
  return [
    output,
    ...steps.flatMap(({ numbers }) => [...numbers.matchAll(/\\val\{(\w+)\}/g)].map((match) => match[1]!)),
  ];
}

/** Everything that the words inside an instrument show of its simulation. */
export function shownBy(instrument: Use, simulation: AnySimulation, lab: Lab): Shown {
  const names = new Set<string>();
  const datasets = new Map<string, Set<string>>();
  const add = (found: Iterable<string>): void => {
    for (const name of found) names.add(name);
  };
  const addDataset = (name: string, columns = Object.keys(simulation.datasets[name].columns)): void =>
    void datasets.set(name, new Set([...(datasets.get(name) ?? []), ...columns]));
  for (const { word, attributes, supplied } of lab.uses.filter((use) => enclosing(use, 'Instrument') === instrument)) {
    if (word === 'Readouts' || word === 'Decide') add(listOf(attributes['of']));
    if (word === 'When') add([String(attributes['state'] ?? attributes['not'])]);
    if (word === 'Value' && supplied['live'] !== undefined) add([String(supplied['name'])]);
    if (word === 'Derivation' && supplied['live'] !== undefined)
      add(readByDerivation(simulation, String(supplied['name'])));
    if (supplied['simulation'] !== simulation.id) continue;
    if (word === 'Table' && attributes['dataset'] !== undefined) {
      addDataset(String(attributes['dataset']), attributes['columns'] as string[] | undefined);
      add([String(attributes['highlight'] ?? '').split(':')[1] ?? '']);
    }
    if (word === 'Figure') {
      const chart = String(attributes['chart']);
      const declared = simulation.charts[chart] as unknown as Chart<never, never, never, never, Record<string, never>>;
      for (const name of [declared.table.dataset, ...datasetNames(declared.spec), ...datasetNames(declared.narrow)])
        addDataset(name);
      add(readByChart(simulation, chart));
      add(readByFinding(simulation, chart));
    }
  }
  return {
    outputs: new Set([...names].filter((name) => Object.hasOwn(simulation.outputs, name))),
    states: new Set([...names].filter((name) => Object.hasOwn(simulation.states, name))),
    datasets,
  };
}

export type Cell = Scalar | boolean;

/** Every shown value of a result, by where it stands. */
export function cellsOf(shown: Shown, { outputs, states, datasets }: Result): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const name of shown.outputs) cells.set(`output ${name}`, outputs[name] ?? null);
  for (const name of shown.states) cells.set(`state ${name}`, states[name] ?? null);
  for (const [name, columns] of shown.datasets) {
    for (const [index, row] of (datasets[name] ?? []).entries())
      for (const column of columns) cells.set(`${name}.${column} ${index}`, row[column] ?? null);
  }
  return cells;
}

/** A change of one shown value: its place, and by how much, where both ends are numbers. */
export interface Change {
  readonly cell: string;
  readonly by?: number;
}

/** What differs between two results of a move, without the echo of the moved parameter itself. */
export function changesBetween(shown: Shown, before: Result, after: Result, moving: string): Change[] {
  const [old, now] = [cellsOf(shown, before), cellsOf(shown, after)];
  const isEcho = (from: Cell | undefined, to: Cell | undefined): boolean =>
    from === before.parameters[moving] && to === after.parameters[moving];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((cell): Change[] => {
    const [from, to] = [old.get(cell), now.get(cell)];
    if (from === to || isEcho(from, to)) return [];
    return [typeof from === 'number' && typeof to === 'number' ? { cell, by: to - from } : { cell }];
  });
}

/**
 * Whether a change of this value may be no more than the price of the control itself: for a switch any number, for a
 * slider an amount of money.
 */
export function mayBePrice(simulation: AnySimulation, moving: Parameter, cell: string): boolean {
  if (moving.kind === 'boolean') return true;
  const [, name = ''] = cell.split(' ');
  const output = simulation.outputs[name] as Output | undefined;
  if (cell.startsWith('output ')) return output?.kind === 'money';
  const [dataset = '', column = ''] = cell.split(' ')[0]!.split('.');
  const declared = simulation.datasets[dataset]?.columns[column] as Column | undefined;
  return /[$€]/.test(declared?.unit ?? '');
}
