/** Derivation steps as text: `\val{name}` stands for a live number. Shared by build and browser. */
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

/** The step in words: each number with its name, for a listener. */
export function spokenStep(step: DerivationStep, describe: (name: string) => string): string {
  const names = [...new Set([...step.numbers.matchAll(placeholder)].map((match) => match[1]!))];
  const result = names.at(-1);
  if (result === undefined) return '';
  const inputs = names.slice(0, -1).map(describe);
  return inputs.length > 0 ? `${describe(result)}, from ${inputs.join(', ')}.` : `${describe(result)}.`;
}
