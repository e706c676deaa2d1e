import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { needsNewNode, projectNode, stripsTypes } from '../../../src/lib/labwright/cli/node-version.ts';
import { inPlaceOrder, problemsOf } from '../../../src/lib/labwright/cli/problems.ts';
import { LabwrightError } from '../../../src/lib/labwright/simulation/errors.ts';
import { runIn } from './handbook-copy.ts';

const folder = mkdtempSync(join(tmpdir(), 'labwright-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line', () => {
  it('helps', async () => {
    const { code, out } = await runIn(folder, []);
    expect(code).toBe(0);
    for (const name of ['start', 'dev', 'build', 'pdf', 'epub', 'prove', 'simulate']) {
      expect(out).toMatch(new RegExp(`^  ${name} +[A-Z]`, 'm'));
      expect((await runIn(folder, [name, '--help'])).out).toMatch(new RegExp(`^labwright ${name}`));
    }
  });

  it.each([
    [['prov'], 'cli/command There is no command "prov". Write "prove", or one of'],
    [['toString'], 'cli/command There is no command "toString". Write'],
    [['prove', 'now'], 'cli/argument There is nothing for "now" to be. Write options only.'],
    [['pdf', '--paper', 'a5'], 'cli/value There is no paper "a5". Write "a4"'],
    [['build', '--as-of', '14 September'], 'cli/value "14 September" is not a day. Write it as year-month-day'],
    [['start', '--port', '80x'], 'cli/value "80x" is not a port. Write a whole number'],
  ])('refuses %j with exit code 2', async (words, message) => {
    const { code, err } = await runIn(folder, words);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('says where no handbook is', async () => {
    const { code, err } = await runIn(folder, ['prove']);
    expect(code).toBe(2);
    expect(err).toBe(
      `cli/root There is no src/content/handbook.yaml in ${folder} or above it. Change into the folder of a handbook.`,
    );
  });

  it('prints the problems of a handbook and no stack', async () => {
    const root = join(folder, 'broken');
    mkdirSync(join(root, 'src/content'), { recursive: true });
    writeFileSync(join(root, 'src/content/handbook.yaml'), 'title: [unclosed\n');
    const { code, out } = await runIn(root, ['prove']);
    expect(code).toBe(1);
    expect(out).toMatch(/^handbook\/yaml src\/content\/handbook\.yaml:\d+:\d+ The file is not YAML: /);
    expect(out).not.toContain('    at ');
    expect(JSON.parse((await runIn(root, ['prove', '--json'])).out)).toMatchObject({
      problems: [{ rule: 'handbook/yaml' }],
    });
  });

  it('runs as a program from a folder below the root', () => {
    const main = join(process.cwd(), 'src/lib/labwright/cli/main.ts');
    const out = execFileSync(process.execPath, [main, 'simulate', '--list'], {
      cwd: 'tests/fixtures/small-site/src/content',
      encoding: 'utf8',
    });
    expect(out).toContain('falling-body');
  });

  it('ends quietly when nobody reads on', async () => {
    const main = join(process.cwd(), 'src/lib/labwright/cli/main.ts');
    const child = spawn(process.execPath, [main, 'simulate', 'falling-body', '--json'], {
      cwd: 'tests/fixtures/small-site',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('the Node that runs it', () => {
  it.each([
    ['v20.20.2', false],
    ['v22.17.1', false],
    ['v22.18.0', true],
    ['v24.21.0', true],
  ])('%s strips types: %s', (version, strips) => expect(stripsTypes(version)).toBe(strips));

  it.each([
    [['new', 'handbook', 'small'], false],
    [['new', 'lab', 'first/small'], true],
    [['build'], true],
    [[], true],
  ])('%j needs a new Node: %s', (words, needs) => expect(needsNewNode(words)).toBe(needs));

  it('is the one of the npm package node, found from below', () => {
    expect(projectNode(join(process.cwd(), 'src/content'))).toMatch(/node_modules\/node\/bin\/node$/);
    expect(projectNode(folder)).toBeUndefined();
  });
});

describe('errors of others', () => {
  const problem = { rule: 'predict/key', wrong: 'Two hold.', instead: 'Change one.' };
  const wrapped = (cause: unknown): Error => new Error('wrapper', { cause });
  it.each([
    ['a cause', wrapped(wrapped(new LabwrightError(problem))), [problem]],
    ['an aggregate', new AggregateError([new Error('x'), wrapped(new LabwrightError(problem))]), [problem]],
    ['a copy of the class', Object.assign(new Error('x'), { name: 'MDXError', problems: [problem] }), [problem]],
    [
      'a loop of causes',
      (() => {
        const error: Error = new Error('x');
        error.cause = error;
        return error;
      })(),
      [],
    ],
    ['nothing known', new TypeError('x is undefined'), []],
    ['a text', 'boom', []],
  ])('are searched through %s', (_, error, problems) => expect(problemsOf(error, '/book')).toEqual(problems));

  it('that have a place in the handbook become problems of two parts', () => {
    const error = Object.assign(new Error('\u001b[31m3:7: Unexpected closing tag `</When>`\u001b[39m\nmore'), {
      hint: 'Open it first',
      loc: { file: '/book/src/content/docs/lab.mdx', line: 3, column: 7 },
    });
    expect(problemsOf(wrapped(error), '/book')).toEqual([
      {
        rule: 'build/source',
        wrong: 'Unexpected closing tag `</When>`.',
        instead: 'Open it first.',
        place: { file: 'src/content/docs/lab.mdx', line: 3, column: 7 },
      },
    ]);
    expect(problemsOf(error, '/elsewhere')).toEqual([]);
  });
});

it('tells problems in the order of their places', () => {
  const at = (file: string, line: number, column: number) => ({
    rule: 'a/b',
    wrong: '',
    instead: '',
    place: { file, line, column },
  });
  const placeless = { rule: 'a/b', wrong: '', instead: '' };
  const sorted = [placeless, at('a.mdx', 9, 1), at('a.mdx', 10, 1), at('a.mdx', 10, 4), at('b.mdx', 1, 1)];
  expect(inPlaceOrder([3, 0, 4, 2, 1].map((index) => sorted[index]!))).toEqual(sorted);
});
