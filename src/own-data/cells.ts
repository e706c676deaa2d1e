/** What one cell of a table says: nothing, a number, or a word. */

/** Which sign parts the decimals. */
export type DecimalSign = 'point' | 'comma';

/** Cells that people, spreadsheets, R and Python write where there is no value. */
const missingWords = new Set(['', '-', '–', '.', '?', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '\\n']);

/** Whether a cell holds no value. */
export function isMissing(cell: string): boolean {
  // Nearly every cell begins with a digit, and a million of them are asked.
  const first = cell.charCodeAt(0);
  if (first >= 48 && first <= 57) return false;
  return cell.length <= 12 && missingWords.has(cell.trim().toLowerCase());
}

const pointed = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?$/i;
const comma = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+|\d+)?(?:,\d*)?(?:e[+-]?\d+)?$/i;

/**
 * The number that a cell says, with or without separators of thousands.
 * @returns NaN where it says none; infinite numbers count as none
 */
export function numberIn(cell: string, sign: DecimalSign): number {
  if (sign === 'point') {
    const plain = Number(cell);
    // Number() also reads blank cells, as 0, and numbers to other bases.
    const first = cell.charCodeAt(0);
    const certain = first >= 49 && first <= 57;
    if (Number.isFinite(plain) && (certain || (/\d/.test(cell) && !/^\s*0[xob]/i.test(cell)))) return plain;
  }
  const text = cell.trim().replace(/^\u2212/, '-');
  if (!/\d/.test(text) || !(sign === 'point' ? pointed : comma).test(text)) return NaN;
  const bare = text.replace(sign === 'point' ? /[, \u00a0\u2009\u202f'’]/g : /[. \u00a0\u2009\u202f'’]/g, '');
  const value = Number(sign === 'point' ? bare : bare.replace(',', '.'));
  return Number.isFinite(value) ? value : NaN;
}

/** How the decimals of some cells are parted, and what could as well be meant. */
export interface FoundSign {
  readonly sign: DecimalSign;
  /** A cell that another reader would take for a number a thousand times as large, or as small; null where none is in doubt. */
  readonly doubt: string | null;
}

const onlyWithPoint =
  /^[+-]?(?:\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,}|\d*\.(?:\d{1,2}|\d{4,})|(?:0|\d{4,})?\.\d{3})(?:e[+-]?\d+)?$/i;
const onlyWithComma =
  /^[+-]?(?:\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,}|\d*,(?:\d{1,2}|\d{4,})|(?:0|\d{4,})?,\d{3})(?:e[+-]?\d+)?$/i;

/**
 * Finds the decimal sign of a column by the cells that allow one reading only: 1.5 and 1,234.5 or 1,5 and 1.234,5. Where there
 * are none, 1,234 is read as the file is separated: after semicolons with decimals, elsewhere as thousands.
 */
export function decimalSignOf(cells: readonly string[], delimiter: string): FoundSign {
  let [points, commas] = [0, 0];
  let doubt: string | null = null;
  for (const cell of cells) {
    const text = cell.trim();
    if (onlyWithPoint.test(text)) points += 1;
    else if (onlyWithComma.test(text)) commas += 1;
    else if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) doubt ??= text;
    else if (delimiter === ';' && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text)) doubt ??= text;
  }
  if (points + commas > 0) return { sign: commas > points ? 'comma' : 'point', doubt: null };
  return { sign: doubt?.includes(',') && delimiter === ';' ? 'comma' : 'point', doubt };
}
