/** How many drawings of one chart stand side by side in the book. */
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError } from '../simulation/errors.ts';
import { compileChart } from './compile.ts';
import type { VariantName } from './variants.ts';

export type PrintVariant = Extract<VariantName, `print${string}`>;

const narrowestFirst: readonly PrintVariant[] = ['printThird', 'printHalf', 'print'];

function preferred(count: number): PrintVariant {
  if (count <= 1) return 'print';
  return count === 2 || count === 4 ? 'printHalf' : 'printThird';
}

function fits(simulation: AnySimulation, chart: string, variant: PrintVariant): boolean {
  try {
    compileChart(simulation, chart, variant);
    return true;
  } catch (error) {
    if (error instanceof LabwrightError && error.problems.every(({ rule }) => rule === 'chart/width')) return false;
    throw error;
  }
}

/**
 * The size in which `count` settings of a chart print as small multiples: three in a row, or two, or one, whichever is
 * the most that its labels leave room for.
 * @throws LabwrightError `chart/*` as `compileChart`.
 */
export function panelVariant(simulation: AnySimulation, chart: string, count: number): PrintVariant {
  const first = narrowestFirst.indexOf(preferred(count));
  return narrowestFirst.slice(first).find((variant) => variant === 'print' || fits(simulation, chart, variant))!;
}
