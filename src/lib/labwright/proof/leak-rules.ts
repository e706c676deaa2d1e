/** No answer shows before its lock: not in a value, a table, a finding, an instrument, a title or a sentence outside the seal. */
import type { Image, Root, RootContent } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { frontmatterPlace } from '../document/frontmatter.ts';
import { enclosing, type Lab, placeOf, type Use } from '../document/lab.ts';
import { plainText } from '../document/plain-text.ts';
import { optionsOf } from '../document/options.ts';
import { trackAround } from '../document/tracks.ts';
import type { Column } from '../simulation/declarations.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { findingOf } from '../simulation/finding.ts';
import { formatNumber, say } from '../simulation/format.ts';
import { resultAt } from '../simulation/results.ts';
import { nameOfAll } from '../simulation/tracks.ts';
import { type Lock, locksOf, tells } from './locks.ts';

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Who is asked this question does not read the passages of another track. */
function inAnother(track: Use['track'], { predict }: Lock): boolean {
  return track !== undefined && predict.track !== undefined && track.id !== predict.track.id;
}

/** Inside a Reveal of this prediction, among the explanations that go there, or in a note that no student reads. */
function isSealed(use: Use, lock: Lock): boolean {
  return (
    use.within.some(
      (outer) =>
        outer.word === 'Instructor' ||
        (outer.word === 'Reveal' && outer.attributes['after'] === lock.id) ||
        (outer.word === 'Explain' && enclosing(outer, 'Predict') === lock.predict),
    ) || isReason(use, lock)
  );
}

/** A value in the quote under an option of this prediction: it is moved behind the seal. */
function isReason(use: Use, lock: Lock): boolean {
  const predict = enclosing(use, 'Predict');
  // The book prints what another track says of an option beside what the first one does, behind the same seal.
  const beside = use.track?.mode === 'paper' && nameOfAll(String(predict?.attributes['id'])) === nameOfAll(lock.id);
  if (!predict || (predict !== lock.predict && !beside)) return false;
  const offset = use.node.position?.start.offset ?? -1;
  return optionsOf(predict.node).some(({ why }) =>
    why.some(
      ({ position }) => position !== undefined && offset >= position.start.offset! && offset <= position.end.offset!,
    ),
  );
}

/** A value that stands as an option: it is what the question offers. */
function isOffered(use: Use, lock: Lock): boolean {
  if (enclosing(use, 'Predict') !== lock.predict) return false;
  const offset = use.node.position?.start.offset ?? -1;
  return optionsOf(lock.predict.node).some(
    ({ item: { position } }) => position && offset >= position.start.offset! && offset <= position.end.offset!,
  );
}

function tableTells(use: Use, lock: Lock, lab: Lab, at: string): boolean {
  const simulation = lab.context.simulations.get(String(use.supplied['simulation']))!;
  const dataset = simulation.datasets[String(use.attributes['dataset'])] as { columns: Record<string, Column> };
  const names = (use.attributes['columns'] as readonly string[] | undefined) ?? Object.keys(dataset.columns);
  if (lock.drawn === use.attributes['dataset'])
    return lock.readable.some((other) => other.simulation === simulation.id && other.at === at);
  const rows = resultAt(simulation, at).datasets[String(use.attributes['dataset'])] ?? [];
  const numeric = lock.predict.attributes['answer'] !== undefined;
  return lock.truths.some(
    (truth) =>
      truth.simulation === simulation.id &&
      rows.some((row) =>
        names.some((name) => {
          const { unit, digits } = dataset.columns[name]!;
          const same = name === truth.name || (numeric && unit !== undefined && unit === truth.unit);
          const value = row[name];
          return same && typeof value === 'number' && formatNumber(value, digits) === formatNumber(truth.value, digits);
        }),
      ),
  );
}

/** What a use of a word outside the seal gives away, in words. */
function leaksOf(use: Use, lock: Lock, lab: Lab): string | undefined {
  const simulationId = String(use.supplied['simulation'] ?? use.attributes['of'] ?? '');
  const simulation = lab.context.simulations.get(simulationId);
  if (!simulation) return undefined;
  const at = (use.attributes['at'] ?? use.supplied['at'] ?? 'default') as string;
  const named = `"${String(use.attributes['id'])}"`;
  const isTold = (text: string): boolean => lock.texts.some((answer) => tells(text, answer));
  switch (use.word) {
    case 'Value':
    case 'Derivation': {
      const name = String(use.supplied['name']);
      const hit = lock.keyed.some(
        (key) => key.simulation === simulationId && key.output === name && (key.at === undefined || key.at === at),
      );
      const told = use.word === 'Value' && isTold(say(simulation, resultAt(simulation, at), name));
      return hit || told ? `<${use.word} of="${simulationId}.${name}">` : undefined;
    }
    case 'Instrument':
      return simulation === lock.simulation ? `the instrument ${named}` : undefined;
    case 'Readouts': {
      const result = resultAt(simulation, at);
      const told = listOf(use.attributes['of']).find((name) => isTold(say(simulation, result, name)));
      return simulation !== lock.simulation && told !== undefined ? `the readout "${told}"` : undefined;
    }
    case 'Figure': {
      // Inside an instrument of the same simulation it is the instrument that is told.
      const instrument = enclosing(use, 'Instrument');
      if (instrument && simulation === lock.simulation) return undefined;
      const settings = [at, ...listOf(use.attributes['print'] ?? instrument?.attributes['print'])];
      if (
        settings.some((setting) =>
          lock.readable.some((other) => other.simulation === simulationId && other.at === setting),
        )
      )
        return `the figure ${named}`;
      const told = settings.some((setting) =>
        isTold(findingOf(simulation, String(use.attributes['chart']), resultAt(simulation, setting))),
      );
      return told ? `the finding of ${named}` : undefined;
    }
    case 'Table':
      if (use.attributes['dataset'] === undefined || enclosing(use, 'Instrument')) return undefined;
      return tableTells(use, lock, lab, at) ? `the table ${named}` : undefined;
    default:
      return undefined;
  }
}

function problem(what: string, lock: Lock, place: Place): Problem {
  return {
    rule: 'predict/leak',
    wrong: `Before the prediction "${lock.id}" is committed, ${what} gives its answer away.`,
    instead: `Move it inside <Reveal after="${lock.id}">, or show it at another setting.`,
    place,
  };
}

const blocks = new Set(['paragraph', 'heading', 'tableCell', 'image']);

/** What a block says on the page and on paper. */
type TextsOf = (block: RootContent) => readonly string[];

/** The same for every lock of a lab, so each block is read once. */
function textsIn(lab: Lab): TextsOf {
  const known = new Map<RootContent, readonly string[]>();
  const read: TextsOf = (block) =>
    block.type === 'image'
      ? [(block as Image).alt ?? '']
      : (['web', 'print'] as const).map((medium) => plainText([block], lab, new Map(), medium));
  return (block) => {
    const texts = known.get(block) ?? read(block);
    known.set(block, texts);
    return texts;
  };
}

/** Sentences, captions, cells and alt text outside the seal that hold the answer, whatever words they are made of. */
function textLeaks(lock: Lock, lab: Lab, tree: Root, told: readonly Use[], textsOf: TextsOf): Problem[] {
  const problems: Problem[] = [];
  if (lock.texts.length === 0) return problems;
  const sealing = new Set<unknown>(
    lab.uses
      .filter(({ word, attributes }) => word === 'Instructor' || (word === 'Reveal' && attributes['after'] === lock.id))
      .map(({ node }) => node),
  );
  visitParents(tree, (node, ancestors) => {
    const block = node as RootContent;
    if (!blocks.has(block.type) || ancestors.some((outer) => sealing.has(outer))) return;
    if (inAnother(trackAround(ancestors), lock)) return;
    // Of the question itself the options are offered, and its explanations go behind the seal.
    const inPredict = ancestors.includes(lock.predict.node as never);
    const offered = ancestors.some(
      (outer) => outer.type === 'listItem' || ('name' in outer && outer.name === 'Explain'),
    );
    if (inPredict && offered) return;
    const { start, end } = block.position ?? {};
    const within = ({ node: { position } }: Use): boolean =>
      position !== undefined && position.start.offset! >= start!.offset! && position.end.offset! <= end!.offset!;
    if (start && told.some(within)) return;
    const texts = textsOf(block);
    const found = lock.texts.find((answer) => texts.some((text) => tells(text, answer)));
    if (found) problems.push(problem(`the text "${found}"`, lock, placeOf(block, lab.context.file)));
  });
  for (const use of lab.uses.filter((each) => !isSealed(each, lock) && !inAnother(each.track, lock))) {
    const spoken = [use.attributes['title'], use.attributes['from']].map((text) => String(text ?? ''));
    const found = lock.texts.find((answer) => spoken.some((text) => tells(text, answer)));
    if (found) problems.push(problem(`the title "${found}"`, lock, use.place));
  }
  return problems;
}

/** What the head of the lab, its address in a search and its social preview say. */
function headLeaks(lock: Lock, lab: Lab, tree: Root, frontmatter: Readonly<Record<string, unknown>>): Problem[] {
  return ['title', 'description', 'problem', 'prerequisites', 'objectives', 'carries'].flatMap((field) =>
    [frontmatter[field]].flat().flatMap((text) => {
      const found = lock.texts.find((answer) => typeof text === 'string' && tells(text, answer));
      const place = frontmatterPlace(tree, field, lab.context.file, found);
      return found ? [problem(`the ${field} of the lab, with "${found}",`, lock, place)] : [];
    }),
  );
}

/** `predict/leak` for every prediction of a lab. */
export function leakProblems(lab: Lab, tree: Root, frontmatter: Readonly<Record<string, unknown>> = {}): Problem[] {
  const textsOf = textsIn(lab);
  return locksOf(lab).flatMap((lock): Problem[] => {
    const uses = lab.uses.flatMap((use) => {
      const what =
        use.valid && !inAnother(use.track, lock) && !isSealed(use, lock) && !isOffered(use, lock)
          ? leaksOf(use, lock, lab)
          : undefined;
      return what ? [{ use, what }] : [];
    });
    return [
      ...uses.map(({ use, what }) => problem(what, lock, use.place)),
      ...textLeaks(
        lock,
        lab,
        tree,
        uses.map(({ use }) => use),
        textsOf,
      ),
      ...headLeaks(lock, lab, tree, frontmatter),
    ];
  });
}
