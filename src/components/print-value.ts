/** Prints a kept value as its declaration says; a module of its own, fetched only where there is a value. */
import type { Declared } from '../lib/labwright/ledger/catalogue.ts';
import { formatValue } from '../lib/labwright/simulation/format.ts';

export function printValue(declared: Declared, value: number | string): string {
  return formatValue(declared as Parameters<typeof formatValue>[0], value);
}
