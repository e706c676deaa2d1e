/** What makes a chapter in another language the same lab: the same words in the same order, values, keys and settings. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapters, docsFolder, type HandbookContext, type ReadLab } from '../document/chapters.ts';
import { handbookFile } from '../document/handbook.ts';
import { termsFile } from '../document/languages.ts';
import type { Lab, Use } from '../document/lab.ts';
import { meaningOf } from '../document/version.ts';
import type { Translation } from '../document/translations.ts';
import { words } from '../document/words.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { phraseProblems, phraseWarnings } from './phrase-rules.ts';

/** Words inside a sentence: another language may say them in another order. */
const inSentence = new Set(['Value', 'Given', 'Fact', 'Carried', 'Term']);
/** What makes an option right is compared as what the question asks. */
const ofOptions = 'Claim';

/** A use as an author writes it, without what is said in words: `<Value of="tea.heat" at="poured">`. */
function written({ word, attributes }: Use): string {
  const structural = Object.entries(attributes).filter(([name, value]) => {
    const kind = words[word]!.attributes[name]?.kind;
    return value !== undefined && (kind !== 'text' || name === 'minutes');
  });
  const texts = structural
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) =>
      typeof value === 'string' ? `${name}="${value}"` : value === true ? name : `${name}={${JSON.stringify(value)}}`,
    );
  return `<${[word, ...texts].join(' ')}>`;
}

/** How often each of some texts is there. */
function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** What is in `all` and not in `without`, as often as it is. */
function surplus(all: readonly string[], without: readonly string[]): string[] {
  const left = counted(without);
  return all.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

const nameOf = ({ word, attributes }: Use): string => `${word} ${String(attributes['id'] ?? attributes['of'] ?? '')}`;

/** Words that stand by themselves, in their order. */
const blocks = (lab: Lab): Use[] => lab.uses.filter(({ word }) => !inSentence.has(word) && word !== ofOptions);

/** Missing, surplus and changed words, and an order that is another. */
function blockProblems(source: Lab, translation: Lab): Problem[] {
  const [ours, theirs] = [blocks(source), blocks(translation)];
  const [before, after] = [ours.map(written), theirs.map(written)];
  const file: Place = { file: translation.context.file };
  const missing = surplus(before, after).map((text) => ours[before.indexOf(text)]!);
  const extra = surplus(after, before).map((text) => theirs[after.indexOf(text)]!);
  const pairs = missing.map((use) => [use, extra.find((other) => nameOf(other) === nameOf(use))] as const);
  const changed = new Set(pairs.map(([, other]) => other));
  const order = before.findIndex((text, index) => text !== after[index]);
  return [
    ...pairs.map(([use, other]): Problem =>
      other
        ? {
            rule: 'translation/different',
            wrong: `The translation has ${written(other)}, where the source has ${written(use)}.`,
            instead: 'Write the attributes of the source; only what is said in words is translated.',
            place: other.place,
          }
        : {
            rule: 'translation/missing',
            wrong: `The translation has no ${written(use)}.`,
            instead: `Add it, as in line ${use.place.line ?? '?'} of ${source.context.file}.`,
            place: file,
          },
    ),
    ...extra
      .filter((use) => !changed.has(use))
      .map((use): Problem => ({
        rule: 'translation/extra',
        wrong: `The translation has ${written(use)}, and the source has not.`,
        instead: 'Take it out, or write it into the source first.',
        place: use.place,
      })),
    ...(missing.length === 0 && extra.length === 0 && order >= 0
      ? [
          {
            rule: 'translation/order',
            wrong: `The translation has ${after[order]} where the source has ${before[order]}.`,
            instead: 'Keep the order of the source.',
            place: theirs[order]!.place,
          },
        ]
      : []),
  ];
}

/** Where a value stands: the words around it, by which a place is found in both. */
const placeOfValue = (use: Use): string =>
  [`act ${use.act + 1}`, ...use.within.filter(({ word }) => !inSentence.has(word)).map(written)].join(' ');

/** Numbers and terms of each place: the same, whatever their order. */
function valueProblems(source: Lab, translation: Lab): Problem[] {
  const grouped = ({ uses }: Lab) =>
    Map.groupBy(
      uses.filter(({ word }) => inSentence.has(word)),
      placeOfValue,
    );
  const [ours, theirs] = [grouped(source), grouped(translation)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((place) => {
    const [before, after] = [ours.get(place) ?? [], theirs.get(place) ?? []];
    const [missing, extra] = [
      surplus(before.map(written), after.map(written)),
      surplus(after.map(written), before.map(written)),
    ];
    return [
      ...missing.map((text): Problem => {
        const use = before.find((each) => written(each) === text)!;
        return {
          rule: 'translation/missing',
          wrong: `The translation lacks ${text} in ${place}.`,
          instead: `Say it, as line ${use.place.line ?? '?'} of ${source.context.file} does.`,
          place: after[0]?.place ?? { file: translation.context.file },
        };
      }),
      ...extra.map((text): Problem => ({
        rule: 'translation/extra',
        wrong: `The translation says ${text} in ${place}, and the source does not.`,
        instead: 'Take it out, or write it into the source first.',
        place: after.find((each) => written(each) === text)!.place,
      })),
    ];
  });
}

/** What makes each option right, and the order of the options. */
function keyDifferences(source: Lab, translation: Lab): Problem[] {
  return translation.uses.flatMap((use) => {
    if (use.word !== 'Predict' && use.word !== 'Reflect') return [];
    const asked = source.uses.find(
      ({ word, attributes }) => word === use.word && attributes['id'] === use.attributes['id'],
    );
    if (!asked || meaningOf(asked, source) === meaningOf(use, translation)) return [];
    return [
      {
        rule: 'translation/different',
        wrong: `The options of "${String(use.attributes['id'])}" are not those of the source: another number, order, claim or mark.`,
        instead: `Write them in the order of line ${asked.place.line ?? '?'} of ${source.context.file}, each with its claim.`,
        place: use.place,
      },
    ];
  });
}

/** Works that are cited, and places that are pointed at. */
function referenceProblems(source: Lab, translation: Lab): Problem[] {
  const told = (lab: Lab): string[] => [
    ...lab.citing.flatMap(({ citations }) => citations.flatMap(({ works }) => works.map(({ key }) => `[@${key}]`))),
    ...lab.links.map(({ node }) => `[](${node.url})`),
  ];
  const [before, after] = [told(source), told(translation)];
  const place = { file: translation.context.file };
  return [
    ...surplus(before, after).map((text): Problem => ({
      rule: 'translation/missing',
      wrong: `The translation lacks ${text}.`,
      instead: 'Cite and refer as the source does.',
      place,
    })),
    ...surplus(after, before).map((text): Problem => ({
      rule: 'translation/extra',
      wrong: `The translation has ${text}, and the source has not.`,
      instead: 'Take it out, or write it into the source first.',
      place,
    })),
  ];
}

type Given = Readonly<Record<string, unknown>>;

/** What the frontmatter says in numbers, and how many things it lists. */
function frontmatterProblems({ chapter }: ReadLab, { chapter: other, lab }: Translation): Problem[] {
  const facts = (frontmatter: Readonly<Record<string, unknown>>): Record<string, string> => {
    const givens = Object.entries((frontmatter['givens'] ?? {}) as Readonly<Record<string, Given>>);
    const lists = ['prerequisites', 'objectives', 'carries'].map((name) => [
      name,
      `${(frontmatter[name] as unknown[] | undefined)?.length ?? 0} entries`,
    ]);
    return {
      minutes: JSON.stringify(frontmatter['minutes'] ?? []),
      ...Object.fromEntries(lists),
      ...Object.fromEntries(givens.map(([name, { label: _, ...given }]) => [`givens.${name}`, JSON.stringify(given)])),
    };
  };
  const [before, after] = [facts(chapter.frontmatter), facts(other.frontmatter)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => ({
      rule: 'translation/different',
      wrong: `"${name}" in the frontmatter is ${after[name] ?? 'missing'}, and in the source ${before[name] ?? 'missing'}.`,
      instead: 'Write what the source has; only labels and phrases are translated.',
      place: { file: lab.context.file },
    }));
}

/** Twelve hex digits of a chapter's source, which a translation keeps: they change when the source does. */
export function sourceDigest(source: string): string {
  return createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex').slice(0, 12);
}

/** Simulations that readers of a translation meet. */
function simulationsOf({ uses }: Lab): string[] {
  const ids = uses.flatMap(({ supplied, attributes }) => [
    String(supplied['simulation'] ?? ''),
    String(attributes['of'] ?? '').split('.')[0]!,
  ]);
  return [...new Set(ids)];
}

/** Of all translations in a language: what the handbook has to say in it. */
function languageProblems(context: HandbookContext, translations: readonly Translation[], folder: string): Problem[] {
  const spoken = context.languages!.get(folder)!;
  const own = translations.filter((each) => each.folder === folder);
  const { handbook, glossary, simulations } = context;
  const parts = handbook.parts.filter(({ labs }) => own.some(({ lab }) => labs.includes(lab.context.id)));
  const named = handbook.translations[folder]!;
  const terms = own.flatMap(({ lab }) => lab.uses.filter(({ word }) => word === 'Term'));
  const untold = terms.filter(({ attributes }) => spoken.terms[String(attributes['id'])] === undefined);
  const used = new Set(own.flatMap(({ lab }) => simulationsOf(lab)));
  return [
    ...parts
      .filter(({ title }) => named.parts[title] === undefined)
      .map(({ title }) => ({
        rule: 'translation/handbook',
        wrong: `The part "${title}" has no title in ${spoken.language}.`,
        instead: `Add it to ${handbookFile}, under translations.${folder}.parts.`,
        place: { file: handbookFile },
      })),
    ...untold.map(({ attributes, place }) => ({
      rule: 'translation/term',
      wrong: `The term "${String(attributes['id'])}" has no definition in ${spoken.language}.`,
      instead: `Add it to ${termsFile(folder)}.`,
      place,
    })),
    ...Object.keys(spoken.terms)
      .filter((id) => glossary[id] === undefined)
      .map((id) => ({
        rule: 'translation/term',
        wrong: `There is a definition of "${id}" in ${spoken.language}, and the glossary has no such term.`,
        instead: suggest(id, Object.keys(glossary)),
        place: { file: termsFile(folder) },
      })),
    ...[...used].flatMap((id) => {
      const simulation = simulations.get(id);
      return simulation ? phraseProblems(simulation, folder, spoken) : [];
    }),
  ];
}

/** `translation/*`: every chapter in another language is the chapter that it translates. */
export function translationProblems(context: HandbookContext, { labs, translations }: Chapters): Problem[] {
  return [
    ...translations.flatMap((translation): Problem[] => {
      const { lab } = translation;
      const source = labs.find((each) => each.lab.context.id === lab.context.id);
      if (!source)
        return [
          {
            rule: 'translation/source',
            wrong: `There is no chapter "${lab.context.id}" that this would be a translation of.`,
            instead: suggest(
              lab.context.id,
              labs.map((each) => each.lab.context.id),
            ),
            place: { file: lab.context.file },
          },
        ];
      return [
        ...blockProblems(source.lab, lab),
        ...valueProblems(source.lab, lab),
        ...keyDifferences(source.lab, lab),
        ...referenceProblems(source.lab, lab),
        ...frontmatterProblems(source, translation),
      ];
    }),
    ...[...new Set(translations.map(({ folder }) => folder))].flatMap((folder) =>
      languageProblems(context, translations, folder),
    ),
  ];
}

/** What is not wrong, and may be soon: a source that has changed since, and phrases that nothing says. */
export function translationWarnings(context: HandbookContext, { labs, translations }: Chapters): Problem[] {
  const changed = translations.flatMap(({ lab, chapter }): Problem[] => {
    const source = labs.find((each) => each.lab.context.id === lab.context.id);
    if (!source) return [];
    const digest = sourceDigest(readFileSync(join(context.root, source.lab.context.file), 'utf8'));
    const made = chapter.frontmatter['translates'];
    if (made === digest) return [];
    const told =
      made === undefined
        ? 'does not say which state of its source it translates'
        : 'was made from an earlier state of its source';
    return [
      {
        rule: 'translation/changed',
        wrong: `The translation of ${docsFolder}/${lab.context.id} ${told}.`,
        instead: `Read what changed, mend the translation, and write translates: '${digest}' into its frontmatter.`,
        place: { file: lab.context.file },
      },
    ];
  });
  const phrases = [...(context.languages ?? [])].flatMap(([folder, spoken]) =>
    Object.keys(spoken.phrases).flatMap((id) => {
      const simulation = context.simulations.get(id);
      return simulation ? phraseWarnings(simulation, folder, spoken) : [];
    }),
  );
  return [...changed, ...phrases];
}
