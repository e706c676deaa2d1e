declare module 'bench:charts' {
  export const compiled: Readonly<Record<string, import('../../src/lib/labwright/figure/compile.ts').CompiledChart>>;
}
declare module 'bench:simulation' {
  const simulation: import('../../src/lib/labwright/simulation/define.ts').AnySimulation;
  export default simulation;
}
