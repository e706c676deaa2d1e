/**
 * A tiny index per lab, `{[question]: seal}`, that the render-blocking script reads before the first paint.
 *
 * It is derived: losing it costs one shift of the page and no entry.
 */
import { answerOf, type LabRecord } from './fold.ts';
import { isRecord, parseJson } from './schema.ts';
import type { LedgerStorage } from './storage.ts';

export interface Seal {
  readonly s: 'committed' | 'skipped' | 'revealed' | 'answered' | 'tried';
  /** The chosen option or number. */
  readonly c?: number;
  /**
   * What the page said: the keys of its texts, each with what is filled in, so that it can be said in the language of another
   * page; or the words themselves, where a value is printed in them.
   */
  readonly t?: string | readonly (readonly [key: string, fillings: Readonly<Record<string, string | number>>])[];
  /** Which explanation applies: `below`, `above` or `within`. */
  readonly d?: string;
}

export function sealsKey(prefix: string, lab: string): string {
  return `${prefix}seals:${lab}`;
}

/** The index of a lab; empty when there is none or it cannot be read. */
export function readSeals(storage: LedgerStorage, prefix: string, lab: string): Readonly<Record<string, Seal>> {
  try {
    const seals = parseJson(storage.get(sealsKey(prefix, lab)) ?? '{}');
    return isRecord(seals) ? (seals as Record<string, Seal>) : {};
  } catch {
    return {};
  }
}

function writeSeals(
  storage: LedgerStorage,
  prefix: string,
  lab: string,
  seals: Readonly<Record<string, Seal>>,
): boolean {
  try {
    storage.set(sealsKey(prefix, lab), JSON.stringify(seals));
    return true;
  } catch {
    return false;
  }
}

/** Notes one seal; false when the storage refuses, which harms nothing but the first paint. */
export function writeSeal(storage: LedgerStorage, prefix: string, lab: string, question: string, seal: Seal): boolean {
  const seals = readSeals(storage, prefix, lab);
  if (JSON.stringify(seals[question]) === JSON.stringify(seal)) return true;
  return writeSeals(storage, prefix, lab, { ...seals, [question]: seal });
}

/** The seals that a lab's record implies, without the words of the page. */
export function sealsOf(record: LabRecord): Record<string, Seal> {
  const chosen = (value: unknown): { c?: number } => (typeof value === 'number' ? { c: value } : {});
  const questions = [...record.questions].flatMap(([name, { phase, predictions }]): [string, Seal][] =>
    phase === 'open' ? [] : [[name, { s: phase, ...chosen(predictions && answerOf(predictions.latest)) }]],
  );
  const reflections = [...record.reflections].map(([name, { latest }]): [string, Seal] => [
    name,
    { s: latest.value === latest.truth ? 'answered' : 'tried', ...chosen(latest.value) },
  ]);
  return Object.fromEntries([...questions, ...reflections]);
}

/** Makes the index anew where it is missing: after an import, or when it was lost. Seals that stand keep their words. */
export function restoreSeals(storage: LedgerStorage, prefix: string, lab: string, record: LabRecord): void {
  const implied = sealsOf(record);
  const standing = readSeals(storage, prefix, lab);
  const missing = Object.keys(implied).filter((name) => standing[name]?.s !== implied[name]!.s);
  if (missing.length === 0) return;
  const restored = Object.fromEntries(missing.map((name) => [name, implied[name]!]));
  writeSeals(storage, prefix, lab, { ...standing, ...restored });
}
