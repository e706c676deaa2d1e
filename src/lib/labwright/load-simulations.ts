/** Loads the simulations of a handbook: one file each, its name the simulation's id. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problemsOf } from './cli/problems.ts';
import type { AnySimulation } from './simulation/define.ts';
import { LabwrightError, type Problem } from './simulation/errors.ts';
import { withTracks } from './simulation/tracks.ts';

export const simulationsFolder = 'src/lib/simulations';

/** How a module is imported: natively by Node, or through Vite in the live preview. */
export type ImportModule = (file: string) => Promise<{ readonly default?: unknown }>;

const importNatively: ImportModule = (file) => import(pathToFileURL(file).href) as ReturnType<ImportModule>;

function isSimulation(value: unknown): value is AnySimulation {
  return typeof value === 'object' && value !== null && 'id' in value && 'run' in value && 'params' in value;
}

/** Names of the files that hold one simulation each; a name that starts with `_` is a shared part, `.test.ts` ends a test. */
export function simulationFiles(root: string): { id: string; file: string }[] {
  const folder = join(root, simulationsFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[^_].*\.ts$/.test(name) && !/\.(?:d|test)\.ts$/.test(name))
    .sort()
    .map((name) => ({ id: name.replace(/\.ts$/, ''), file: join(folder, name) }));
}

/**
 * All simulations by id, those of their tracks among them.
 * @throws LabwrightError `simulation/file` when a file exports none or its id is not its name, and what
 *   `defineSimulation` throws, with the file as place.
 */
export async function loadSimulations(
  root: string,
  importModule: ImportModule = importNatively,
): Promise<Map<string, AnySimulation>> {
  const simulations = new Map<string, AnySimulation>();
  const problems: Problem[] = [];
  for (const { id, file } of simulationFiles(root)) {
    const place = { file: `${simulationsFolder}/${id}.ts` };
    try {
      const simulation = (await importModule(file)).default;
      if (!isSimulation(simulation)) {
        problems.push({
          rule: 'simulation/file',
          wrong: 'The file exports no simulation.',
          instead: 'Write `export default defineSimulation({...})`.',
          place,
        });
      } else if (simulation.id !== id) {
        problems.push({
          rule: 'simulation/file',
          wrong: `The simulation in ${id}.ts has the id "${simulation.id}".`,
          instead: `Name the file ${simulation.id}.ts, or the simulation "${id}".`,
          place,
        });
      } else simulations.set(id, simulation);
    } catch (error) {
      // By shape: in the live preview Vite has a copy of the class.
      const own = problemsOf(error);
      if (own.length > 0) problems.push(...own.map((problem) => ({ ...problem, place: problem.place ?? place })));
      else
        problems.push({
          rule: 'simulation/file',
          wrong: `The file cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}.`,
          instead: 'Mend what its first line of error names.',
          place,
        });
    }
  }
  if (problems.length > 0) throw new LabwrightError(problems);
  return withTracks(simulations);
}
