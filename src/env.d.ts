/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by the print route: which medium the words are rendered for. */
    labwright?: { readonly medium: 'web' | 'print'; readonly edition: 'student' | 'instructor' };
  }
}

declare module 'virtual:labwright/simulations' {
  export const simulations: ReadonlyMap<string, import('labwright/simulation').AnySimulation>;
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
  };
}
declare module 'virtual:labwright/catalogue' {
  export const catalogue: import('./lib/labwright/ledger/catalogue.ts').Catalogue;
}
declare module 'virtual:labwright/claims' {
  /** What would make each option of each choice right, by `lab/question`. */
  export const claims: Readonly<Record<string, readonly import('labwright/simulation').Claim[]>>;
}
