/** A server for measuring: text compressed with brotli, nothing kept by the browser, one file the same for every tool. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const asItIs = new Set(['.woff2', '.png']);

export interface BenchServer {
  readonly url: string;
  /** Compressed bytes of the file that an address leads to. */
  bytes(address: string): number;
  close(): Promise<void>;
}

/** Serves folders laid over each other; the first that has a file wins. */
export async function benchServer(folders: readonly string[]): Promise<BenchServer> {
  const kept = new Map<string, { readonly body: Buffer; readonly type: string; readonly compressed: boolean }>();
  const fileOf = (path: string): string | undefined =>
    folders
      .flatMap((folder) => [join(folder, path), join(folder, path, 'index.html')])
      .find((file) => existsSync(file) && statSync(file).isFile());
  const read = (path: string) => {
    const file = fileOf(path);
    if (file === undefined) return undefined;
    const extension = extname(file);
    const raw = readFileSync(file);
    const compressed = !asItIs.has(extension);
    const found = {
      body: compressed ? brotliCompressSync(raw) : raw,
      type: types[extension] ?? 'application/octet-stream',
      compressed,
    };
    kept.set(path, found);
    return found;
  };
  const at = (path: string) => kept.get(path) ?? read(path);
  const server = createServer((request, response) => {
    const found = at(decodeURIComponent(new URL(request.url!, 'http://bench').pathname));
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const { body, type, compressed } = found;
    response.writeHead(200, {
      'content-type': type,
      'content-length': body.length,
      'cache-control': 'no-store',
      ...(compressed ? { 'content-encoding': 'br' } : {}),
    });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    bytes: (address) => at(decodeURIComponent(new URL(address).pathname))?.body.length ?? 0,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
