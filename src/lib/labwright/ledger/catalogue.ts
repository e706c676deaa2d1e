/**
 * What the pages of the ledger know of the handbook: its labs, what each asks, and what a reader can decide there.
 *
 * Made at build from the document pass. No answer stands in it: truths come from entries, or are computed anew.
 */
import type { ChoiceOption } from '../simulation/declarations.ts';
import type { SketchAxes } from '../sketch/curve.ts';

/** As much of a declaration as printing a value takes. */
export interface Declared {
  readonly kind: string;
  readonly label: string;
  readonly unit?: string;
  readonly digits?: number;
  readonly exact?: true;
  readonly step?: number;
  readonly none?: string;
  readonly options?: Readonly<Record<string, Pick<ChoiceOption, 'label'>>>;
}

interface Asked {
  /** The name its entries have: its id on the page, with the version where it has been asked anew. */
  readonly id: string;
  /** Where it stands on the page. */
  readonly anchor: string;
  /** `1.2`: lab, and place among its questions. */
  readonly number: string;
  /** The question itself, in one paragraph of plain text. */
  readonly text: string;
  /** Digest of its words: an answer that has another was given to other words. */
  readonly wording: string;
  /** Beyond the required path. */
  readonly deeper: boolean;
  /** The track in which alone it is asked. */
  readonly track?: string;
  /** The book has it in another track. */
  readonly onScreen?: true;
}

interface AskedOfSimulation extends Asked {
  readonly simulation: string;
  /** The setting at which it is asked. */
  readonly at: string;
}

export interface ChoiceQuestion extends AskedOfSimulation {
  readonly kind: 'choice';
  readonly options: readonly string[];
}

export interface NumberQuestion extends AskedOfSimulation {
  readonly kind: 'number';
  /** The output that decides. */
  readonly answer: string;
  readonly declared: Declared;
  readonly min: number;
  readonly max: number;
  /** Half the width of the band around the truth that counts as close. */
  readonly within: number;
}

/** A curve to be drawn. */
export interface SketchQuestion extends AskedOfSimulation {
  readonly kind: 'sketch';
  /** The dataset that decides, and its columns. */
  readonly dataset: string;
  readonly x: string;
  readonly y: string;
  /** Only the rows whose column has this value. */
  readonly where?: { readonly column: string; readonly value: string };
  readonly axes: SketchAxes;
  /** How far off on average counts as close: in the unit of y, or a factor where that axis is logarithmic. */
  readonly within: number;
}

export interface ReflectionQuestion extends Asked {
  readonly kind: 'reflection';
  readonly options: readonly string[];
}

export interface WritingQuestion extends Asked {
  readonly kind: 'writing';
}

export type PredictionQuestion = ChoiceQuestion | NumberQuestion | SketchQuestion;
export type CatalogueQuestion = PredictionQuestion | ReflectionQuestion | WritingQuestion;

export interface CatalogueField {
  readonly name: string;
  readonly declared: Declared;
  /** Ids of the labs that read it. */
  readonly readBy: readonly string[];
}

export interface CatalogueDecision {
  /** The name its entries have: the id of the `Decide`, with the option where one is kept for each. */
  readonly name: string;
  /** Where it stands on the page. */
  readonly anchor: string;
  /** The option it is about, in words. */
  readonly option?: string;
  readonly text: string;
  readonly deeper: boolean;
  readonly track?: string;
  /** The book has it in another track. */
  readonly onScreen?: true;
  readonly fields: readonly CatalogueField[];
}

export interface CatalogueLab {
  /** Path under docs: `operations/silent-degradation`. */
  readonly id: string;
  readonly number: number;
  readonly part: string;
  readonly title: string;
  readonly href: string;
  /** ISO date before which nobody can have read this lab of a course. */
  readonly released?: string;
  readonly questions: readonly CatalogueQuestion[];
  readonly decisions: readonly CatalogueDecision[];
}

export interface Catalogue {
  readonly handbook: {
    readonly id: string;
    readonly title: string;
    readonly edition: string;
    /** ISO date before which nobody can have read it. */
    readonly released?: string;
    /** Whether a class is told of a skipped prediction; `allowed` keeps it between the reader and their ledger. */
    readonly skip: 'allowed' | 'recorded' | 'off';
  };
  readonly labs: readonly CatalogueLab[];
}

export function isPrediction(question: CatalogueQuestion): question is PredictionQuestion {
  return question.kind === 'choice' || question.kind === 'number' || question.kind === 'sketch';
}
