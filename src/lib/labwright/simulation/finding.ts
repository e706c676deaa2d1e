/** The one sentence that says what a chart shows, made from the result it draws. */
import type { AnySimulation, Chart } from './define.ts';
import type { Result } from './evaluate.ts';
import { say } from './format.ts';

export function findingOf(simulation: AnySimulation, chart: string, result: Result): string {
  const declared = simulation.charts[chart] as unknown as Chart<never, never, never, never, never>;
  const evidence = { ...result, say: (name: string) => say(simulation, result, name) };
  return declared.finding(evidence as never);
}
