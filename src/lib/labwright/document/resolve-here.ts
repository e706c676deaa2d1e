/** One use of a word while it is resolved: where it stands, and what it may name there. */
import type { AnySimulation } from '../simulation/define.ts';
import { suggest } from '../simulation/nearest.ts';
import type { Report } from './attributes.ts';
import { enclosing, type Lab, type Use } from './lab.ts';

/** Kinds of names inside a simulation, and where each is declared. */
const groups = {
  setting: 'settings',
  parameter: 'params',
  output: 'outputs',
  state: 'states',
  chart: 'charts',
  dataset: 'datasets',
} as const;
export type NameKind = keyof typeof groups | 'value';

function namesOf(simulation: AnySimulation, kind: NameKind): string[] {
  if (kind === 'value')
    return [
      ...Object.keys(simulation.outputs),
      ...Object.keys(simulation.params),
      ...Object.keys(simulation.constants),
    ];
  const names = Object.keys(simulation[groups[kind]]);
  return kind === 'setting' ? ['default', ...names] : names;
}

/** Checks a name of a simulation, reporting the nearest valid one when it does not exist. */
export function checkName(simulation: AnySimulation, kind: NameKind, name: unknown, report: Report): boolean {
  if (name === undefined) return true;
  const valid = namesOf(simulation, kind);
  if (valid.includes(String(name))) return true;
  const label = kind === 'value' ? 'output, parameter or constant' : kind;
  report(`${kind}/unknown`, `"${simulation.id}" has no ${label} "${String(name)}".`, suggest(String(name), valid));
  return false;
}

/** What may be a list of names. */
export function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}

/** The setting that an instrument stands at first, and the one that print takes its numbers from. */
export function settingsOf(instrument: Use): { at: string; printAt: string } {
  const at = (instrument.attributes['at'] as string | undefined) ?? 'default';
  return { at, printAt: listOf(instrument.attributes['print']).at(-1) ?? at };
}

/** What the uses of a lab name of one another. */
export interface Named {
  readonly predictions: ReadonlyMap<string, Use>;
  readonly instruments: ReadonlyMap<string, Use>;
  /** Uses of each term so far. */
  readonly terms: Map<string, number>;
}

const byId = (lab: Lab, word: string): Map<string, Use> =>
  new Map(lab.uses.filter((use) => use.word === word).map((use) => [String(use.attributes['id']), use]));

export function namedIn(lab: Lab): Named {
  return { predictions: byId(lab, 'Predict'), instruments: byId(lab, 'Instrument'), terms: new Map() };
}

export class Here {
  readonly lab: Lab;
  readonly use: Use;
  readonly named: Named;
  /** The instrument around it. */
  readonly instrument: Use | undefined;

  constructor(lab: Lab, use: Use, named: Named) {
    this.lab = lab;
    this.use = use;
    this.named = named;
    this.instrument = use.word === 'Instrument' ? undefined : enclosing(use, 'Instrument');
  }

  readonly report: Report = (rule, wrong, instead) =>
    void this.lab.problems.push({ rule, wrong, instead, place: this.use.place });

  /** A simulation by its id; says so where there is none. */
  simulation(id: unknown): AnySimulation | undefined {
    const { simulations } = this.lab.context;
    const simulation = simulations.get(String(id));
    if (!simulation)
      this.report(
        'simulation/unknown',
        `There is no simulation "${String(id)}".`,
        suggest(String(id), simulations.keys()),
      );
    return simulation;
  }

  /** The simulation of an instrument, whose own use tells where there is none. */
  simulationOf(instrument: Use | undefined): AnySimulation | undefined {
    return instrument && this.lab.context.simulations.get(String(instrument.attributes['of']));
  }

  /** `of` as a simulation: given, else the instrument's. */
  ownSimulation(): AnySimulation | undefined {
    const { word, attributes } = this.use;
    if (attributes['of'] !== undefined) return this.simulation(attributes['of']);
    if (this.instrument) return this.simulationOf(this.instrument);
    this.report(
      'word/attribute',
      `<${word}> stands outside an <Instrument> and names no simulation.`,
      'Add of="simulation-id".',
    );
    return undefined;
  }

  /** Gives the word its simulation, and the instrument and settings around it. */
  inherit(simulation: AnySimulation): void {
    const { word, attributes, supplied } = this.use;
    supplied['simulation'] = simulation.id;
    if (!this.instrument) return;
    const own = settingsOf(this.instrument);
    Object.assign(supplied, {
      instrument: this.instrument.attributes['id'],
      at: attributes['at'] ?? own.at,
      printAt: own.printAt,
    });
    if (word === 'Figure' || word === 'Readouts')
      supplied['print'] = attributes['print'] ?? this.instrument.attributes['print'];
  }

  /** Checks a name of a simulation, reporting the nearest valid one when it does not exist. */
  check(simulation: AnySimulation, kind: NameKind, name: unknown): boolean {
    return checkName(simulation, kind, name, this.report);
  }
}
