/** A small static file server on this machine: for `labwright start`, for the printer and for the browser tests. */
import { createReadStream, readFileSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LabwrightError } from '../simulation/errors.ts';
import { headersFor, parseHeaderRules, type HeaderRule } from './header-rules.ts';

/** A folder, and where under the base it is laid; the first root that has a file wins. */
export interface ServedFolder {
  readonly folder: string;
  /** Path under the base, `/print/`; left out for the base itself. */
  readonly at?: string;
}

export interface ServeOptions {
  readonly roots: readonly (string | ServedFolder)[];
  /** Base path of the site, `/` or `/handbook/`. */
  readonly base?: string;
  /** First port tried; 0 takes any free one. */
  readonly port?: number;
  readonly host?: string;
}

export interface RunningServer {
  /** Address of the site with its base path and a closing slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.epub': 'application/epub+zip',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
const portsTried = 50;

/** `handbook`, `/handbook` and `/handbook/` are one base. */
function withSlashes(path: string): string {
  const inner = path.split('/').filter(Boolean).join('/');
  return inner ? `/${inner}/` : '/';
}

function readRules(folders: readonly ServedFolder[]): HeaderRule[] {
  return folders.flatMap(({ folder }) => {
    try {
      return parseHeaderRules(readFileSync(join(folder, '_headers'), 'utf8'));
    } catch {
      return [];
    }
  });
}

async function statOrNothing(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

/** The decoded path of a request, or undefined when it cannot name a file of ours. */
function requestedPath(request: IncomingMessage): string | undefined {
  try {
    const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
    const climbs = path.split(/[/\\]/).includes('..');
    return path.startsWith('/') && !climbs && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

type Found = { readonly file: string; readonly size: number } | { readonly redirect: string };

async function find(folders: readonly ServedFolder[], base: string, path: string): Promise<Found | undefined> {
  if (!path.startsWith(base)) return `${path}/` === base || path === '/' ? { redirect: base } : undefined;
  if (path === `${base}_headers`) return undefined;
  for (const { folder, at = '/' } of folders) {
    const mount = base + withSlashes(at).slice(1);
    if (`${path}/` === mount && (await statOrNothing(join(folder, 'index.html')))) return { redirect: mount };
    if (!path.startsWith(mount)) continue;
    const target = join(folder, path.slice(mount.length).split('/').join(sep));
    const stats = await statOrNothing(target);
    if (stats?.isFile() && !path.endsWith('/')) return { file: target, size: stats.size };
    if (!stats?.isDirectory()) continue;
    const index = join(target, 'index.html');
    const indexStats = await statOrNothing(index);
    if (!indexStats?.isFile()) continue;
    return path.endsWith('/') ? { file: index, size: indexStats.size } : { redirect: `${path}/` };
  }
  return undefined;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folders: readonly ServedFolder[],
  base: string,
  rules: readonly HeaderRule[],
): Promise<void> {
  const path = requestedPath(request);
  const plain = (status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
  };
  if (path === undefined) return plain(400, 'Bad request');
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Method not allowed');
  let found = await find(folders, base, path);
  if (found && 'redirect' in found) {
    const query = /\?[^#]*/.exec(request.url ?? '')?.[0] ?? '';
    response.writeHead(301, { location: encodeURI(found.redirect) + query }).end();
    return;
  }
  const status = found ? 200 : 404;
  found ??= await find(folders, base, `${base}404.html`);
  if (!found || 'redirect' in found) return plain(404, 'Not found');
  response.writeHead(status, {
    'content-type': types[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    ...headersFor(rules, path),
  });
  if (request.method === 'HEAD') response.end();
  // A reader who leaves in the middle of a file is no error of the server.
  else await pipeline(createReadStream(found.file), response).catch(() => response.destroy());
}

/** Listens on `port`, or on the next free one. */
async function listen(server: Server, port: number, host: string): Promise<void> {
  for (let tried = 0; ; tried++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port === 0 ? 0 : port + tried, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && tried < portsTried && port + tried < 65_535) continue;
      throw new LabwrightError({
        rule: 'serve/port',
        wrong: `The server cannot listen on ${host}:${port} (${code ?? String(error)}).`,
        instead: 'Give another port with --port, above 1023.',
      });
    }
  }
}

/**
 * Serves folders over HTTP, with the headers of their `_headers` files.
 * @throws LabwrightError `serve/port` when no port can be had.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { port = 4321, host = '127.0.0.1' } = options;
  const base = withSlashes(options.base ?? '/');
  const folders = options.roots.map((root) => (typeof root === 'string' ? { folder: root } : root));
  const rules = readRules(folders);
  const server = createServer((request, response) => {
    answer(request, response, folders, base, rules).catch(() => response.destroy());
  });
  await listen(server, port, host);
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
