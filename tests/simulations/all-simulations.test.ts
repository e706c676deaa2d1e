/** What every simulation must keep to, wherever in its parameter box it is asked. */
import { readdirSync } from 'node:fs';
import {
  type AnySimulation,
  evaluate,
  evaluateAt,
  findingOf,
  type Parameter,
  type ParameterValue,
  type Result,
} from 'labwright/simulation';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../src/lib/simulations/', import.meta.url);
const files = readdirSync(folder).filter((name) => /^[^_].*\.ts$/.test(name));
const simulations = await Promise.all(
  files.map(async (file) => {
    const { default: simulation } = (await import(new URL(file, folder).href)) as { default: AnySimulation };
    return [file.replace(/\.ts$/, ''), simulation] as const;
  }),
);

type Point = Record<string, ParameterValue>;
const parametersOf = (simulation: AnySimulation) => Object.entries(simulation.params as Record<string, Parameter>);

/** Values at which a parameter may break: its ends, its default, every option. */
function edges(parameter: Parameter): ParameterValue[] {
  if (parameter.kind === 'choice') return Object.keys(parameter.options);
  if (parameter.kind === 'boolean') return [false, true];
  return [parameter.min, parameter.max, parameter.default];
}

function corners(simulation: AnySimulation): Point[] {
  return parametersOf(simulation).reduce<Point[]>(
    (points, [name, parameter]) =>
      points.flatMap((point) => edges(parameter).map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
}

/** Random numbers from a seed (mulberry32), so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomPoint(simulation: AnySimulation, random: () => number): Point {
  return Object.fromEntries(
    parametersOf(simulation).map(([name, parameter]) => {
      if (parameter.kind === 'choice' || parameter.kind === 'boolean') {
        const values = edges(parameter);
        return [name, values[Math.floor(random() * values.length)]!];
      }
      const value = parameter.min + random() * (parameter.max - parameter.min);
      return [name, parameter.kind === 'integer' ? Math.round(value) : value];
    }),
  );
}

/** Sentences of all charts; they throw where a finding trips over a null. */
const findings = (simulation: AnySimulation, result: Result): string[] =>
  Object.keys(simulation.charts).map((chart) => findingOf(simulation, chart, result));

function rowsPerCurve(rows: readonly Record<string, unknown>[]): number {
  const curves = new Map<unknown, number>();
  for (const { environment, model } of rows) {
    const curve = environment ?? model;
    curves.set(curve, (curves.get(curve) ?? 0) + 1);
  }
  return Math.max(0, ...curves.values());
}

it('finds the simulations', () => expect(simulations.length).toBeGreaterThan(15));

describe.each(simulations)('%s', (id, simulation) => {
  it('has the name of its file', () => {
    expect(simulation.id).toBe(id);
  });

  it('is finite and total at every corner and at 500 seeded points', () => {
    const random = seeded(20_260);
    const points = [...corners(simulation), ...Array.from({ length: 500 }, () => randomPoint(simulation, random))];
    for (const point of points) {
      const result = evaluate(simulation, point); // throws on NaN, infinity, an undeclared null or word
      for (const sentence of findings(simulation, result)) {
        expect(sentence).toMatch(/^[A-Z][^\n]*\.$/);
        expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
      }
      for (const rows of Object.values(result.datasets)) expect(rowsPerCurve(rows)).toBeLessThanOrEqual(120);
      for (const [name, declared] of Object.entries(simulation.outputs as Record<string, { kind: string }>)) {
        if (declared.kind !== 'percent' || result.outputs[name] === null) continue;
        expect(result.outputs[name]).toBeGreaterThanOrEqual(0);
        expect(result.outputs[name]).toBeLessThanOrEqual(100 + 1e-9);
      }
    }
  });

  it('gives the same result for the same parameters', () => {
    const point = randomPoint(simulation, seeded(7));
    expect(evaluate(simulation, point)).toEqual(evaluate(simulation, point));
  });

  it('runs at all its settings', () => {
    for (const setting of ['default', ...Object.keys(simulation.settings)])
      expect(evaluateAt(simulation, setting).outputs).toBeDefined();
  });

  it('starts without a failure, and reaches and leaves each by one control', () => {
    for (const [name, { kind, remedy }] of Object.entries(
      simulation.states as Record<string, { kind: string; remedy?: string }>,
    )) {
      if (kind !== 'failure') continue;
      expect(remedy).toBeTruthy();
      expect(evaluate(simulation).states[name]).toBe(false);
      const reached = Object.values(simulation.settings).some(
        (setting) => evaluate(simulation, setting as Point).states[name],
      );
      expect(reached, `${name} holds at a named setting`).toBe(true);
    }
  });

  it('has no control without effect', () => {
    for (const [name, parameter] of parametersOf(simulation)) {
      const outputs = edges(parameter).map((value) => JSON.stringify(evaluate(simulation, { [name]: value }).outputs));
      const elsewhere = Object.values(simulation.settings).flatMap((setting) =>
        edges(parameter).map((value) =>
          JSON.stringify(evaluate(simulation, { ...(setting as Point), [name]: value }).outputs),
        ),
      );
      expect(new Set([...outputs, ...elsewhere]).size, name).toBeGreaterThan(1);
    }
  });

  it('declares the rows that it returns', () => {
    const { datasets } = evaluate(simulation);
    for (const [name, rows] of Object.entries(datasets)) {
      const columns = Object.keys((simulation.datasets[name] as { columns: object }).columns).sort();
      for (const row of rows) expect(Object.keys(row).sort()).toEqual(columns);
    }
    expect(Object.keys(datasets).sort()).toEqual(Object.keys(simulation.datasets).sort());
  });
});
