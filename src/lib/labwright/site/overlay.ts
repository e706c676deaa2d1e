/** What the overlay of the live preview shows of problems: two parts, rule and place, the source, and no stack. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { formatPlace, formatProblem, type Problem } from '../simulation/errors.ts';

/** The message that a browser gets; Astro completes what does not say that it is complete. */
export interface OverlayMessage {
  readonly type: 'error';
  readonly __isEnhancedAstroErrorPayload: true;
  readonly err: {
    readonly name: string;
    readonly title: string;
    readonly message: string;
    readonly hint: string;
    readonly stack: '';
    readonly loc?: { readonly file: string; readonly line?: number; readonly column?: number };
    readonly highlightedCode?: string;
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The file as the overlay numbers its lines, with the one that is meant. */
function sourceOf(file: string, line: number): string | undefined {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const spans = lines.map(
      (text, index) => `<span class="line${index + 1 === line ? ' error-line' : ''}">${escaped(text)}</span>`,
    );
    return `<pre class="shiki"><code>${spans.join('\n')}</code></pre>`;
  } catch {
    return undefined;
  }
}

/** @param absolute the path on this machine of a path in the handbook */
export function overlayMessage(problems: readonly Problem[], absolute: (path: string) => string): OverlayMessage {
  const [first, ...others] = problems as [Problem, ...Problem[]];
  const { place } = first;
  const file = place && absolute(place.file);
  const highlightedCode = place?.line === undefined ? undefined : sourceOf(file!, place.line);
  const more = others.length === 0 ? [] : ['', 'Also:', ...others.map(formatProblem)];
  return {
    type: 'error',
    __isEnhancedAstroErrorPayload: true,
    err: {
      name: first.rule,
      title: place ? formatPlace(place) : 'In this handbook',
      message: [first.wrong, ...more].map(escaped).join('<br>'),
      hint: escaped(first.instead),
      stack: '',
      ...(place && file ? { loc: { file, line: place.line, column: place.column } } : {}),
      ...(highlightedCode ? { highlightedCode } : {}),
    },
  };
}

const client = /vite\/dist\/client\/client\.mjs/;
const shown = 'this.text("#stack-content", err.stack);';
const removed = 'err.stack ? this.text("#stack-content", err.stack) : this.root.querySelector("#stack")?.remove();';

/** Takes the empty section "Stack Trace" out of Astro's overlay. Where Astro has changed it, the section stays, empty. */
export function overlayWithoutStack(): Plugin {
  return {
    name: 'labwright:overlay',
    apply: 'serve',
    enforce: 'post',
    transform(code, id) {
      return client.test(id) && code.includes(shown) ? { code: code.replace(shown, removed), map: null } : undefined;
    },
  };
}
