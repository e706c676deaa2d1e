/** A value that one lab's reader decided and another lab reads: where it is declared, and what the ledger says of it. */
import type { Declared } from './catalogue.ts';
import { foldLab } from './fold.ts';
import { isRecord, type Entry } from './schema.ts';

/** A field of a decision, as the document pass resolves `lab/decision.field`. */
export interface CarriedSource {
  /** `workflow/constraint-tax/cycle.cycleSmallHours`: the name under which its text is kept. */
  readonly key: string;
  readonly lab: string;
  readonly decision: string;
  readonly field: string;
  /** `Lab 1`, or the title of a chapter without a number. */
  readonly labLabel: string;
  /** Left out while that lab is held back. */
  readonly href?: string;
  readonly declared: Declared;
}

/** A carried value that sets a parameter of an instrument, with what that parameter takes. */
export interface CarriedParameter {
  readonly parameter: string;
  readonly label: string;
  readonly source: CarriedSource;
  readonly default: number | string;
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  readonly options?: readonly string[];
}

/** What the reader decided last for a field; undefined when there is nothing of its type. */
export function carriedValue(
  entries: Iterable<Entry>,
  { lab, decision, field, declared }: Pick<CarriedSource, 'lab' | 'decision' | 'field' | 'declared'>,
): { readonly value: number | string; readonly entry: Entry } | undefined {
  const entry = foldLab(entries, lab).decisions.get(decision)?.latest;
  const value = isRecord(entry?.value) ? entry.value[field] : undefined;
  const word = declared.options !== undefined || declared.kind === 'text';
  const known =
    typeof value === 'string'
      ? word && (declared.options === undefined || Object.hasOwn(declared.options, value))
      : typeof value === 'number' && !word && Number.isFinite(value);
  return entry && known ? { value: value as number | string, entry } : undefined;
}

/** Whether an instrument's parameter takes a carried value. */
export function takes(parameter: CarriedParameter, value: number | string): boolean {
  if (typeof value === 'string') return parameter.options?.includes(value) ?? false;
  return (
    parameter.options === undefined &&
    value >= (parameter.min ?? -Infinity) &&
    value <= (parameter.max ?? Infinity) &&
    (parameter.whole !== true || Number.isInteger(value))
  );
}
