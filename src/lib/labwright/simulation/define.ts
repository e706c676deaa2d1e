/** `defineSimulation`: one pure function with everything a page, a book and a proof must know about it. */
import type { LayerSpec, UnitSpec } from 'vega-lite/types_unstable/spec/index.js';
import type {
  BooleanParameter,
  ChoiceParameter,
  Column,
  Constant,
  Dataset,
  NumericParameter,
  Output,
  Parameter,
  State,
  TextOutput,
} from './declarations.ts';
import { checkDeclarations } from './check-declarations.ts';

type Parameters_ = Readonly<Record<string, Parameter>>;
type Constants_ = Readonly<Record<string, Constant>>;
type Outputs_ = Readonly<Record<string, Output>>;
type States_ = Readonly<Record<string, State>>;
type Datasets_ = Readonly<Record<string, Dataset>>;

type OrNone<Declaration, Value> = Declaration extends { readonly none: string } ? Value | null : Value;
type ValueOfParameter<D> =
  D extends ChoiceParameter<infer Option>
    ? Option
    : D extends BooleanParameter
      ? boolean
      : D extends NumericParameter
        ? number
        : never;
type ValueOfOutput<D> = OrNone<D, D extends TextOutput ? D['words'][number] : number>;
type ValueOfColumn<D> = OrNone<D, D extends { readonly kind: 'text' } ? string : number>;
type RowOf<D> = D extends { readonly columns: infer Columns extends Record<string, Column> }
  ? { readonly [Name in keyof Columns]: ValueOfColumn<Columns[Name]> }
  : never;

export type ParameterValues<P extends Parameters_ = Parameters_> = {
  readonly [Name in keyof P]: ValueOfParameter<P[Name]>;
};
export type ConstantValues<C extends Constants_ = Constants_> = { readonly [Name in keyof C]: number };
export interface RunResult<O extends Outputs_, S extends States_, D extends Datasets_> {
  readonly outputs: { readonly [Name in keyof O]: ValueOfOutput<O[Name]> };
  readonly states: { readonly [Name in keyof S]: boolean };
  readonly datasets: { readonly [Name in keyof D]: readonly RowOf<D[Name]>[] };
}

/** What a finding sentence may use: numbers to decide with, `say` to print any parameter, constant or output. */
export interface Evidence<
  P extends Parameters_,
  C extends Constants_,
  O extends Outputs_,
  S extends States_,
  D extends Datasets_,
> extends RunResult<O, S, D> {
  readonly parameters: ParameterValues<P>;
  readonly say: (name: (keyof P | keyof C | keyof O) & string) => string;
}

/** Vega-Lite without data or size: Labwright supplies both, for the page, the phone and the book. */
export type ChartSpec = (
  Omit<UnitSpec<string>, 'data' | 'width' | 'height'> | Omit<LayerSpec<string>, 'data' | 'width' | 'height'>
) & {
  readonly data?: { readonly name: string };
};

export interface Chart<
  P extends Parameters_,
  C extends Constants_,
  O extends Outputs_,
  S extends States_,
  D extends Datasets_,
> {
  readonly title: string;
  /** Height in px of the plot on a wide page; a narrow page gets its own drawing. */
  readonly height?: number;
  /** Names of parameters, constants and outputs may stand in its expressions as signals. */
  readonly spec: ChartSpec;
  /** Overrides of the spec on a narrow page, merged key by key. */
  readonly narrow?: { readonly height?: number; readonly spec?: object };
  /** The axis on which a number predicted by the reader is drawn. */
  readonly guess?: 'x' | 'y';
  /** The table twin: a dataset and, if not all, its columns. */
  readonly table: { readonly dataset: keyof D & string; readonly columns?: readonly string[] };
  /** What the chart shows, in one sentence made from its data. */
  readonly finding: (evidence: Evidence<P, C, O, S, D>) => string;
}

/** One step of a derivation: the symbols, and the same with `\val{name}` where a live number stands. */
export interface DerivationStep {
  readonly symbols: string;
  readonly numbers: string;
  readonly because?: string;
}

export interface SimulationDefinition<
  P extends Parameters_,
  C extends Constants_,
  O extends Outputs_,
  S extends States_,
  D extends Datasets_,
> {
  /** Equals the file name: `staleness-cost` lives in `staleness-cost.ts`. */
  readonly id: string;
  readonly title: string;
  readonly params: P;
  readonly constants?: C;
  readonly outputs: O;
  readonly states?: S;
  /** Named points of the parameter box; what is not named keeps its default. */
  readonly settings?: Readonly<Record<string, Partial<ParameterValues<P>>>>;
  readonly datasets?: D;
  readonly charts?: Readonly<Record<string, Chart<P, C, O, S, D>>>;
  /** Steps that lead to an output, by output name. */
  readonly derivations?: { readonly [Name in keyof O]?: readonly DerivationStep[] };
  /** Pure, deterministic and total: no DOM, no clock, no unseeded randomness, no NaN, no infinity. */
  run(parameters: ParameterValues<P>, constants: ConstantValues<C>): RunResult<O, S, D>;
}

export type Simulation<
  P extends Parameters_ = Parameters_,
  C extends Constants_ = Constants_,
  O extends Outputs_ = Outputs_,
  S extends States_ = States_,
  D extends Datasets_ = Datasets_,
> = Required<SimulationDefinition<P, C, O, S, D>>;

/** Any simulation, as the generator handles it: names are strings, values are plain. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the type parameters are invariant; every use goes through evaluate()
export type AnySimulation = Simulation<any, any, any, any, any>;

/**
 * Declares a simulation. Types of parameters, outputs, states and rows are inferred from the declarations.
 * @throws LabwrightError with every mistake in the declarations (ranges, defaults, settings, names) at once.
 */
export function defineSimulation<
  const P extends Parameters_,
  const O extends Outputs_,
  const C extends Constants_ = Record<never, never>,
  const S extends States_ = Record<never, never>,
  const D extends Datasets_ = Record<never, never>,
>(definition: SimulationDefinition<P, C, O, S, D>): Simulation<P, C, O, S, D> {
  const simulation = {
    constants: {} as C,
    states: {} as S,
    settings: {},
    datasets: {} as D,
    charts: {},
    derivations: {},
    ...definition,
  } as Simulation<P, C, O, S, D>;
  checkDeclarations(simulation);
  return simulation;
}
