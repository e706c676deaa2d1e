/** `labwright new simulation <id>`: one file with a small model that passes the proof, and a test beside it. */
import { simulationsFolder } from '../../load-simulations.ts';
import { template, writeNew } from './files.ts';
import { asTitle, checkName } from './names.ts';

/** A text between single quotes. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * Writes both files; returns their paths.
 * @throws LabwrightError `new/name`, `new/exists`.
 */
export function newSimulation(root: string, id: string, title: string | undefined): string[] {
  checkName('simulation', id, 'doubling-time');
  const model = template('simulation.ts')
    .replaceAll("'new-simulation'", quoted(id))
    .replaceAll("'New simulation'", quoted(title?.trim() || asTitle(id)));
  const test = template('simulation.test.ts').replaceAll("'./simulation.ts'", `'./${id}.ts'`);
  const files = new Map([
    [`${simulationsFolder}/${id}.ts`, model],
    [`${simulationsFolder}/${id}.test.ts`, test],
  ]);
  writeNew(root, files);
  return [...files.keys()];
}
