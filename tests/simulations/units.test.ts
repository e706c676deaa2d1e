/**
 * The declared units hold: measured in other units, the same world gives the same answers.
 *
 * One base unit is made 2.5 times smaller, so every parameter and constant that carries it becomes a larger number; each
 * output must then grow by exactly the exponents it declares. A dimensional number hidden in `run` breaks this.
 */
import { readdirSync } from 'node:fs';
import { type AnySimulation, evaluateAt, type Output, parseUnit } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../src/lib/simulations/', import.meta.url);
const simulations = await Promise.all(
  readdirSync(folder)
    .filter((name) => /^[^_].*\.ts$/.test(name))
    .map(async (file) => {
      const { default: simulation } = (await import(new URL(file, folder).href)) as { default: AnySimulation };
      return [simulation.id, simulation] as const;
    }),
);

interface Declared {
  readonly kind?: string;
  readonly unit?: string;
  readonly value?: number;
}
const factor = 2.5;
/** A minimum found by comparing costs is only as sharp as the square root of double precision. */
const tolerance = 1e-5;

/** How a declared number grows when `base` becomes smaller. A percentage and a percentage point are the same unit. */
function growth({ kind, unit }: Declared, base: string): number {
  const dimension = parseUnit(kind === 'percent' ? '%' : (unit ?? ''));
  const exponent = (dimension[base] ?? 0) + (base === 'point' ? (dimension['%'] ?? 0) : 0);
  return factor ** exponent;
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

describe.each(simulations)('%s', (_, simulation) => {
  const constants = simulation.constants as Record<string, Declared>;
  const given = Object.fromEntries(Object.entries(constants).map(([name, { value }]) => [name, value]));

  it.each(['hour', 'day', 'week', 'year', 'k$', '$', 'point', 'W', 'Wh', 'bit', 'byte', 'MB'])(
    'does not depend on the size of a %s',
    (base) => {
      for (const setting of ['default', ...Object.keys(simulation.settings)]) {
        const { parameters, outputs, states } = evaluateAt(simulation, setting);
        const moved = simulation.run(
          inOtherUnits(simulation.params, parameters, base) as never,
          inOtherUnits(constants, given, base) as never,
        ) as { outputs: Record<string, unknown>; states: Record<string, boolean> };
        for (const [name, declared] of Object.entries(simulation.outputs as Record<string, Output>)) {
          const before = outputs[name];
          if (typeof before !== 'number') expect(moved.outputs[name], `${name} at ${setting}`).toBe(before);
          else {
            const expected = before * growth(declared, base);
            expect(Math.abs((moved.outputs[name] as number) - expected), `${name} at ${setting}`).toBeLessThanOrEqual(
              tolerance * Math.max(Math.abs(expected), 1),
            );
          }
        }
        expect(moved.states, setting).toEqual(states);
      }
    },
  );
});
