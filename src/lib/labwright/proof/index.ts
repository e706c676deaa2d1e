/** The proof of a handbook: every rule over every chapter and simulation, without a build. */
import type { HandbookContext } from '../document/chapters.ts';
import { readChapters } from '../document/chapters.ts';
import { keyProblems } from '../document/claims.ts';
import { readFacts, readHandbook } from '../document/handbook.ts';
import type { Lab } from '../document/lab.ts';
import { loadSimulations } from '../load-simulations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError, type Problem } from '../simulation/errors.ts';
import { evaluateAt } from '../simulation/evaluate.ts';

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

/** Each simulation is finite and keeps its declarations at its defaults, settings and presets. */
function finiteProblems(simulations: ReadonlyMap<string, AnySimulation>): Problem[] {
  const problems: Problem[] = [];
  for (const simulation of simulations.values()) {
    for (const setting of ['default', ...Object.keys(simulation.settings)]) {
      try {
        evaluateAt(simulation, setting);
      } catch (error) {
        const place = { file: `src/lib/simulations/${simulation.id}.ts` };
        if (error instanceof LabwrightError) problems.push(...error.problems.map((problem) => ({ ...problem, place })));
        else
          problems.push({
            rule: 'output/finite',
            wrong: `"${simulation.id}" throws at setting "${setting}": ${String(error)}.`,
            instead: 'A run is total: return a value, or null where none is declared.',
            place,
          });
      }
    }
  }
  return problems;
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

/** Proves a handbook. Problems that stop the reading come back as problems too; nothing is thrown for bad input. */
export async function proveHandbook(root: string): Promise<Proof> {
  try {
    const context = await openHandbook(root);
    const chapters = await readChapters(context);
    const labs = chapters.labs.map(({ lab }) => lab);
    const finite = finiteProblems(context.simulations);
    // A key cannot be computed from a simulation that breaks its own declarations.
    const keys = finite.length > 0 ? [] : labs.flatMap(keyProblems);
    return { problems: [...chapters.problems, ...finite, ...keys], summary: summarise(labs, context.simulations) };
  } catch (error) {
    if (!(error instanceof LabwrightError)) throw error;
    return {
      problems: error.problems,
      summary: { labs: 0, simulations: 0, keysProved: 0, keysAsserted: 0, values: 0 },
    };
  }
}
