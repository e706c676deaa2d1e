/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by the print route: which medium the words are rendered for. */
    labwright?: { readonly medium: 'web' | 'print' };
  }
}

/** Imports the style sheets that the handbook lays over the house's. */
declare module 'virtual:labwright/look' {}
declare module 'virtual:labwright/options' {
  /** Whether each page fetches the house's fonts before its styles ask for them. */
  export const preloadFonts: boolean;
}
declare module 'virtual:labwright/simulations' {
  export const simulations: ReadonlyMap<string, import('labwright/simulation').AnySimulation>;
  /** The same in the languages of translations. */
  export const localised: ReadonlyMap<string, ReadonlyMap<string, import('labwright/simulation').AnySimulation>>;
}
declare module 'virtual:labwright/loaders' {
  export interface LiveModule {
    readonly simulation: import('labwright/simulation').AnySimulation;
    readonly charts: Readonly<
      Record<
        string,
        {
          readonly wide: import('./lib/labwright/figure/compile.ts').CompiledChart;
          readonly narrow: import('./lib/labwright/figure/compile.ts').CompiledChart;
        }
      >
    >;
  }
  export const loaders: Readonly<Record<string, () => Promise<LiveModule>>>;
}
declare module 'virtual:labwright/handbook' {
  export const handbook: import('./lib/labwright/document/handbook.ts').Handbook & {
    readonly base: string;
    readonly labs: readonly {
      readonly id: string;
      readonly number: number;
      readonly part: string;
      readonly slug: string;
    }[];
    /** The languages of translations, each with the titles of the chapters that there are in it, by their ids. */
    readonly translated: readonly {
      readonly folder: string;
      readonly language: string;
      readonly pages: Readonly<Record<string, string>>;
    }[];
  };
}
declare module 'virtual:labwright/acts' {
  /** What the navigation of each chapter lists, by the chapter's id. */
  export const acts: Readonly<Record<string, readonly import('./lib/labwright/document/acts.ts').ListedAct[]>>;
  /** The first instrument of each lab, by the lab's id. */
  export const instruments: Readonly<Record<string, import('./lib/labwright/document/acts.ts').FirstInstrument>>;
}
declare module 'virtual:labwright/changed' {
  /** The day on which a chapter was last changed, `2026-09-14`, by its id: of those that the repository knows. */
  export const changed: Readonly<Record<string, string>>;
}
declare module 'virtual:labwright/catalogue' {
  export const catalogue: import('./lib/labwright/ledger/catalogue.ts').Catalogue;
}
declare module 'virtual:labwright/assignments' {
  /** What is to be handed in, lab by lab; empty where handbook.yaml has no schedule. */
  export const assignments: readonly import('./lib/labwright/document/assignments.ts').Assignment[];
}
declare module 'virtual:labwright/versions' {
  /** Eight hex digits of each simulation's code, by id. */
  export const versions: Readonly<Record<string, string>>;
}
declare module 'virtual:labwright/book' {
  export const book: import('./lib/labwright/document/book.ts').Book;
}
declare module 'virtual:labwright/proofs' {
  /** What may be told of the proof of each lab, in their order. */
  export const proofs: readonly import('./lib/labwright/proof/lab-proof.ts').PublicProof[];
}
declare module 'virtual:labwright/claims' {
  /** What would make each option of each choice right, by `lab/question`. */
  export const claims: Readonly<Record<string, readonly import('labwright/simulation').Claim[]>>;
}
declare module 'virtual:labwright/glossary' {
  /** All terms in the order of the alphabet. */
  export const terms: readonly import('./lib/labwright/site/glossary-html.ts').TermPage[];
  /** The index of the book; see `bookIndexOf` for how its uses become pages. */
  export const bookIndex: readonly import('./lib/labwright/document/term-index.ts').IndexEntry[];
}
declare module 'virtual:labwright/errata' {
  /** Corrections of the handbook, the newest first. */
  export const corrections: readonly import('./lib/labwright/document/errata.ts').Correction[];
}
declare module 'virtual:labwright/bibliography' {
  /** The works of the handbook in its style: `sourceText` and `entryOf` take it. */
  export const bibliography: import('./lib/labwright/citation/bibliography.ts').Bibliography;
  /** Which chapters cite each work, by key, in the order of the handbook. */
  export const citings: Readonly<Record<string, readonly import('./lib/labwright/document/citings.ts').Citing[]>>;
}
