declare module 'bench:charts' {
  export const compiled: Readonly<Record<string, import('../../src/lib/labwright/figure/compile.ts').CompiledChart>>;
}
declare module 'bench:simulation' {
  const simulation: import('../../src/lib/labwright/simulation/define.ts').AnySimulation;
  export default simulation;
}
/** As much of it as is used here: it is installed in bench/node_modules, and only where the benchmark runs. */
declare module 'vega-embed' {
  export default function embed(
    element: HTMLElement,
    spec: unknown,
    options: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly view: import('vega').View }>;
}
