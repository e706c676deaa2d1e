/** `labwright new`: what it writes proves green, and what it refuses it refuses in two parts. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLab } from '../../../src/lib/labwright/cli/new/entry.ts';
import { labText } from '../../../src/lib/labwright/cli/new/lab.ts';
import { asName, asTitle } from '../../../src/lib/labwright/cli/new/names.ts';
import { readChapter } from '../../../src/lib/labwright/document/chapters.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { loadSimulations } from '../../../src/lib/labwright/load-simulations.ts';
import { labProblems, openHandbook, proveHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { formatProblem, LabwrightError } from '../../../src/lib/labwright/simulation/errors.ts';
import { parse } from 'yaml';
import { runIn } from './handbook-copy.ts';

mkdirSync('.cache/tests', { recursive: true });
const parent = mkdtempSync(resolve('.cache/tests', 'new-'));
const folder = join(parent, 'small-odds');
afterAll(() => rmSync(parent, { recursive: true, force: true }));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

describe('a new handbook', () => {
  let files: string[] = [];
  beforeAll(async () => {
    const { code, out } = await runIn(parent, ['new', 'handbook', 'small-odds', '--title', 'Small "odds"']);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Wrote 16 files into small-odds.\nNext: cd small-odds, npm install, npm run dev.',
    });
    // Before the link: a recursive listing would follow it round and round.
    files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(resolve('.'), join(folder, 'node_modules/labwright'), 'dir');
  });

  it('is all there, with its title, and with no place left to fill', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '.gitignore',
        '.github/workflows/publish.yml',
        'package.json',
        'src/content.config.ts',
        'README.md',
      ]),
    );
    expect(read('src/content/handbook.yaml')).toContain('id: small-odds\ntitle: "Small \\"odds\\""\n');
    for (const file of files.filter((name) => /\.\w+$/.test(name)))
      expect(read(file), file).not.toMatch(/«|»|undefined/);
  });

  it('has a workflow that publishes it, with commands that there are, and the day of its clock in one of them', () => {
    const { on, jobs } = parse(read('.github/workflows/publish.yml')) as {
      on: Record<string, unknown>;
      jobs: { publish: { steps: { run?: string; uses?: string; with?: { path?: string } }[] } };
    };
    expect(Object.keys(on)).toEqual(['push', 'schedule', 'workflow_dispatch']);
    const { steps } = jobs.publish;
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual([
      'npm ci',
      'npx labwright build --as-of "$(date +%F)"',
      'npx labwright pdf',
    ]);
    expect(steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@'))?.with).toEqual({
      path: 'dist',
    });
    // The folder that GitHub gives a project is the base path that the configuration reads.
    expect(read('astro.config.mjs')).toContain("base: process.env.BASE_PATH ?? '/'");
    expect(
      read('.github/workflows/publish.yml').match(/BASE_PATH: \$\{\{ steps\.pages\.outputs\.base_path \}\}\//g),
    ).toHaveLength(2);
  });

  it('depends on what this Labwright is tested with', () => {
    const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    expect(dependencies).toEqual({
      '@astrojs/starlight': own['dependencies']!['@astrojs/starlight'],
      astro: own['dependencies']!['astro'],
      labwright: `^${String(own['version'])}`,
    });
    expect(devDependencies).toMatchObject({ node: own['devDependencies']!['node'] });
  });

  it('passes its proof, with more simulations and labs as well', async () => {
    expect(await proveHandbook(folder)).toMatchObject({ problems: [], summary: { labs: 1, keysProved: 1 } });
    const lines: string[] = [];
    for (const words of [
      ['simulation', 'doubling-time', '--title', "Anna's money"],
      ['lab', 'first/doubling-time', '--of', 'doubling-time'],
      ['lab', 'money/interest', '--of', 'shared-birthday', '--title', 'Who shares?'],
    ])
      lines.push((await runIn(folder, ['new', ...words])).out);
    expect(lines).toMatchSnapshot();
    const { problems, summary } = await proveHandbook(folder);
    expect(problems.map(formatProblem)).toEqual([]);
    expect(summary).toMatchObject({ labs: 3, simulations: 2, keysProved: 3 });
    expect(read('src/content/handbook.yaml')).toContain(`    # A lab is named by its path under docs/, without .mdx.
    labs:
      - first/shared-birthday
      - first/doubling-time
  - title: Money
    labs:
      - money/interest
`);
    expect(read('src/content/docs/money/interest.mdx')).toContain('title: "Who shares?"');
    expect(read('src/lib/simulations/doubling-time.ts')).toContain("title: 'Anna\\'s money'");
  }, 60_000);

  it('has tests that Node runs by itself', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--test', 'src/lib/**/*.test.ts'], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(stdout).toMatch(/pass 2\n.*fail 0\n/s);
  }, 60_000);

  it.each([
    [['handbook', 'small-odds']],
    [['handbook', '123']],
    [['handbook', 'other', '--from', 'nowhere.tgz']],
    [['handbook', 'other', '--of', 'shared-birthday']],
    [['handbook']],
    [['book', 'other']],
    [[]],
  ])('refuses %j', async (words) => {
    const { code, err } = await runIn(parent, ['new', ...words]);
    expect(code).toBe(words.length < 2 || words[0] === 'book' || words.includes('--of') ? 2 : 1);
    expect(err).toMatchSnapshot();
  });

  it.each([
    [['simulation', 'shared-birthday']],
    [['simulation', 'Half life']],
    [['simulation', '½']],
    [['lab', 'first/shared-birthday', '--of', 'shared-birthday']],
    [['lab', 'other/shared-birthday', '--of', 'shared-birthday']],
    [['lab', 'Half Life']],
    [['lab', 'First Part/Half Life']],
    [['lab', 'first/second', '--of', 'shard-birthday']],
    [['lab', 'first/second']],
  ])('refuses %j in it', async (words) => {
    const before = read('src/content/handbook.yaml');
    const { code, err } = await runIn(folder, ['new', ...words]);
    expect(code).toBe(1);
    expect(err).toMatchSnapshot();
    expect(read('src/content/handbook.yaml')).toBe(before);
  });

  it('asks for a simulation where there is none', async () => {
    const empty = join(parent, 'empty');
    mkdirSync(join(empty, 'src/content'), { recursive: true });
    writeFileSync(join(empty, 'src/content/handbook.yaml'), read('src/content/handbook.yaml'));
    expect((await runIn(empty, ['new', 'lab', 'first/second'])).err).toBe(
      'new/of There is no simulation that could decide a prediction. Write one first: labwright new simulation doubling-time.',
    );
  });
});

describe('a new lab', async () => {
  const simulations = await loadSimulations(resolve('.'));
  it.each([...simulations.keys()])('of %s proves as it is written', async (id) => {
    const handbook = await openHandbook(resolve('.'), '/', simulations);
    const context = {
      ...handbook,
      handbook: { ...handbook.handbook, structural: [], parts: [{ title: 'New', labs: ['new/lab'] }] },
    };
    const file = 'src/content/docs/new/lab.mdx';
    let text: string;
    try {
      text = labText(simulations.get(id)!, 'lab', 'A new lab');
    } catch (error) {
      // A simulation without a control has nothing that could be predicted and then explored; one with tracks has too much.
      expect((error as LabwrightError).problems[0]).toMatchObject({ rule: 'new/of' });
      const names = Object.keys(simulations.get(id)!.params);
      expect(names.length === 0 || names.includes('track') || id.includes('--')).toBe(true);
      return;
    }
    const chapter = parseChapter(text, file);
    const lab = readChapter(context, 'new/lab', file, chapter);
    expect([...lab.problems, ...labProblems(context, [{ lab, chapter }])].map(formatProblem)).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['Half life', 'half-life', 'Half life'],
    ['HalfLife', 'half-life', 'Half life'],
    ['Überhitzung!', 'uberhitzung', 'Uberhitzung'],
    ['3 body problem', 'body-problem', 'Body problem'],
    ['½', '', ''],
  ])('of %j', (text, name, title) => {
    expect(asName(text)).toBe(name);
    expect(asTitle(name)).toBe(title);
  });
});

describe('handbook.yaml', () => {
  const lab = { part: 'heat', slug: 'tea' };
  it.each([
    [
      'a list, with comments',
      'parts:\n  - title: Heat # warm\n    labs:\n      - heat/milk # first\n      # the end\nkey: end\n',
      'parts:\n  - title: Heat # warm\n    labs:\n      - heat/milk # first\n      - heat/tea\n      # the end\nkey: end\n',
    ],
    [
      'a list in brackets',
      'parts:\n  - title: Heat\n    labs: [heat/milk]\n  - title: Cold\n    labs: [cold/ice]\n',
      'parts:\n  - title: Heat\n    labs: [heat/milk, heat/tea]\n  - title: Cold\n    labs: [cold/ice]\n',
    ],
    [
      'a list that is not indented, without a last line break',
      'parts:\n- title: Heat\n  labs:\n  - heat/milk',
      'parts:\n- title: Heat\n  labs:\n  - heat/milk\n  - heat/tea',
    ],
    [
      'a part that is not there',
      'parts:\n  - title: Cold\n    labs: [cold/ice] # brr\n\n# a reader may skip\nskip: allowed\n',
      'parts:\n  - title: Cold\n    labs: [cold/ice] # brr\n  - title: Heat\n    labs:\n      - heat/tea\n\n# a reader may skip\nskip: allowed\n',
    ],
    [
      'parts in brackets',
      'parts: [{ title: Cold, labs: [cold/ice] }]\n',
      'parts: [{ title: Cold, labs: [cold/ice] }, { title: "Heat", labs: [heat/tea] }]\n',
    ],
  ])('keeps the rest of %s', (_, before, after) => expect(withLab(before, lab, 'Heat')).toBe(after));

  it('needs a list of parts', () => {
    expect(() => withLab('title: x\n', lab, 'Heat')).toThrow(
      'handbook/field src/content/handbook.yaml The field "parts"',
    );
  });
});
