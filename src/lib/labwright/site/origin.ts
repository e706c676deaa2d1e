/** What a provenance panel says of a number: the words, not the markup. */
import { bibliography } from 'virtual:labwright/bibliography';
import { versions } from 'virtual:labwright/versions';
import { sourceText } from '../citation/source-text.ts';
import type { Fact } from '../document/handbook.ts';
import type { Given } from '../document/lab.ts';
import type { Constant, Output, Parameter } from '../simulation/declarations.ts';
import { inputsOf } from '../simulation/dependence.ts';
import { type AnySimulation, declarationOf, formatValue, say } from '../simulation/index.ts';
import { resultAt, simulationOf } from './render.ts';

export interface OriginInput {
  readonly label: string;
  readonly symbol?: string;
  readonly text: string;
  /** Name by which a moved control rewrites the text. */
  readonly live?: string;
}

export interface Origin {
  readonly label: string;
  readonly symbol?: string;
  readonly note?: string;
  /** TeX. */
  readonly formula?: string;
  readonly groups: readonly { readonly title: string; readonly inputs: readonly OriginInput[] }[];
  readonly sources: readonly string[];
  /** An input is not told, because it would answer a question. */
  readonly withheld?: boolean;
  readonly computedBy?: { readonly sentence: string; readonly id: string; readonly version: string };
}

const statusWords: Readonly<Record<Fact['status'], string>> = {
  measured: 'Measured.',
  datasheet: 'Published by whoever sets the number.',
  'rule of thumb': 'A rule of thumb.',
};

/** A sourced constant of facts.yaml. */
export function originOfFact({ label, status, source, verified }: Fact): Origin {
  return { label, note: statusWords[status], groups: [], sources: [`Source: ${source}`, `Last checked ${verified}.`] };
}

/** A number that the lab's frontmatter declares. */
export function originOfGiven({ label }: Given): Origin {
  return { label, note: 'Given by the story of this lab.', groups: [], sources: [] };
}

/** Constants of the scenario and of the world; conversions by definition explain nothing. */
function givensAmong(simulation: AnySimulation, names: readonly string[]): [string, Constant][] {
  const constants = simulation.constants as Readonly<Record<string, Constant>>;
  return names.flatMap((name): [string, Constant][] =>
    constants[name] && constants[name].kind !== 'definition' ? [[name, constants[name]]] : [],
  );
}

function sentenceOf(name: string | undefined, at: string, live: boolean): string {
  const what = name === undefined ? 'These numbers are computed' : 'Computed';
  if (live) return `${what} where the controls stand.`;
  return at === 'default' ? `${what} at the defaults.` : `${what} at the setting \u201c${at}\u201d.`;
}

function kindSentence(declared: Parameter | Constant): string | undefined {
  if ('value' in declared)
    return { given: 'Given by the scenario.', fact: 'A number of the world outside.', definition: 'By definition.' }[
      declared.kind
    ];
  return 'An input of the model: a control or a setting decides it.';
}

/**
 * A parameter, constant or output of a simulation at a setting; without a name, everything the run says.
 * Only inputs are given with their values: an output may be what a question asks for.
 */
export function originOfValue(
  id: string,
  name: string | undefined,
  at: string | undefined,
  live: boolean,
  withheld: readonly string[],
): Origin {
  const simulation = simulationOf(id);
  const setting = at ?? 'default';
  const result = resultAt(simulation, setting);
  const isTold = ({ text }: OriginInput): boolean => !withheld.includes(text);
  const parameters = simulation.params as Readonly<Record<string, Parameter>>;
  const declared = name === undefined ? undefined : declarationOf(simulation, name);
  const isOutput = name !== undefined && Object.hasOwn(simulation.outputs, name);
  const inputs = isOutput
    ? inputsOf(simulation)[name]!
    : name === undefined
      ? [...Object.keys(parameters), ...Object.keys(simulation.constants)]
      : [];
  const settings = inputs.filter((input) => Object.hasOwn(parameters, input));
  const givens = givensAmong(simulation, inputs);
  const all = [
    {
      title: live ? 'Where the controls stand' : 'At these settings',
      inputs: settings.map((input) => ({
        label: parameters[input]!.label,
        symbol: parameters[input]!.symbol,
        text: say(simulation, result, input),
        live: live ? input : undefined,
      })),
    },
    {
      title: 'Given',
      inputs: givens.map(([, constant]) => ({
        label: constant.label,
        symbol: constant.symbol,
        text: formatValue(constant, constant.value),
      })),
    },
  ];
  const groups = all
    .map(({ title, inputs: some }) => ({ title, inputs: some.filter(isTold) }))
    .filter((group) => group.inputs.length > 0);
  const own = isOutput ? (declared as Output & { formula?: string; source?: string }) : undefined;
  const source = own?.source ?? (declared as Constant | undefined)?.source;
  const sources = [
    ...(source ? [`Source: ${source}`] : []),
    ...givens.flatMap(([, { label, source: from }]) => (from ? [`${label}: ${from}`] : [])),
  ];
  const kind = declared && !isOutput ? kindSentence(declared as Parameter | Constant) : undefined;
  return {
    label: declared?.label ?? simulation.title,
    symbol: declared?.symbol,
    note: [declared?.note, kind].filter(Boolean).join(' ') || undefined,
    formula: own?.formula,
    groups,
    sources: [...new Set(sources)].map((cited) => sourceText(cited, bibliography).text),
    withheld: all.some((group) => !group.inputs.every(isTold)),
    computedBy: { sentence: kind ? '' : sentenceOf(name, setting, live), id, version: versions[id] ?? '' },
  };
}
