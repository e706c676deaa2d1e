/** Finds what a content stream draws outside marked content, and marks it as artifacts. Pure. */
import { latin, type Operator, readOperators } from './operators.ts';

/** Heights on the sheet between which its text block lies; pt above the lower edge. */
export interface Block {
  readonly bottom: number;
  readonly top: number;
}

type Kind = 'Header' | 'Footer' | 'Layout';

/** A stretch of a stream that draws, and is not marked. */
interface Run {
  start: number;
  end: number;
  kind: Kind;
}

const paints = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI']);
const builds = new Set(['m', 're', 'l', 'c', 'v', 'y', 'h', 'BI']);
const shows = new Set(['Tj', 'TJ', "'", '"']);
const begins = new Set(['BMC', 'BDC']);

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `a`, then `b` (ISO 32000-1, 8.3.4). */
function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

function matrixOf(bytes: Uint8Array, { name, start, end }: Operator): Matrix {
  const numbers = latin(bytes, start, end - name.length)
    .trim()
    .split(/\s+/)
    .map(Number);
  return numbers.length === 6 ? (numbers as unknown as Matrix) : identity;
}

/** Whether a name among the resources is a form whose own content is marked. */
export type IsMarkedForm = (name: string) => boolean;

/** Whether `BMC` or `BDC` makes content or an artifact of what follows; a span with words of its own does not. */
function isMark(source: string): boolean {
  return /^\/Artifact\b|\/MCID\b/.test(source) || !source.includes('<<');
}

/** A text object that is open: where it begins, and what it shows outside marked content. */
interface OpenText {
  readonly start: number;
  readonly runs: Run[];
  /** Whether marked content begins in it. */
  marks: boolean;
  /** Where on the sheet its line stands; pt. */
  height: number;
}

class Runs {
  readonly found: Run[] = [];
  /** Marked content stands between the last run and what comes. */
  closed = true;

  /** Adds a run, or lengthens the last one of its kind. */
  add(run: Run): void {
    const last = this.found.at(-1);
    if (last && !this.closed && last.kind === run.kind) last.end = run.end;
    else this.found.push(run);
    this.closed = false;
  }

  /** A text object is one drawing, unless it holds marked content: then only what it shows besides. */
  addText({ start, runs, marks }: OpenText, end: number): void {
    if (!marks && runs.length > 0) this.add({ start, end, kind: runs[0]!.kind });
    if (!marks) return;
    for (const run of runs) {
      this.closed = true;
      this.add(run);
    }
    this.closed = true;
  }
}

/** What a stream draws outside marked content, neighbours of one kind in one run. */
export function unmarkedRuns(bytes: Uint8Array, block: Block, isMarkedForm: IsMarkedForm = () => false): Run[] {
  const runs = new Runs();
  const open: boolean[] = [];
  const saved: Matrix[] = [];
  let matrix = identity;
  let path = -1;
  let text: OpenText | undefined;
  const unmarked = (): boolean => !open.includes(true);
  const kindAt = (height: number): Kind =>
    height > block.top ? 'Header' : height < block.bottom ? 'Footer' : 'Layout';
  readOperators(bytes, (operator) => {
    const { name, start, end } = operator;
    if (builds.has(name)) {
      if (path < 0) path = start;
    } else if (name === 'n') path = -1;
    else if (paints.has(name)) {
      if (name === 'Do' && isMarkedForm(latin(bytes, start + 1, end - 2).trim())) runs.closed = true;
      else if (unmarked()) runs.add({ start: path < 0 ? start : path, end, kind: 'Layout' });
      path = -1;
    } else if (begins.has(name)) {
      const marks = isMark(latin(bytes, start, end));
      open.push(marks);
      if (marks) runs.closed = true;
      if (marks && text) text.marks = true;
    } else if (name === 'EMC') open.pop();
    else if (name === 'q') saved.push(matrix);
    else if (name === 'Q') matrix = saved.pop() ?? identity;
    else if (name === 'cm') matrix = times(matrixOf(bytes, operator), matrix);
    else if (name === 'BT') text = { start, runs: [], marks: false, height: matrix[5] };
    else if (name === 'Tm' && text) text.height = times(matrixOf(bytes, operator), matrix)[5];
    else if (shows.has(name) && text && unmarked()) text.runs.push({ start, end, kind: kindAt(text.height) });
    else if (name === 'ET' && text) {
      if (unmarked()) runs.addText(text, end);
      text = undefined;
    }
  });
  return runs.found;
}

const openings: Readonly<Record<Kind, string>> = {
  Header: '/Artifact <</Type /Pagination /Subtype /Header>> BDC\n',
  Footer: '/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n',
  Layout: '/Artifact <</Type /Layout>> BDC\n',
};

/** The stream with its unmarked runs marked; the same bytes where there are none. */
export function withArtifacts(bytes: Uint8Array, block: Block, isMarkedForm?: IsMarkedForm): Uint8Array {
  const runs = unmarkedRuns(bytes, block, isMarkedForm);
  if (runs.length === 0) return bytes;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, kind } of runs) {
    parts.push(
      bytes.subarray(at, start),
      Buffer.from(openings[kind]),
      bytes.subarray(start, end),
      Buffer.from('\nEMC'),
    );
    at = end;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}
