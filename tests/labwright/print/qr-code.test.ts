/** A code is read back by a decoder of another make, from pixels. */
import jsQR from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrSvg } from '../../../src/lib/labwright/print/qr-code.ts';

test.each([
  'https://example.org/course/operations/silent-degradation/?drift.week=8#drift',
  `https://example.org/${'a-long-address/'.repeat(12)}?a=1&b=2`,
])('%s is read back', async (url) => {
  const svg = qrSvg(url, 'Code of "a" & b').replace(
    '<svg ',
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" ',
  );
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(url);
});

test('it is one path, with a name that no quote can break', () => {
  const svg = qrSvg('x', 'Say "x" & <y>');
  expect(svg.match(/<path /g)?.length).toBe(1);
  expect(svg).toContain('aria-label="Say &#34;x&#34; &#38; &#60;y>"');
});
