import { expect, test } from 'vitest';
import { sealsScript } from '../../../src/lib/labwright/site/seals-script.ts';

test('the script that blocks rendering stays near 1.5 kB, and well under 1 kB as it is sent', async () => {
  const { brotliCompressSync } = await import('node:zlib');
  expect(sealsScript.length).toBeLessThanOrEqual(1500);
  expect(brotliCompressSync(sealsScript).length).toBeLessThanOrEqual(720);
});
