/** What components need while they render: the medium, simulations by id, and each result computed once. */
import { localised, simulations } from 'virtual:labwright/simulations';
import { languageOf, type Rendered } from '../language/site.ts';
import type { AnySimulation, Column, ParameterValue, Row } from '../simulation/index.ts';
import { formatValue, settingParameters } from '../simulation/index.ts';

export { resultAt } from '../simulation/results.ts';

/** `web` unless the print route says otherwise. */
export function mediumOf(locals: App.Locals): 'web' | 'print' {
  return locals.labwright?.medium ?? 'web';
}

/** A simulation that the document pass has already found, in the language of the page. */
export function simulationOf(id: string, rendered: Rendered): AnySimulation {
  const simulation = (localised.get(languageOf(rendered)) ?? simulations).get(id);
  if (!simulation) throw new Error(`simulation ${id} was resolved by the document pass, but is not in the registry`);
  return simulation;
}

/** The parameters in which a setting differs from the defaults. */
export function differences(simulation: AnySimulation, setting: string): Readonly<Record<string, ParameterValue>> {
  const own = simulation.settings[setting] as Readonly<Record<string, ParameterValue>> | undefined;
  const all = settingParameters(simulation, setting);
  return own ? Object.fromEntries(Object.keys(own).map((name) => [name, all[name]!])) : {};
}

/** Columns of a dataset, all or the named ones, with their declarations. */
export function columnsOf(simulation: AnySimulation, dataset: string, names?: readonly string[]): [string, Column][] {
  const columns = simulation.datasets[dataset].columns as Record<string, Column>;
  return (names ?? Object.keys(columns)).map((name) => [name, columns[name]!]);
}

/** One row as printed cells. */
export function cellsOf(columns: readonly [string, Column][], row: Row): string[] {
  return columns.map(([name, column]) => formatValue(column, row[name] ?? null, { bare: true }));
}
