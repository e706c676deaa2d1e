/** A process of its own for each printing, so that its memory is that of the printing: `worker.ts <tool> <root>`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';
import type { Tool } from './measurement.ts';
import { printOurs } from './ours.ts';
import { printPaged } from './paged.ts';
import { openJob } from './site.ts';

const printers: Readonly<Record<Tool, typeof printOurs>> = { ours: printOurs, paged: printPaged };

const [tool, root] = process.argv.slice(2) as [Tool, string];
const job = await openJob(root);
const browser = await launchChromium({ cacheDir: job.cacheDir, log: () => undefined });
try {
  const { pdf, ...printing } = await printers[tool](browser, job);
  writeFileSync(join(root, `${tool}.pdf`), pdf);
  writeFileSync(join(root, `${tool}.json`), JSON.stringify(printing));
} finally {
  await browser.close();
  await job.server.close();
}
