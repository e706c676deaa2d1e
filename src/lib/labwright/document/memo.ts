/** Ties a memo to the decisions that it lays out as evidence, and finds those that do not exist. Pure. */
import type { Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { decisionsOf } from './carried.ts';
import { enclosing, type Lab, type Use } from './lab.ts';

/** A decision as the memo's component takes it: names alone, for values and words are the component's matter. */
export interface MemoEntry {
  /** The name its entries have. */
  readonly name: string;
  /** Where it is decided on the page. */
  readonly anchor: string;
  readonly simulation: string;
  /** The instrument's heading; its simulation's, when left out. */
  readonly title: string;
  readonly option?: string;
  /** The setting at which its instrument opens. */
  readonly at: string;
  readonly fields: readonly string[];
  /** What else the reader can set there. */
  readonly controls: readonly string[];
  /** The prediction that seals its instrument, as the ledger names it. */
  readonly question?: string;
}

/** The entries of one `Decide`: several, where one is kept for each option. */
function entriesOf(decide: string, lab: Lab): MemoEntry[] {
  return [...decisionsOf(lab)].flatMap(([name, { use, simulation, fields, option }]): MemoEntry[] => {
    if (use.attributes['id'] !== decide) return [];
    const instrument = enclosing(use, 'Instrument')!;
    const sealing = enclosing(use, 'Reveal')?.supplied['name'];
    const controls = (instrument.supplied['controls'] ?? []) as readonly string[];
    return [
      {
        name,
        anchor: decide,
        simulation: simulation.id,
        title: String(instrument.attributes['title'] ?? simulation.title),
        ...(option === undefined ? {} : { option }),
        at: String(instrument.attributes['at'] ?? 'default'),
        fields,
        controls: controls.filter((control) => !fields.includes(control) && control !== use.attributes['per']),
        ...(typeof sealing === 'string' ? { question: sealing } : {}),
      },
    ];
  });
}

function resolveMemo(use: Use, lab: Lab, asked: readonly string[]): Problem[] {
  const names = use.attributes['of'] as readonly string[];
  use.supplied['decisions'] = names.flatMap((name) => entriesOf(name, lab));
  return names
    .filter((name) => !asked.includes(name))
    .map((name) => ({
      rule: 'carried/unknown',
      wrong: `The memo "${String(use.attributes['id'])}" lays out "${name}", which this lab does not ask to decide.`,
      instead: suggest(name, asked),
      place: use.place,
    }));
}

/** Resolves every memo of a lab whose other words are resolved: fills `supplied`, returns what is wrong. */
export function resolveMemos(lab: Lab): Problem[] {
  const asked = [...new Set([...decisionsOf(lab).values()].map(({ use }) => String(use.attributes['id'])))];
  return lab.uses.filter(({ word, valid }) => word === 'Memo' && valid).flatMap((use) => resolveMemo(use, lab, asked));
}
