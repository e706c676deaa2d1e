/** Citations of a chapter: what it cites, in which order, and what is cited without being there. Pure. */
import { type Bibliography, citationLabel, listOrder, plainLabel } from '../citation/bibliography.ts';
import { citedIn } from '../citation/source-text.ts';
import { type Citation, citationsIn } from '../citation/syntax.ts';
import type { Works } from '../citation/work.ts';
import type { Constant, Output, Parameter } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { nearest } from '../simulation/nearest.ts';
import { declarationOf } from '../simulation/format.ts';
import { type Fact, factsFile, referencesFile } from './handbook.ts';
import { type Lab, placeInside, type Use } from './lab.ts';

/** `cite/unresolved` for one key. */
export function unresolvedCitation(source: string, key: string, works: Works, place: Place): Problem {
  const close = nearest(key, Object.keys(works));
  const written = source.length > 60 ? `@${key}` : source;
  return {
    rule: 'cite/unresolved',
    wrong: `The citation "${written}" names no work "${key}".`,
    instead: `${close ? `Write "@${close}", add` : 'Add'} the work to ${referencesFile}, or write as code an "@" that cites nothing.`,
    place,
  };
}

/** The source that a word's number carries, where it has one: of the output, parameter or constant it names. */
function sourceOf(use: Use, simulations: ReadonlyMap<string, AnySimulation>): string | undefined {
  const simulation = simulations.get(String(use.supplied['simulation']));
  const name = use.supplied['name'];
  const declared = simulation && name !== undefined ? declarationOf(simulation, String(name)) : undefined;
  return declared && 'source' in declared ? declared.source : undefined;
}

/** Text of a word's own that may cite: where a fact, a value or an asserted key comes from; what a term means. */
function sourcesOf(use: Use, lab: Lab): string[] {
  const { attributes } = use;
  if (use.word === 'Term') return [lab.context.glossary?.[String(attributes['id'])]?.definition ?? []].flat();
  if (use.word === 'Reflect') return typeof attributes['source'] === 'string' ? [attributes['source']] : [];
  const source =
    use.word === 'Fact'
      ? lab.context.facts[String(attributes['id'])]?.source
      : use.word === 'Value' || use.word === 'Derivation'
        ? sourceOf(use, lab.context.simulations)
        : undefined;
  return source === undefined ? [] : [source];
}

/** Keys that a lab cites, in the order of their first mention: in its words, and behind its numbers. */
export function mentionedIn(lab: Lab): string[] {
  const mentions = [
    ...lab.citing.flatMap(({ node, citations }) =>
      citations.flatMap(({ works, from }) =>
        works.map(({ key }) => ({ key, at: (node.position?.start.offset ?? 0) + from })),
      ),
    ),
    ...lab.uses.flatMap((use) =>
      sourcesOf(use, lab)
        .flatMap(citedIn)
        .map((key) => ({ key, at: use.node.position?.start.offset ?? 0 })),
    ),
  ];
  return [...new Set(mentions.sort((a, b) => a.at - b.at).map(({ key }) => key))];
}

/** `cite/unresolved` in the words of a chapter and in the sources of its questions. */
export function citationProblems(lab: Lab, works: Works): Problem[] {
  const { file } = lab.context;
  const inText = lab.citing.flatMap(({ node, citations }) =>
    citations.flatMap(({ source, works: cited }) =>
      cited
        .filter(({ key }) => !(key in works))
        .map(({ key, at }) => unresolvedCitation(source, key, works, placeInside(node, at, file))),
    ),
  );
  const inQuestions = lab.uses
    .filter(({ word }) => word === 'Reflect')
    .flatMap((use) =>
      sourcesOf(use, lab).flatMap((source) =>
        citedIn(source)
          .filter((key) => !(key in works))
          .map((key) => unresolvedCitation(source, key, works, use.place)),
      ),
    );
  return [...inText, ...inQuestions];
}

/** `cite/unresolved` in the sources of these facts. */
export function factProblems(facts: Readonly<Record<string, Fact>>, works: Works): Problem[] {
  return Object.values(facts).flatMap(({ source, place }) =>
    citedIn(source)
      .filter((key) => !(key in works))
      .map((key) => unresolvedCitation(source, key, works, place ?? { file: factsFile })),
  );
}

/** Every text of a simulation that says where a number comes from. */
function simulationSources(simulation: AnySimulation): string[] {
  const declared = [simulation.outputs, simulation.constants].flatMap((group) =>
    Object.values<Output | Constant>(group),
  );
  const options = Object.values<Parameter>(simulation.params).flatMap((parameter) =>
    parameter.kind === 'choice' ? Object.values(parameter.options) : [],
  );
  return [...options, ...declared].flatMap(({ source }) => source ?? []);
}

/** `cite/unresolved` in the sources of a simulation, with its file. */
export function simulationProblems(simulation: AnySimulation, file: string, works: Works): Problem[] {
  const cited = simulationSources(simulation).flatMap((source) => citedIn(source).map((key) => ({ source, key })));
  const unknown = new Map(cited.filter(({ key }) => !(key in works)).map(({ source, key }) => [key, source]));
  return [...unknown].map(([key, source]) => unresolvedCitation(source, key, works, { file }));
}

/** What a chapter cites, as its pages show it. */
export interface LabReferences {
  /** Keys in the order of the lab's list. */
  readonly keys: readonly string[];
  /** A citation as plain text. */
  label(citation: Citation): string;
  readonly numbers: ReadonlyMap<string, number>;
}

export function referencesOf(lab: Lab, bibliography: Bibliography): LabReferences {
  const keys = listOrder(bibliography, mentionedIn(lab));
  const numbers = new Map(keys.map((key, index) => [key, index + 1]));
  return { keys, numbers, label: (citation) => plainLabel(citationLabel(bibliography, citation, numbers)) };
}

/** A text with its citations written out. */
export function withLabels(text: string, references: LabReferences | undefined): string {
  if (!references) return text;
  let written = '';
  let from = 0;
  for (const citation of citationsIn(text)) {
    written += text.slice(from, citation.from) + references.label(citation);
    from = citation.to;
  }
  return written + text.slice(from);
}
