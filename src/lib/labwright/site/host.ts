/** What the integration knows of a handbook: read once, and again, as far as needed, after a file changed. */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Root } from 'mdast';
import type { ViteDevServer } from 'vite';
import { problemsOf } from '../cli/problems.ts';
import {
  type ChapterCache,
  type Chapters,
  docsFolder,
  type HandbookContext,
  readChapters,
} from '../document/chapters.ts';
import { keyProblems } from '../document/claims.ts';
import { contentFolder } from '../document/handbook.ts';
import { publishedChapters } from '../document/release.ts';
import type { Lab } from '../document/lab.ts';
import type { RemarkHost } from '../document/remark.ts';
import { loadSimulations } from '../load-simulations.ts';
import { openHandbook } from '../proof/index.ts';
import type { AnySimulation } from '../simulation/define.ts';
import type { Problem } from '../simulation/errors.ts';
import type { LiveModules } from './live-modules.ts';
import type { VirtualHost } from './virtual-modules.ts';

/** What a changed file belongs to: from the least that must be read again to all. */
export type Changed = 'chapter' | 'handbook' | 'simulation';

/** Code that simulations are made of; the generator, where it lies beside them, is none of it. */
const modelCode = /^src\/lib\/(?!labwright\/).*\.(?:ts|js|json)$/;

const frontmatter = /^---\r?\n[\s\S]*?\n---\r?\n/;

/** The one place where the generator's state lives. */
export class Host implements VirtualHost, RemarkHost {
  root = '';
  base = '/';
  /** True in the live preview: a build starts servers too, and closes them before they could answer. */
  live = false;
  look: VirtualHost['look'] = { styles: [], preloadFonts: true };
  /** The day that the site is made for: labs released later are held back. Without one all are shown. */
  asOf: string | undefined;
  /** True when `labwright` runs the build: it takes the print page out of the site. */
  commanded = false;
  /** Which files the instruments of a built site need to come alive. */
  liveModules: LiveModules = new Map();
  warn?: (lab: Lab, tree: Root) => void;
  #server: ViteDevServer | undefined;
  #simulations: Promise<ReadonlyMap<string, AnySimulation>> | undefined;
  #context: Promise<HandbookContext> | undefined;
  #chapters: Promise<Chapters> | undefined;
  #read: ChapterCache = new Map();
  /** Problems with the keys of labs as they were read last. */
  readonly #keys = new WeakMap<Lab, readonly Problem[]>();

  #load(): Promise<ReadonlyMap<string, AnySimulation>> {
    const server = this.#server;
    return loadSimulations(
      this.root,
      server && ((file) => server.ssrLoadModule(file) as Promise<{ default?: unknown }>),
    );
  }

  context(): Promise<HandbookContext> {
    this.#context ??= (this.#simulations ??= this.#load()).then((simulations) =>
      openHandbook(this.root, this.base, simulations, this.asOf),
    );
    return this.#context;
  }

  #all(): Promise<Chapters> {
    this.#chapters ??= this.context().then((context) => readChapters(context, this.#read));
    return this.#chapters;
  }

  async chapters(): Promise<Chapters> {
    return publishedChapters(await this.#all(), (await this.context()).withheld);
  }

  /** Everything that stops a page, as `remarkLabwright` would throw it. */
  async problems(): Promise<readonly Problem[]> {
    try {
      const { labs, problems } = await this.#all();
      return [...problems, ...labs.flatMap(({ lab }) => this.#keyProblems(lab))];
    } catch (error) {
      const problems = problemsOf(error, this.root);
      if (problems.length === 0) throw error;
      return problems;
    }
  }

  #keyProblems(lab: Lab): readonly Problem[] {
    const known = this.#keys.get(lab) ?? keyProblems(lab);
    this.#keys.set(lab, known);
    return known;
  }

  /** The handbook's own path of a file, with `/`; undefined for one outside it. */
  pathOf(file: string): string | undefined {
    const path = relative(this.root, file).split(sep).join('/');
    return path.startsWith('../') ? undefined : path;
  }

  /** The frontmatter of a chapter as it was last read. */
  frontmatterOf(file: string): string | undefined {
    return frontmatter.exec(this.#read.get(this.pathOf(file) ?? '')?.source ?? '')?.[0];
  }

  /** Whether a file begins as it did when its frontmatter was this. */
  startsWith(file: string, text: string): boolean {
    try {
      return readFileSync(file, 'utf8').startsWith(text);
    } catch {
      return false;
    }
  }

  /** Whether a file is one of the handbook's sources, and not made from them. */
  isOwn(file: string): boolean {
    return /^(?:src|public)\//.test(this.pathOf(file) ?? '');
  }

  /** What has to be read again when this file changes; undefined for one that nothing here depends on. */
  kindOf(file: string): Changed | undefined {
    const path = this.pathOf(file);
    if (path === undefined) return undefined;
    if (path.startsWith(`${docsFolder}/`)) return /\.mdx?$/.test(path) ? 'chapter' : undefined;
    if (path.startsWith(`${contentFolder}/`)) return 'handbook';
    return modelCode.test(path) ? 'simulation' : undefined;
  }

  forget(changed: Changed): void {
    this.#chapters = undefined;
    if (changed === 'chapter') return;
    this.#context = undefined;
    // A chapter is read in the context of its handbook.
    this.#read = new Map();
    if (changed === 'simulation') this.#simulations = undefined;
  }

  attach(server: ViteDevServer): void {
    if (!this.live) return;
    this.#server = server;
    this.forget('simulation');
  }

  /** The absolute path of a place in the handbook. */
  absolute(path: string): string {
    return join(this.root, path);
  }
}
