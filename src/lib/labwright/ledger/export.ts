/** The reader's copy: JSON to take back in, CSV for a spreadsheet. Name and section stand in the head of the file only. */
import { isEntry, isNewerEntry, isRecord, parseJson, type Entry, type NewerEntry } from './schema.ts';

/** Who hands a ledger in; nowhere else on record. */
export interface ReaderIdentity {
  readonly name?: string;
  readonly section?: string;
}

export interface LedgerExport {
  readonly handbook: string;
  readonly exportedAt: string;
  readonly reader: ReaderIdentity;
  readonly entries: readonly Entry[];
  /** Entries of a later version, as they were. */
  readonly newer: readonly NewerEntry[];
}

export type LedgerImport =
  | (LedgerExport & {
      readonly ok: true;
      /** Entries in the file that could not be read. */
      readonly refused: number;
      /** True when the file was damaged and its entries were read line by line. */
      readonly damaged: boolean;
    })
  | { readonly ok: false; readonly wrong: string; readonly instead: string };

const format = 'labwright-ledger';
/** More than a reader writes in years: a larger file is not a ledger. */
const mostEntries = 100_000;
/** More characters than an entry with a long essay has. */
const longestEntry = 200_000;
/** Deeper than any answer is nested. */
const deepestEntry = 64;

/** One entry a line, so that a damaged file gives back the lines that are whole. */
export function exportJson(ledger: LedgerExport): string {
  const { entries, newer, ...rest } = ledger;
  const head = JSON.stringify({ format, version: 1, ...rest });
  const lines = [...entries, ...newer].map((entry) => JSON.stringify(entry));
  return `${head.slice(0, -1)},"entries":[\n${lines.join(',\n')}\n]}\n`;
}

/** Entries of a damaged file: every line that is whole by itself. */
function salvage(text: string): unknown[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/,$/, ''));
  return lines.map(parseJson).filter((data) => isEntry(data) || isNewerEntry(data));
}

/** How deep the brackets of a JSON text go. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (inText) {
      if (character === '\\') at++;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}

/** False for an entry too large to keep, or nested too deep to be walked through without harm. */
function fits(data: unknown): boolean {
  try {
    const json = JSON.stringify(data);
    return json.length <= longestEntry && depthOf(json) <= deepestEntry;
  } catch {
    return false;
  }
}

function identityOf(value: unknown): ReaderIdentity {
  const field = (name: string): object => {
    const text = isRecord(value) ? value[name] : undefined;
    return typeof text === 'string' && text !== '' ? { [name]: text.slice(0, 200) } : {};
  };
  return { ...field('name'), ...field('section') };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/**
 * Reads an exported file. Never throws; entries that cannot be read are counted and left out.
 * A damaged file gives back its whole lines.
 */
export function importJson(text: string): LedgerImport {
  const data = parseJson(text);
  const head = isRecord(data) && data['format'] === format && Array.isArray(data['entries']) ? data : undefined;
  const found = head ? (head['entries'] as unknown[]) : salvage(text);
  if (!head && found.length === 0) {
    return {
      ok: false,
      wrong: 'The file is not a ledger of Labwright.',
      instead: 'Choose a file that "Save my copy" wrote, with the name ending in .json.',
    };
  }
  if (found.length > mostEntries) {
    return {
      ok: false,
      wrong: `The file has ${found.length} entries, more than a ledger holds.`,
      instead: `Choose a file with at most ${mostEntries}.`,
    };
  }
  const entries = found.filter(isEntry).filter(fits);
  const newer = found.filter(isNewerEntry).filter(fits);
  return {
    ok: true,
    handbook: textOr(head?.['handbook'], entries[0]?.handbook ?? ''),
    exportedAt: textOr(head?.['exportedAt'], ''),
    reader: identityOf(head?.['reader']),
    entries,
    newer,
    refused: found.length - entries.length - newer.length,
    damaged: !head,
  };
}

/**
 * A cell that a spreadsheet shows and never computes: a leading =, +, - or @ of a text, spaces or not, is made harmless
 * (OWASP, "CSV injection").
 */
export function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = /^[\s\u0000]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const columns = [
  'lab',
  'kind',
  'name',
  'attempt',
  'value',
  'confidence',
  'truth',
  'setting',
  'at',
  'questionVersion',
  'simulation',
  'simulationVersion',
  'handbook',
  'id',
] as const;

function row(entry: Entry): readonly unknown[] {
  const prediction = entry.kind === 'prediction' && isRecord(entry.value) ? entry.value : undefined;
  const cells: Readonly<Record<string, unknown>> = {
    ...entry,
    ...(prediction ? { value: prediction['answer'], confidence: prediction['confidence'] } : { confidence: undefined }),
  };
  return columns.map((name) => cells[name]);
}

/** Rows as CSV (RFC 4180). */
export function csvOf(rows: readonly (readonly unknown[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** A table of the entries (RFC 4180), after two lines on whose they are. */
export function exportCsv({ handbook, exportedAt, reader, entries }: LedgerExport): string {
  const head = [
    ['handbook', 'exported', 'reader', 'section'],
    [handbook, exportedAt, reader.name, reader.section],
    [],
    columns,
  ];
  return csvOf([...head, ...entries.map(row)]);
}
