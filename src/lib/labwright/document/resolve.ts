/** Ties every use of a word to its simulation, and finds the names that do not exist. Pure. */
import { nearest, suggest } from '../simulation/nearest.ts';
import { glossaryFile } from './glossary.ts';
import type { Lab } from './lab.ts';
import { resolveMemos } from './memo.ts';
import { Here, namedIn } from './resolve-here.ts';
import {
  resolveControls,
  resolveFigure,
  resolveInstrument,
  resolveNumbers,
  resolveTable,
  resolveValue,
  resolveWhen,
} from './resolve-instruments.ts';
import { resolveExplain, resolvePredict, resolveSealed } from './resolve-questions.ts';
import { ledgerName, wordingOf } from './version.ts';

/** Words whose answers are kept with the version of the question. */
const questions = new Set(['Predict', 'Reflect', 'Write']);

/** Of the words as they were written: what the pass writes for references and citations is no change of a question. */
function resolveVersion({ use, report }: Here): void {
  const { version = 1, id } = use.attributes;
  if (!Number.isInteger(version) || Number(version) < 1)
    report(
      'word/attribute',
      `The version of "${String(id)}" is ${String(version)}.`,
      'Write a whole number from 1 on: version={2} asks anew.',
    );
  use.supplied['wording'] = wordingOf(use);
  use.supplied['name'] = ledgerName(use);
}

function resolveExample({ use, report }: Here): void {
  if (use.node.children.length === 0)
    report('word/attribute', '<Example> holds nothing.', 'Write a piece of a chapter inside it.');
}

function resolveGiven({ lab, use, report }: Here): void {
  const { givens } = lab.context;
  const name = String(use.attributes['name']);
  if (!givens[name]) report('given/unknown', `The frontmatter gives no "${name}".`, suggest(name, Object.keys(givens)));
  use.supplied['given'] = givens[name];
}

function resolveFact({ lab, use, report }: Here): void {
  const { facts } = lab.context;
  const id = String(use.attributes['id']);
  if (!facts[id]) report('fact/unknown', `facts.yaml has no "${id}".`, suggest(id, Object.keys(facts)));
  use.supplied['fact'] = facts[id];
}

function resolveTerm({ lab, use: { attributes, supplied }, named: { terms }, report }: Here): void {
  const id = String(attributes['id']);
  const { glossary = {} } = lab.context;
  const entry = glossary[id];
  if (!entry) {
    const close = nearest(id, Object.keys(glossary));
    report(
      'term/unknown',
      `The glossary has no term "${id}".`,
      close ? `Write "${close}", or add the term to ${glossaryFile}.` : `Add it to ${glossaryFile}.`,
    );
    return;
  }
  const plural = attributes['plural'] === true;
  if (plural && entry.plural === undefined)
    report(
      'word/attribute',
      `The term "${id}" has no plural.`,
      `Add plural: to it in ${glossaryFile}, or write the words inside <Term>.`,
    );
  const count = (terms.get(id) ?? 0) + 1;
  terms.set(id, count);
  supplied['term'] = plural ? (entry.plural ?? entry.term) : entry.term;
  supplied['anchor'] = `use-${id}-${count}`;
  supplied['first'] = count === 1;
}

/** What each word needs; a word that is not here names nothing. */
const resolvers: Readonly<Record<string, (here: Here) => void>> = {
  Value: resolveValue,
  Derivation: resolveValue,
  Instrument: resolveInstrument,
  Controls: resolveControls,
  Readouts: resolveNumbers,
  Decide: resolveNumbers,
  When: resolveWhen,
  Figure: resolveFigure,
  Table: resolveTable,
  Predict: resolvePredict,
  Explain: resolveExplain,
  Reveal: resolveSealed,
  Outcome: resolveSealed,
  Example: resolveExample,
  Given: resolveGiven,
  Term: resolveTerm,
  Fact: resolveFact,
};

/** Resolves a whole lab: fills `supplied` of each use and adds what is wrong to `lab.problems`. */
export function resolveLab(lab: Lab): void {
  const named = namedIn(lab);
  for (const use of lab.uses) {
    if (!use.valid) continue;
    const here = new Here(lab, use, named);
    use.supplied['lab'] = lab.context.id;
    if (use.node.type === 'mdxJsxTextElement') use.supplied['inline'] = true;
    if (questions.has(use.word)) resolveVersion(here);
    resolvers[use.word]?.(here);
  }
  lab.problems.push(...resolveMemos(lab));
}
