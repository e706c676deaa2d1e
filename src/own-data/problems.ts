/** What can be wrong with a reader's data: each problem in two parts, with what was found quoted. */

export interface Problem {
  readonly rule: string;
  /** What is wrong, with the place and what stands there. */
  readonly wrong: string;
  /** What to do instead. */
  readonly instead: string;
}

/** Stops the reading of data; the page shows the problem. */
export class DataError extends Error {
  readonly problem: Problem;

  constructor(rule: string, wrong: string, instead: string) {
    super(`${wrong} ${instead}`);
    this.name = 'DataError';
    this.problem = { rule, wrong, instead };
  }
}

/** Longest piece of a reader's text that a message quotes. */
const longest = 60;

/** A piece of a reader's text in quotation marks, on one line and not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > longest ? `${line.slice(0, longest)}…` : line}”`;
}

const counts = new Intl.NumberFormat('en');

/** 12,345 */
export function count(number: number): string {
  return counts.format(number);
}

/** The name of a text at the start of a sentence: files keep theirs as it is. */
export function atStart(name: string): string {
  return name.startsWith('the ') ? `T${name.slice(1)}` : name;
}

/** 1 row, 2 rows */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}
