/** Writes the pages that lead on from an address that was given up. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { LabwrightError } from '../simulation/errors.ts';
import type { RedirectPage } from '../document/redirects.ts';

const escaped = (text: string): string => toHtml({ type: 'text', value: text });
const quoted = (text: string): string => escaped(text).replaceAll('"', '&quot;');

/**
 * One page: a script leads on at once and takes along what the address asks for, the settings of an instrument and the place on
 * the page; without scripts the browser follows by itself, and a link stands there for whoever it does not lead on.
 */
export function redirectHtml({ href, title }: RedirectPage, language: string, site: string | undefined): string {
  const keeps = href.includes('#') ? 'location.search' : 'location.search+location.hash';
  const [path = '', id] = href.split('#');
  // No script ends inside a text of this one.
  const text = (value: string): string => JSON.stringify(value).replaceAll('<', '\\u003c');
  const target = `${text(path)}+${keeps}${id === undefined ? '' : `+${text(`#${id}`)}`}`;
  const canonical = site === undefined ? href : new URL(href, site).href;
  return [
    '<!doctype html>',
    `<html lang="${quoted(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>Moved: ${escaped(title)}</title>`,
    '<meta name="viewport" content="width=device-width">',
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${quoted(canonical)}">`,
    `<script>location.replace(${target})</script>`,
    `<noscript><meta http-equiv="refresh" content="0; url=${quoted(href)}"></noscript>`,
    '</head>',
    `<body><p>This page has moved: <a href="${quoted(href)}">${escaped(title)}</a>.</p></body>`,
    '</html>',
    '',
  ].join('\n');
}

/** Writes all of them into a built site. @throws LabwrightError `redirect/source` where a page stands already. */
export async function writeRedirects(
  folder: string,
  pages: readonly RedirectPage[],
  language: string,
  site: string | undefined,
): Promise<void> {
  for (const page of pages) {
    const target = join(folder, page.from);
    if (existsSync(join(target, 'index.html')))
      throw new LabwrightError({
        rule: 'redirect/source',
        wrong: `"${page.from}" is a page of the site.`,
        instead: 'Take the redirect out of redirects.yaml.',
      });
    await mkdir(target, { recursive: true });
    await writeFile(join(target, 'index.html'), redirectHtml(page, language, site));
  }
}
