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
  /** Keys of this run: what nobody asks for any more is not kept. */
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

/** The table of what this run asked for, in the order of its keys. */
export function askedOverhangs(): Record<string, Margins> {
  return Object.fromEntries(
    [...table.asked].sort().flatMap((key) => (table.known.has(key) ? [[key, table.known.get(key)!]] : [])),
  );
}
