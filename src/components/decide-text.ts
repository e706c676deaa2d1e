/** A kept decision in words. Shared by build and browser; needs no simulation, only how its fields are declared. */
import { formatValue, type Scalar } from '../lib/labwright/simulation/index.ts';

/** What the page knows of a field of a decision. */
export interface DecisionField {
  readonly name: string;
  readonly declared: Parameters<typeof formatValue>[0];
}

/** The text of each field that is kept, by name: what other labs carry. */
export function fieldTexts(fields: readonly DecisionField[], value: unknown): [name: string, text: string][] {
  const kept = (value ?? {}) as Readonly<Record<string, unknown>>;
  return fields
    .filter(({ name }) => kept[name] !== undefined)
    .map(({ name, declared }) => [name, formatValue(declared, kept[name] as Scalar | boolean)]);
}

/** A label inside a sentence: its first letter small, unless it opens an abbreviation. */
const inSentence = (label: string): string =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label[0]!.toLowerCase() + label.slice(1);

/** `Retraining interval 7 days, Total, per year $1,264k per year`. */
export function answerText(fields: readonly DecisionField[], value: unknown): string {
  const kept = (value ?? {}) as Readonly<Record<string, unknown>>;
  return fields
    .filter(({ name }) => kept[name] !== undefined)
    .map(
      ({ name, declared }) => `${inSentence(declared.label)} ${formatValue(declared, kept[name] as Scalar | boolean)}`,
    )
    .join(', ');
}
