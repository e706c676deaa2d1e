import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../src/lib/labwright/print/chromium.ts';
import { unpackChromium } from '../../../src/lib/labwright/print/packaged-chromium.ts';

const packaged = process.platform === 'linux' && process.arch === 'x64';
const cacheDir = '.cache/labwright';
const folder = mkdtempSync(join(tmpdir(), 'labwright-chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.runIf(packaged)('the packaged Chromium', () => {
  it('is unpacked once, whole, even by two processes at a time', async () => {
    const lines: string[] = [];
    const both = await Promise.all([1, 2].map(() => unpackChromium(folder, (line) => lines.push(line))));
    expect(both[0]).toEqual(both[1]);
    expect(readdirSync(folder)).toEqual([`chromium-${both[0]!.version}`]);
    const before = lines.length;
    await unpackChromium(folder, (line) => lines.push(line));
    expect(lines.length).toBe(before);
  }, 60_000);

  it('draws text and reaches nothing outside this machine', async () => {
    const browser = await launchChromium({ cacheDir, pinned: true, log: () => {} });
    try {
      const page = await browser.newPage();
      await page.setContent('<span id="text">Silent failures</span>');
      expect(await page.locator('#text').evaluate((span) => span.getBoundingClientRect().width)).toBeGreaterThan(50);
      await expect(page.goto('http://example.org/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
    } finally {
      await browser.close();
    }
  }, 60_000);
});

describe('a CHROME_PATH that does not start', () => {
  it('is an error of two parts', async () => {
    const environment = { CHROME_PATH: join(folder, 'no-such-browser') };
    const launching = launchChromium({ cacheDir, log: () => {}, environment });
    await expect(launching).rejects.toThrow(
      /^print\/chromium No Chromium starts for the PDF \(.*no-such-browser.*\)\. Set CHROME_PATH to the program file/,
    );
  });
});
