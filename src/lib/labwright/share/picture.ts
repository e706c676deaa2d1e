/** Draws share pictures: the same bytes for the same card, on any machine with the same packages. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { cardSvg, icon } from './card.ts';
import type { Card } from './pages.ts';

const ours = fileURLToPath(new URL('../site/icon.svg', import.meta.url));

/** PNG, 1200 by 630 pixels. `root` is the handbook's folder: its own sign stands beside its name. */
export async function sharePicture(card: Card, root: string): Promise<Buffer> {
  const own = join(root, 'public', 'favicon.svg');
  const sign = await sharp(existsSync(own) ? own : ours, { density: 72 * (icon / 32) * 2 })
    .resize(icon, icon, { fit: 'contain', background: 'transparent' })
    .png()
    .toBuffer();
  const { svg, iconAt } = cardSvg(card);
  return sharp(Buffer.from(svg))
    .composite([{ input: sign, ...iconAt }])
    .png({ palette: true, colours: 64, effort: 4 })
    .toBuffer();
}

/** Writes pictures into a built site, by their files. */
export async function writeSharePictures(
  folder: string,
  cards: ReadonlyMap<string, Card>,
  root: string,
): Promise<void> {
  for (const [file, card] of cards) {
    const target = join(folder, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await sharePicture(card, root));
  }
}
