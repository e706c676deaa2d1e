/**
 * Writes the generator as other handbooks install it: what Node loads as plain JavaScript with its types, since Node strips
 * none under node_modules; components and styles as their source, which Astro compiles there as here.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';
import { type Manifest, packageManifest } from './manifest.ts';

/** Folders of the generator, at the same places in the package, so that relative imports hold. */
const shipped = ['src/lib/labwright', 'src/components', 'src/styles'];
/** Copied as they are into a new handbook, and compiled there. */
const templates = 'src/lib/labwright/templates';
const declarations = 'src/env.d.ts';
const beside: Readonly<Record<string, string>> = {
  'docs/package.md': 'README.md',
  LICENSE: 'LICENSE',
};

/** Paths of all files below a folder, from the root, with `/`. */
function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const isTemplate = (file: string): boolean => file.startsWith(`${templates}/`);
const isModule = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.d.ts') && !isTemplate(file);

/** `from './a.ts'`, `import './a.ts'`, `import('./a.ts')`, `new URL('./a.ts', ...)`, with the modules' new ending. */
function withoutTypeScript(source: string): string {
  return source.replace(/(\b(?:from|import|new URL)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2');
}

/** Comments stand in the types beside each module; twice they would be a tenth of the package. */
function withoutComments(module: string): string {
  const compilerOptions: ts.CompilerOptions = {
    removeComments: true,
    allowJs: true,
    verbatimModuleSyntax: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
  };
  return ts.transpileModule(module, { compilerOptions, fileName: 'module.js' }).outputText;
}

/** Compiles modules to JavaScript and declarations. Types are checked by `npm run check`, not again here. */
function compile(root: string, files: readonly string[], target: string): void {
  const configuration = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  } as ts.ParseConfigFileHost)!;
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    {
      ...configuration.options,
      noEmit: false,
      noCheck: true,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      sourceMap: false,
      rootDir: root,
      outDir: target,
    },
  );
  const { diagnostics, emitSkipped } = program.emit(undefined, (file, text) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withoutTypeScript(file.endsWith('.js') ? withoutComments(text) : text));
  });
  const told = ts.formatDiagnostics(diagnostics, {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (file) => file,
    getNewLine: () => '\n',
  });
  if (emitSkipped || diagnostics.length > 0) throw new Error(`TypeScript emits nothing:\n${told}`);
}

/** @throws Error when a file of the package names a folder of this machine. */
function refuseHostPaths(root: string, folder: string): void {
  const forbidden = [root, homedir()].filter((path) => path.length > 1);
  for (const file of filesBelow(folder, '.')) {
    const content = readFileSync(join(folder, file), 'latin1');
    const found = forbidden.find((path) => content.includes(`${path}/`));
    if (found) throw new Error(`${file} names the folder ${found}, which is only on this machine.`);
  }
}

/** Relative modules that a file imports or re-exports, from the root, as declarations. */
function importedTypes(target: string, file: string): string[] {
  const text = readFileSync(join(target, file), 'utf8');
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map(([, path]) =>
    posix.normalize(posix.join(posix.dirname(file), path!.replace(/\.js$/, '.d.ts'))),
  );
}

/** Drops declarations that neither an export of the package nor a component reaches: a tenth of its bytes, read by nobody. */
function dropUnreachedTypes(target: string, exports: unknown): void {
  const declared = (entry: unknown): string[] =>
    typeof entry === 'string'
      ? [entry.replace(/^\.\//, '')]
      : typeof entry === 'object' && entry !== null
        ? Object.values(entry).flatMap(declared)
        : [];
  const files = filesBelow(target, 'src').filter((file) => !isTemplate(file));
  const reached = new Set([...declared(exports), ...files.filter((file) => file.endsWith('.astro'))]);
  // A set grows while it is walked.
  for (const file of reached)
    if (/\.(?:astro|d\.ts)$/.test(file) && existsSync(join(target, file)))
      for (const imported of importedTypes(target, file)) reached.add(imported);
  for (const file of files) if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(join(target, file));
}

/** Writes the package into `target`, whose content it replaces. */
export function emitPackage(root: string, target: string): void {
  rmSync(target, { recursive: true, force: true });
  const files = shipped.flatMap((folder) => filesBelow(root, folder));
  compile(root, [...files.filter(isModule), declarations], target);
  for (const file of [...files.filter((name) => !isModule(name)), declarations]) {
    const to = join(target, file);
    mkdirSync(dirname(to), { recursive: true });
    if (isTemplate(file) || !/\.(?:astro|d\.ts)$/.test(file)) cpSync(join(root, file), to);
    else writeFileSync(to, withoutTypeScript(readFileSync(join(root, file), 'utf8')));
  }
  for (const [from, to] of Object.entries(beside)) cpSync(join(root, from), join(target, to));
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const sources = filesBelow(target, 'src').filter((file) => !isTemplate(file));
  const manifest = packageManifest(
    own,
    sources.map((file) => ({ file, text: readFileSync(join(target, file), 'utf8') })),
  );
  dropUnreachedTypes(target, manifest['exports']);
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  refuseHostPaths(root, target);
}
