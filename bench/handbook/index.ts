/** The synthetic handbooks: for printing, labs of about eight pages and two charts each; for building, dense ones. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { choices } from './choices.ts';
import { denseLabSource } from './dense-lab.ts';
import { labSource } from './lab.ts';
import { pageLab, pageLabSource, pageSimulation, pageSimulationId } from './page-lab.ts';
import { simulationId, simulationSource } from './simulation.ts';
import { mostVessels, vesselAt } from './vessels.ts';

/** Charts that each lab prints: the two panels of its instrument. */
export const chartsPerLab = 2;
const labsPerPart = 10;

const glossary = `excess:
  term: excess
  definition: How much warmer something is than the room around it.
half-time:
  term: half-time
  definition: The time in which the excess falls to half of what it was.
  see: [excess]
heat-capacity:
  term: heat capacity
  definition: The heat that warms a thing by one degree.
loss:
  term: loss
  definition: The heat that leaves a thing in a minute, for each degree of its excess.
  see: [excess, heat-capacity]
cover:
  term: cover
  definition: Whatever lies between a thing and the air of the room.
equilibrium:
  term: equilibrium
  definition: The state in which nothing warms or cools any more.
`;

/** A to Z, then AA to ZZ. */
const shelfName = (part: number): string =>
  (part < 26 ? '' : String.fromCharCode(64 + Math.floor(part / 26))) + String.fromCharCode(65 + (part % 26));

const handbookYaml = (labs: readonly string[]): string => {
  const parts = Array.from({ length: Math.ceil(labs.length / labsPerPart) }, (_, part) => {
    const held = labs.slice(part * labsPerPart, (part + 1) * labsPerPart);
    return [`  - title: Shelf ${shelfName(part)}`, '    labs:', ...held.map((lab) => `      - ${lab}`)];
  });
  return [
    'id: things-that-cool',
    'title: Things that cool',
    'subtitle: A handbook made to be measured',
    "edition: '1'",
    "released: '2026-01-01'",
    'site: https://example.org',
    'authors:',
    '  - The Labwright authors',
    'parts:',
    ...parts.flat(),
    '',
  ].join('\n');
};

const config = `import { defineConfig } from 'astro/config';
import labwright from 'labwright';

export default defineConfig({ integrations: [labwright()] });
`;

const collections = `import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { chaptersLoader } from 'labwright/loader';
import { labFields } from 'labwright/schema';

export const collections = {
  docs: defineCollection({ loader: chaptersLoader(), schema: docsSchema({ extend: labFields }) }),
};
`;

/** What a handbook is made for: `book` has long labs as a book has them, `dense` many words, figures and tables in each. */
export type Kind = 'book' | 'dense';
const sourceOf = { book: labSource, dense: denseLabSource } as const;

/**
 * The files of a handbook of so many labs, by path. Equal numbers give equal files.
 * @throws RangeError when there are no names for so many.
 */
export function syntheticHandbook(labs: number, kind: Kind = 'book'): ReadonlyMap<string, string> {
  if (!Number.isInteger(labs) || labs < 1 || labs > mostVessels)
    throw new RangeError(`A synthetic handbook has 1 to ${mostVessels} labs, not ${labs}.`);
  const vessels = Array.from({ length: labs }, (_, index) => vesselAt(index));
  const files = new Map([
    ['astro.config.mjs', config],
    ['src/content.config.ts', collections],
    ['src/content/handbook.yaml', handbookYaml(vessels.map(({ slug }) => slug))],
    ['src/content/glossary.yaml', glossary],
    ['src/content/docs/index.mdx', '---\ntitle: Things that cool\n---\n\nA handbook made to be measured.\n'],
  ]);
  for (const vessel of vessels) {
    const earlier = vessels[vessel.index - 1];
    files.set(`src/content/docs/${vessel.slug}.mdx`, sourceOf[kind](vessel, earlier, choices(vessel.index + 1)));
    files.set(`src/lib/simulations/${simulationId(vessel)}.ts`, simulationSource(vessel, kind === 'dense'));
  }
  return files;
}

/** The handbook of one lab that reading is measured on, by path. */
export function pageHandbook(): ReadonlyMap<string, string> {
  return new Map([
    ['astro.config.mjs', config],
    ['src/content.config.ts', collections],
    ['src/content/handbook.yaml', handbookYaml([pageLab])],
    ['src/content/docs/index.mdx', '---\ntitle: Things that cool\n---\n\nA handbook made to be measured.\n'],
    [`src/content/docs/${pageLab}.mdx`, pageLabSource],
    [`src/lib/simulations/${pageSimulationId}.ts`, pageSimulation],
  ]);
}

/** Writes a handbook into a folder; what its `src` held before goes. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(join(folder, 'src'), { recursive: true, force: true });
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Writes a synthetic handbook of so many labs into a folder. */
export function writeHandbook(folder: string, labs: number, kind: Kind = 'book'): void {
  writeFiles(folder, syntheticHandbook(labs, kind));
}
