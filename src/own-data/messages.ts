/** What the page and its worker say to each other. Nothing else leaves the page, and nothing leaves the machine. */
import type { RowComparison } from '../lib/science/column-comparison.ts';
import type { Measured, Settings, Summary, MissingComparison } from './compare.ts';
import type { OddCell } from './column-reader.ts';
import type { FoundSign } from './cells.ts';
import type { Problem } from './problems.ts';
import type { Choice, RaggedRows, Reading } from './read.ts';
import type { SampleName } from './samples.ts';
import type { Kind } from './table.ts';

/** Data as a reader gives them: pasted text, or files that only the worker reads. */
export type Given = { readonly name: string; readonly text: string } | { readonly name: string; readonly file: Blob };

/** Every job has a number, and its answers carry it: what answers an older one is dropped. */
export type Request = { readonly job: number } & (
  | { readonly ask: 'sample'; readonly name: SampleName }
  | { readonly ask: 'open'; readonly given: readonly Given[]; readonly reading: Reading; readonly settings: Settings }
  | {
      readonly ask: 'read';
      readonly choice: Choice;
      readonly reading: Reading;
      readonly named: boolean;
      readonly settings: Settings;
    }
  | { readonly ask: 'groups'; readonly groups: readonly [number, number]; readonly settings: Settings }
  | { readonly ask: 'measure'; readonly settings: Settings }
);

export interface ShownTable {
  readonly name: string;
  readonly separatedBy: string;
  readonly named: boolean;
  /** Cells of the line of names, where the rows have another number. */
  readonly names: number | null;
  readonly columns: readonly { readonly name: string; readonly kind: Kind }[];
}

/** What the first rows say: known even where the rest cannot be read, so that another choice can be made. */
export interface Looked {
  readonly tables: readonly ShownTable[];
  readonly choice: Choice;
}

/** The groups by name and rows, and which two are compared: known even where those two cannot be. */
export interface Groups {
  readonly groups: readonly { readonly name: string; readonly rows: number }[];
  readonly chosen: readonly [number, number];
}

/** What was found in the data, before any ruler. */
export interface Found extends Looked {
  readonly rows: number;
  readonly ragged: RaggedRows | null;
  readonly doubts: readonly FoundSign[];
  /** Cells that were no numbers, and count as missing. */
  readonly odd: readonly { readonly name: string; readonly cells: number; readonly first: OddCell }[];
  /** Columns that were taken for words by themselves, though the first begins as a number: it may have a unit. */
  readonly taken: readonly { readonly name: string; readonly first: OddCell }[];
  readonly encoding: string | null;
  /** Of reading and of the first rulers, ms. */
  readonly milliseconds: number;
}

export interface Shown {
  readonly summaries: readonly [Summary, Summary];
  readonly missing: MissingComparison;
  readonly measured: Measured;
}

export type Stage = 'reading' | 'sorting' | 'rows';

export type Answer = { readonly job: number } & (
  | { readonly tell: 'sample'; readonly text: string }
  | { readonly tell: 'progress'; readonly stage: Stage; readonly share: number }
  | { readonly tell: 'looked'; readonly looked: Looked }
  | { readonly tell: 'groups'; readonly found: Groups }
  | { readonly tell: 'found'; readonly found: Found; readonly shown: Shown }
  | { readonly tell: 'measured'; readonly shown: Shown }
  | { readonly tell: 'rows'; readonly rows: RowComparison | null }
  | { readonly tell: 'problem'; readonly problem: Problem }
);
