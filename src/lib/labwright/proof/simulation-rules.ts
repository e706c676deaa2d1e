/** What must hold of a simulation wherever a reader can take it: finite, in its units. */
import { compileChart } from '../figure/compile.ts';
import type { Output, Parameter } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError, type Place, type Problem } from '../simulation/errors.ts';
import { constantValues, evaluate, evaluateAt, type Result } from '../simulation/evaluate.ts';
import { completeParameters } from '../simulation/parameters.ts';
import { nameOfAll } from '../simulation/tracks.ts';
import { parseUnit } from '../simulation/units.ts';
import { corners, nearby, type Point, scattered } from './candidates.ts';

/** Points drawn from the whole box of each simulation. */
const scatteredPoints = 2000;

const fileOf = (simulation: AnySimulation): Place => ({
  file: `src/lib/simulations/${nameOfAll(simulation.id)}.ts`,
});

function attempt(simulation: AnySimulation, run: () => Result, where: string): Problem[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof LabwrightError)
      return error.problems.map((problem) => ({ ...problem, place: fileOf(simulation) }));
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        rule: 'output/finite',
        wrong: `"${simulation.id}" throws ${where}: ${reason}.`,
        instead: 'A run is total: return a value, or null where none is declared.',
        place: fileOf(simulation),
      },
    ];
  }
}

/** The points at which a simulation is tried, beside its settings. */
function* pointsOf(simulation: AnySimulation): Generator<Point> {
  const params = simulation.params as Readonly<Record<string, Parameter>>;
  yield* nearby(params, completeParameters(simulation) as Point, Object.keys(params));
  yield* corners(params);
  yield* scattered(params, scatteredPoints);
}

/**
 * The same points, each once. A run is pure, so one that has been tried need not be tried again; where a parameter can take
 * any number the points differ anyway.
 */
function* eachOnce({ params }: AnySimulation, points: Iterable<Point>): Generator<Point> {
  const declared = Object.entries(params as Readonly<Record<string, Parameter>>);
  if (declared.some(([, { kind }]) => kind === 'number')) return yield* points;
  const seen = new Set<string>();
  for (const point of points) {
    const key = JSON.stringify(declared.map(([name]) => point[name]));
    if (seen.has(key)) continue;
    seen.add(key);
    yield point;
  }
}

/** At how many settings a simulation is tried. */
export function pointsTried(simulation: AnySimulation): number {
  let count = 1 + Object.keys(simulation.settings).length;
  for (const _ of pointsOf(simulation)) count++;
  return count;
}

/** `output/finite`: at its settings, around its defaults, at its corners and at 2,000 seeded points. First failure only. */
export function finiteProblems(simulation: AnySimulation): Problem[] {
  for (const setting of ['default', ...Object.keys(simulation.settings)]) {
    const problems = attempt(simulation, () => evaluateAt(simulation, setting), `at setting "${setting}"`);
    if (problems.length > 0) return problems;
  }
  for (const point of eachOnce(simulation, pointsOf(simulation))) {
    const problems = attempt(simulation, () => evaluate(simulation, point), `at ${JSON.stringify(point)}`);
    if (problems.length > 0) return problems;
  }
  return [];
}

interface Declared {
  readonly kind?: string;
  readonly unit?: string;
}

/** One base unit is made this many times smaller. */
const factor = 2.5;
/** A minimum that is found by comparing costs is only as sharp as the square root of double precision. */
const tolerance = 1e-5;

/** How a declared number grows when `base` becomes smaller; a percentage and a percentage point are one unit. */
function growth({ kind, unit }: Declared, base: string): number {
  const dimension = parseUnit(kind === 'percent' ? '%' : (unit ?? ''));
  return factor ** ((dimension[base] ?? 0) + (base === 'point' ? (dimension['%'] ?? 0) : 0));
}

function inOtherUnits(
  declared: Readonly<Record<string, Declared>>,
  values: Readonly<Record<string, unknown>>,
  base: string,
) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value * growth(declared[name]!, base) : value,
    ]),
  );
}

/** Every base unit that a parameter or constant carries. */
function baseUnits(simulation: AnySimulation): string[] {
  const declared = [...Object.values(simulation.params), ...Object.values(simulation.constants)] as Declared[];
  const bases = declared
    .flatMap(({ unit }) => (unit ? Object.keys(parseUnit(unit)) : []))
    .map((base) => (base === '%' ? 'point' : base));
  return [...new Set(bases)].sort();
}

/**
 * `unit/scaling`: measured in other units, the same world gives the same answers. Each output must grow by exactly the
 * exponents it declares; a dimensional number hidden in `run` breaks this.
 */
export function unitProblems(simulation: AnySimulation): Problem[] {
  const constants = simulation.constants as Readonly<Record<string, Declared>>;
  for (const base of baseUnits(simulation)) {
    for (const setting of ['default', ...Object.keys(simulation.settings)]) {
      const { parameters, outputs } = evaluateAt(simulation, setting);
      const other = simulation.run(
        inOtherUnits(simulation.params, parameters, base) as never,
        inOtherUnits(constants, constantValues(simulation), base) as never,
      ) as Pick<Result, 'outputs'>;
      for (const [name, declared] of Object.entries(simulation.outputs as Readonly<Record<string, Output>>)) {
        const before = outputs[name];
        const after = other.outputs[name];
        const expected = typeof before === 'number' ? before * growth(declared, base) : before;
        const close =
          typeof expected === 'number' && typeof after === 'number'
            ? Math.abs(after - expected) <= tolerance * Math.max(Math.abs(expected), 1)
            : after === expected;
        if (close) continue;
        return [
          {
            rule: 'unit/scaling',
            wrong: `The output "${name}" of ${simulation.id} is ${String(before)} at setting "${setting}", and ${String(after)} when one ${base} is ${factor} of them, where its unit "${(declared as Declared).unit ?? ''}" makes it ${String(expected)}.`,
            instead: 'Correct its unit, or declare as a constant the number with a unit that its run holds.',
            place: fileOf(simulation),
          },
        ];
      }
    }
  }
  return [];
}

/** `chart/*`: every chart compiles for the page and the phone, without a warning and with room for its plot. */
export function chartProblems(simulation: AnySimulation): Problem[] {
  return Object.keys(simulation.charts).flatMap((chart) =>
    (['wide', 'narrow'] as const).flatMap((variant): Problem[] => {
      try {
        compileChart(simulation, chart, variant);
        return [];
      } catch (error) {
        if (!(error instanceof LabwrightError)) throw error;
        return error.problems.map((problem) => ({ ...problem, place: problem.place ?? fileOf(simulation) }));
      }
    }),
  );
}
