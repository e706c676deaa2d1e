/** Types of the Vega packages that ship none; what the whole `vega` declares is taken from there. */
declare module 'vega-scenegraph' {
  export interface TextItem {
    readonly fontSize?: number;
    readonly fontWeight?: number | string;
  }
  export const textMetrics: { width: (item: TextItem, line: unknown) => number };
}
declare module 'vega-functions' {
  export function expressionFunction(name: string, fn: (...values: never[]) => unknown): void;
}
declare module 'vega-view' {
  export { View } from 'vega';
}
declare module 'vega-parser' {
  export { parse } from 'vega';
}
declare module 'vega-dataflow' {
  export { changeset } from 'vega';
  export const transforms: Record<string, unknown>;
}
declare module 'vega-transforms' {
  /** What goes from one operator to the next: the rows that came, by kind of change. */
  export interface Pulse {
    readonly dataflow: object;
    readonly add: readonly object[];
  }
  export class filter {
    transform(parameters: unknown, pulse: Pulse): Pulse;
  }
}
declare module 'vega-view-transforms' {}
declare module 'vega-encode' {}
declare module 'vega-runtime' {
  type Generator = (context: undefined, code: unknown) => (this: unknown, ...given: never[]) => unknown;
  /** A context of a dataflow; here only for its code generators. */
  export function context(dataflow: { readonly events: () => void }): {
    readonly expr: Readonly<Record<'operator' | 'parameter' | 'event' | 'handler' | 'encode', Generator>>;
  };
}
