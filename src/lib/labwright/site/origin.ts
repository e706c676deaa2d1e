/** What a provenance panel says of a number: the words, not the markup. */
import { bibliography } from 'virtual:labwright/bibliography';
import { versions } from 'virtual:labwright/versions';
import { sourceText } from '../citation/source-text.ts';
import type { Say } from '../language/texts.ts';
import type { Fact } from '../document/handbook.ts';
import type { Given } from '../document/lab.ts';
import type { Constant, Output, Parameter } from '../simulation/declarations.ts';
import { inputsOf } from '../simulation/dependence.ts';
import { type AnySimulation, declarationOf, formatValue, nameOfAll, say as sayValue } from '../simulation/index.ts';
import { resultAt } from './render.ts';

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

const statusTexts = {
  measured: 'origin.status-measured',
  datasheet: 'origin.status-datasheet',
  'rule of thumb': 'origin.status-rule',
} as const;

/** A sourced constant of facts.yaml. */
export function originOfFact({ label, status, source, verified }: Fact, say: Say): Origin {
  const sources = [say('origin.source', { source }), say('origin.checked', { day: verified })];
  return { label, note: say(statusTexts[status]), groups: [], sources };
}

/** A number that the lab's frontmatter declares. */
export function originOfGiven({ label }: Given, say: Say): Origin {
  return { label, note: say('origin.given-lab'), groups: [], sources: [] };
}

/** Constants of the scenario and of the world; conversions by definition explain nothing. */
function givensAmong(simulation: AnySimulation, names: readonly string[]): [string, Constant][] {
  const constants = simulation.constants as Readonly<Record<string, Constant>>;
  return names.flatMap((name): [string, Constant][] =>
    constants[name] && constants[name].kind !== 'definition' ? [[name, constants[name]]] : [],
  );
}

function sentenceOf(name: string | undefined, setting: string, live: boolean, say: Say): string {
  const what = say(name === undefined ? 'origin.computed-all' : 'origin.computed');
  if (live) return say('origin.at-controls', { what });
  return setting === 'default' ? say('origin.at-defaults', { what }) : say('origin.at', { what, setting });
}

function kindSentence(declared: Parameter | Constant, say: Say): string {
  return say('value' in declared ? `origin.${declared.kind}` : 'origin.input');
}

/**
 * A parameter, constant or output of a simulation at a setting; without a name, everything the run says.
 * Only inputs are given with their values: an output may be what a question asks for.
 */
export function originOfValue(
  simulation: AnySimulation,
  name: string | undefined,
  at: string | undefined,
  live: boolean,
  withheld: readonly string[],
  say: Say,
): Origin {
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
      title: say(live ? 'origin.controls' : 'origin.settings'),
      inputs: settings.map((input) => ({
        label: parameters[input]!.label,
        symbol: parameters[input]!.symbol,
        text: sayValue(simulation, result, input),
        live: live ? input : undefined,
      })),
    },
    {
      title: say('origin.given-head'),
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
    ...(source ? [say('origin.source', { source })] : []),
    ...givens.flatMap(([, { label, source: from }]) => (from ? [`${label}: ${from}`] : [])),
    // What a track brings along comes from where its option says.
    ...settings.flatMap((input) => {
      const from = (parameters[input] as { source?: string }).source;
      return from ? [say('origin.track', { source: from })] : [];
    }),
  ];
  const kind = declared && !isOutput ? kindSentence(declared as Parameter | Constant, say) : undefined;
  return {
    label: declared?.label ?? simulation.title,
    symbol: declared?.symbol,
    note: [declared?.note, kind].filter(Boolean).join(' ') || undefined,
    formula: own?.formula,
    groups,
    sources: [...new Set(sources)].map((cited) => sourceText(cited, bibliography).text),
    withheld: all.some((group) => !group.inputs.every(isTold)),
    computedBy: {
      sentence: kind ? '' : sentenceOf(name, setting, live, say),
      id: simulation.id,
      version: versions[nameOfAll(simulation.id)] ?? '',
    },
  };
}
