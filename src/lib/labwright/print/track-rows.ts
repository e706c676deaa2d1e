/** What the rows of a table of tracks are called: two that would be called the same are told apart by their settings. Pure. */
import type { AnySimulation } from '../simulation/define.ts';
import {
  describeSetting,
  formatValue,
  type Parameter,
  type ParameterValue,
  settingParameters,
} from '../simulation/index.ts';

/** A row, as far as its name depends on it. */
export interface NamedRow {
  readonly label: string;
  /** The simulation in every track that has the row, the printed one first. */
  readonly simulations: readonly AnySimulation[];
  readonly at?: string;
}

/** A value as the controls of a simulation print it; what they are called may differ by track. */
function printed({ params }: AnySimulation, name: string, value: ParameterValue | undefined): string {
  const parameter = (params as Readonly<Record<string, Parameter>>)[name];
  return parameter === undefined || value === undefined ? '' : formatValue(parameter, value);
}

/** A setting's values of some parameters in words, as far as they are the same in every track. */
function settingWords({ simulations, at }: NamedRow, names: Iterable<string>): string {
  return [...names]
    .flatMap((name) => {
      const values = simulations.map((simulation) => settingParameters(simulation, at ?? 'default')[name]);
      const told = new Set(simulations.map((simulation, index) => printed(simulation, name, values[index])));
      return told.size === 1 && values[0] !== undefined
        ? [describeSetting(simulations[0]!, { [name]: values[0] })]
        : [];
    })
    .join(', ');
}

/** Parameters that are not the same at the settings of some rows. */
function differing(rows: readonly NamedRow[]): string[] {
  const values = rows.map(({ simulations, at }) => settingParameters(simulations[0]!, at ?? 'default'));
  return Object.keys(values[0]!).filter((name) => new Set(values.map((each) => each[name])).size > 1);
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The names of the rows: their labels, and where two are equal what is different about them. */
export function rowNames(rows: readonly NamedRow[]): string[] {
  return rows.map((row) => {
    const same = rows.filter(({ label, simulations }) => label === row.label && simulations.length > 0);
    if (same.length < 2 || row.simulations.length === 0) return row.label;
    const alike = same.every(({ simulations }) => simulations[0]!.title === row.simulations[0]!.title);
    const words = alike ? settingWords(row, differing(same)) : row.simulations[0]!.title;
    return words === '' ? row.label : `${row.label}: ${lower(words)}`;
  });
}

/** The setting that all rows are at, in words; none where it is the first, or another in each track. */
export function commonSetting(rows: readonly NamedRow[]): string {
  const [first] = rows;
  const of = (row: NamedRow): string => `${row.simulations[0]?.id} ${row.at}`;
  if (!first?.simulations[0] || first.at === undefined || rows.some((row) => of(row) !== of(first))) return '';
  return settingWords(first, Object.keys(first.simulations[0].settings[first.at] ?? {}));
}
