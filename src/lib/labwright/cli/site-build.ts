/** Builds the site into a side folder and puts it in the place of `dist` only when everything succeeded. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { proveBuilt, proveHandbook, type TriedSimulations } from '../proof/index.ts';
import { readHandbook } from '../document/handbook.ts';
import { asOfDay, withheldLine, withheldOn } from './as-of.ts';
import { formatProblem, LabwrightError } from '../simulation/errors.ts';
import { withKeptWork } from './kept-work.ts';
import { valuesFile, writeLabProofs, writeManifest } from './private-proof.ts';
import { counted, summaryLine } from './prove.ts';
import { cacheFolder } from './root.ts';
import { forgetSiteState, readSiteState, writeSiteState, type SiteState } from './site-state.ts';
import { sourcesDigest } from './sources.ts';

export interface SiteBuild {
  readonly root: string;
  readonly log: (line: string) => void;
  /** The day that it is made for, `2026-09-14`; that of the commit if left out. */
  readonly asOf?: string | undefined;
  /** The proof and the builder, when they are not the real ones. */
  readonly prove?: typeof proveHandbook;
  readonly buildInto?: (root: string, folder: string, day: string) => Promise<{ base: string }>;
  readonly proveInto?: typeof proveBuilt;
}

export function distFolder(root: string): string {
  return join(root, 'dist');
}

/** The page that the book is printed from: a tool, so it is not published with the site. */
export function printFolder(root: string): string {
  return join(cacheFolder(root), 'print');
}

/** Astro's build, told to write elsewhere. It decides the base path, so it reports it. */
async function astroBuild(root: string, folder: string, day: string): Promise<{ base: string }> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { build } = await import('astro');
  let base = '/';
  await build({
    root,
    outDir: folder,
    // Astro prints stacks; what it throws is told here, in two parts.
    logLevel: 'silent',
    integrations: [
      {
        name: 'labwright:command-line',
        hooks: { 'astro:config:done': ({ config }) => void (base = config.base), 'labwright:as-of': () => day },
      },
    ],
  });
  return { base };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes what builds that were killed left behind; another build that still runs keeps its folder. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /^(?:build|replaced)-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

/** Puts `next` in the place of `current`; on failure `current` stands as before. */
async function replaceFolder(current: string, next: string, replaced: string): Promise<void> {
  const existed = existsSync(current);
  if (existed) await rename(current, replaced);
  try {
    await rename(next, current);
  } catch (error) {
    if (existed) await rename(replaced, current);
    throw error;
  }
  await rm(replaced, { recursive: true, force: true });
}

/**
 * Proves the handbook, builds its site, and replaces `dist`. A failure at any point leaves the last good `dist`.
 * @throws LabwrightError with the problems of the proof; whatever Astro throws.
 */
export async function buildSite(options: SiteBuild): Promise<SiteState> {
  return withKeptWork(options.root, (tried) => buildFresh(options, tried));
}

async function buildFresh(options: SiteBuild, tried: TriedSimulations): Promise<SiteState> {
  const { root, log, prove = proveHandbook, buildInto = astroBuild, proveInto = proveBuilt } = options;
  const started = performance.now();
  const sources = sourcesDigest(root);
  const asOf = asOfDay(root, options.asOf);
  const proof = await prove(root, tried);
  if (proof.problems.length > 0) throw new LabwrightError(proof.problems);
  log(summaryLine(proof.summary, proof.silenced.length));
  for (const warning of proof.warnings ?? []) log(`  warning: ${formatProblem(warning)}`);
  const held = withheldLine(readHandbook(root), asOf.day);
  if (held) log(held);
  if (proof.evidence) {
    await writeLabProofs(root, proof.evidence);
    await writeManifest(valuesFile(root), relative(root, valuesFile(root)), proof.evidence.manifest);
  }

  const cache = cacheFolder(root);
  await mkdir(cache, { recursive: true });
  await removeLeftovers(cache);
  const side = join(cache, `build-${process.pid}`);
  const replaced = join(cache, `replaced-${process.pid}`);
  try {
    const { base } = await buildInto(root, side, asOf.day);
    const { problems } = await proveInto(root, side, base, asOf.day);
    if (problems.length > 0) throw new LabwrightError(problems);
    await forgetSiteState(root);
    await rm(printFolder(root), { recursive: true, force: true });
    if (existsSync(join(side, 'print'))) await rename(join(side, 'print'), printFolder(root));
    const pages = (await readdir(side, { recursive: true })).filter((file) => file.endsWith('.html')).length;
    await replaceFolder(distFolder(root), side, replaced);
    const asked = asOf.said ? { asOf: asOf.day } : {};
    const state = { sources, base, ...asked, withheld: withheldOn(root, asOf.day) };
    await writeSiteState(root, state);
    log(`Built ${counted(pages, 'page')} into dist in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    return state;
  } finally {
    await rm(side, { recursive: true, force: true });
  }
}

/** Whether a site holds back what it should: a day that was asked for when it was built stands until another is asked for. */
function isOfDay(state: SiteState, { root, asOf }: SiteBuild): boolean {
  const { day } = asOfDay(root, asOf ?? state.asOf);
  return JSON.stringify(state.withheld) === JSON.stringify(withheldOn(root, day));
}

/** Builds only when `dist` is missing or older than the sources, by content, or holds back other labs than it should. */
export async function ensureSite(options: SiteBuild): Promise<SiteState> {
  const state = readSiteState(options.root);
  const built = existsSync(distFolder(options.root)) && existsSync(printFolder(options.root));
  if (state && built && state.sources === sourcesDigest(options.root) && isOfDay(state, options)) {
    options.log('The site in dist is up to date.');
    return state;
  }
  options.log('Building the site.');
  return buildSite(options);
}
