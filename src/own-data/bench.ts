/** The bench itself, apart from any page: takes requests one after the other, and answers each. Runs in a worker, and in tests. */
import { measure, measureRows, prepare, type Prepared, type Settings } from './compare.ts';
import type { NumberColumn, OddCell, ReadColumn } from './column-reader.ts';
import { decode, mostBytes } from './decode.ts';
import type { Answer, Found, Given, Looked, Request, Shown } from './messages.ts';
import { count, DataError, quoted } from './problems.ts';
import { type Choice, type Reading, readSamples, type Samples, suggestedChoice } from './read.ts';
import { sampleText } from './samples.ts';
import { delimiters, lookAt, type Source, type Table } from './table.ts';

type Told = Answer extends infer Each ? (Each extends { job: number } ? Omit<Each, 'job'> : never) : never;

/** Least share of the text between two signs of progress. */
const progressStep = 0.04;

const rowsIn = (column: ReadColumn): number =>
  column.kind === 'numbers' ? column.values.length : [...column.words.values()].reduce((sum, rows) => sum + rows, 0);

/** The groups with most rows, in the order in which they come. */
function largestTwo(columns: readonly ReadColumn[]): [number, number] {
  const places = columns.map((_, place) => place).sort((a, b) => rowsIn(columns[b]!) - rowsIn(columns[a]!));
  return [Math.min(places[0]!, places[1]!), Math.max(places[0]!, places[1]!)];
}

/** A column of words of which the first begins as a number does: “12 EUR”, “$5”, “2024-01-31”. */
function takenForWords(column: ReadColumn): { name: string; first: OddCell }[] {
  if (column.kind === 'numbers' || !column.firstWord || !/^[^\p{L}\d]{0,3}\d/u.test(column.firstWord.cell.trim()))
    return [];
  return [{ name: column.name, first: column.firstWord }];
}

async function textOf(given: Given): Promise<Source & { encoding: string | null }> {
  if ('text' in given) return { ...given, encoding: null };
  const { name, file } = given;
  if (file.size > mostBytes)
    throw new DataError(
      'data/too-large',
      `${name} has ${count(Math.round(file.size / 1e6))} MB; this page reads up to ${count(mostBytes / 1e6)} MB.`,
      'Take a random sample of its rows: a million of them tell as much.',
    );
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // Of all that may be the reason, moved since it was chosen or no right to read it, the browser tells nothing.
    throw new DataError(
      'data/unreadable',
      `${name} cannot be read.`,
      'Choose it again; it may have been moved or changed.',
    );
  }
  return { name, ...decode(new Uint8Array(bytes)) };
}

export class Bench {
  readonly #tell: (answer: Answer) => void;
  readonly #pause: () => Promise<void>;
  readonly #now: () => number;
  /** The latest job that brought other data: what compares rows of older ones is left undone. */
  #job = 0;
  #sources: Source[] = [];
  #tables: Table[] = [];
  #encoding: string | null = null;
  #samples: Samples | undefined;
  #choice: Choice | undefined;
  #reading: Reading | undefined;
  #groups: readonly [number, number] = [0, 1];
  #prepared: Prepared | undefined;

  constructor(tell: (answer: Answer) => void, pause: () => Promise<void>, now: () => number) {
    this.#tell = tell;
    this.#pause = pause;
    this.#now = now;
  }

  /** Answers a request. Rejects for nothing but a mistake of ours: what is wrong with the data is told. */
  async handle(request: Request): Promise<void> {
    const { job } = request;
    const tell = (told: Told): void => this.#tell({ job, ...told } as Answer);
    try {
      if (request.ask === 'sample') return tell({ tell: 'sample', text: sampleText(request.name) });
      const start = this.#now();
      if (request.ask === 'measure') return tell({ tell: 'measured', shown: this.#shown(request.settings) });
      this.#job = job;
      if (request.ask === 'open') {
        const sources = await Promise.all(request.given.map(textOf));
        // Other data came while these were fetched.
        if (job !== this.#job) return;
        this.#sources = sources;
        this.#encoding = sources.find(({ encoding }) => encoding !== null)?.encoding ?? null;
        this.#tables = this.#sources.map((source) => lookAt(source));
        this.#read(suggestedChoice(this.#tables), request.reading, tell);
      }
      if (request.ask === 'read') {
        if (request.named !== this.#tables[0]!.named)
          this.#tables = this.#sources.map((source) => lookAt(source, request.named));
        this.#read(request.choice, request.reading, tell);
      }
      if (request.ask === 'groups') this.#groups = request.groups;
      if (this.#groups[0] === this.#groups[1])
        throw new DataError(
          'data/same-group',
          `Reference and now are the same group, ${quoted(this.#samples!.columns[this.#groups[0]]!.name)}.`,
          'Choose two groups.',
        );
      await this.#compare(request.settings, start, job, tell);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      tell({ tell: 'problem', problem: error.problem });
    }
  }

  #read(choice: Choice, reading: Reading, tell: (told: Told) => void): void {
    let last = 0;
    // What was read of another choice is no answer to this one, should it fail.
    this.#samples = this.#prepared = undefined;
    this.#choice = choice;
    this.#reading = reading;
    tell({ tell: 'looked', looked: this.#looked() });
    tell({ tell: 'progress', stage: 'reading', share: 0 });
    this.#samples = readSamples(this.#tables, choice, reading, (share) => {
      if (share - last < progressStep) return;
      last = share;
      tell({ tell: 'progress', stage: 'reading', share });
    });
    const { columns } = this.#samples;
    this.#groups = choice.layout === 'groups' ? largestTwo(columns) : [0, 1];
    if (choice.layout === 'columns') return;
    const groups = columns.map((column) => ({ name: column.name, rows: rowsIn(column) }));
    tell({ tell: 'groups', found: { groups, chosen: this.#groups } });
  }

  async #compare(settings: Settings, start: number, job: number, tell: (told: Told) => void): Promise<void> {
    tell({ tell: 'progress', stage: 'sorting', share: 0 });
    const columns = this.#samples!.columns;
    const chosen = this.#groups.map((place) => columns[place]!) as [ReadColumn, ReadColumn];
    this.#prepared = prepare(...chosen);
    const shown = this.#shown(settings);
    tell({ tell: 'found', found: this.#found(chosen, this.#now() - start), shown });
    tell({ tell: 'progress', stage: 'rows', share: 0 });
    await this.#pause();
    if (job === this.#job) tell({ tell: 'rows', rows: measureRows(this.#prepared) });
  }

  #shown(settings: Settings): Shown {
    const prepared = this.#prepared!;
    return { summaries: prepared.summaries, missing: prepared.missing, measured: measure(prepared, settings) };
  }

  #looked(): Looked {
    return {
      tables: this.#tables.map(({ source, delimiter, named, names, columns }) => ({
        name: source.name,
        separatedBy: columns.length > 1 ? delimiters[delimiter]! : 'lines',
        named,
        names,
        columns: columns.map(({ name, kind }) => ({ name, kind })),
      })),
      choice: this.#choice!,
    };
  }

  #found(chosen: readonly ReadColumn[], milliseconds: number): Found {
    const { rows, ragged, doubts } = this.#samples!;
    return {
      ...this.#looked(),
      rows,
      ragged,
      doubts,
      odd: chosen
        .filter((column): column is NumberColumn => column.kind === 'numbers' && column.firstOdd !== null)
        .map(({ name, odd, firstOdd }) => ({ name, cells: odd, first: firstOdd! })),
      taken: this.#reading?.kind === 'auto' ? chosen.flatMap(takenForWords) : [],
      encoding: this.#encoding,
      milliseconds,
    };
  }
}
