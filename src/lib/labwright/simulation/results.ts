/** Results at named settings, each computed once: the proof and the pages ask for the same ones again and again. */
import type { AnySimulation } from './define.ts';
import { evaluateAt, type Result } from './evaluate.ts';

const known = new WeakMap<AnySimulation, Map<string, Result>>();

export function resultAt(simulation: AnySimulation, setting = 'default'): Result {
  let results = known.get(simulation);
  if (!results) known.set(simulation, (results = new Map()));
  let result = results.get(setting);
  if (!result) results.set(setting, (result = evaluateAt(simulation, setting)));
  return result;
}
