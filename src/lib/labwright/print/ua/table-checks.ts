/** Rules about tables: rows of one length, no cell over another, and a head for every cell. */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import { elementsBelow, nameIn, type StructureElement, textIn, textOf } from '../structure.ts';
import { type Check, type Inspected, rule } from './check.ts';

/** The value of an attribute of the owner Table, among one or many attribute objects. */
function attribute(dict: PDFDict, name: string): PDFObject | undefined {
  const value = dict.lookup(PDFName.of('A'));
  const objects = value instanceof PDFArray ? value.asArray().map((each) => dict.context.lookup(each)) : [value];
  for (const object of objects) {
    const found = object instanceof PDFDict ? object.lookup(PDFName.of(name)) : undefined;
    if (found) return found;
  }
  return undefined;
}

function span(cell: StructureElement, name: 'RowSpan' | 'ColSpan'): number {
  const value = attribute(cell.dict, name);
  return value instanceof PDFNumber ? value.asNumber() : 1;
}

/** Rows of a table, whatever groups they stand in; a table within a cell is a table of its own. */
function rowsOf(table: StructureElement): StructureElement[][] {
  const inner = new Set(
    [...elementsBelow(table.dict)]
      .filter(({ type }) => type === 'Table')
      .flatMap(({ dict }) => [...elementsBelow(dict)].map(({ ref }) => ref)),
  );
  return [...elementsBelow(table.dict)]
    .filter(({ type, ref }) => type === 'TR' && !inner.has(ref))
    .map(({ dict }) =>
      [...elementsBelow(dict)].filter(({ type, ref }) => (type === 'TH' || type === 'TD') && !inner.has(ref)),
    );
}

/** What is wrong with the grid that the cells of a table fill; undefined when each place is filled once. */
function gridFault(rows: readonly (readonly StructureElement[])[]): string | undefined {
  const taken = new Set<string>();
  const widths = rows.map(() => 0);
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row} ${column}`)) column += 1;
      const [down, across] = [span(cell, 'RowSpan'), span(cell, 'ColSpan')];
      if (row + down > rows.length) return `a cell of row ${row + 1} reaches below the table`;
      for (let y = row; y < row + down; y++) {
        for (let x = column; x < column + across; x++) {
          if (taken.has(`${y} ${x}`)) return `two cells meet in row ${y + 1}`;
          taken.add(`${y} ${x}`);
          widths[y]! += 1;
        }
      }
      column += across;
    }
  }
  const uneven = widths.findIndex((width) => width !== widths[0]);
  return uneven < 0 ? undefined : `row ${uneven + 1} has ${widths[uneven]} columns, the first ${widths[0]}`;
}

/** A cell whose head is told: by ids that exist, or by the scope of the heads of its table. */
function headed(cell: StructureElement, ids: ReadonlySet<string>, scoped: boolean): boolean {
  const headers = attribute(cell.dict, 'Headers');
  const named = headers instanceof PDFArray ? headers.asArray().map(textOf) : [];
  return named.length > 0 ? named.every((id) => id !== undefined && ids.has(id)) : scoped;
}

export function tableChecks({ elements, place }: Inspected): Check[] {
  const tables = elements
    .filter(({ standard }) => standard === 'Table')
    .map((table) => ({ table, rows: rowsOf(table) }));
  const at = ({ table }: (typeof tables)[number]): string => `${place(table)}: table`;
  return [
    {
      clause: '7.2',
      asks: 'The cells of a table fill its grid, each place once.',
      looked: tables.length,
      wrong: tables.flatMap((each) => {
        const fault = gridFault(each.rows);
        return fault === undefined ? [] : [`${at(each)}: ${fault}`];
      }),
    },
    rule(
      '7.5',
      'Every cell of a table can be told its heads.',
      tables,
      ({ rows }) => {
        const cells = rows.flat();
        const heads = cells.filter(({ type }) => type === 'TH');
        const ids = new Set(heads.flatMap(({ dict }) => textIn(dict, 'ID') ?? []));
        const scoped = heads.length > 0 && heads.every(({ dict }) => scopeOf(dict) !== undefined);
        return cells.some((cell) => cell.type === 'TD' && !headed(cell, ids, scoped));
      },
      at,
    ),
  ];
}

function scopeOf(dict: PDFDict): string | undefined {
  const scope = attribute(dict, 'Scope');
  return scope instanceof PDFName ? scope.decodeText() : nameIn(dict, 'Scope');
}
