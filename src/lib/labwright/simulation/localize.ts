/**
 * A simulation as readers of another language meet it: the same parameters, the same run, the same numbers; other words, and
 * numbers as that language prints them. Values, names and settings stay what they are, so that a ledger, an address and a
 * claim mean the same in every language. Pure but for the register of drawn texts.
 */
import { switchWords, unitTextsIn } from '../language/units.ts';
import type { AnySimulation, Chart, DerivationStep } from './define.ts';
import { type Phrases, phraseSay } from './phrases.ts';

/** What says the texts of one simulation in one language. */
export interface LocalTexts {
  /** Name under which the texts that its charts draw are said. */
  readonly token: string;
  readonly language: string;
  say(text: string): string;
}

type Fields = Readonly<Record<string, unknown>>;
type Table = Readonly<Record<string, Fields>>;

/** One table for the process: a build has copies of these modules, and Vega has one table of functions. */
const drawn = ((globalThis as Record<symbol, unknown>)[Symbol.for('labwright.drawn-texts')] ??= new Map()) as Map<
  string,
  (text: string) => string
>;
const local = new WeakMap<AnySimulation, LocalTexts>();

/** How a simulation says its texts; undefined for one that speaks English. */
export const localTextsOf = (simulation: AnySimulation): LocalTexts | undefined => local.get(simulation);

/** What a chart draws, in the language under this token. */
export const drawnText = (token: string, text: unknown): string => drawn.get(token)?.(String(text)) ?? String(text);

const mapped = (table: Table, change: (fields: Fields, name: string) => Fields): Table =>
  Object.fromEntries(Object.entries(table).map(([name, fields]) => [name, change(fields, name)]));

/** Words inside a formula: `\text{line}`. */
const wordsInTex = (tex: string, say: (text: string) => string): string =>
  tex.replace(/\\text\{([^{}]*)\}/g, (_, words: string) => `\\text{${say(words)}}`);

/** Fields of a declaration that a reader reads. */
const spoken = ['label', 'note', 'none', 'source', 'remedy', 'title', 'because'] as const;

function localTexts({ say, language }: LocalTexts): (fields: Fields) => Fields {
  return (fields) => {
    const texts = spoken.flatMap((name) => (typeof fields[name] === 'string' ? [[name, say(fields[name])]] : []));
    const { unit, words, options, formula, kind } = fields as {
      formula?: unknown;
      kind?: unknown;
      unit?: string;
      words?: string[];
      options?: Table;
    };
    const told: Record<string, unknown> = { ...fields, ...Object.fromEntries(texts), locale: language };
    if (unit && unit !== '%' && unit !== '1') told['unitText'] = unitTextsIn(unit, language);
    if (words) told['spoken'] = Object.fromEntries(words.map((word) => [word, say(word)]));
    if (kind === 'boolean') told['spoken'] = switchWords(language);
    if (typeof formula === 'string') told['formula'] = wordsInTex(formula, say);
    if (options) told['options'] = mapped(options, localTexts({ say, language, token: '' }));
    return told;
  };
}

/** A text column prints its cells in the language; the rows themselves stay, for charts and conditions. */
function localColumn(texts: LocalTexts): (column: Fields) => Fields {
  const told = localTexts(texts);
  return (column) => (column['kind'] === 'text' ? { ...told(column), translate: texts.say } : told(column));
}

type AnyChart = Chart<never, never, never, never, never>;

/** The finding in the language: the English sentence, with a name for each value that it says, is the phrase. */
function localFinding(finding: AnyChart['finding'], say: (text: string) => string): AnyChart['finding'] {
  return (evidence) => {
    const { say: valueOf } = evidence as { say: (name: string) => string };
    const told = finding({ ...(evidence as object), say: (name: string) => `{${name}}` } as never);
    return say(told).replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name));
  };
}

/** A simulation that says its texts by `texts`. */
export function localizedBy(simulation: AnySimulation, texts: LocalTexts): AnySimulation {
  const told = localTexts(texts);
  const { say } = texts;
  const localised = {
    ...simulation,
    title: say(simulation.title),
    params: mapped(simulation.params as Table, told),
    constants: mapped(simulation.constants as Table, told),
    outputs: mapped(simulation.outputs as Table, told),
    states: mapped(simulation.states as Table, told),
    datasets: mapped(simulation.datasets as Table, (dataset) => ({
      ...dataset,
      columns: mapped(dataset['columns'] as Table, localColumn(texts)),
    })),
    charts: mapped(simulation.charts as unknown as Table, (chart) => ({
      ...chart,
      title: say(String(chart['title'])),
      finding: localFinding(chart['finding'] as AnyChart['finding'], say),
    })),
    derivations: Object.fromEntries(
      Object.entries(simulation.derivations as Readonly<Record<string, readonly DerivationStep[]>>).map(
        ([name, steps]) => [
          name,
          steps.map((step) => ({
            ...step,
            symbols: wordsInTex(step.symbols, say),
            numbers: wordsInTex(step.numbers, say),
            ...(step.because === undefined ? {} : { because: say(step.because) }),
          })),
        ],
      ),
    ),
  } as unknown as AnySimulation;
  local.set(localised, texts);
  drawn.set(texts.token, say);
  return localised;
}

/** A simulation in another language. @param token Differs with the simulation, the language and the phrases. */
export function localize(simulation: AnySimulation, phrases: Phrases, language: string, token: string): AnySimulation {
  return localizedBy(simulation, { token, language, say: phraseSay(phrases, language) });
}
