/** Derivation steps as text: `\val{name}` stands for a live number. Shared by build and browser. */
import type { Say } from '../lib/labwright/language/texts.ts';
import type { DerivationStep } from '../lib/labwright/simulation/define.ts';

const placeholder = /\\val\{(\w+)\}/g;

/** TeX in which every placeholder is a span that the browser can find again. */
export function texWithValues(tex: string, say: (name: string) => string): string {
  return tex.replaceAll(
    placeholder,
    (_, name: string) =>
      `\\htmlData{value=${name},bare=}{\\text{${say(name).replaceAll('%', '\\%').replaceAll('$', '\\$').replaceAll(/\s/g, '~')}}}`,
  );
}

/** A step ends with its result when its last sign of equality is followed by one number alone. */
const ending = /=\s*\\val\{(\w+)\}\s*$/;

/** The step in words: its result from its numbers, or the numbers alone where it has no result; each with its name. */
export function spokenStep(step: DerivationStep, describe: (name: string) => string, say: Say): string {
  const names = [...new Set([...step.numbers.matchAll(placeholder)].map((match) => match[1]!))];
  const result = ending.exec(step.numbers)?.[1];
  const inputs = names
    .filter((name) => name !== result)
    .map(describe)
    .join(', ');
  if (result === undefined) return inputs === '' ? '' : say('derivation.with', { inputs });
  return inputs === '' ? `${describe(result)}.` : say('derivation.from', { result: describe(result), inputs });
}
