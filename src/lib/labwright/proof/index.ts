/** The proof of a handbook: every rule over every chapter and simulation, without a build. */
import { type Chapters, type HandbookContext, readChapters } from '../document/chapters.ts';
import { keyProblems } from '../document/claims.ts';
import { readFacts, readHandbook } from '../document/handbook.ts';
import type { Lab } from '../document/lab.ts';
import { loadSimulations } from '../load-simulations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError, type Problem } from '../simulation/errors.ts';
import { builtProblems } from './built-rules.ts';
import { instrumentProblems } from './instrument-rules.ts';
import { figureProblems, minutesProblems } from './lab-rules.ts';
import { mathsProblems } from './maths-rules.ts';
import { leakProblems } from './leak-rules.ts';
import { questionProblems } from './question-rules.ts';
import { chartProblems, finiteProblems, unitProblems } from './simulation-rules.ts';
import { typedFrontmatterProblems, typedNumberProblems } from './text-rules.ts';

export interface ProofSummary {
  readonly labs: number;
  readonly simulations: number;
  /** Predictions whose key is computed. */
  readonly keysProved: number;
  /** Reflections, keyed by their author. */
  readonly keysAsserted: number;
  /** Numbers in prose that a simulation computes. */
  readonly values: number;
}

export interface Proof {
  readonly problems: readonly Problem[];
  readonly summary: ProofSummary;
}

/** Context of a handbook on disk. @throws LabwrightError when its own files cannot be read. */
export async function openHandbook(
  root: string,
  base = '/',
  simulations?: ReadonlyMap<string, AnySimulation>,
): Promise<HandbookContext> {
  return {
    root,
    base,
    handbook: readHandbook(root),
    facts: readFacts(root),
    simulations: simulations ?? (await loadSimulations(root)),
  };
}

function summarise(labs: readonly Lab[], simulations: ReadonlyMap<string, AnySimulation>): ProofSummary {
  const uses = labs.flatMap((lab) => lab.uses);
  const count = (word: string): number => uses.filter((use) => use.word === word).length;
  return {
    labs: labs.filter((lab) => lab.context.number !== undefined).length,
    simulations: simulations.size,
    keysProved: count('Predict'),
    keysAsserted: count('Reflect'),
    values: count('Value'),
  };
}

/** Rules about numbered labs; front matter is held to its references and keys only. */
export function labProblems({ handbook }: HandbookContext, labs: Chapters['labs']): Problem[] {
  const numbered = labs.filter(({ lab }) => lab.context.number !== undefined);
  return [
    ...labs.flatMap(({ lab, chapter }) => [...keyProblems(lab), ...mathsProblems(lab, chapter.tree)]),
    ...questionProblems(numbered.map(({ lab }) => lab)),
    ...numbered.flatMap(({ lab, chapter: { tree, frontmatter } }) => [
      ...leakProblems(lab, tree),
      ...instrumentProblems(lab),
      ...figureProblems(lab),
      ...typedNumberProblems(lab, tree, handbook.structural),
      ...typedFrontmatterProblems(lab, frontmatter, handbook.structural),
      ...minutesProblems(lab, tree, (frontmatter['minutes'] as number[][] | undefined) ?? []),
    ]),
  ];
}

/** Proves a handbook. Problems that stop the reading come back as problems too; nothing is thrown for bad input. */
export async function proveHandbook(root: string): Promise<Proof> {
  try {
    const context = await openHandbook(root);
    const chapters = await readChapters(context);
    const simulations = [...context.simulations.values()];
    const finite = simulations.flatMap(finiteProblems);
    // Nothing can be computed from a simulation that breaks its own declarations.
    const computed =
      finite.length > 0
        ? finite
        : [
            ...simulations.flatMap(unitProblems),
            ...simulations.flatMap(chartProblems),
            ...labProblems(context, chapters.labs),
          ];
    return {
      problems: [...chapters.problems, ...computed],
      summary: summarise(
        chapters.labs.map(({ lab }) => lab),
        context.simulations,
      ),
    };
  } catch (error) {
    if (!(error instanceof LabwrightError)) throw error;
    return {
      problems: error.problems,
      summary: { labs: 0, simulations: 0, keysProved: 0, keysAsserted: 0, values: 0 },
    };
  }
}

/** Proves a built site: the rules that only its pages can show. Nothing is thrown for bad input. */
export async function proveBuilt(root: string, folder: string, base: string): Promise<readonly Problem[]> {
  const context = await openHandbook(root, base);
  const { labs } = await readChapters(context);
  return builtProblems(
    folder,
    base,
    labs.map(({ lab }) => lab),
  );
}
