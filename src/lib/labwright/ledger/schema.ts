/**
 * One entry of the ledger: something a reader predicted, answered, decided or met, never changed afterwards.
 *
 * Guards by hand, not by zod: even zod/mini is 6.4 kB brotli, more than the whole ledger of a lab page.
 */
export const schemaVersion = 1;

export const entryKinds = [
  'prediction',
  'skip',
  'shown',
  'revealed',
  'reflection',
  'writing',
  'decision',
  'visited',
  'failureMet',
  'failureLeft',
  'track',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a component knows when something happens. */
export interface EntryDraft {
  /** The lab's path under docs: `operations/silent-degradation`. */
  readonly lab: string;
  readonly kind: EntryKind;
  /** Question, text field, decision, `<instrument>.<state>` of a failure, or `track`. */
  readonly name: string;
  /** A prediction is `{answer, confidence?}`; a decision is an object by field; `visited` is a count of settings. */
  readonly value?: unknown;
  /** A setting by name, or the parameters themselves. */
  readonly setting?: string | Readonly<Record<string, unknown>>;
  /** What the model gives, once the reader may see it. */
  readonly truth?: unknown;
  readonly questionVersion?: string;
  readonly simulation?: string;
  readonly simulationVersion?: string;
}

/** An entry as it is kept. Fields that this version does not know stay in it. */
export interface Entry extends EntryDraft {
  /** A random UUID: two tabs and two machines never give the same. */
  readonly id: string;
  /** ISO 8601 in UTC with milliseconds, by the reader's clock. */
  readonly at: string;
  readonly handbook: string;
  /** 1 for the first entry of this lab, kind and name. */
  readonly attempt: number;
  readonly schema: typeof schemaVersion;
}

/** An entry that a later version of Labwright wrote: kept as it is, exported as it is. */
export interface NewerEntry {
  readonly id: string;
  readonly schema: number;
}

const longestName = 200;

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longestName;
}

function isOptionalName(value: unknown): boolean {
  return value === undefined || isName(value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** True for data that a later schema wrote. */
export function isNewerEntry(data: unknown): data is NewerEntry {
  return (
    isRecord(data) && Number.isInteger(data['schema']) && Number(data['schema']) > schemaVersion && isName(data['id'])
  );
}

/** True for data that is an entry of this schema. */
export function isEntry(data: unknown): data is Entry {
  if (!isRecord(data) || data['schema'] !== schemaVersion) return false;
  const { setting, attempt } = data;
  return (
    [data['id'], data['handbook'], data['lab'], data['name']].every(isName) &&
    [data['questionVersion'], data['simulation'], data['simulationVersion']].every(isOptionalName) &&
    isTime(data['at']) &&
    entryKinds.includes(data['kind'] as EntryKind) &&
    (setting === undefined || typeof setting === 'string' || isRecord(setting)) &&
    Number.isInteger(attempt) &&
    Number(attempt) > 0
  );
}

/** Parsed JSON, or undefined for a text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Entries in the order of their time; the id decides between equal times, so that every machine sorts alike. */
export function byTime(a: Entry, b: Entry): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : Number(a.id > b.id);
}
