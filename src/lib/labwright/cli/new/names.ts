/** Names of new things: what they may be, and what to write instead of one that they may not. Pure. */
import { LabwrightError } from '../../simulation/errors.ts';

const word = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `Doubling time, 2nd try` as `doubling-time-2nd-try`; empty when nothing of it can stand in an address. */
export function asName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
}

/** `doubling-time` as `Doubling time`. */
export function asTitle(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @throws LabwrightError `new/name` for what is no name of lower-case words joined by hyphens. */
export function checkName(what: string, name: string, example: string): void {
  if (word.test(name)) return;
  const near = asName(name);
  throw new LabwrightError({
    rule: 'new/name',
    wrong: `"${name}" cannot name a ${what}.`,
    instead: `Write ${near === '' ? `lower-case words joined by hyphens, such as "${example}"` : `"${near}"`}.`,
  });
}

/** The words of `part/slug`. @throws LabwrightError `new/name`. */
export function readLabName(written: string): { part: string; slug: string } {
  const parts = written.replace(/\.mdx?$/, '').split('/');
  const [part = '', slug = ''] = parts;
  if (parts.length === 2 && word.test(part) && word.test(slug)) return { part, slug };
  const near = parts.map(asName).filter(Boolean);
  throw new LabwrightError({
    rule: 'new/name',
    wrong: `"${written}" does not name a lab by its part and its own name.`,
    instead: `Write ${near.length === 2 ? `"${near.join('/')}"` : `both, such as "first-part/${near[0] ?? 'doubling-time'}"`}.`,
  });
}
