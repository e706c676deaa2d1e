/** What the live preview says on the terminal: problems in two parts, once each, and never a stack. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

interface LogEvent {
  readonly label?: string | null;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly newLine?: boolean;
}

/** Problems of the last check; while there are some, what Astro says about them is not said again. */
let current: readonly string[] = [];

/** Tells problems that are new. With none, after some: that they are mended. */
export function noteProblems(lines: readonly string[]): void {
  for (const line of lines) if (!current.includes(line)) process.stderr.write(`${line}\n`);
  if (lines.length === 0 && current.length > 0) process.stdout.write('Mended.\n');
  current = lines;
}

/** Said of every page of a handbook in one language, which is as it should be. */
const noise = /The collection "i18n" does not exist or is empty/;
const rule = /^(?:\w*Error: )?([a-z]+\/[a-z-]+ .*)$/;

/** An error without its stack: the problems in it, else its first line and where the rest is. */
export function withoutStack(message: string, keep: (whole: string) => string): string[] {
  const lines = stripVTControlCharacters(message).split('\n');
  const problems = lines.flatMap((line) => rule.exec(line.trim())?.[1] ?? []);
  if (problems.length > 0) return problems;
  const stack = lines.findIndex((line) => /^\s*(?:Stack trace:|at .*[:)\]]\d*\)?$)/.test(line));
  if (stack === -1) return lines;
  return [`${lines.slice(0, Math.max(stack, 1)).join('\n')} The whole error is in ${keep(message)}.`];
}

/** The destination of Astro's log. `root` is the handbook's. */
export default function previewLog({ root }: { readonly root: string }) {
  const keep = (whole: string): string => {
    const file = '.cache/labwright/labwright-error.log';
    mkdirSync(join(root, '.cache/labwright'), { recursive: true });
    writeFileSync(join(root, file), `${whole}\n`);
    return file;
  };
  return {
    write({ level, label, message, newLine }: LogEvent): void {
      if (level === 'debug' || noise.test(message)) return;
      const end = newLine === false ? '' : '\n';
      if (level !== 'error') {
        const from = label && label !== 'SKIP_FORMAT' ? `[${label}] ` : '';
        process.stdout.write(`${from}${message}${end}`);
      } else if (current.length === 0) {
        for (const line of withoutStack(message, keep)) process.stderr.write(`${line}\n`);
      }
    },
  };
}
