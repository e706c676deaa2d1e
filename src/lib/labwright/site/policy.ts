/** The content security policy of a built site: hashes of what is inline, and nothing else allowed. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** Hashes of the inline scripts and style elements of a page. */
export function inlineHashes(html: string): { scripts: Set<string>; styles: Set<string> } {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const [, attributes = '', content = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const data = /\btype="(?:application\/(?:ld\+)?json|speculationrules)"/.test(attributes);
    if (!/\bsrc=/.test(attributes) && !data) scripts.add(hashOf(content));
  }
  for (const [, content = ''] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)) styles.add(hashOf(content));
  return { scripts, styles };
}

/**
 * The policy for a page or a site with these hashes.
 * `style-src-attr` is for KaTeX and SVG, `wasm-unsafe-eval` for Pagefind; scripts get neither `unsafe-inline` nor `unsafe-eval`.
 */
export function policyText(scripts: Iterable<string>, styles: Iterable<string>): string {
  const join = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');
  return [
    "default-src 'self'",
    join("script-src 'self' 'wasm-unsafe-eval'", ...[...scripts].sort()),
    join("style-src-elem 'self'", ...[...styles].sort()),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const charset = /<meta charset="?utf-8"?\s*\/?>/i;

/** The page with this first in its head, behind the charset: that must stand within the first 1,024 bytes. */
export function withPolicy(html: string, meta: string): string {
  return html.replace(charset, '').replace(/<head\b[^>]*>/i, (head) => `${head}<meta charset="utf-8">${meta}`);
}

/**
 * Writes the policy into every page under `folder` and, for hosts that read it, into `_headers`. The styles in a page are its
 * own: their hash stands in the policy of the page, which holds beside that of the host, and a line of all of them would be
 * longer than hosts read.
 */
export async function writePolicies(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html')).sort();
  const all = new Set<string>();
  for (const file of files) {
    const path = join(folder, file);
    const html = await readFile(path, 'utf8');
    const { scripts, styles } = inlineHashes(html);
    for (const hash of scripts) all.add(hash);
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policyText(scripts, styles)}">`;
    await writeFile(path, withPolicy(html, meta));
  }
  await writeFile(
    join(folder, '_headers'),
    `/*\n  Content-Security-Policy: ${policyText(all, ["'unsafe-inline'"])}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n`,
  );
}
