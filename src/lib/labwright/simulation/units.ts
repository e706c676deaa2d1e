/**
 * Units are products of base units with whole exponents: `k$/day`, `day`, `point*week`, `k$/day^2`.
 *
 * Every word is a base unit of its own: `week` and `day` are different dimensions, so a model that
 * converts between them must declare the constant that does (7 day/week).
 */
import { LabwrightError } from './errors.ts';

/** Exponent of each base unit; a dimensionless quantity has none. */
export type Dimension = Readonly<Record<string, number>>;

const factor = /^(?<name>[A-Za-z$€£%µ°Ω][A-Za-z$€£%µ°Ω]*)(?:\^(?<exponent>-?\d+))?$/;

/**
 * Reads a unit such as `k$/day^2` into `{ 'k$': 1, day: -2 }`.
 * @throws LabwrightError `unit/unreadable` when the text is not of that form.
 */
export function parseUnit(unit: string): Dimension {
  const dimension: Record<string, number> = {};
  if (unit === '' || unit === '1') return dimension;
  const [numerator = '', ...denominators] = unit.split('/');
  const add = (text: string, sign: 1 | -1): void => {
    for (const part of text.split('*')) {
      const groups = factor.exec(part.trim())?.groups;
      if (!groups?.['name']) {
        throw new LabwrightError({
          rule: 'unit/unreadable',
          wrong: `The unit "${unit}" cannot be read at "${part}".`,
          instead: 'Write base units joined by * and /, with whole exponents, such as "k$/day^2".',
        });
      }
      const exponent = sign * Number(groups['exponent'] ?? 1);
      dimension[groups['name']] = (dimension[groups['name']] ?? 0) + exponent;
    }
  };
  if (numerator.trim() !== '1') add(numerator, 1);
  for (const denominator of denominators) add(denominator, -1);
  for (const name of Object.keys(dimension)) if (dimension[name] === 0) delete dimension[name];
  return dimension;
}

/** Plurals that no rule makes, and short names that are symbols although they look like words. */
const irregular: Readonly<Record<string, string>> = { foot: 'feet', inch: 'inches', penny: 'pence', person: 'people' };
const symbols = new Set(
  'kelvin celsius hertz lux bar min mol mmol rad ppm ppb rpm bps mph kph dpi kcal percent'.split(' '),
);

/** A word of three letters or more takes a plural, `days`; a symbol such as `kWh`, `ml` or `°C` does not. */
function pluralOf(name: string): string {
  if (irregular[name]) return irregular[name];
  if (!/^[a-z]{3,}$/.test(name) || symbols.has(name)) return name;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** The unit as a reader sees it after a number: `days`, `k$ per day`, `point-weeks`. */
export function unitLabel(unit: string, value?: number): string {
  const [numerator = '', ...denominators] = unit.split('/');
  const plural = value === undefined || Math.abs(value) !== 1;
  const names = numerator
    .split('*')
    .map((name) => name.trim())
    .filter((name) => name && name !== '1');
  const last = names.length - 1;
  const top = names.map((name, index) => (index === last && plural ? pluralOf(name) : name)).join('-');
  const bottom = denominators.map((name) => `per ${name.replace('^2', '²').replace('^3', '³').replace('*', ' and ')}`);
  return [top, ...bottom].filter(Boolean).join(' ');
}

/** The unit of a declaration as a reader sees it beside a control or a field. */
export function unitOf({
  unit,
  unitText,
}: {
  readonly unit?: string;
  readonly unitText?: { readonly other: string };
}): string {
  return unitText?.other ?? (unit ? unitLabel(unit) : '');
}

/**
 * The unit beside the head of a column: `k$`, `%`; none where its words say the unit already, as "Detected in week" and
 * "Days to lose" do.
 */
export function headUnit({
  label,
  unit = '1',
  unitText,
}: {
  readonly label: string;
  readonly unit?: string;
  readonly unitText?: { readonly one: string; readonly other: string };
}): string {
  if (unit === '%' || unit === '1') return unit === '%' ? '%' : '';
  const said = label.toLowerCase().split(/[^\p{L}-]+/u);
  const { one, other } = unitText ?? { one: unitLabel(unit, 1), other: unitLabel(unit) };
  return said.includes(other) || said.includes(one) ? '' : other;
}
