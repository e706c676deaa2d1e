/**
 * The one kind of error that a user of Labwright meets.
 *
 * Two parts (what is wrong, quoting the value; what to write instead), the id of the rule
 * that was broken, and, where there is one, the place in the source.
 */

/** A place in a source file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One finding about one place, before anybody decides to throw it. */
export interface Problem {
  readonly rule: string;
  readonly wrong: string;
  readonly instead: string;
  readonly place?: Place;
}

/** `file:line:column`, as far as it is known. */
export function formatPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** `rule file:line:column what is wrong. What to write instead.` */
export function formatProblem(problem: Problem): string {
  const where = problem.place ? ` ${formatPlace(problem.place)}` : '';
  return `${problem.rule}${where} ${problem.wrong} ${problem.instead}`;
}

/** An error that carries one or more problems and prints them, never a stack. */
export class LabwrightError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(formatProblem).join('\n'));
    this.name = 'LabwrightError';
    this.problems = list;
  }
}

/** Runs something for a place in a source: problems that it throws without a place get that one. */
export async function atPlace<T>(place: Place | undefined, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof LabwrightError) || !place) throw error;
    throw new LabwrightError(error.problems.map((problem) => ({ place, ...problem })));
  }
}
