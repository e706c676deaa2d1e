/** Reads what a handbook says in the languages of its translations: terms, and phrases of simulations. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { generatorSay } from '../language/catalogue.ts';
import type { Say } from '../language/texts.ts';
import { localize } from '../simulation/localize.ts';
import type { Phrases } from '../simulation/phrases.ts';
import { nameOfAll } from '../simulation/tracks.ts';
import type { HandbookContext } from './chapters.ts';
import { contentFolder, type Handbook } from './handbook.ts';
import { readYaml } from './yaml-file.ts';

const termSchema = z.strictObject({
  term: z.string().min(1),
  definition: z.string().min(1),
  plural: z.string().min(1).optional(),
});

/** What a handbook says in a language beside its chapters. */
export interface HandbookLanguage {
  /** As in the `lang` of a page. */
  readonly language: string;
  readonly say: Say;
  /** Terms by the ids of the glossary. */
  readonly terms: Readonly<Record<string, z.infer<typeof termSchema>>>;
  /** Phrases by simulation. */
  readonly phrases: Readonly<Record<string, Phrases>>;
}

/** By the folder that its chapters stand in. */
export type HandbookLanguages = ReadonlyMap<string, HandbookLanguage>;

export const termsFile = (folder: string): string => `${contentFolder}/${folder}/glossary.yaml`;
export const phrasesFile = (folder: string, simulation: string): string =>
  `${contentFolder}/${folder}/simulations/${simulation}.yaml`;

/** @throws LabwrightError `handbook/yaml`, `handbook/field` when a file cannot be read. */
export function readLanguages(root: string, { translations }: Pick<Handbook, 'translations'>): HandbookLanguages {
  return new Map(
    Object.keys(translations).map((folder) => {
      const files = join(root, contentFolder, folder, 'simulations');
      const simulations = existsSync(files)
        ? readdirSync(files).flatMap((name) => /^(.*)\.yaml$/.exec(name)?.slice(1) ?? [])
        : [];
      const language = Intl.getCanonicalLocales(folder)[0]!;
      return [
        folder,
        {
          language,
          say: generatorSay(language),
          terms: readYaml(root, termsFile(folder), z.record(z.string(), termSchema), {}).data,
          phrases: Object.fromEntries(
            simulations
              .sort()
              .map((id) => [id, readYaml(root, phrasesFile(folder, id), z.record(z.string(), z.string())).data]),
          ),
        },
      ];
    }),
  );
}

/** Name of what a simulation says in a language: another one when a phrase changes. */
export function textsToken(language: string, simulation: string, phrases: Phrases): string {
  const digest = createHash('sha256').update(JSON.stringify(phrases)).digest('hex').slice(0, 8);
  return `${language}/${simulation}/${digest}`;
}

/** The language of a chapter by its id, and the id of the chapter that it translates: `es`, `tea/cup` of `es/tea/cup`. */
export function translationOf(
  id: string,
  folders: Iterable<string>,
): { readonly folder: string; readonly id: string } | undefined {
  const folder = [...folders].find((name) => id === name || id.startsWith(`${name}/`));
  return folder === undefined ? undefined : { folder, id: id.slice(folder.length + 1) || 'index' };
}

const known = new WeakMap<HandbookContext, Map<string, HandbookContext>>();

/** The handbook as its chapters in a language read it: simulations that speak it, and its terms. */
export function inLanguage(context: HandbookContext, folder: string): HandbookContext {
  const made = known.get(context) ?? new Map<string, HandbookContext>();
  known.set(context, made);
  const language = context.languages?.get(folder);
  if (!language) return context;
  const localised = made.get(folder) ?? {
    ...context,
    folder,
    simulations: new Map(
      [...context.simulations].map(([id, simulation]) => {
        const phrases = language.phrases[nameOfAll(id)] ?? {};
        return [
          id,
          localize(simulation, phrases, language.language, textsToken(language.language, nameOfAll(id), phrases)),
        ] as const;
      }),
    ),
    glossary: Object.fromEntries(
      Object.entries(context.glossary).map(([id, entry]) => {
        const { plural: _, ...rest } = entry;
        const see = entry.see?.filter((other) => language.terms[other] !== undefined);
        return [id, language.terms[id] ? { ...rest, ...(see ? { see } : {}), ...language.terms[id] } : entry];
      }),
    ),
  };
  made.set(folder, localised);
  return localised;
}
