/** Whether the simulations of translated labs say all that they say in the language too. */
import { phrasesFile } from '../document/languages.ts';
import type { HandbookLanguage } from '../document/languages.ts';
import { compileChart } from '../figure/compile.ts';
import { chartInputs } from '../figure/data.ts';
import { feedView } from '../figure/feed.ts';
import { createView } from '../figure/runtime.ts';
import { isUnknownUnit } from '../language/units.ts';
import type { Column, Parameter } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { evaluate, type Result } from '../simulation/evaluate.ts';
import { findingOf } from '../simulation/finding.ts';
import { localizedBy } from '../simulation/localize.ts';
import { nearest } from '../simulation/nearest.ts';
import { settingParameters } from '../simulation/parameters.ts';
import { hasWords, phraseOf } from '../simulation/phrases.ts';
import { nameOfAll } from '../simulation/tracks.ts';
import { alone, type Point } from './candidates.ts';

const heard = new WeakMap<AnySimulation, ReadonlySet<string>>();

/** What a simulation says, as far as the proof has heard it: at its settings, and with each parameter moved from there. */
export function phrasesSaid(simulation: AnySimulation): ReadonlySet<string> {
  const known = heard.get(simulation) ?? listenTo(simulation);
  heard.set(simulation, known);
  return known;
}

function listenTo(simulation: AnySimulation): Set<string> {
  const said = new Set<string>();
  const listener = localizedBy(simulation, {
    token: `proof/${simulation.id}`,
    language: 'en',
    say: (text) => {
      const { phrase } = phraseOf(text);
      if (hasWords(phrase)) said.add(phrase);
      return text;
    },
  });
  const params = listener.params as Readonly<Record<string, Parameter>>;
  const settings = ['default', ...Object.keys(listener.settings)].map((name): Point =>
    settingParameters(listener, name),
  );
  const points = [...settings, ...settings.flatMap((from) => [...alone(params, from)])];
  const results = new Map(points.map((point) => [JSON.stringify(point), evaluate(listener, point)]));
  for (const result of results.values()) listen(listener, result);
  const drawn = new Map(settings.map((point) => [JSON.stringify(point), evaluate(listener, point)]));
  for (const name of Object.keys(listener.charts)) drawInto(listener, name, [...drawn.values()]);
  return said;
}

/** Says what a result is told in: findings, and the cells of its tables. */
function listen(simulation: AnySimulation, result: Result): void {
  for (const name of Object.keys(simulation.charts)) findingOf(simulation, name, result);
  for (const [name, dataset] of Object.entries(
    simulation.datasets as Readonly<Record<string, { columns: Readonly<Record<string, Column>> }>>,
  ))
    for (const [column, { translate }] of Object.entries(dataset.columns))
      if (translate) for (const row of result.datasets[name]!) translate(String(row[column] ?? ''));
}

/** Draws a chart, for the texts that it draws. */
function drawInto(simulation: AnySimulation, name: string, results: readonly Result[]): void {
  for (const variant of ['wide', 'narrow'] as const) {
    const compiled = compileChart(simulation, name, variant);
    const view = createView(compiled.program, () => undefined);
    for (const result of results) {
      feedView(view, chartInputs(compiled, result));
      view.run();
    }
    view.finalize();
  }
}

/** Units of everything that a simulation declares. */
function unitsOf({ params, constants, outputs, datasets }: AnySimulation): string[] {
  const columns = Object.values(datasets as Readonly<Record<string, { columns: object }>>).map((each) => each.columns);
  const declared = [params, constants, outputs, ...columns].flatMap((table) => Object.values(table as object));
  return declared.flatMap(
    ({ unit }: { unit?: string }) => unit?.split(/[/*]/).map((name) => name.replace(/\^.*/, '')) ?? [],
  );
}

const placeOf = (folder: string, simulation: string): Place => ({ file: phrasesFile(folder, simulation) });

/** `translation/phrase` and `translation/unit`: what a simulation says and nobody has said in the language. */
export function phraseProblems(simulation: AnySimulation, folder: string, spoken: HandbookLanguage): Problem[] {
  const { language, phrases } = spoken;
  const own = phrases[nameOfAll(simulation.id)] ?? {};
  const place = placeOf(folder, nameOfAll(simulation.id));
  const missing = [...phrasesSaid(simulation)].filter((phrase) => own[phrase] === undefined);
  const named = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  const different = Object.entries(own).filter(
    ([phrase, text]) => JSON.stringify(named(phrase)) !== JSON.stringify(named(text)),
  );
  const unknown = [...new Set(unitsOf(simulation))].filter((unit) => isUnknownUnit(unit, language));
  return [
    ...missing.map((phrase) => ({
      rule: 'translation/phrase',
      wrong: `"${simulation.id}" says "${phrase}", and nothing says it in ${language}.`,
      instead: `Add a line to ${place.file}: ${JSON.stringify(phrase)}: …`,
      place,
    })),
    ...different.map(([phrase, text]) => ({
      rule: 'translation/phrase',
      wrong: `"${phrase}" is "${text}" in ${language}, with other values in it.`,
      instead: `Keep ${named(phrase).join(' and ') || 'it without a value'}, each once, wherever the sentence needs it.`,
      place,
    })),
    ...unknown.map((unit) => ({
      rule: 'translation/unit',
      wrong: `"${simulation.id}" counts in "${unit}", which has no word in ${language}.`,
      instead: 'Add it to language/units.ts of the generator, or count in a unit that is there.',
      place,
    })),
  ];
}

/** Phrases that the proof has not heard: perhaps of a state that it has not met, perhaps of an earlier edition. */
export function phraseWarnings(simulation: AnySimulation, folder: string, { phrases }: HandbookLanguage): Problem[] {
  const said = phrasesSaid(simulation);
  return Object.keys(phrases[nameOfAll(simulation.id)] ?? {})
    .filter((phrase) => !said.has(phrase))
    .map((phrase) => {
      const close = nearest(phrase, said);
      return {
        rule: 'translation/phrase',
        wrong: `"${simulation.id}" was never heard to say "${phrase}".`,
        instead: close ? `Is it "${close}"?` : 'Take it out, if nothing says it any more.',
        place: placeOf(folder, nameOfAll(simulation.id)),
      };
    });
}
