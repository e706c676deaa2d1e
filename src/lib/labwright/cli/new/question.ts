/** Makes a question out of a simulation: what to ask, on which scale, and where the guess can be drawn. Pure. */
import type { Column, NumericOutput, Output, Parameter, State } from '../../simulation/declarations.ts';
import type { AnySimulation } from '../../simulation/define.ts';
import { LabwrightError } from '../../simulation/errors.ts';
import { evaluate, evaluateAt, type Result } from '../../simulation/evaluate.ts';

/** Points of each parameter at which the output is looked at, to find its scale. */
const shares = [0, 0.25, 0.5, 0.75, 1];
/** Marks on the scale of a prediction, about. */
const marks = 40;
/** How far the scale goes beyond the answer, in answers. */
const reach = 3;

export interface Question {
  readonly output: string;
  readonly declared: NumericOutput;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** How near counts as right. */
  readonly within: number;
}

/** Results with one parameter moved and the rest at their defaults. */
function movedBy(simulation: AnySimulation, name: string): Result[] {
  const parameter = (simulation.params as Record<string, Parameter>)[name]!;
  const values =
    parameter.kind === 'choice'
      ? Object.keys(parameter.options)
      : parameter.kind === 'boolean'
        ? [false, true]
        : shares.map((share) => {
            const value = parameter.min + share * (parameter.max - parameter.min);
            return parameter.kind === 'integer' ? Math.round(value) : value;
          });
  return values.map((value) => evaluate(simulation, { [name]: value }));
}

/** Values of an output with each parameter moved alone. */
function valuesOf(simulation: AnySimulation, output: string): number[] {
  return Object.keys(simulation.params)
    .flatMap((name) => movedBy(simulation, name))
    .flatMap(({ outputs: { [output]: value } }) => (typeof value === 'number' ? [value] : []));
}

/** Whether these results differ in one of their values. */
const differ = (values: readonly unknown[]): boolean => new Set(values).size > 1;

/** What an instrument offers and shows. */
interface Panel {
  readonly controls: readonly string[];
  readonly readouts: readonly string[];
  readonly states: readonly string[];
}

/** The answer, every failure, and each control with an output or else a state that it moves, so that none is idle. */
export function panelFor(simulation: AnySimulation, { output }: Question): Panel {
  const outputs = [output, ...Object.keys(simulation.outputs).filter((name) => name !== output)];
  const states = Object.entries(simulation.states as Record<string, State>);
  const [readouts, said] = [
    new Set([output]),
    new Set(states.filter(([, { kind }]) => kind === 'failure').map(([name]) => name)),
  ];
  const controls: string[] = [];
  for (const name of Object.keys(simulation.params)) {
    const results = movedBy(simulation, name);
    const moved = outputs.find((candidate) => differ(results.map((result) => result.outputs[candidate])));
    const switched = states.find(([candidate]) => differ(results.map((result) => result.states[candidate])));
    if (moved !== undefined) readouts.add(moved);
    else if (switched) said.add(switched[0]);
    if (moved !== undefined || switched) controls.push(name);
  }
  return { controls, readouts: outputs.filter((name) => readouts.has(name)), states: [...said] };
}

/** 1, 2 or 5 times a power of ten, the next at or above. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9))!;
  return Number((factor * power).toPrecision(12));
}

function scaleOf(simulation: AnySimulation, output: string, truth: number) {
  const values = [truth, ...valuesOf(simulation, output)];
  const far = reach * Math.max(Math.abs(truth), Number.MIN_VALUE);
  const low = Math.max(Math.min(...values), truth - far);
  const high = Math.min(Math.max(...values), truth + far);
  const { digits = 0 } = simulation.outputs[output] as NumericOutput;
  const finest = 10 ** -digits;
  const step = Math.max(roundStep(Math.max(high - low, finest * 10) / marks), finest);
  const exact = (multiple: number): number => Number((multiple * step).toPrecision(12));
  // One mark more on both sides, so that the truth is not at an end; but no less than nothing, and no more than all.
  const [below, above] = [exact(Math.floor(low / step) - 1), exact(Math.ceil(high / step) + 1)];
  const { kind } = simulation.outputs[output] as NumericOutput;
  const all = kind === 'percent' && Math.max(...values) <= 100 ? 100 : Infinity;
  const nothing = Math.min(...values) >= 0 ? 0 : -Infinity;
  return { min: Math.max(below, nothing), max: Math.min(above, all), step, within: exact(2) };
}

/**
 * The first number that a simulation computes, that moves with a control, and that has a value at the defaults.
 * @throws LabwrightError `new/of` when there is none.
 */
export function questionOf(simulation: AnySimulation): Question {
  const { outputs } = evaluateAt(simulation, 'default');
  for (const [output, declared] of Object.entries(simulation.outputs as Record<string, Output>)) {
    const truth = outputs[output];
    if (declared.kind === 'text' || typeof truth !== 'number') continue;
    const moved = valuesOf(simulation, output).some((value) => Math.abs(value - truth) > 1e-9 * Math.abs(truth));
    if (moved) return { output, declared, ...scaleOf(simulation, output, truth) };
  }
  throw new LabwrightError({
    rule: 'new/of',
    wrong: `The simulation "${simulation.id}" has no number to predict: none of its outputs moves with a control.`,
    instead: 'Name another simulation, or give this one a numeric output.',
  });
}

/**
 * Where an instrument opens: at a setting with another value than the answer, so that it does not open with it, and
 * without a failure. Undefined where only the defaults are left.
 */
export function openingFor(simulation: AnySimulation, { output }: Question): string | undefined {
  const truth = evaluateAt(simulation, 'default').outputs[output];
  const calm = Object.keys(simulation.settings).filter((setting) => {
    const { states } = evaluateAt(simulation, setting);
    return Object.entries(simulation.states as Record<string, State>).every(
      ([name, { kind, startsFailed }]) => kind !== 'failure' || startsFailed !== undefined || !states[name],
    );
  });
  const other = calm.find((setting) => {
    const value = evaluateAt(simulation, setting).outputs[output];
    return typeof value === 'number' && value !== truth;
  });
  return other ?? calm[0];
}

interface Encoding {
  readonly field?: string;
  readonly scale?: { readonly domain?: readonly unknown[] };
}

/** Every encoding of an axis anywhere in a chart. */
function encodings(spec: unknown, axis: 'x' | 'y'): Encoding[] {
  if (Array.isArray(spec)) return spec.flatMap((part) => encodings(part, axis));
  if (typeof spec !== 'object' || spec === null) return [];
  const own = (spec as { encoding?: Record<string, Encoding> }).encoding?.[axis];
  return [...(own ? [own] : []), ...Object.values(spec).flatMap((part) => encodings(part, axis))];
}

/** Whether a guess of this output belongs on the axis of that chart that takes one: the same unit, and within its ends. */
function takesGuess(simulation: AnySimulation, chart: string, { output, declared, min, max }: Question): boolean {
  const { guess, spec } = simulation.charts[chart]!;
  if (!guess) return false;
  const datasets = Object.values(simulation.datasets as Record<string, { columns: Record<string, Column> }>);
  return encodings(spec, guess).some(({ field, scale }) => {
    const [low, high] = (scale?.domain ?? []) as [unknown, unknown];
    if (field === undefined || typeof low !== 'number' || typeof high !== 'number') return false;
    const unit = (declared.kind === 'percent' ? '%' : declared.unit) ?? '';
    const same = datasets.some(({ columns }) => columns[field] && (columns[field].unit ?? '') === unit);
    return (field === output || (same && unit !== '')) && low <= max && high >= min;
  });
}

/** The chart to show with a question: one that draws the guess, else the first. */
export function chartFor(simulation: AnySimulation, question: Question): { chart: string; guess: boolean } | undefined {
  const names = Object.keys(simulation.charts);
  const drawing = names.find((name) => takesGuess(simulation, name, question));
  const chart = drawing ?? names[0];
  return chart === undefined ? undefined : { chart, guess: drawing !== undefined };
}
