/** The built synthetic handbook as `labwright pdf` serves and describes it. */
import { join } from 'node:path';
import { readHandbook } from '../../src/lib/labwright/document/handbook.ts';
import { cacheFolder } from '../../src/lib/labwright/cli/root.ts';
import { distFolder, printFolder } from '../../src/lib/labwright/cli/site-build.ts';
import { readSiteState } from '../../src/lib/labwright/cli/site-state.ts';
import type { Edition } from '../../src/lib/labwright/print/arrange.ts';
import type { DocumentDescription } from '../../src/lib/labwright/print/xmp.ts';
import { type RunningServer, serve, type ServedFolder } from '../../src/lib/labwright/print/serve.ts';
import { studentVolume } from '../../src/lib/labwright/print/volumes.ts';

export interface PrintJob {
  /** Address of the print page. */
  readonly url: string;
  readonly server: RunningServer;
  readonly cacheDir: string;
  readonly edition: Edition;
  readonly texts: Readonly<Record<string, string>>;
  readonly description: DocumentDescription;
}

/** Where Paged.js lies under the site's address. */
export const pagedAt = 'pagedjs/';
const pagedFolder = join(import.meta.dirname, '../node_modules/pagedjs/dist');

/** Serves the handbook under `root` with Paged.js beside it; both tools print what this says. */
export async function openJob(root: string): Promise<PrintJob> {
  const handbook = readHandbook(root);
  const roots: (string | ServedFolder)[] = [
    distFolder(root),
    { folder: printFolder(root), at: '/print/' },
    { folder: pagedFolder, at: `/${pagedAt}` },
  ];
  const server = await serve({ roots, base: readSiteState(root)?.base ?? '/', port: 0 });
  const { title, edition } = studentVolume(handbook);
  return {
    url: `${server.url}print/`,
    server,
    cacheDir: cacheFolder(root),
    edition,
    texts: { date: '1 January 2026', build: '0123456789', creator: 'Labwright' },
    description: {
      work: 'bench',
      title,
      authors: handbook.authors,
      language: handbook.language,
      date: new Date('2026-01-01T00:00:00Z'),
      creator: 'Labwright',
      producer: 'Labwright',
    },
  };
}
