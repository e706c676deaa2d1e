/**
 * What stands out over the plots of charts, kept by a hash of everything it hangs on: the chart's Vega, its room, its inputs.
 *
 * A build compiles a chart twice, in the proof and in the pages' own copy of these modules; finding the overhang is nearly
 * all of the work. So the table is one for the process, whatever copy asks, and the command line keeps it between runs.
 */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Table {
  readonly known: Map<string, Margins>;
  /** Keys of this run. */
  readonly asked: Set<string>;
}

const table = ((globalThis as Record<symbol, unknown>)[Symbol.for('labwright.overhangs')] ??= {
  known: new Map(),
  asked: new Set(),
} satisfies Table) as Table;

export function knownOverhang(key: string): Margins | undefined {
  table.asked.add(key);
  return table.known.get(key);
}

export function keepOverhang(key: string, margins: Margins): void {
  table.known.set(key, margins);
}

/** Lays an earlier run's table under this one's. */
export function addOverhangs(kept: Readonly<Record<string, Margins>>): void {
  for (const [key, margins] of Object.entries(kept)) if (!table.known.has(key)) table.known.set(key, margins);
}

/** What this run asked for, in the order of its keys, and after it so many of what only earlier ones did, the latest first. */
export function overhangsToKeep(older: number): Record<string, Margins> {
  const { known, asked } = table;
  const others = [...known.keys()].filter((key) => !asked.has(key)).slice(0, older);
  return Object.fromEntries(
    [...[...asked].filter((key) => known.has(key)).sort(), ...others].map((key) => [key, known.get(key)!]),
  );
}
