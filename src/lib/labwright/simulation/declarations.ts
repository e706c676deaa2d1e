/**
 * What a simulation declares about itself: parameters, constants, outputs, states and datasets.
 *
 * Everything a page says about a quantity (label, symbol, unit, digits, range) is declared here once,
 * so the chart, the table, the sentence, the printed book and the command line print the same text.
 */

import type { Localised } from './localised.ts';

export type ParameterValue = number | string | boolean;

interface Named extends Localised {
  /** What a reader calls it, sentence case: "Retraining interval". */
  readonly label: string;
  /** TeX symbol, without dollar signs: `T^*`. */
  readonly symbol?: string;
  /** One more sentence for a reader who asks. */
  readonly note?: string;
  /** Why it does not apply in this track: written at the track's option, never here. */
  readonly absent?: string;
}

interface Scalar {
  /** Unit in base units, `k$/day`; left out for a pure number. */
  readonly unit?: string;
  /** Decimals shown. */
  readonly digits?: number;
  /** A number that is set, and not computed: zeros at its end say nothing and are left out, so that 1.000 days are 1 day. */
  readonly exact?: true;
}

export interface NumericParameter extends Named, Scalar {
  readonly kind: 'integer' | 'number';
  readonly min: number;
  readonly max: number;
  /** Step of the control; `run`, URL and command line take any value of the type in the range. */
  readonly step: number;
  readonly default: number;
  /** How the slider moves. */
  readonly scale?: 'linear' | 'log';
  /** Its control may do nothing in this track: written at the track's option, never here. */
  readonly idle?: true;
}

/** What a track declares otherwise. Limits lie within those of the parameter. */
export interface Differing extends Partial<Named>, Scalar {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly scale?: 'linear' | 'log';
  /** Of a constant. */
  readonly value?: number;
  readonly source?: string;
}

export interface ChoiceOption {
  readonly label: string;
  readonly note?: string;
  /** Defaults of other parameters that come with this option: then the choice is a preset. */
  readonly values?: Readonly<Record<string, ParameterValue>>;
  /** Where those defaults come from. */
  readonly source?: string;
  /** Parameters that mean nothing under this option, so that their controls may do nothing there. */
  readonly idle?: readonly string[];
  /** Of a track: what it declares otherwise of a parameter, constant, output or column (`dataset.column`). */
  readonly differs?: Readonly<Record<string, Differing>>;
  /** Of a track: settings that lie elsewhere in it, or are its own. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  /** Of a track: why the simulation does not apply in it; or why some of its parameters and outputs do not. */
  readonly absent?: string | Readonly<Record<string, string>>;
}

export interface ChoiceParameter<Option extends string = string> extends Named {
  readonly kind: 'choice';
  readonly options: Readonly<Record<Option, ChoiceOption>>;
  readonly default: Option;
}

export interface BooleanParameter extends Named {
  readonly kind: 'boolean';
  readonly default: boolean;
}

export type Parameter = NumericParameter | ChoiceParameter | BooleanParameter;

/** A number that belongs to the model or its scenario and that no reader moves. */
export interface Constant extends Named, Scalar {
  readonly value: number;
  /** `given`: the scenario says so; `fact`: the world does, with its source; `definition`: by convention. */
  readonly kind: 'given' | 'fact' | 'definition';
  readonly source?: string;
}

interface NumericOutputDeclaration extends Named, Scalar {
  /** Words shown where there is no answer; only then may `run` return null. */
  readonly none?: string;
  /** TeX of the formula. */
  readonly formula?: string;
  /** Where the formula comes from. */
  readonly source?: string;
}
export interface NumericOutput extends NumericOutputDeclaration {
  readonly kind: 'quantity' | 'percent' | 'money';
}
export interface TextOutput<Word extends string = string> extends Named {
  readonly kind: 'text';
  readonly words: readonly Word[];
  readonly none?: string;
  readonly source?: string;
}
export type Output = NumericOutput | TextOutput;

export type StateKind = 'condition' | 'success' | 'failure';
export interface State {
  readonly label: string;
  readonly kind: StateKind;
  /** A failure says what to do first. */
  readonly remedy?: string;
  /** Why a failure may hold at the defaults. */
  readonly startsFailed?: string;
}

export interface Column extends Named, Scalar {
  readonly kind: 'number' | 'text';
  readonly none?: string;
}
export interface Dataset {
  readonly columns: Readonly<Record<string, Column>>;
}

type Numeric = Omit<NumericParameter, 'kind' | 'step'> & { readonly step?: number };

/** A whole number within a range. */
export function integer<const D extends Numeric>(declaration: D): D & { kind: 'integer'; step: number } {
  return { step: 1, digits: 0, ...declaration, kind: 'integer' };
}
/** A real number within a range. */
export function number<const D extends Numeric & { readonly step: number }>(declaration: D): D & { kind: 'number' } {
  return { ...declaration, kind: 'number' };
}
/** One of a few named options. An option with `values` is a preset: choosing it sets those parameters. */
export function choice<const Options extends Readonly<Record<string, ChoiceOption>>>(
  declaration: Named & { readonly options: Options; readonly default: keyof Options & string },
): ChoiceParameter<keyof Options & string> {
  return { ...declaration, kind: 'choice' } as ChoiceParameter<keyof Options & string>;
}
/** On or off. */
export function boolean<const D extends Omit<BooleanParameter, 'kind'>>(declaration: D): D & { kind: 'boolean' } {
  return { ...declaration, kind: 'boolean' };
}
/** A number with a unit. */
export function quantity<const D extends NumericOutputDeclaration>(declaration: D): D & { kind: 'quantity' } {
  return { ...declaration, kind: 'quantity' };
}
/** A share in percent, 0 to 100; differences of two such shares are `quantity` with unit `point`. */
export function percent<const D extends NumericOutputDeclaration>(declaration: D): D & { kind: 'percent' } {
  return { ...declaration, kind: 'percent' };
}
/** An amount of money; the currency is the first base unit. */
export function money<const D extends NumericOutputDeclaration & { readonly unit: string }>(
  declaration: D,
): D & { kind: 'money' } {
  return { ...declaration, kind: 'money' };
}
/** One word out of a declared few, usually the band that a number falls into. */
export function text<const D extends Omit<TextOutput, 'kind'>>(declaration: D): D & { kind: 'text' } {
  return { ...declaration, kind: 'text' };
}
/** A column of numbers in a dataset. */
export function column<const D extends Omit<Column, 'kind'>>(declaration: D): D & { kind: 'number' } {
  return { ...declaration, kind: 'number' };
}
/** A column of words in a dataset. */
export function textColumn<const D extends Omit<Column, 'kind' | 'unit' | 'digits'>>(
  declaration: D,
): D & { kind: 'text' } {
  return { ...declaration, kind: 'text' };
}
