/**
 * Golden pictures of pages: half their size, nearly without loss, held to a tolerance that forgives the edge of a letter.
 *
 * A picture that differs is left with its differences under `.cache/looks/`, to be looked at; `npm run looks` accepts what
 * is there now. A missing one is made, but where `CI` is set it fails.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

const golden = new URL('../browser/looks/', import.meta.url).pathname;
const differing = new URL('../../.cache/looks/', import.meta.url).pathname;

/** Share of pixels that may differ: another machine's rounding touches single ones, a moved line touches a thousand. */
const tolerance = 0.0005;

interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A picture at half its size, as three colours a pixel and full opacity. */
async function halved(png: Uint8Array): Promise<Picture> {
  const { width } = await sharp(png).metadata();
  const { data, info } = await sharp(png)
    .resize({ width: Math.round(width / 2) })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function stored(path: string): Promise<Picture> {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function write(picture: Picture, path: string): Promise<void> {
  const { data, width, height } = picture;
  await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ nearLossless: true, quality: 20, effort: 6 })
    .toFile(path);
}

/** Begins anew: what an earlier run found different is gone. */
export function forgetDifferences(): void {
  rmSync(differing, { recursive: true, force: true });
}

/**
 * Compares a screenshot with its golden picture.
 * @returns undefined where they agree, or a sentence that says by how much they do not
 */
export async function lookDifference(name: string, png: Uint8Array): Promise<string | undefined> {
  const path = join(golden, `${name}.webp`);
  const now = await halved(png);
  if (process.env['LOOKS'] === 'accept' || (!existsSync(path) && !process.env['CI'])) {
    mkdirSync(golden, { recursive: true });
    await write(now, path);
    return undefined;
  }
  if (!existsSync(path)) return `${name}: no golden picture. Look at it, then accept it with \`npm run looks\`.`;
  const before = await stored(path);
  const tell = async (words: string, marked?: Uint8Array): Promise<string> => {
    mkdirSync(differing, { recursive: true });
    await write(now, join(differing, `${name}.webp`));
    if (marked) await write({ ...now, data: marked }, join(differing, `${name}-differences.webp`));
    return `${name}: ${words}. Look at .cache/looks/${name}.webp; accept it with \`npm run looks\`.`;
  };
  if (before.width !== now.width || before.height !== now.height)
    return tell(`${now.width} × ${now.height} pixels, where it was ${before.width} × ${before.height}`);
  const marked = new Uint8Array(now.data.length);
  const count = pixelmatch(before.data, now.data, marked, now.width, now.height, { threshold: 0.1 });
  const share = count / (now.width * now.height);
  return share > tolerance ? tell(`${(100 * share).toFixed(2)} % of its pixels differ`, marked) : undefined;
}
