import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inlineHashes, policyText, withPolicy } from '../../../src/lib/labwright/site/policy.ts';

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('hashes what is inline and runs, and nothing else', () => {
  const html =
    '<script>a()</script><script src="/b.js"></script><script type="application/json">{}</script><script type="module">c()</script><style>d{}</style>';
  const { scripts, styles } = inlineHashes(html);
  expect([...scripts]).toEqual([sha('a()'), sha('c()')]);
  expect([...styles]).toEqual([sha('d{}')]);
});

test('never allows eval or unlisted scripts', () => {
  const policy = policyText([sha('a()')], []);
  const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src'))!;
  expect(scripts).toBe(`script-src 'self' 'wasm-unsafe-eval' ${sha('a()')}`);
  expect(policy).not.toContain("'unsafe-eval'");
});

test('stands first in the head, behind the charset, which must be within the first 1,024 bytes', () => {
  const html = `<!doctype html><html><head><meta name="labwright" content="${'a'.repeat(2000)}"><meta charset="utf-8"/></head>`;
  const written = withPolicy(html, '<meta http-equiv="Content-Security-Policy">');
  expect(written).toMatch(/^<!doctype html><html><head><meta charset="utf-8"><meta http-equiv/);
  expect(written.match(/charset/g)).toHaveLength(1);
});
