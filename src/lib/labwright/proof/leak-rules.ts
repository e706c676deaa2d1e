/** No answer shows before its lock: not in a value, a table, a finding, an instrument or a sentence outside the seal. */
import type { Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { answerOf, keyOf } from '../document/claims.ts';
import { enclosing, type Lab, type Use } from '../document/lab.ts';
import { optionsOf } from '../document/resolve.ts';
import { toString } from 'mdast-util-to-string';
import type { Column } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { evaluateAt } from '../simulation/evaluate.ts';
import { findingOf } from '../simulation/finding.ts';
import { formatNumber, formatValue, say } from '../simulation/format.ts';

interface Keyed {
  readonly simulation: string;
  readonly output: string;
  /** Undefined for any setting: the output itself is the key. */
  readonly at?: string;
}

interface Lock {
  readonly predict: Use;
  readonly id: string;
  readonly simulation: AnySimulation;
  readonly keyed: readonly Keyed[];
  /** The number that answers, and the output it is a value of. */
  readonly truth?: { readonly name: string; readonly value: number; readonly unit?: string };
  /** Texts that would give the answer away: the number with its unit, or the right option's words. */
  readonly texts: readonly string[];
}

/** Bare small integers are everywhere and give nothing away. */
const tellsNothing = /^\d{1,2}$/;

function lockOf(predict: Use, lab: Lab): Lock | undefined {
  const simulation = lab.context.simulations.get(String(predict.attributes['of']));
  if (!predict.valid || !simulation) return undefined;
  const id = String(predict.attributes['id']);
  const shows = predict.attributes['shows'] as string | undefined;
  if (predict.attributes['answer'] !== undefined) {
    const output = String(predict.attributes['answer']);
    const decided = answerOf(predict, lab);
    if ('problems' in decided) return undefined;
    const text = formatValue(simulation.outputs[output], decided.answer);
    const atShown =
      shows === undefined
        ? []
        : Object.keys(simulation.outputs).map((name) => ({ simulation: simulation.id, output: name, at: shows }));
    return {
      predict,
      id,
      simulation,
      keyed: [{ simulation: simulation.id, output }, ...atShown],
      truth: { name: output, value: decided.answer, unit: (simulation.outputs[output] as { unit?: string }).unit },
      texts: tellsNothing.test(text) ? [] : [text],
    };
  }
  const decided = keyOf(predict, lab);
  if (!('key' in decided)) return undefined;
  const claims = lab.uses.filter((use) => use.word === 'Claim' && enclosing(use, 'Predict') === predict);
  const keyed = claims.flatMap(({ attributes }): Keyed[] => {
    const output = attributes['output'] ?? attributes['lowest'] ?? attributes['highest'];
    const at = (attributes['at'] ?? predict.attributes['at'] ?? 'default') as string;
    return output === undefined
      ? []
      : [{ simulation: String(attributes['of'] ?? simulation.id), output: String(output), at }];
  });
  const right = optionsOf(predict.node)
    [decided.key]!.text.map((node) => toString(node))
    .join(' ')
    .trim();
  return { predict, id, simulation, keyed, texts: right.length > 25 ? [right] : [] };
}

/** Inside a Reveal of this prediction, or among the explanations that go there. */
function isSealed(use: Use, lock: Lock): boolean {
  return (
    use.within.some(
      (outer) =>
        (outer.word === 'Reveal' && outer.attributes['after'] === lock.id) ||
        (outer.word === 'Explain' && enclosing(outer, 'Predict') === lock.predict),
    ) || isReason(use, lock)
  );
}

/** A value in the quote under an option of this prediction: it is moved behind the seal. */
function isReason(use: Use, lock: Lock): boolean {
  if (enclosing(use, 'Predict') !== lock.predict) return false;
  const offset = use.node.position?.start.offset ?? -1;
  return optionsOf(lock.predict.node).some(({ why }) =>
    why.some(
      ({ position }) => position !== undefined && offset >= position.start.offset! && offset <= position.end.offset!,
    ),
  );
}

function leaksOf(use: Use, lock: Lock, lab: Lab): string | undefined {
  const simulationId = String(use.supplied['simulation'] ?? use.attributes['of'] ?? '');
  const at = (use.attributes['at'] ?? use.supplied['at'] ?? 'default') as string;
  if (use.word === 'Value' || use.word === 'Derivation') {
    const name = String(use.supplied['name']);
    const hit = lock.keyed.some(
      (key) => key.simulation === simulationId && key.output === name && (key.at === undefined || key.at === at),
    );
    const other = use.word === 'Value' ? lab.context.simulations.get(simulationId) : undefined;
    const told = other && lock.texts.includes(say(other, evaluateAt(other, at), name));
    return hit || told ? `<${use.word} of="${simulationId}.${name}">` : undefined;
  }
  if (simulationId !== lock.simulation.id) return undefined;
  if (use.word === 'Instrument') return `the instrument "${String(use.attributes['id'])}"`;
  const result = evaluateAt(lock.simulation, at);
  if (use.word === 'Figure' && enclosing(use, 'Instrument') === undefined) {
    const finding = findingOf(lock.simulation, String(use.attributes['chart']), result);
    return lock.texts.some((text) => finding.includes(text))
      ? `the finding of "${String(use.attributes['id'])}"`
      : undefined;
  }
  if (use.word !== 'Table' || use.attributes['dataset'] === undefined || enclosing(use, 'Instrument')) return undefined;
  const dataset = lock.simulation.datasets[String(use.attributes['dataset'])] as { columns: Record<string, Column> };
  const names = (use.attributes['columns'] as readonly string[] | undefined) ?? Object.keys(dataset.columns);
  const { truth } = lock;
  const told = (result.datasets[String(use.attributes['dataset'])] ?? []).some((row) =>
    names.some((name) => {
      const { unit, digits } = dataset.columns[name]!;
      const same = truth !== undefined && (name === truth.name || (unit !== undefined && unit === truth.unit));
      return (
        same && typeof row[name] === 'number' && formatNumber(row[name], digits) === formatNumber(truth.value, digits)
      );
    }),
  );
  return told ? `the table "${String(use.attributes['id'])}"` : undefined;
}

function problem(what: string, lock: Lock, place: Place): Problem {
  return {
    rule: 'predict/leak',
    wrong: `Before the prediction "${lock.id}" is committed, ${what} gives its answer away.`,
    instead: `Move it inside <Reveal after="${lock.id}">, or show it at another setting.`,
    place,
  };
}

/** Sentences outside the seal that hold the answer as text. */
function textLeaks(lock: Lock, lab: Lab, tree: Root): Problem[] {
  const problems: Problem[] = [];
  if (lock.texts.length === 0) return problems;
  visitParents(tree, 'text', (node, ancestors) => {
    const sealed = ancestors.some((outer) =>
      lab.uses.some(
        (use) =>
          use.node === (outer as unknown) &&
          (use === lock.predict || (use.word === 'Reveal' && use.attributes['after'] === lock.id)),
      ),
    );
    if (sealed) return;
    const found = lock.texts.find((text) => node.value.includes(text));
    const start = node.position?.start;
    if (found)
      problems.push(
        problem(
          `the text "${found}"`,
          lock,
          start ? { file: lab.context.file, line: start.line, column: start.column } : { file: lab.context.file },
        ),
      );
  });
  return problems;
}

/** `predict/leak` for every prediction of a lab. */
export function leakProblems(lab: Lab, tree: Root): Problem[] {
  return lab.uses
    .filter((use) => use.word === 'Predict')
    .flatMap((predict): Problem[] => {
      const lock = lockOf(predict, lab);
      if (!lock) return [];
      const uses = lab.uses.flatMap((use) => {
        const what = use.valid && !isSealed(use, lock) ? leaksOf(use, lock, lab) : undefined;
        return what ? [problem(what, lock, use.place)] : [];
      });
      return [...uses, ...textLeaks(lock, lab, tree)];
    });
}

/** Numbers that would give away an answer of this lab; the words of an option stand on the page as what is offered. */
export function answersOf(lab: Lab): string[] {
  return lab.uses
    .filter((use) => use.word === 'Predict' && use.attributes['answer'] !== undefined)
    .flatMap((predict) => lockOf(predict, lab)?.texts ?? []);
}
