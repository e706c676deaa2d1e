/** Prints values as their declarations say: the same text in the build, the browser, the book and the terminal. */
import type { Column, Constant, Output, Parameter, ParameterValue } from './declarations.ts';
import type { Localised } from './localised.ts';
import type { AnySimulation } from './define.ts';
import { constantValues, type Result, type Scalar } from './evaluate.ts';
import { unitLabel } from './units.ts';

/** Thin no-break space: groups digits and joins a number to its unit. */
const thin = '\u202f';

/** `12345.678` with 1 digit: `12,345.7`; a true minus sign; never `-0`. With `least` 0, no zeros at its end: 2.0 is `2`. */
export function formatNumber(value: number, digits = 0, locale = 'en', least = digits): string {
  return formatter(digits, locale, least).format(value).replace(/^-/, '\u2212');
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter costs far more than using it, and a moved slider prints dozens of numbers. */
function formatter(digits: number, locale: string, least: number): Intl.NumberFormat {
  const key = `${locale} ${digits} ${least}`;
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    });
    formatters.set(key, known);
  }
  return known;
}

/** Digits that a step calls for: 0.05 needs two. */
function digitsOf(step: number): number {
  const text = String(step);
  return text.includes('e-') ? Number(text.split('e-')[1]) : (text.split('.')[1]?.length ?? 0);
}

type Declared = (Parameter | Constant | Output | Column) & Localised;

function withUnit(printed: string, unit: string | undefined, unitText: Localised['unitText']): string {
  if (!unit) return printed;
  if (unit === '%') return `${printed}${thin}%`;
  // The reader sees the printed number: 1.04 without decimals is "1 day".
  const value = /^\u2212?1$/.test(printed) ? 1 : 0;
  if (unitText) return `${printed}\u00a0${value === 1 ? unitText.one : unitText.other}`;
  const currency = /^(k|M)?([$€£])(.*)$/.exec(unit);
  if (!currency) return `${printed}\u00a0${unitLabel(unit, value)}`;
  const [, scale = '', sign, rest = ''] = currency;
  const minus = printed.startsWith('\u2212') ? '\u2212' : '';
  const amount = `${minus}${sign}${printed.slice(minus.length)}${scale}`;
  return rest ? `${amount} ${unitLabel(`1${rest}`, value)}` : amount;
}

/** A value as its declaration prints it. `bare` leaves the unit to a column head or a control's label. */
export function formatValue(
  declared: Declared,
  value: Scalar | boolean,
  options: { bare?: boolean; locale?: string } = {},
): string {
  if (value === null) return 'none' in declared && declared.none ? declared.none : '';
  if (typeof value === 'boolean') return declared.spoken?.[String(value)] ?? (value ? 'on' : 'off');
  if (typeof value === 'string')
    return 'options' in declared
      ? (declared.options[value]?.label ?? value)
      : (declared.spoken?.[value] ?? declared.translate?.(value) ?? value);
  const scalar = declared as { unit?: string; digits?: number; exact?: true; step?: number; kind: string };
  const digits = scalar.digits ?? (scalar.step === undefined ? 0 : digitsOf(scalar.step));
  const printed = formatNumber(value, digits, options.locale ?? declared.locale, scalar.exact ? 0 : digits);
  return options.bare ? printed : withUnit(printed, scalar.kind === 'percent' ? '%' : scalar.unit, declared.unitText);
}

/** The declaration behind a name, whether parameter, constant or output. */
export function declarationOf(simulation: AnySimulation, name: string): Declared | undefined {
  return simulation.outputs[name] ?? simulation.params[name] ?? simulation.constants[name];
}

/** The value behind a name in a result. */
export function valueOf(simulation: AnySimulation, result: Result, name: string): Scalar | boolean {
  if (Object.hasOwn(simulation.outputs, name)) return result.outputs[name]!;
  if (Object.hasOwn(simulation.params, name)) return result.parameters[name] as ParameterValue;
  return constantValues(simulation)[name] ?? null;
}

/** Prints any parameter, constant or output of a result by name. */
export function say(
  simulation: AnySimulation,
  result: Result,
  name: string,
  options?: { bare?: boolean; locale?: string },
): string {
  const declared = declarationOf(simulation, name);
  return declared ? formatValue(declared, valueOf(simulation, result, name), options) : '';
}

/** A setting in words: "Weeks since launch 8", "Retraining interval 7 days", for print, tables and links. */
export function describeSetting(simulation: AnySimulation, values: Readonly<Record<string, ParameterValue>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const parameter = (simulation.params as Record<string, Parameter>)[name]!;
      if (parameter.kind === 'choice') return formatValue(parameter, String(value));
      const unit = 'unit' in parameter && parameter.unit ? unitLabel(parameter.unit) : '';
      const named = unit !== '' && parameter.label.toLowerCase().split(' ').includes(unit);
      return `${parameter.label} ${formatValue(parameter, value as Scalar | boolean, { bare: named })}`;
    })
    .join(', ');
}
