/** Results at named settings, each computed once: the proof asks for the same ones again and again. */
import type { AnySimulation } from '../simulation/define.ts';
import { evaluateAt, type Result } from '../simulation/evaluate.ts';

const known = new WeakMap<AnySimulation, Map<string, Result>>();

export function resultAt(simulation: AnySimulation, setting = 'default'): Result {
  let results = known.get(simulation);
  if (!results) known.set(simulation, (results = new Map()));
  let result = results.get(setting);
  if (!result) results.set(setting, (result = evaluateAt(simulation, setting)));
  return result;
}
