/**
 * The generator, packed, installed and used by a handbook on another subject, outside the repository and offline.
 *
 * One file, for packing and installing takes most of the time, and each test goes on with what the one before has built.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';
import { serve } from '../../src/lib/labwright/print/serve.ts';
import { simulationFiles } from '../../src/lib/labwright/load-simulations.ts';
import { checkerFaults, openEpub, structureFaults, textIn } from '../helpers/epub.ts';
import { readCode, readPages } from '../helpers/pdf.ts';
import { type Consumer, makeConsumer } from './consumer.ts';
import { walk } from './walk.ts';

const packaged = process.platform === 'linux' && process.arch === 'x64';
const sizeLimit = 545_000;

const destination = mkdtempSync(join(tmpdir(), 'labwright-packed-'));
let tarball = '';
let consumer: Consumer;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

beforeAll(async () => {
  const said = execFileSync(process.execPath, ['scripts/pack.ts', 'pack', destination], { encoding: 'utf8' });
  tarball = /^Packed (\S+\.tgz): /.exec(said)![1]!;
  consumer = makeConsumer('tests/fixtures/second-handbook', tarball);
  // `--ignore-scripts`: one program of our packages would fetch a binary.
  const installed = await consumer.run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund']);
  expect(installed, installed.err).toMatchObject({ code: 0 });
}, 120_000);

afterAll(() => {
  consumer.remove();
  rmSync(destination, { recursive: true, force: true });
});

describe('the packed generator', () => {
  it('is small, and holds nothing of our handbook', () => {
    expect(statSync(tarball).size).toBeLessThan(sizeLimit);
    const files = filesBelow(join(consumer.folder, 'node_modules/labwright')).map((file) =>
      file.slice(join(consumer.folder, 'node_modules/labwright/').length),
    );
    expect(files).toContain('src/components/Predict.astro');
    expect(files.filter((file) => /^src\/(?:content|lib\/(?:science|simulations))\//.test(file))).toEqual([]);
    expect(files.filter((file) => !/^src\/|^(?:package\.json|README\.md|LICENSE)$/.test(file))).toEqual([]);
    const names = simulationFiles(resolve('.')).map(({ id }) => id);
    expect(files.filter((file) => names.some((name) => file.includes(name)))).toEqual([]);
  });

  it('is plain JavaScript with its types, and names no folder of this machine', () => {
    const folder = join(consumer.folder, 'node_modules/labwright');
    for (const file of filesBelow(folder)) {
      const shown = file.slice(folder.length + 1);
      const text = readFileSync(file, 'latin1');
      for (const path of [resolve('.'), homedir()].filter((known) => known.length > 1))
        expect(text.includes(`${path}/`), `${shown} names ${path}`).toBe(false);
      if (/\/templates\//.test(shown)) continue;
      expect(shown).not.toMatch(/(?<!\.d)\.ts$/);
      // Types are there for what is exported and for all that they, or a component, name.
      if (/\.(?:astro|d\.ts)$/.test(shown))
        for (const [, path] of text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)\.js['"]/g))
          expect(existsSync(resolve(file, '..', `${path}.d.ts`)), `${shown} names ${path}, without types`).toBe(true);
      expect(text, shown).not.toMatch(/\b(?:from|import|new URL)\s*\(?\s*['"]\.[^'"]*\.ts['"]/);
    }
  });
});

describe('a handbook on another subject', () => {
  it('is proved, without a typed number', async () => {
    const { code, out } = await consumer.run('npx', ['labwright', 'prove']);
    expect(out).toMatch(/^Proved 4 labs and 4 simulations: 4 keys computed, 1 asserted by the author/);
    expect(code).toBe(0);
    expect(readFileSync(join(consumer.folder, 'src/content/handbook.yaml'), 'utf8')).not.toContain('structural');
  }, 60_000);

  it('computes what it teaches', async () => {
    const { out } = await consumer.run('npx', [
      ...['labwright', 'simulate', 'forgotten-kettle', '--at', 'justBoiling', '--json'],
    ]);
    const { outputs } = JSON.parse(out) as { outputs: Record<string, number> };
    // By hand: 1 kg from 15 to 100 °C at 2 kW, 4.18 x 85 / 2 = 177.65 s; then 2256 / 2 = 1128 s.
    expect(outputs['boilsAfter']).toBeCloseTo(177.65 / 60, 6);
    expect(outputs['dryAfter']).toBeCloseTo((177.65 + 1128) / 60, 6);
    const tea = await consumer.run('npx', ['labwright', 'simulate', 'milk-in-tea', '--at', 'last', '--json']);
    // By hand: 836 J/°C of tea and 156 of milk; 34 J/minute/°C for 10 minutes.
    const mixture = (836 * 95 + 156 * 6) / 992;
    expect((JSON.parse(tea.out) as { outputs: Record<string, number> }).outputs).toMatchObject({
      atOnce: expect.closeTo(20 + (mixture - 20) * Math.exp(-340 / 992), 6) as number,
      atTheEnd: expect.closeTo((836 * (20 + 75 * Math.exp(-340 / 836)) + 156 * 6) / 992, 6) as number,
    });
  }, 60_000);

  it('is built under its base path, in its own look, with nothing of ours in it', async () => {
    const { code, out, err } = await consumer.run('npx', ['labwright', 'build', '--as-of', '2026-12-04']);
    expect(code, err).toBe(0);
    expect(out).toMatch(/Built \d+ pages into dist/);
    expect(out).toContain('As of 2026-12-04, not yet released: Lab 3 (2026-12-05).');
    const dist = join(consumer.folder, 'dist');
    const lab = readFileSync(join(dist, 'cup/when-to-add-the-milk/index.html'), 'utf8');
    expect(lab).toContain('<lab-predict');
    expect(lab).toContain('href="/course/kettle/the-forgotten-kettle/"');
    // `skip: off`: no button, and for whoever has no scripts a folded section.
    expect(lab).not.toContain('data-skip');
    expect(lab).toMatch(/<details class="seal[ "][^>]*>\s*<summary>/);
    expect(existsSync(join(dist, 'bibliography')), 'a page of the works that nobody cites').toBe(false);
    // The proof of the built pages has followed every link; none may leave the base path.
    for (const [, address] of lab.matchAll(/\s(?:href|src)="(\/[^"]*)"/g)) expect(address).toMatch(/^\/course\//);
    expect(lab).not.toMatch(/rel="preload"[^>]*(?:serif|sans)/);
    const styles = filesBelow(dist).filter((file) => file.endsWith('.css'));
    expect(styles.some((file) => readFileSync(file, 'utf8').includes('#9a3d12'))).toBe(true);
    const texts = filesBelow(dist).filter((file) => /\.(?:html|js|css|xml|txt)$/.test(file));
    for (const file of texts) {
      const text = readFileSync(file, 'utf8');
      expect(text.includes(resolve('.')), `${file} names the repository`).toBe(false);
      expect(text.includes(consumer.folder), `${file} names its own folder`).toBe(false);
      expect(text, file).not.toMatch(/machine.learning|silent failures|\bfraud\b|\bretrain|\bdrift\b/i);
    }
  }, 120_000);

  it('keeps the track that a reader chooses in their ledger, and shows it before the first paint', async () => {
    const server = await serve({ roots: [join(consumer.folder, 'dist')], base: '/course/', port: 0 });
    const browser = await launchChromium({ cacheDir: resolve('.cache/labwright'), pinned: true, log: () => {} });
    try {
      const page = await browser.newPage();
      const path = `${server.url}flask/tea-that-keeps/`;
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.locator('#track-flask').check();
      await page.locator('#still--flask input[value="0"]').check();
      await page.locator('#still--flask').getByRole('button', { name: 'Commit' }).click();
      const kept = await page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([key]) => key.includes(':entry:'))
          .map(([, text]) => JSON.parse(text as string) as { kind: string; name: string; value: unknown })
          .map(({ kind, name, value }) => [kind, name, value]),
      );
      expect(kept).toEqual(
        expect.arrayContaining([
          ['track', 'track', 'flask'],
          ['prediction', 'still--flask', { answer: 0 }],
        ]),
      );
      // Scripts of modules are kept away: what shows is what the first paint shows.
      await page.route(/\.js$/, (route) => route.abort());
      await page.goto(path);
      expect(await page.locator('html').getAttribute('data-track')).toBe('flask');
    } finally {
      await browser.close();
      await server.close();
    }
  }, 60_000);

  it('is whole under its base path: every address in it leads to a file of it, and every page can be reached', async () => {
    const dist = join(consumer.folder, 'dist');
    const server = await serve({ roots: [dist], base: '/course/', port: 0 });
    try {
      const { reached, broken, outside } = await walk(server.url, 'https://kitchen.example.org', [
        'service-worker.js',
        'sitemap-index.xml',
      ]);
      // The book is printed into the site later on.
      const later = /^(?:handbook\.(?:pdf|epub)|labs\/.*) in /;
      expect(broken.filter((address) => !later.test(address))).toEqual([]);
      expect(outside).toEqual([]);
      const pages = filesBelow(dist)
        .map((file) => file.slice(dist.length + 1).replace(/index\.html$/, ''))
        .filter((file) => /(?:^|\/|\.html)$/.test(file));
      expect(pages.filter((page) => !reached.has(page))).toEqual([]);
      expect(pages.length).toBeGreaterThan(8);
      for (const kind of [
        /^_astro\/.*\.js$/,
        /^_astro\/.*\.css$/,
        /^_astro\/.*\.woff2$/,
        /^icon-192\.png$/,
        /^share\/cup\//,
      ])
        expect(
          [...reached].some((path) => kind.test(path)),
          String(kind),
        ).toBe(true);
    } finally {
      await server.close();
    }
  }, 30_000);

  it('can be shared: its pages name themselves in full, with a picture that is there and shows no other lab', async () => {
    const dist = join(consumer.folder, 'dist');
    const pages = filesBelow(dist).filter((file) => file.endsWith('index.html'));
    for (const file of pages) {
      const html = readFileSync(file, 'utf8');
      const path = file.slice(dist.length).replace(/index\.html$/, '');
      // A page that leads on names the one that it leads to.
      const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)![1]!;
      const moved = html.includes('<title>Moved: ');
      expect(canonical).toBe(`https://kitchen.example.org/course${moved ? '/cup/when-to-add-the-milk/' : path}`);
      if (moved) continue;
      const [, picture] = /<meta property="og:image" content="https:\/\/kitchen\.example\.org\/course\/([^"]*)"/.exec(
        html,
      )!;
      expect(existsSync(join(dist, picture!)), `${path} ${picture}`).toBe(true);
      expect(html).toMatch(/<meta property="og:title"/);
    }
    const lab = readFileSync(join(dist, 'cup/when-to-add-the-milk/index.html'), 'utf8');
    expect(lab).toContain('content="Lab 1 · The cup: When to add the milk. You have just poured your tea,');
    expect(
      filesBelow(join(dist, 'share'))
        .map((file) => file.slice(dist.length + 1))
        .sort(),
    ).toEqual([
      'share/cup/when-to-add-the-milk.png',
      'share/flask/tea-that-keeps.png',
      'share/index.png',
      'share/kettle/the-forgotten-kettle.png',
    ]);
    const sitemap = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
    expect(sitemap).toContain('<loc>https://kitchen.example.org/course/kettle/the-forgotten-kettle/</loc>');
    expect(sitemap).not.toMatch(/milk-or-tea|share|print/);
    expect(readFileSync(join(dist, 'service-worker.js'), 'utf8')).not.toContain('share/');
  });

  it('leads on from addresses that were given up, under its policy', () => {
    const dist = join(consumer.folder, 'dist');
    const old = readFileSync(join(dist, 'cup/milk-or-tea/index.html'), 'utf8');
    expect(old).toContain('<a href="/course/cup/when-to-add-the-milk/">When to add the milk</a>');
    expect(old).toMatch(/Content-Security-Policy" content="[^"]*script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
    expect(readFileSync(join(dist, 'cup/when-to-add-the-milk/index.html'), 'utf8')).toMatch(
      /<span id="fig-two-cups" class="alias"><\/span>\s*<figure[^>]* id="fig-cooling"/,
    );
    // One into a lab that is held back waits for it.
    expect(existsSync(join(dist, 'tap'))).toBe(false);
  });

  it('says what to hand in and by when, on Home and at the end of its lab', () => {
    const page = (file: string): string => readFileSync(join(consumer.folder, 'dist', file), 'utf8');
    for (const file of ['index.html', 'cup/when-to-add-the-milk/index.html']) {
      const due = page(file).indexOf('<time datetime="2026-11-28">Saturday, 28 November 2026</time>');
      expect(due, file).toBeGreaterThan(0);
      expect(page(file)).toContain('and the size of <em>your</em> cup.');
    }
    expect(page('kettle/the-forgotten-kettle/index.html')).not.toContain('To hand in');
  });

  it('has nothing of a lab that is not yet released, but its number', () => {
    const dist = join(consumer.folder, 'dist');
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toContain(
      '<span class="not-yet">Lab\u00a03, not yet released</span>',
    );
    const files = filesBelow(dist);
    expect(files.filter((file) => /dripping/.test(file))).toEqual([]);
    for (const file of files) {
      const bytes = readFileSync(file);
      const text = (file.endsWith('.pf_fragment') ? gunzipSync(bytes) : bytes).toString('utf8');
      expect(text, file).not.toMatch(/dripping|washer|photograph|Lost in a year/i);
    }
  });

  it.runIf(packaged)(
    'is printed',
    async () => {
      const { code, out, err } = await consumer.run('npx', ['labwright', 'pdf', '--pinned']);
      expect(code, err).toBe(0);
      expect(out).toMatch(/Printed dist\/handbook\.pdf: \d+ pages/);
      const file = join(consumer.folder, 'dist/handbook.pdf');
      const printed = readFileSync(file);
      const pages = await readPages(printed);
      expect(pages.length).toBeGreaterThanOrEqual(16);
      expect(pages.length).toBeLessThanOrEqual(40);
      const words = pages.join(' ');
      expect(words).toContain('Kitchen physics');
      expect(words).toContain('When to add the milk');
      expect(words).toMatch(/It boils after 3\.0 minutes/);
      expect(words).toContain('After your prediction');
      // What was built for a day is printed for it.
      expect(words).not.toMatch(/dripping|washer/i);
      const bytes = new Uint8Array(readFileSync(join(consumer.folder, 'dist/handbook.epub')));
      expect(await checkerFaults(bytes)).toEqual([]);
      expect(structureFaults(bytes)).toEqual([]);
      const epub = openEpub(bytes);
      const labs = ['lab-1.xhtml', 'lab-2.xhtml'].map((name) => textIn(epub.root(name))).join(' ');
      expect(labs).toContain('When to add the milk');
      expect(labs).toContain('After your prediction');
      expect(epub.text('package.opf')).toContain('<dc:title id="title">Kitchen physics</dc:title>');
    },
    120_000,
  );

  it.runIf(packaged)(
    'leads from its paper to its site, by a code that a camera reads',
    async () => {
      const printed = readFileSync(join(consumer.folder, 'dist/handbook.pdf'));
      const pages = await readPages(printed);
      const codes = pages.flatMap((page, index) => (page.includes('at the last of these settings') ? [index + 1] : []));
      // The cup in a hurry: milk after 3 minutes, and drunk then, where the page opens with 5 and 10. The kettle after 30. The mug after 60,
      // in its track.
      expect(await Promise.all(codes.map((sheet) => readCode(printed, sheet)))).toEqual([
        'https://kitchen.example.org/course/cup/when-to-add-the-milk/?cup.wait=3&cup.milkAt=3#cup',
        'https://kitchen.example.org/course/kettle/the-forgotten-kettle/?kettle.on=30#kettle',
        'https://kitchen.example.org/course/flask/tea-that-keeps/?keep--mug.minutes=60&track=mug#keep--mug',
      ]);
    },
    60_000,
  );

  it.runIf(packaged)(
    'is printed again with equal bytes, and on Letter with all checks of its tags',
    async () => {
      const file = join(consumer.folder, 'dist/handbook.pdf');
      const printed = readFileSync(file);
      const again = await consumer.run('npx', ['labwright', 'pdf', '--pinned']);
      expect(again.code, again.err).toBe(0);
      expect(readFileSync(file).equals(printed)).toBe(true);
      const letter = await consumer.run('npx', ['labwright', 'pdf', '--pinned', '--paper', 'letter']);
      expect(letter.out, letter.err).toContain('Every check of PDF/UA-1 that a program can make holds');
      const reader = await getDocument({ data: new Uint8Array(readFileSync(file)) }).promise;
      // US Letter: 8.5 by 11 inches.
      expect((await reader.getPage(1)).view.map(Math.round)).toEqual([0, 0, 612, 792]);
      expect((await reader.getMetadata()).info).toMatchObject({ Title: 'Kitchen physics' });
      await reader.destroy();
      const [onA4, onLetter] = [await readPages(printed), await readPages(readFileSync(file))].map((pages) =>
        pages.join(' '),
      );
      // Every prediction, figure and table of the one is in the other.
      const named = (text: string): string[] => [...new Set(text.match(/(?:Prediction|Figure|Table) \d\.\d/g))].sort();
      expect(named(onLetter!)).toEqual(named(onA4!));
      expect(named(onA4!).length).toBeGreaterThan(3);
    },
    120_000,
  );

  it('is type-checked against the types in the package', () => {
    const root = consumer.folder;
    const { options, errors } = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), {}, {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(String(messageText));
      },
    } as ts.ParseConfigFileHost)!;
    expect(errors).toEqual([]);
    const files = filesBelow(join(root, 'src/lib')).filter((file) => file.endsWith('.ts'));
    const program = ts.createProgram(files, { ...options, types: [] });
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
    const source = program.getSourceFile(join(root, 'src/lib/simulations/milk-in-tea.ts'))!;
    const checker = program.getTypeChecker();
    const [exported] = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!);
    // Not `any`: what a simulation declares is known by name.
    expect(checker.typeToString(checker.getTypeOfSymbol(exported!))).toMatch(
      /^Required<SimulationDefinition<\{ readonly milkAt: /,
    );
  }, 60_000);

  it('is shown while it is written', async () => {
    const preview = consumer.start(['dev', '--port', '0']);
    let said = '';
    for (const stream of [preview.stdout!, preview.stderr!])
      stream.on('data', (chunk: Buffer) => (said += String(chunk)));
    try {
      await expect.poll(() => said, { timeout: 60_000 }).toMatch(/http:\/\/\S+/);
      const address = /http:\/\/\S+/.exec(said)![0].replace(/\/?$/, '/');
      const answer = await fetch(`${address}cup/when-to-add-the-milk/`);
      expect(answer.status, said).toBe(200);
      expect(await answer.text()).toContain('The telephone rings');
      // Who writes sees the labs to come as well.
      expect((await fetch(`${address}tap/the-dripping-tap/`)).status).toBe(200);
      expect(said).not.toMatch(/^\s+at /m);
    } finally {
      const ended = new Promise((settle) => preview.on('exit', settle));
      preview.kill('SIGTERM');
      await ended;
    }
  }, 90_000);

  it.runIf(packaged)(
    'is not printed with a chart that paper cannot have, and is told its lab and line',
    async () => {
      const file = join(consumer.folder, 'src/lib/simulations/milk-in-tea.ts');
      const [source, printed] = [readFileSync(file, 'utf8'), join(consumer.folder, 'dist/handbook.pdf')];
      const before = statSync(printed).mtimeMs;
      // A colour that pages have and paper has no grey for: the proof draws nothing, so the print page is where it shows.
      const broken = source.replace("style: 'now' }", "style: 'now', color: 'var(--lw-red)' }");
      expect(broken).not.toBe(source);
      writeFileSync(file, broken);
      const { code, out, err } = await consumer.run('npx', ['labwright', 'pdf', '--pinned']);
      writeFileSync(file, source);
      expect(code).toBe(1);
      const chapter = readFileSync(join(consumer.folder, 'src/content/docs/cup/when-to-add-the-milk.mdx'), 'utf8');
      const line = chapter.split('\n').findIndex((text) => text.startsWith('<Figure id="fig-cooling"')) + 1;
      expect(out + err).toContain(
        `chart/colour src/content/docs/cup/when-to-add-the-milk.mdx:${line}:1 The chart "cooling" of milk-in-tea uses the colour "var(--lw-red)", which print has no grey for. Write "var(--lw-`,
      );
      expect(out + err).not.toMatch(/^\s+at |Printed/m);
      expect(statSync(printed).mtimeMs).toBe(before);
    },
    90_000,
  );

  it('is told what is wrong, in two parts, without a stack', async () => {
    const asked = await consumer.run('npx', ['labwright', 'prove', '--jsn']);
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('cli/option There is no option "--jsn". Write "--json"');
    appendFileSync(join(consumer.folder, 'src/content/docs/cup/when-to-add-the-milk.mdx'), '\nAfter 7 minutes.\n');
    const wrong = await consumer.run('npx', ['labwright', 'build']);
    expect(wrong.code).toBe(1);
    expect(wrong.out + wrong.err).toMatch(
      /^text\/typed-number src\/content\/docs\/cup\/when-to-add-the-milk\.mdx:\d+:\d+ "7" is typed\. Compute it/m,
    );
    expect(wrong.out + wrong.err).not.toMatch(/^\s+at /m);
    expect(readFileSync(join(consumer.folder, 'dist/index.html'), 'utf8')).toContain('Kitchen physics');
  }, 60_000);
});

describe('a handbook that the packed generator begins', () => {
  let begun: Consumer;
  afterAll(() => begun?.remove());

  it('installs, proves, grows and is built', async () => {
    const file = basename(tarball);
    const made = await consumer.run('npx', ['labwright', 'new', 'handbook', 'small-odds', '--from', file]);
    expect(made, made.err).toMatchObject({ code: 0 });
    const folder = join(consumer.folder, 'small-odds');
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
      dependencies: { astro: expect.stringMatching(/^\d/) as string, labwright: `file:../${file}` },
      devDependencies: { node: expect.stringMatching(/^\d/) as string },
    });
    begun = makeConsumer(folder, tarball);
    for (const [program, ...words] of [
      ['npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'],
      ['npx', 'labwright', 'new', 'simulation', 'doubling-time'],
      ['npx', 'labwright', 'new', 'lab', 'money/doubling-time', '--of', 'doubling-time'],
      ['npm', 'test'],
      ['npm', 'run', 'build'],
    ] as const) {
      const { code, out, err } = await begun.run(program, words);
      expect(code, `${program} ${words.join(' ')}\n${out}\n${err}`).toBe(0);
    }
    const page = readFileSync(join(begun.folder, 'dist/money/doubling-time/index.html'), 'utf8');
    expect(page).toContain('<lab-predict');
    expect(readFileSync(join(begun.folder, 'dist/index.html'), 'utf8')).toContain('Small odds');
  }, 150_000);
});
