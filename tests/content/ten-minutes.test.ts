/**
 * The first page of the guide, walked through as a reader would: its commands, in its order, with its files, in an empty
 * folder. What installs packages or starts servers is held by the tests of the package; everything else runs here.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Code, RootContent } from 'mdast';
import { afterAll, expect, test } from 'vitest';
import { parseChapter } from '../../src/lib/labwright/document/source.ts';
import { runIn } from '../labwright/cli/handbook-copy.ts';

const root = resolve('.');
const file = 'src/content/docs/guide/ten-minutes.mdx';
const page = readFileSync(file, 'utf8');
const isCode = (node: RootContent): node is Code => node.type === 'code';
const isSource = (node: RootContent): boolean => node.type === 'mdxJsxFlowElement' && node.name === 'SourceFile';
/** What a reader meets, in order: commands, answers, files to write, and the simulation that is shown from its own file. */
const steps = parseChapter(page, file).tree.children.filter((node) => isCode(node) || isSource(node)) as Code[];

mkdirSync('.cache/tests', { recursive: true });
const folder = mkdtempSync(resolve('.cache/tests', 'ten-minutes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const titleOf = ({ meta }: Code): string | undefined => /title="([^"]+)"/.exec(meta ?? '')?.[1];
/** The words of `npx labwright ...`, whichever package npx is told to take it from. */
const wordsOf = (command: string): string[] | undefined =>
  /^npx (?:--yes --package \S+ )?labwright (.*)$/.exec(command)?.[1]?.split(' ');

test('the page works, command by command', { timeout: 60_000 }, async () => {
  // The generator as the reader's package: the same file name, never opened here.
  writeFileSync(join(folder, 'labwright.tgz'), '');
  let cwd = folder;
  let answer = '';
  const done: string[] = [];
  const manual: string[] = [];
  for (const step of steps) {
    if (!isCode(step)) {
      writeFileSync(
        join(cwd, 'src/lib/simulations/leaking-bucket.ts'),
        readFileSync(`${root}/src/lib/simulations/leaking-bucket.ts`),
      );
      continue;
    }
    const title = titleOf(step);
    if (step.lang === 'sh') {
      for (const command of step.value.split('\n')) {
        const words = wordsOf(command);
        if (command.startsWith('cd ')) {
          cwd = join(cwd, command.slice(3));
          mkdirSync(join(cwd, 'node_modules'));
          symlinkSync(root, join(cwd, 'node_modules/labwright'), 'dir');
        } else if (words) {
          const { code, out, err } = await runIn(cwd, words);
          expect({ command, code, err }).toEqual({ command, code: 0, err: '' });
          // A page may write a plain space where the terminal joins a number to its unit.
          answer = out.replace(/[\u00a0\u202f]/g, ' ');
          done.push(words[0]!);
        } else if (command === 'npm test') {
          const { scripts } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as {
            scripts: Record<string, string>;
          };
          expect(scripts['test']).toBe('node --test "src/lib/**/*.test.ts" && labwright prove');
          const node = join(root, 'node_modules/.bin/node');
          const { stdout } = await promisify(execFile)(node, ['--test', 'src/lib/**/*.test.ts'], { cwd });
          expect(stdout).toMatch(/^. fail 0$/m);
          expect(await runIn(cwd, ['prove'])).toMatchObject({ code: 0 });
          done.push('test');
        } else manual.push(command);
      }
    } else if (title === 'mistake') {
      const chapter = join(cwd, 'src/content/docs/first/leaking-bucket.mdx');
      const good = readFileSync(chapter, 'utf8');
      const mistake = /write \*([^*]+)\*/.exec(page)![1]!;
      writeFileSync(chapter, good.replace(mistake.replace('3 ', ''), mistake));
      expect(await runIn(cwd, ['prove'])).toEqual({ code: 1, out: step.value, err: '' });
      writeFileSync(chapter, good);
    } else if (title) writeFileSync(join(cwd, title), `${step.value}\n`);
    else expect(answer).toBe(step.value);
  }
  expect(done).toEqual(['new', 'new', 'simulate', 'test', 'new', 'prove']);
  expect(manual).toEqual(['npm install', 'npm run dev', 'npm run build', 'npm run pdf']);
});
