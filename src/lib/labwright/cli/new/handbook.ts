/** `labwright new handbook <folder>`: a handbook with one lab, whose proof passes, in a folder of its own. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { LabwrightError } from '../../simulation/errors.ts';
import { labwrightPackage, labwrightVersion } from '../version.ts';
import { fill, templatesIn, writeNew } from './files.ts';
import { asName, asTitle } from './names.ts';

export interface HandbookRequest {
  readonly cwd: string;
  readonly folder: string;
  readonly title?: string | undefined;
  /** The packed generator, where it does not come from a registry. */
  readonly from?: string | undefined;
}

/** Names that npm or a folder of templates would not carry as they are. */
const renamed: Readonly<Record<string, string>> = {
  gitignore: '.gitignore',
  'publish.yml': '.github/workflows/publish.yml',
};
const dependencies = ['@astrojs/starlight', 'astro'];
/** Node for machines that have an older one, and the types of its test runner. */
const tools = ['@types/node', 'node'];

/** The version of a package that this Labwright is tested with. */
function testedVersion(name: string): string {
  const { handbookPackages, dependencies: own, devDependencies } = labwrightPackage();
  const version = handbookPackages?.[name] ?? own?.[name] ?? devDependencies?.[name];
  if (version === undefined) throw new Error(`package.json of labwright says no version of ${name}`);
  return version;
}

function versions(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, testedVersion(name)]));
}

function manifest(name: string, labwright: string): string {
  const content = {
    name,
    version: '0.0.0',
    private: true,
    type: 'module',
    scripts: {
      start: 'labwright start',
      dev: 'labwright dev',
      build: 'labwright build',
      pdf: 'labwright pdf',
      prove: 'labwright prove',
      test: 'node --test "src/lib/**/*.test.ts" && labwright prove',
    },
    dependencies: { ...versions(dependencies), labwright },
    devDependencies: versions(tools),
    // npm 11 and later runs the scripts of these packages only.
    allowScripts: { esbuild: true, node: true, sharp: true },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** How the new package.json names the generator. @throws LabwrightError `new/from` when there is no such file. */
function dependency(target: string, { cwd, from }: HandbookRequest): string {
  if (from === undefined) return `^${labwrightVersion()}`;
  const tarball = resolve(cwd, from);
  if (existsSync(tarball) && statSync(tarball).isFile())
    return `file:${relative(target, tarball).split(sep).join('/')}`;
  throw new LabwrightError({
    rule: 'new/from',
    wrong: `There is no file "${from}".`,
    instead: 'Name the packed generator, labwright-<version>.tgz, or leave --from out to take it from the registry.',
  });
}

/**
 * Writes the handbook; returns its folder.
 * @throws LabwrightError `new/exists` for a folder with something in it, `new/name` for one that names nothing, `new/from`.
 */
export function newHandbook(request: HandbookRequest): { folder: string; files: number } {
  const target = resolve(request.cwd, request.folder);
  const id = asName(basename(target));
  if (id === '')
    throw new LabwrightError({
      rule: 'new/name',
      wrong: `The folder "${request.folder}" has no name that a handbook could take.`,
      instead: 'Write a folder named by words, such as "kitchen-physics".',
    });
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0))
    throw new LabwrightError({
      rule: 'new/exists',
      wrong: `"${request.folder}" is there already, and it is not empty.`,
      instead: 'Name a folder that is not there yet.',
    });
  const title = request.title?.trim() || asTitle(id);
  const values = { id, title, quotedTitle: JSON.stringify(title) };
  const files = new Map(
    [...templatesIn('handbook')].map(([path, text]) => [
      renamed[path] ?? path,
      /\.(?:mdx?|yaml)$/.test(path) ? fill(text, values) : text,
    ]),
  );
  files.set('package.json', manifest(id, dependency(target, request)));
  writeNew(target, files);
  return { folder: target, files: files.size };
}
