/** The proof of a handbook: every rule over every chapter and simulation, without a build. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapters, type HandbookContext, readChapters } from '../document/chapters.ts';
import { keyProblems } from '../document/claims.ts';
import { trackKeyProblems } from '../document/track-keys.ts';
import { readErrata } from '../document/errata.ts';
import { readGlossary } from '../document/glossary.ts';
import { readLanguages } from '../document/languages.ts';
import { readRedirects } from '../document/redirects.ts';
import { withheldLabs } from '../document/release.ts';
import { readFacts, readHandbook, readWorks } from '../document/handbook.ts';
import { loadSimulations } from '../load-simulations.ts';
import { simulationCode, versionsOf } from '../simulation-versions.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { formatProblem, LabwrightError, type Problem } from '../simulation/errors.ts';
import { nameOfAll, trackChoice, trackOfName } from '../simulation/tracks.ts';
import { builtProblems } from './built-rules.ts';
import { instrumentProblems } from './instrument-rules.ts';
import { figureProblems, minutesProblems } from './lab-rules.ts';
import { type LabProof, labProof, type PublicProof, publicProof } from './lab-proof.ts';
import { type Manifest, manifestOf } from './manifest.ts';
import { glossaryMathsProblems, mathsProblems, simulationMathsProblems } from './maths-rules.ts';
import { type NumberCounts, numberKinds, offeredAndStructural } from './number-kinds.ts';
import { leakProblems } from './leak-rules.ts';
import { applySilence, type Silenced, type Told } from './silence.ts';
import { promiseProblems } from './promise-rules.ts';
import { sketchProblems } from './sketch-rules.ts';
import { questionProblems } from './question-rules.ts';
import { chartProblems, finiteProblems, unitProblems } from './simulation-rules.ts';
import { translationProblems, translationWarnings } from './translation-rules.ts';
import { typedFrontmatterProblems, typedGlossaryProblems, typedNumberProblems } from './text-rules.ts';

export interface ProofSummary {
  readonly labs: number;
  readonly simulations: number;
  /** Predictions whose key is computed. */
  readonly keysProved: number;
  /** Reflections, keyed by their author. */
  readonly keysAsserted: number;
  /** Numbers by where they come from. */
  readonly numbers: NumberCounts;
}

export interface Proof {
  readonly problems: readonly Problem[];
  /** Problems that handbook.yaml silences, with their reasons. */
  readonly silenced: readonly Silenced[];
  readonly summary: ProofSummary;
  /** What stops nothing, and should be looked at. */
  readonly warnings?: readonly Problem[];
  /** What the proof rests on, where all is proved: with keys and witnesses, for a private folder. */
  readonly evidence?: Evidence;
}

export interface Evidence {
  readonly labs: readonly LabProof[];
  readonly manifest: Manifest;
}

const noNumbers: NumberCounts = { computed: 0, sourced: 0, given: 0, offered: 0, structural: 0 };
const nothing: ProofSummary = { labs: 0, simulations: 0, keysProved: 0, keysAsserted: 0, numbers: noNumbers };

/**
 * Context of a handbook on disk, all of it or, with a day such as `2026-09-14`, as it is out on that day.
 * @throws LabwrightError when its own files cannot be read.
 */
export async function openHandbook(
  root: string,
  base = '/',
  simulations?: ReadonlyMap<string, AnySimulation>,
  asOf?: string,
): Promise<HandbookContext> {
  const handbook = readHandbook(root);
  return {
    root,
    base,
    handbook,
    withheld: withheldLabs(handbook, asOf),
    facts: readFacts(root),
    works: readWorks(root),
    glossary: readGlossary(root),
    errata: readErrata(root),
    redirects: readRedirects(root),
    languages: readLanguages(root, handbook),
    simulations: simulations ?? (await loadSimulations(root)),
  };
}

function summarise({ labs, manifest }: Evidence): ProofSummary {
  const keys = labs.flatMap((lab) => lab.keys);
  const add = (a: NumberCounts, b: NumberCounts): NumberCounts =>
    Object.fromEntries(numberKinds.map((kind) => [kind, a[kind] + b[kind]])) as unknown as NumberCounts;
  return {
    labs: labs.length,
    simulations: Object.keys(manifest.simulations).length,
    keysProved: keys.filter(({ proved }) => proved).length,
    keysAsserted: keys.filter(({ proved }) => !proved).length,
    numbers: labs.map(({ numbers }) => numbers).reduce(add, noNumbers),
  };
}

/** Rules about numbered labs; front matter is held to its references and keys only. */
export function labProblems(
  { handbook, glossary }: HandbookContext,
  labs: Chapters['labs'],
  all = labs.map(({ lab }) => lab),
): Problem[] {
  const numbered = labs.filter(({ lab }) => lab.context.number !== undefined);
  return [
    ...glossaryMathsProblems(glossary),
    ...typedGlossaryProblems(glossary, handbook.structural),
    ...labs.flatMap(({ lab, chapter }) => [
      ...keyProblems(lab),
      ...trackKeyProblems(lab),
      ...sketchProblems(lab),
      ...mathsProblems(lab, chapter.tree),
    ]),
    ...questionProblems(numbered.map(({ lab }) => lab)),
    ...numbered.flatMap(({ lab, chapter: { tree, frontmatter } }) => [
      ...leakProblems(lab, tree, frontmatter),
      ...instrumentProblems(lab),
      ...figureProblems(lab),
      ...typedNumberProblems(lab, tree, handbook.structural),
      ...typedFrontmatterProblems(lab, tree, frontmatter, handbook.structural),
      ...promiseProblems(lab, tree, frontmatter, all),
      ...minutesProblems(lab, tree, (frontmatter['minutes'] as number[][] | undefined) ?? []),
    ]),
  ];
}

/** The rules about translations, and those that hold in any language: keys, formulas, leaks, typed numbers. */
function spokenProblems(context: HandbookContext, chapters: Chapters): Problem[] {
  const { structural } = context.handbook;
  return [
    ...translationProblems(context, chapters),
    ...chapters.translations.flatMap(({ lab, chapter: { tree, frontmatter } }) => [
      ...keyProblems(lab),
      ...mathsProblems(lab, tree),
      ...(lab.context.number === undefined
        ? []
        : [
            ...leakProblems(lab, tree, frontmatter),
            ...typedNumberProblems(lab, tree, structural),
            ...typedFrontmatterProblems(lab, tree, frontmatter, structural),
          ]),
    ]),
  ];
}

const chapterIds = ({ labs }: Pick<Chapters, 'labs'>): string[] => labs.map(({ lab }) => lab.context.id);

/** What the proof of chapters without problems rests on. */
function evidenceOf(
  { root, handbook }: HandbookContext,
  chapters: Chapters,
  silenced: readonly Silenced[],
  code = simulationCode(root),
): Evidence {
  const manifest = manifestOf(handbook, chapters, code);
  const numbered = chapters.labs.filter(({ lab }) => lab.context.number !== undefined);
  const labs = numbered
    .toSorted((a, b) => a.lab.context.number! - b.lab.context.number!)
    .map(({ lab, chapter: { tree } }) =>
      labProof(lab, manifest.numbers, versionsOf(code), offeredAndStructural(tree, handbook.structural), silenced),
    );
  return { labs, manifest };
}

/** A simulation with tracks is proved in each of them. */
function provedSimulations({ simulations }: HandbookContext): AnySimulation[] {
  return [...simulations.values()].filter((simulation) => !trackChoice(simulation));
}

/** What several tracks of one passage have in common is told once. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}

/** What may be told of every lab's proof. For chapters that have been proved: problems are not told again. */
export function publicProofs(context: HandbookContext, chapters: Chapters): PublicProof[] {
  // What has been proved has no problems but those that are silenced; where nothing is, none is looked for again.
  const problems =
    context.handbook.silence.length === 0
      ? []
      : provedSimulations(context).flatMap(unitProblems).concat(labProblems(context, chapters.labs));
  const { silenced } = applySilence(problems, context, chapterIds(chapters), 'none');
  return evidenceOf(context, chapters, silenced).labs.map(publicProof);
}

/** Hashes of simulations' code: those that an earlier proof tried at all their points, and those that this one has passed. */
export interface TriedSimulations {
  readonly before: ReadonlySet<string>;
  readonly passed: Set<string>;
}

/** `output/finite` of all simulations. The same code gives the same numbers, so what has passed is not tried again. */
function untriedProblems(
  simulations: readonly AnySimulation[],
  code: ReadonlyMap<string, string>,
  { before, passed }: TriedSimulations,
): Problem[] {
  // One with tracks is read in its tracks alone, and each of those is tried by itself.
  return simulations
    .filter((simulation) => trackChoice(simulation) === undefined)
    .flatMap((simulation) => {
      const own = code.get(nameOfAll(simulation.id));
      const hash = own && `${own} ${trackOfName(simulation.id) ?? ''}`.trimEnd();
      const problems = hash !== undefined && before.has(hash) ? [] : finiteProblems(simulation);
      if (hash !== undefined && problems.length === 0) passed.add(hash);
      return problems;
    });
}

/** Proves a handbook. Problems that stop the reading come back as problems too; nothing is thrown for bad input. */
export async function proveHandbook(
  root: string,
  tried: TriedSimulations = { before: new Set(), passed: new Set() },
): Promise<Proof> {
  try {
    const context = await openHandbook(root);
    const chapters = await readChapters(context);
    const simulations = provedSimulations(context);
    const read = (file: string): string | undefined =>
      existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;
    const maths = simulations.flatMap((simulation) => simulationMathsProblems(simulation, read));
    const code = simulationCode(root);
    const finite = untriedProblems(simulations, code, tried);
    // Nothing can be computed from a simulation that breaks its own declarations.
    const computed =
      finite.length > 0
        ? finite
        : [
            ...simulations.flatMap(unitProblems),
            ...simulations.flatMap(chartProblems),
            ...labProblems(context, chapters.labs),
            ...spokenProblems(context, chapters),
          ];
    const whole = chapters.problems.length === 0 && finite.length === 0;
    const told = applySilence(
      once([...chapters.problems, ...maths, ...computed]),
      context,
      chapterIds(chapters),
      whole ? 'source' : 'none',
    );
    if (told.problems.length > 0) return { ...told, summary: nothing };
    const evidence = evidenceOf(context, chapters, told.silenced, code);
    const warnings = translationWarnings(context, chapters);
    return { ...told, summary: summarise(evidence), evidence, ...(warnings.length > 0 ? { warnings } : {}) };
  } catch (error) {
    if (!(error instanceof LabwrightError)) throw error;
    return { problems: error.problems, silenced: [], summary: nothing };
  }
}

/** Proves a site built for a day: the rules that only its pages can show. Nothing is thrown for bad input. */
export async function proveBuilt(root: string, folder: string, base: string, asOf?: string): Promise<Told> {
  const context = await openHandbook(root, base, undefined, asOf);
  const chapters = await readChapters(context);
  const labs = chapters.labs.map(({ lab }) => lab);
  const problems = await builtProblems(folder, base, labs, context.withheld, chapters.translations);
  return applySilence(problems, context, chapterIds(chapters), 'page');
}
