/** The one date of a build: of the commit, never of the clock. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { handbookFile } from '../document/handbook.ts';

/** Seconds since 1970 of the last commit in a folder, or undefined outside a repository. */
function commitSeconds(root: string): number | undefined {
  try {
    const printed = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed.trim() === '' ? undefined : Number(printed);
  } catch {
    return undefined;
  }
}

/** SOURCE_DATE_EPOCH, else the date of the last commit, else when `file` was last written. */
export function sourceDate(root: string, file: string, environment: NodeJS.ProcessEnv): Date {
  const stated = environment['SOURCE_DATE_EPOCH'];
  const seconds = stated && /^\d+$/.test(stated) ? Number(stated) : commitSeconds(root);
  return seconds === undefined ? statSync(file).mtime : new Date(seconds * 1000);
}

/** The day of that date in UTC, `2026-09-14`: what a site is made for where nobody says another. */
export function commitDay(root: string, environment: NodeJS.ProcessEnv): string {
  return sourceDate(root, join(root, handbookFile), environment).toISOString().slice(0, 10);
}

/** British order for plain English; a language with a country keeps its own. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** A date as a title page writes it: 21 November 2026. */
export function dateInWords(date: Date, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** A day, `2026-09-14`, as a course writes it: Monday, 14 September 2026. */
export function dayInWords(day: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));
}
