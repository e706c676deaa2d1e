import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Everything of the ledger that a lab page loads before any interaction. */
const page = `
  export { openBrowserLedger } from './src/lib/labwright/ledger/browser.ts';
  export { foldLab, foldQuestion } from './src/lib/labwright/ledger/fold.ts';
  export { restoreSeals, writeSeal } from './src/lib/labwright/ledger/seals.ts';
`;

it('weighs less than 5 kB on a lab page', async () => {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  expect(brotliCompressSync(outputFiles[0]!.contents).length).toBeLessThan(5_000);
});
