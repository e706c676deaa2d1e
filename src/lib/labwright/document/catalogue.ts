/** Lists what every lab asks and decides, for the pages of the ledger. No answer goes into it. Pure. */
import type { List, RootContent } from 'mdast';
import type {
  Catalogue,
  CatalogueDecision,
  CatalogueField,
  CatalogueLab,
  CatalogueQuestion,
} from '../ledger/catalogue.ts';
import type { Output } from '../simulation/declarations.ts';
import type { Claim } from '../simulation/claim.ts';
import { declarationOf } from '../simulation/format.ts';
import { declaredOf, type DecisionFields, decisionsOf, readingsOf } from './carried.ts';
import type { Chapters, HandbookContext } from './chapters.ts';
import { claimOf, claimsOf } from './claims.ts';
import { labsInOrder } from './handbook.ts';
import { enclosing, isPrinted, type Lab, type Use } from './lab.ts';
import type { LabIndex } from './references.ts';
import { plainText, questionText } from './plain-text.ts';
import { optionsOf } from './options.ts';
import { isSketch, planOf } from './sketch.ts';
import { ledgerName, wordingOf } from './version.ts';

function isTaskList(node: RootContent): node is List {
  return node.type === 'list' && node.children.some((item) => typeof item.checked === 'boolean');
}

/** A number, and the track in which it is asked. */
function inWords(number: string, { track }: Use, { context }: Lab): string {
  const name = context.tracks?.find(({ id }) => id === track?.id)?.name;
  return name === undefined ? number : `${number}, ${name}`;
}

function questionOf(use: Use, lab: Lab, labs: LabIndex): CatalogueQuestion {
  const children = use.node.children as RootContent[];
  const asked = {
    id: ledgerName(use),
    anchor: String(use.attributes['id']),
    number: inWords(String(use.supplied['number']), use, lab),
    ...(use.track ? { track: use.track.id } : {}),
    ...(isPrinted(use) ? {} : { onScreen: true as const }),
    text: questionText(
      children.filter((child) => !isTaskList(child)),
      lab,
      labs,
    ),
    wording: wordingOf(use),
    deeper: enclosing(use, 'Deeper') !== undefined,
  };
  const options = optionsOf(use.node).map((option) => plainText(option.text, lab, labs));
  if (use.word === 'Write') return { ...asked, kind: 'writing' };
  if (use.word === 'Reflect') return { ...asked, kind: 'reflection', options };
  const simulation = String(use.attributes['of']);
  const placed = { ...asked, simulation, at: String(use.attributes['at'] ?? 'default') };
  if (isSketch(use)) {
    const { dataset, x, y, where, within, axes } = planOf(use)!;
    return { ...placed, kind: 'sketch', dataset, x, y, ...(where ? { where } : {}), within, axes };
  }
  if (use.attributes['answer'] === undefined) return { ...placed, kind: 'choice', options };
  const answer = String(use.attributes['answer']);
  const declared = declarationOf(lab.context.simulations.get(simulation)!, answer) as Output;
  const { min, max, within = 0 } = use.attributes as { min: number; max: number; within?: number };
  return { ...placed, kind: 'number', answer, declared: declaredOf(declared), min, max, within };
}

/** What a decision is about, where one is kept for each option or each track. */
function optionOf(option: string | undefined, { track }: Use, { context }: Lab): { option?: string } {
  const name = context.tracks?.find(({ id }) => id === track?.id)?.name;
  const said = [option, name].filter((each) => each !== undefined);
  return said.length === 0 ? {} : { option: said.join(', ') };
}

function decisionOf(
  name: string,
  { use, simulation, fields, option }: DecisionFields,
  lab: Lab,
  labs: LabIndex,
  readers: ReadonlyMap<string, string[]>,
): CatalogueDecision {
  return {
    name,
    anchor: String(use.attributes['id']),
    ...optionOf(option, use, lab),
    ...(use.track ? { track: use.track.id } : {}),
    ...(isPrinted(use) ? {} : { onScreen: true as const }),
    text: plainText(use.node.children as RootContent[], lab, labs),
    deeper: enclosing(use, 'Deeper') !== undefined,
    fields: fields.map((field): CatalogueField => {
      const declared = declarationOf(simulation, field) as Output;
      return {
        name: field,
        declared: declaredOf(declared),
        readBy: readers.get(`${lab.context.id}/${name}.${field}`) ?? [],
      };
    }),
  };
}

/** Ids of the labs that read each field of a decision. */
function readersOf(chapters: Chapters): Map<string, string[]> {
  const readers = new Map<string, string[]>();
  for (const { lab, key } of readingsOf(chapters.labs.map((chapter) => chapter.lab))) {
    const known = readers.get(key) ?? [];
    if (!known.includes(lab)) readers.set(key, [...known, lab]);
  }
  return readers;
}

const questionWords = ['Predict', 'Reflect', 'Write'];

/** The catalogue of a handbook whose chapters have no problems. */
export function catalogueOf({ handbook }: Pick<HandbookContext, 'handbook'>, chapters: Chapters): Catalogue {
  const readers = readersOf(chapters);
  const labs = labsInOrder(handbook).flatMap(({ id, number, part, slug }): CatalogueLab[] => {
    const lab = chapters.labs.find((chapter) => chapter.lab.context.id === id)?.lab;
    const entry = chapters.index.get(slug);
    if (!lab || !entry) return [];
    return [
      {
        id,
        number,
        part,
        title: entry.title,
        href: entry.href,
        ...(handbook.schedule[id]?.released ? { released: handbook.schedule[id].released } : {}),
        questions: lab.uses
          .filter(({ word }) => questionWords.includes(word))
          .map((use) => questionOf(use, lab, chapters.index)),
        decisions: [...decisionsOf(lab)].map(([name, decision]) =>
          decisionOf(name, decision, lab, chapters.index, readers),
        ),
      },
    ];
  });
  const { id, title, edition, released, skip } = handbook;
  return { handbook: { id, title, edition, ...(released ? { released } : {}), skip }, labs };
}

/** What would make each option of each choice right, by `lab/question`: only the class page asks for it. */
export function claimsByQuestion(chapters: Chapters): Record<string, Claim[]> {
  const found: [string, Claim[]][] = [];
  for (const { lab } of chapters.labs) {
    for (const use of lab.uses) {
      if (use.word !== 'Predict' || use.attributes['answer'] !== undefined || isSketch(use)) continue;
      const claims = claimsOf(use, lab).map((claim) => claimOf(claim!, use));
      found.push([`${lab.context.id}/${ledgerName(use)}`, claims]);
    }
  }
  return Object.fromEntries(found);
}
