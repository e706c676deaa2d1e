/** Reads the chosen columns of a text of any length, piece by piece. */
import Papa from 'papaparse';
import type { DecimalSign, FoundSign } from './cells.ts';
import { numberReader, type ReadColumn, wordReader } from './column-reader.ts';
import { atStart, count, counted, DataError, quoted } from './problems.ts';
import { delimiters, isBlank, type Kind, type Table } from './table.ts';

/** A column, by the places of its table and in that. */
export interface ColumnId {
  readonly table: number;
  readonly column: number;
}

/** Which columns are compared: two of them, or one whose rows another puts into groups. */
export type Choice =
  | { readonly layout: 'columns'; readonly reference: ColumnId; readonly current: ColumnId }
  | { readonly layout: 'groups'; readonly values: ColumnId; readonly group: ColumnId };

/** How cells are read; `auto` goes by what the first rows say. */
export interface Reading {
  readonly kind: 'auto' | 'numbers' | 'words';
  readonly decimals: 'auto' | DecimalSign;
}

/** A row with fewer or more cells than the others. */
export interface RaggedRows {
  readonly rows: number;
  readonly firstLine: number;
  readonly firstCells: number;
  readonly usualCells: number;
}

export interface Samples {
  /** The two columns; or the groups, in the order in which they come. */
  readonly columns: readonly ReadColumn[];
  readonly rows: number;
  readonly ragged: RaggedRows | null;
  /** Decimal signs that could as well be meant otherwise, and how they were read. */
  readonly doubts: readonly FoundSign[];
}

/** Told now and then: which share of the text has been read. */
export type Progress = (share: number) => void;

/** Characters of a piece: small enough for several signs of progress a second. */
const pieceLength = 1 << 20;
/** Groups that a page can offer. */
const mostGroups = 50;

function lineBreaksIn(row: readonly string[]): number {
  let breaks = 0;
  for (const cell of row) if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  return breaks;
}

/**
 * Hands over every row with its line, but for the names and blank lines.
 * @throws DataError for a quotation mark that has no partner
 */
function eachRow(
  { source, delimiter, named, columns }: Table,
  take: (row: readonly string[], line: number) => void,
  progress: Progress,
): { rows: number; ragged: RaggedRows | null } {
  const { text, name } = source;
  const manyLines = text.includes('"');
  let [line, rows, ragged] = [1, 0, 0];
  let names = named;
  let firstRagged: { line: number; cells: number } | undefined;
  Papa.parse<string[]>(text, {
    delimiter,
    chunkSize: pieceLength,
    chunk({ data, errors, meta }: Papa.ParseResult<string[]>) {
      const broken = errors.find(({ type }) => type === 'Quotes');
      data.forEach((row, place) => {
        if (broken && place === Math.min(broken.row ?? 0, data.length - 1))
          throw new DataError(
            'data/quotes',
            `In line ${count(line)} of ${name} a quotation mark has no partner: ${quoted(row.join(delimiter))}.`,
            'Close the quotation, or write the mark twice where it belongs to the text.',
          );
        if (!isBlank(row)) {
          if (names) names = false;
          else {
            rows += 1;
            if (row.length !== columns.length) {
              ragged += 1;
              firstRagged ??= { line, cells: row.length };
            }
            take(row, line);
          }
        }
        line += 1 + (manyLines ? lineBreaksIn(row) : 0);
      });
      progress(meta.cursor / text.length);
    },
    complete: () => progress(1),
  });
  return {
    rows,
    ragged: firstRagged
      ? { rows: ragged, firstLine: firstRagged.line, firstCells: firstRagged.cells, usualCells: columns.length }
      : null,
  };
}

function kindOf(found: Kind, { kind }: Reading): 'numbers' | 'words' {
  return kind !== 'auto' ? kind : found === 'words' ? 'words' : 'numbers';
}

const columnAt = (tables: readonly Table[], { table, column }: ColumnId) => tables[table]!.columns[column]!;

function readerFor(tables: readonly Table[], id: ColumnId, reading: Reading, name: string) {
  const { kind, decimals } = columnAt(tables, id);
  const sign = reading.decimals === 'auto' ? decimals.sign : reading.decimals;
  return kindOf(kind, reading) === 'numbers' ? numberReader(name, sign) : wordReader(name);
}

/** Decimal signs that were found out and are in doubt. */
function doubtsOf(tables: readonly Table[], ids: readonly ColumnId[], reading: Reading): FoundSign[] {
  return ids
    .map((id) => columnAt(tables, id))
    .filter(({ kind, decimals }) => kind === 'numbers' && decimals.doubt !== null && reading.decimals === 'auto')
    .map(({ decimals }) => decimals);
}

function readColumns(
  tables: readonly Table[],
  choice: Choice & { layout: 'columns' },
  reading: Reading,
  progress: Progress,
): Samples {
  const ids = [choice.reference, choice.current];
  const readers = ids.map((id) => readerFor(tables, id, reading, columnAt(tables, id).name));
  const used = [...new Set(ids.map(({ table }) => table))];
  let rows = 0;
  let ragged: RaggedRows | null = null;
  used.forEach((table, place) => {
    const here = ids.flatMap((id, index) => (id.table === table ? [{ ...id, reader: readers[index]! }] : []));
    const found = eachRow(
      tables[table]!,
      (row, line) => {
        for (const { column, reader } of here) reader.take(row[column] ?? '', line);
      },
      (share) => progress((place + share) / used.length),
    );
    rows += found.rows;
    ragged ??= found.ragged;
  });
  // Beside a longer column a shorter one ends in blank cells, which stand for no rows.
  const columns = readers.map((reader, index) => {
    const others = ids.some((id, other) => other !== index && id.table === ids[index]!.table);
    return reader.close(!others);
  });
  return { columns, rows, ragged, doubts: doubtsOf(tables, ids, reading) };
}

function readGroups(
  tables: readonly Table[],
  { values, group }: Choice & { layout: 'groups' },
  reading: Reading,
  progress: Progress,
): Samples {
  const name = columnAt(tables, group).name;
  const readers = new Map<string, ReturnType<typeof readerFor>>();
  const { rows, ragged } = eachRow(
    tables[values.table]!,
    (row, line) => {
      const key = row[group.column]?.trim() ?? '';
      if (key === '') return;
      let reader = readers.get(key);
      if (!reader) {
        if (readers.size === mostGroups)
          throw new DataError(
            'data/too-many-groups',
            `“${name}” puts the rows into more than ${mostGroups} groups; line ${count(line)} begins one with ${quoted(key)}.`,
            'Choose as groups a column of a few words, such as the week or the edition of a model.',
          );
        reader = readerFor(tables, values, reading, key);
        readers.set(key, reader);
      }
      reader.take(row[values.column] ?? '', line);
    },
    progress,
  );
  if (readers.size < 2)
    throw new DataError(
      'data/one-group',
      readers.size === 0
        ? `“${name}” names no group.`
        : `“${name}” says ${quoted([...readers.keys()][0]!)} in all of its ${counted(rows, 'row')}: there is one group, and nothing to compare it with.`,
      'Choose another column for the groups, or compare two columns.',
    );
  return {
    columns: [...readers.values()].map((reader) => reader.close(true)),
    rows,
    ragged,
    doubts: doubtsOf(tables, [values], reading),
  };
}

/**
 * Reads what was chosen.
 * @throws DataError for data that cannot be read so
 */
export function readSamples(
  tables: readonly Table[],
  choice: Choice,
  reading: Reading,
  progress: Progress = () => {},
): Samples {
  const [first, second] =
    choice.layout === 'columns' ? [choice.reference, choice.current] : [choice.values, choice.group];
  if (first.table === second.table && first.column === second.column)
    throw new DataError(
      'data/same-column',
      `${quoted(columnAt(tables, first).name)} was chosen twice.`,
      'Choose two different columns.',
    );
  return choice.layout === 'columns'
    ? readColumns(tables, choice, reading, progress)
    : readGroups(tables, choice, reading, progress);
}

/**
 * What to compare where the reader has not said: the first two columns of numbers; or where there is one, and one of few words,
 * its values in those groups; or the first two columns.
 * @throws DataError where there is a single column
 */
export function suggestedChoice(tables: readonly Table[]): Choice {
  const ids = tables.flatMap(({ columns }, table) =>
    columns.map((column, place) => ({ table, column: place, ...column })),
  );
  const id = ({ table, column }: ColumnId): ColumnId => ({ table, column });
  const ofNumbers = ids.filter(({ kind }) => kind === 'numbers');
  // A column that counts the rows is compared only where there is nothing better.
  const values = ofNumbers.filter(({ counting }) => !counting);
  if (tables.length > 1) {
    const best = tables.map((_, table) => [...values, ...ofNumbers, ...ids].find((each) => each.table === table)!);
    return { layout: 'columns', reference: id(best[0]!), current: id(best[1]!) };
  }
  const { source, delimiter, looked } = tables[0]!;
  if (ids.length < 2)
    throw new DataError(
      'data/one-column',
      `${atStart(source.name)} has one column, ${quoted(ids[0]!.name)}; its first line says ${quoted(source.text.slice(0, 200).split('\n')[0]!)}.`,
      `Put a second column beside it, parted by ${delimiters[delimiter]} or tabs; or give two files, the reference first.`,
    );
  const group = ids.find(({ kind, words }) => kind === 'words' && words <= mostGroups && words * 2 <= looked);
  const numbers = values.length >= 2 || (values.length === 1 && group) ? values : ofNumbers;
  if (numbers.length === 1 && group) return { layout: 'groups', values: id(numbers[0]!), group: id(group) };
  const [reference, current] = numbers.length >= 2 ? numbers : ids;
  return { layout: 'columns', reference: id(reference!), current: id(current!) };
}
