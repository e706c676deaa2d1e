/** Takes the cells of one column as they come, and keeps what the rulers need: numbers, or how often each word occurs. */
import { type DecimalSign, isMissing, numberIn } from './cells.ts';
import { count, DataError, quoted } from './problems.ts';

/** A cell and its line. */
export interface OddCell {
  readonly line: number;
  readonly cell: string;
}

export interface NumberColumn {
  readonly kind: 'numbers';
  readonly name: string;
  readonly values: Float64Array;
  readonly missing: number;
  /** Cells that are neither a number nor missing, and the first of them. */
  readonly odd: number;
  readonly firstOdd: OddCell | null;
}

export interface WordColumn {
  readonly kind: 'words';
  readonly name: string;
  /** Rows of each word. */
  readonly words: ReadonlyMap<string, number>;
  readonly missing: number;
  /** The first of those that is no number. */
  readonly firstWord: OddCell | null;
}

export type ReadColumn = NumberColumn | WordColumn;

/** Different words up to which a column is one of categories, and not of names. */
export const mostWords = 10_000;

interface Reader {
  take(cell: string, line: number): void;
  /** `trailing`: whether blank cells at the end stand for rows, and not for a column that is shorter than its neighbour. */
  close(trailing: boolean): ReadColumn;
}

/** Counts missing cells, and apart those that are blank and have nothing beneath them. */
class Missing {
  #missing = 0;
  #blankAtEnd = 0;

  /** Whether the cell is missing. */
  take(cell: string): boolean {
    if (!isMissing(cell)) {
      this.#blankAtEnd = 0;
      return false;
    }
    this.#missing += 1;
    this.#blankAtEnd = cell.trim() === '' ? this.#blankAtEnd + 1 : 0;
    return true;
  }

  total(trailing: boolean): number {
    return trailing ? this.#missing : this.#missing - this.#blankAtEnd;
  }
}

export function numberReader(name: string, sign: DecimalSign): Reader {
  let values = new Float64Array(1024);
  let [size, odd] = [0, 0];
  let firstOdd: OddCell | null = null;
  const missing = new Missing();
  return {
    take(cell, line) {
      if (missing.take(cell)) return;
      const value = numberIn(cell, sign);
      if (Number.isNaN(value)) {
        odd += 1;
        firstOdd ??= { line, cell };
        return;
      }
      if (size === values.length) {
        const larger = new Float64Array(2 * size);
        larger.set(values);
        values = larger;
      }
      values[size++] = value;
    },
    close: (trailing) => ({
      kind: 'numbers',
      name,
      values: values.slice(0, size),
      missing: missing.total(trailing),
      odd,
      firstOdd,
    }),
  };
}

/** @throws DataError while it is fed, once there are more different words than categories can be */
export function wordReader(name: string): Reader {
  const words = new Map<string, number>();
  const missing = new Missing();
  let firstWord: OddCell | null = null;
  return {
    take(cell, line) {
      if (missing.take(cell)) return;
      const word = cell.trim();
      if (firstWord === null && Number.isNaN(numberIn(cell, 'point'))) firstWord = { line, cell };
      words.set(word, (words.get(word) ?? 0) + 1);
      if (words.size > mostWords)
        throw new DataError(
          'data/too-many-words',
          `“${name}” holds more than ${count(mostWords)} different words by line ${count(line)}, which says ${quoted(cell)}: these are names or texts, and no categories.`,
          'Take a column of numbers, or one of few words that come again.',
        );
    },
    close: (trailing) => ({ kind: 'words', name, words, missing: missing.total(trailing), firstWord }),
  };
}
