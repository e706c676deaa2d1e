import { expect, test } from 'vitest';
import { sealsScript } from '../../../src/lib/labwright/site/seals-script.ts';

test('the script that blocks rendering stays near 1 kB, and well under it as it is sent', async () => {
  const { brotliCompressSync } = await import('node:zlib');
  expect(sealsScript.length).toBeLessThanOrEqual(1300);
  expect(brotliCompressSync(sealsScript).length).toBeLessThanOrEqual(650);
});
