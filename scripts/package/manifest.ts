/** The package.json of the generator as others install it, made from the repository's own and from what its files import. */

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** What is there in one copy, shared with the handbook's configuration. Astro brings Vite along and says its version. */
const peers = ['astro', 'vite'];

/** What a new handbook depends on beside the generator, at the versions that are tested here. */
const ofHandbooks = ['@astrojs/starlight', '@types/node', 'astro', 'node'];

const specifier = /\b(?:from|import)\s*\(?\s*['"]([@a-z][\w@./:-]*)['"]|url\(\s*['"]([@a-z][\w@./:-]*)['"]/g;
/** Asked for by name at run time. */
const resolved = /\bresolve\(['"]([@a-z][\w@./:-]*)['"]\)/g;

const packageOf = (name: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0];

/** Packages that a file of the package loads: statements, not the words of a comment. */
function importsOf({ text }: SourceFile): string[] {
  const code = text.replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '');
  return [...code.matchAll(specifier), ...code.matchAll(resolved)].map(([, name, address]) =>
    packageOf((name ?? address)!),
  );
}

const isOutside = (name: string): boolean => !/^(?:node:|virtual:|astro:|data:|labwright$)/.test(name);

/**
 * Exactly the packages that the files load, at the versions they are tested with.
 * @throws Error for one that the repository has, but not among its `dependencies`.
 */
function dependenciesOf(own: Manifest, files: readonly SourceFile[]): Record<string, string> {
  const loaded = files.filter(({ file }) => /\.(?:js|astro|css)$/.test(file)).flatMap(importsOf);
  const names = [...new Set(loaded)].filter((name) => isOutside(name) && !peers.includes(name)).sort();
  const undeclared = names.find((name) => own.dependencies[name] === undefined);
  if (undeclared) throw new Error(`The generator loads "${undeclared}", which is not among its dependencies.`);
  return Object.fromEntries(names.map((name) => [name, own.dependencies[name]!]));
}

const asJavaScript = (file: string): string => file.replace(/\.ts$/, '.js');

/** A module with its types: `{ types, default }`; a component or a folder as it is. */
function exported(file: string): string | { types: string; default: string } {
  return file.endsWith('.ts') ? { types: file.replace(/\.ts$/, '.d.ts'), default: asJavaScript(file) } : file;
}

export function packageManifest(own: Manifest, files: readonly SourceFile[]): Record<string, unknown> {
  const { name, version, description, license, engines, exports, bin, dependencies, devDependencies } = own;
  const entries = Object.entries(exports).filter(([path]) => path !== './*');
  return {
    name,
    version,
    description,
    type: 'module',
    license,
    engines,
    // Astro compiles a package that says so.
    keywords: ['astro-component', 'withastro', 'starlight', 'course', 'textbook', 'simulation'],
    exports: {
      ...Object.fromEntries(entries.map(([path, file]) => [path, exported(file)])),
      './client': { types: './src/env.d.ts' },
      './package.json': './package.json',
    },
    bin: Object.fromEntries(Object.entries(bin).map(([command, file]) => [command, asJavaScript(file)])),
    files: ['src'],
    sideEffects: true,
    peerDependencies: Object.fromEntries(
      peers.map((peer) => [peer, dependencies[peer] ? `^${dependencies[peer]}` : '*']),
    ),
    dependencies: dependenciesOf(own, files),
    handbookPackages: Object.fromEntries(
      ofHandbooks.map((name) => [name, dependencies[name] ?? devDependencies[name]]),
    ),
  };
}
