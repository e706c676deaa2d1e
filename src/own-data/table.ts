/** Looks at the first rows of a text: how it is separated, whether it begins with names, what its columns hold. */
import Papa from 'papaparse';
import { decimalSignOf, isMissing, numberIn, type FoundSign } from './cells.ts';
import { atStart, DataError, quoted } from './problems.ts';

/** A text with its name: a file, or what was pasted. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

export type Kind = 'numbers' | 'words' | 'empty';

export interface TableColumn {
  readonly name: string;
  /** What most of its first cells are. */
  readonly kind: Kind;
  /** Different words among those, where they are words. */
  readonly words: number;
  /** Whether its first cells count their rows, one more each time: spreadsheets and Python write such a column. */
  readonly counting: boolean;
  readonly decimals: FoundSign;
}

export interface Table {
  readonly source: Source;
  readonly delimiter: string;
  /** Whether the first row that is not blank holds names. */
  readonly named: boolean;
  /** Cells of that row where it names more or fewer columns than the rows beneath it have; null where it fits. */
  readonly names: number | null;
  readonly columns: readonly TableColumn[];
  /** Rows that were looked at. */
  readonly looked: number;
}

export const delimiters: Readonly<Record<string, string>> = {
  '\t': 'tabs',
  ';': 'semicolons',
  '|': 'bars',
  ',': 'commas',
};

/** Rows that are enough to tell how a table is made. */
const looked = 1000;

export function isBlank(row: readonly string[]): boolean {
  // Of a million rows nearly all show with their first character that they are not.
  const first = row[0]!.charCodeAt(0);
  return !(first > 32 && first < 127) && row.every((cell) => cell.trim() === '');
}

function firstRows(text: string, delimiter: string): string[][] {
  return Papa.parse<string[]>(text, { delimiter, preview: looked }).data.filter((row) => !isBlank(row));
}

/** Cells that most rows have. */
function usualWidth(rows: readonly (readonly string[])[]): { width: number; share: number } {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width, times] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return { width, share: times / rows.length };
}

/** The rarest separator that parts nearly all rows equally: a comma may be a decimal sign, so it comes last. */
function delimiterOf(text: string): { delimiter: string; rows: string[][] } {
  for (const delimiter of Object.keys(delimiters)) {
    if (!text.includes(delimiter)) continue;
    const rows = firstRows(text, delimiter);
    const { width, share } = usualWidth(rows);
    if (width >= 2 && share >= 0.8) return { delimiter, rows };
  }
  return { delimiter: ',', rows: firstRows(text, ',') };
}

function columnOf(name: string, cells: readonly string[], delimiter: string): TableColumn {
  const filled = cells.filter((cell) => !isMissing(cell));
  const decimals = decimalSignOf(filled, delimiter);
  const numbers = filled.filter((cell) => !Number.isNaN(numberIn(cell, decimals.sign))).length;
  const kind = filled.length === 0 ? 'empty' : numbers * 2 >= filled.length ? 'numbers' : 'words';
  return { name, kind, words: new Set(filled.map((cell) => cell.trim())).size, counting: isCounting(cells), decimals };
}

/** Whether the cells are whole numbers, each one more than that before; of two or three rows nobody can tell. */
function isCounting(cells: readonly string[]): boolean {
  const [first] = cells;
  if (cells.length < 4 || !/^\s*\d+\s*$/.test(first!)) return false;
  return cells.every((cell, row) => cell.trim() !== '' && Number(cell) === Number(first) + row);
}

/** Whether a first row names the columns: words above numbers, or words that do not come again beneath. */
function hasNames(first: readonly string[], rest: readonly (readonly string[])[], delimiter: string): boolean {
  if (rest.length === 0) return false;
  const sign = (column: number) =>
    decimalSignOf(
      rest.map((row) => row[column] ?? ''),
      delimiter,
    ).sign;
  const isWord = (cell: string, column: number) => !isMissing(cell) && Number.isNaN(numberIn(cell, sign(column)));
  if (!first.some(isWord) || first.some((cell, column) => !isMissing(cell) && !isWord(cell, column))) return false;
  const beneath = first.map((_, column) =>
    columnOf(
      '',
      rest.map((row) => row[column] ?? ''),
      delimiter,
    ),
  );
  if (beneath.some(({ kind }) => kind === 'numbers')) return true;
  return (
    new Set(first).size === first.length &&
    first.every((cell, column) => !rest.some((row) => row[column]?.trim() === cell.trim()))
  );
}

/**
 * @param named whether the first row holds names; found out where it is left open
 * @throws DataError for a text that holds no table
 */
export function lookAt(source: Source, named?: boolean): Table {
  const { name } = source;
  // Excel's "sep=;" says how it parts cells and is no row; the line stays, so that the others keep their numbers.
  const bare = source.text.replace(/^\uFEFF/, '').replace(/^sep=.(?=[\r\n])/i, '');
  // Files put together from two systems end their lines in two ways.
  const text = bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare;
  if (text.trim() === '')
    throw new DataError(
      'data/empty',
      `${atStart(name)} is empty.`,
      'Put in two columns of values, one row to a line, or try one of the samples.',
    );
  if (text.startsWith('PK\u0003\u0004'))
    throw new DataError(
      'data/spreadsheet',
      `${atStart(name)} is a workbook of a spreadsheet, or another packed file.`,
      'Save the sheet as CSV and take that, or copy its two columns and paste them.',
    );
  if (/\0/.test(text.slice(0, 10_000)))
    throw new DataError(
      'data/not-text',
      `${atStart(name)} is no text.`,
      'Take a file of text: CSV, or values separated by tabs.',
    );
  const { delimiter, rows } = delimiterOf(text);
  const [first = [], ...rest] = rows;
  const withNames = named ?? hasNames(first, rest, delimiter);
  const body = withNames ? rest : rows;
  const { width } = usualWidth(body);
  if (rows.length < 2)
    throw new DataError(
      'data/one-line',
      `${atStart(name)} has one line: ${quoted(first.join(delimiter))}.`,
      'Write one row to a line, with or without a line of names above them.',
    );
  const names = withNames && first.length !== width ? first.length : null;
  const columns = Array.from({ length: Math.max(width, withNames ? first.length : 0) }, (_, column) =>
    columnOf(
      (withNames ? first[column]?.trim() : '') || `Column ${column + 1}`,
      body.map((row) => row[column] ?? ''),
      delimiter,
    ),
  );
  return { source: { name, text }, delimiter, named: withNames, names, columns, looked: body.length };
}
