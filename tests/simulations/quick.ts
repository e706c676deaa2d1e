/** How long a simulation takes, for its promise of moving under a reader's hand. */
import { type AnySimulation, evaluate, type ParameterValue } from 'labwright/simulation';

/** Milliseconds of a run, the shortest of a few: a busy machine makes some of them longer. */
export function quick(simulation: AnySimulation, at: Readonly<Record<string, ParameterValue>>): number {
  return Math.min(
    ...Array.from({ length: 5 }, () => {
      const start = performance.now();
      evaluate(simulation, at);
      return performance.now() - start;
    }),
  );
}
