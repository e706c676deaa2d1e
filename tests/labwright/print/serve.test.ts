import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type RunningServer } from '../../../src/lib/labwright/print/serve.ts';

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'labwright-serve-'));
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('site/index.html', '<h1>home</h1>');
  write('site/404.html', '<h1>not here</h1>');
  write('site/lab/index.html', '<h1>lab</h1>');
  write('site/lab/a b.js', 'export {};');
  write('site/_headers', "# policy\n/*\n  Content-Security-Policy: default-src 'self'\n/book/lab/*\n  X-Lab: yes\n");
  write('print/index.html', '<h1>print</h1>');
  write('secret.txt', 'secret');
  server = await serve({
    roots: [join(folder, 'site'), { folder: join(folder, 'print'), at: '/print/' }],
    base: 'book',
    port: 0,
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A request whose path is sent as written: `fetch` would tidy `..` away. */
function raw(path: string, method = 'GET'): Promise<{ status: number; body: string; location: string | undefined }> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, location: response.headers.location }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('the file server', () => {
  it.each([
    ['/book/', 200, '<h1>home</h1>'],
    ['/book/lab/', 200, '<h1>lab</h1>'],
    ['/book/lab/?drift.week=8', 200, '<h1>lab</h1>'],
    ['/book/print/', 200, '<h1>print</h1>'],
    ['/book/lab/a%20b.js', 200, 'export {};'],
    ['/book/nothing', 404, '<h1>not here</h1>'],
    ['/book/_headers', 404, '<h1>not here</h1>'],
    ['/other/', 404, '<h1>not here</h1>'],
    ['/book/../../secret.txt', 400, 'Bad request'],
    ['/book/%2e%2e/%2e%2e/secret.txt', 400, 'Bad request'],
    ['/book/%E0%A4%A', 400, 'Bad request'],
    ['/book/%00', 400, 'Bad request'],
  ])('answers %s with %i', async (path, status, body) => {
    expect(await raw(path)).toMatchObject({ status, body });
  });

  it.each([
    ['/book', '/book/'],
    ['/', '/book/'],
    ['/book/lab?x=1', '/book/lab/?x=1'],
    ['/book/print', '/book/print/'],
  ])('sends %s on to %s', async (path, location) => {
    expect(await raw(path)).toMatchObject({ status: 301, location });
  });

  it('sends the headers that the host would send', async () => {
    const lab = await fetch(`${server.url}lab/`);
    expect(lab.headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(lab.headers.get('x-lab')).toBe('yes');
    expect(lab.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await fetch(server.url)).headers.get('x-lab')).toBeNull();
  });

  it('reads only', async () => {
    expect(await raw('/book/', 'POST')).toMatchObject({ status: 405 });
    expect(await raw('/book/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it('takes the next port when one is taken', async () => {
    const taken = Number(new URL(server.url).port);
    const second = await serve({ roots: [folder], port: taken });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
    await second.close();
  });

  it('says in two parts that no port can be had', async () => {
    await expect(serve({ roots: [folder], host: '192.0.2.1', port: 4321 })).rejects.toThrow(
      /^serve\/port The server cannot listen on 192\.0\.2\.1:4321 \(EADDRNOTAVAIL\)\. Give another port/,
    );
  });
});
