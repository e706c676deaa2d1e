/** What makes an option right, read from its Claim and decided by its simulation. Pure. */
import { type Lab, placeOf, type Use } from './lab.ts';
import { optionsOf } from './options.ts';
import { isSketch, sketchKeyProblems } from './sketch.ts';
import { suggest } from '../simulation/nearest.ts';
import { evaluateAt } from '../simulation/evaluate.ts';
import { formatValue } from '../simulation/format.ts';
import type { Problem } from '../simulation/errors.ts';
import { type Claim, comparisons, decideClaim, type Decided, holdingOptions } from '../simulation/claim.ts';

/** A claim as data, with the simulation and the setting that its prediction supplies. */
export function claimOf(claim: Use, predict: Use): Claim {
  const { of, at, ...said } = claim.attributes as Partial<Claim>;
  const setting = at ?? (predict.attributes['at'] as string | undefined);
  return { ...said, of: of ?? String(predict.attributes['of']), ...(setting === undefined ? {} : { at: setting }) };
}

/** The claim in each option of a prediction, where there is one. */
export function claimsOf(predict: Use, lab: Lab): (Use | undefined)[] {
  return optionsOf(predict.node).map((option) => {
    const start = option.item.position!.start.offset!;
    const end = option.item.position!.end.offset!;
    return lab.uses.find(
      (use) =>
        use.word === 'Claim' && use.within.includes(predict) && within(use.node.position?.start.offset, start, end),
    );
  });
}

/** Decides one claim. Returns problems instead of an answer when a name in it does not exist. */
function decide(use: Use, predict: Use, lab: Lab): Decided | Problem {
  const problem = (rule: string, wrong: string, instead: string): Problem => ({
    rule,
    wrong,
    instead,
    place: use.place,
  });
  const claim = claimOf(use, predict);
  const simulation = lab.context.simulations.get(claim.of);
  if (!simulation)
    return problem(
      'simulation/unknown',
      `There is no simulation "${claim.of}".`,
      suggest(claim.of, lab.context.simulations.keys()),
    );
  const setting = claim.at;
  if (setting !== undefined && setting !== 'default' && !simulation.settings[setting]) {
    return problem(
      'setting/unknown',
      `"${simulation.id}" has no setting "${setting}".`,
      suggest(setting, ['default', ...Object.keys(simulation.settings)]),
    );
  }
  const result = evaluateAt(simulation, setting);
  const state = claim.state ?? claim.not;
  if (state !== undefined) {
    if (!Object.hasOwn(simulation.states, state))
      return problem(
        'state/unknown',
        `"${simulation.id}" has no state "${state}".`,
        suggest(state, Object.keys(simulation.states)),
      );
    return decideClaim(claim, result);
  }
  const ranked = claim.lowest ?? claim.highest;
  const compared = Object.keys(comparisons).some((name) => claim[name as keyof typeof comparisons] !== undefined);
  if (ranked === undefined && (claim.output === undefined || !compared)) {
    return problem(
      'word/attribute',
      '<Claim> says nothing that can be decided.',
      'Write state, not, lowest, highest, or output with equals, atLeast, atMost, below or above.',
    );
  }
  const output = claim.output ?? ranked ?? '';
  if (!Object.hasOwn(simulation.outputs, output))
    return problem(
      'output/unknown',
      `"${simulation.id}" has no output "${output}".`,
      suggest(output, Object.keys(simulation.outputs)),
    );
  const value = result.outputs[output];
  if (ranked !== undefined && typeof value !== 'number')
    return problem(
      'predict/key',
      `The output "${output}" is ${value === null ? 'none' : `"${value}"`} at this option's setting, so it cannot be ranked.`,
      'Ask at a setting where it is a number.',
    );
  return decideClaim(claim, result);
}

/** The computed key of a choice: index of the option that holds, or what is wrong with the question. */
export function keyOf(predict: Use, lab: Lab): { key: number } | { problems: Problem[] } {
  const options = optionsOf(predict.node);
  const id = String(predict.attributes['id']);
  const claims = claimsOf(predict, lab);
  const problems: Problem[] = [];
  claims.forEach((claim, index) => {
    if (!claim)
      problems.push({
        rule: 'predict/key',
        wrong: `Option ${index + 1} of "${id}" makes no claim.`,
        instead: 'Add a <Claim> that says what would make it right.',
        place: {
          ...predict.place,
          line: options[index]!.item.position!.start.line,
          column: options[index]!.item.position!.start.column,
        },
      });
  });
  const decided = claims.map((claim) => (claim ? decide(claim, predict, lab) : undefined));
  for (const outcome of decided) if (outcome && 'rule' in outcome) problems.push(outcome);
  if (problems.length > 0) return { problems };
  const holding = holdingOptions(decided as Decided[]);
  const at = String(predict.attributes['at'] ?? 'default');
  if (holding.length === 1) return { key: holding[0]! };
  const wrong =
    holding.length === 0
      ? `No option of "${id}" holds at setting "${at}".`
      : `${holding.length} options of "${id}" hold at setting "${at}": ${holding.map((index) => index + 1).join(' and ')}.`;
  return {
    problems: [
      {
        rule: 'predict/key',
        wrong,
        instead: 'Change the claims so that exactly one holds, or ask at another setting.',
        // The last that holds is the one to look at; when none does, the question as a whole.
        place: holding.length === 0 ? predict.place : placeOf(options[holding.at(-1)!]!.item, lab.context.file),
      },
    ],
  };
}

function within(offset: number | undefined, start: number, end: number): boolean {
  return offset !== undefined && offset >= start && offset <= end;
}

/** The computed answer of a numeric prediction, or what is wrong with the question. */
export function answerOf(predict: Use, lab: Lab): { answer: number } | { problems: Problem[] } {
  const simulation = lab.context.simulations.get(String(predict.attributes['of']))!;
  const setting = predict.attributes['at'] as string | undefined;
  const name = String(predict.attributes['answer']);
  const value = evaluateAt(simulation, setting).outputs[name];
  const { min, max } = predict.attributes as { min: number; max: number };
  const where = `at setting "${setting ?? 'default'}"`;
  const problem = (wrong: string, instead: string): { problems: Problem[] } => ({
    problems: [{ rule: 'predict/key', wrong, instead, place: predict.place }],
  });
  if (typeof value !== 'number')
    return problem(`The answer "${name}" is none ${where}.`, 'Ask at a setting where there is an answer.');
  if (value < min || value > max)
    return problem(
      `The answer "${name}" is ${value} ${where}, outside the scale ${min} to ${max}.`,
      'Widen min and max so that the truth can be marked.',
    );
  return { answer: value };
}

/** The answer of each numeric prediction as the page prints it, with its unit. */
export function printedAnswers(lab: Lab): { readonly question: string; readonly text: string }[] {
  return lab.uses.flatMap((use) => {
    const simulation = lab.context.simulations.get(String(use.attributes['of']));
    if (use.word !== 'Predict' || use.attributes['answer'] === undefined || !simulation) return [];
    const decided = answerOf(use, lab);
    if ('problems' in decided) return [];
    const declared = simulation.outputs[String(use.attributes['answer'])];
    return [{ question: String(use.attributes['id']), text: formatValue(declared, decided.answer) }];
  });
}

/** Every problem with the keys of a lab's predictions and reflections. */
export function keyProblems(lab: Lab): Problem[] {
  return lab.uses.flatMap((use): Problem[] => {
    const id = String(use.attributes['id']);
    if (!use.valid) return [];
    if (use.word === 'Predict' && lab.context.simulations.has(String(use.attributes['of']))) {
      if (isSketch(use)) return sketchKeyProblems(use, lab);
      if (use.attributes['answer'] !== undefined) {
        const output = lab.context.simulations.get(String(use.attributes['of']))!.outputs[
          String(use.attributes['answer'])
        ];
        const known = output !== undefined && output.kind !== 'text';
        const answered =
          known && typeof use.attributes['min'] === 'number' && typeof use.attributes['max'] === 'number'
            ? answerOf(use, lab)
            : undefined;
        return answered && 'problems' in answered ? answered.problems : [];
      }
      const options = optionsOf(use.node);
      if (options.length < 2) return [];
      const decided = keyOf(use, lab);
      if ('problems' in decided) return decided.problems;
      const marked = options.findIndex((option) => option.marked);
      return marked === -1 || marked === decided.key
        ? []
        : [
            {
              rule: 'predict/key',
              wrong: `Option ${marked + 1} of "${id}" is marked [x], but option ${decided.key + 1} holds.`,
              instead: `Mark option ${decided.key + 1}, or change the claims.`,
              place: placeOf(options[marked]!.item, lab.context.file),
            },
          ];
    }
    if (use.word !== 'Reflect') return [];
    const count = optionsOf(use.node).filter((option) => option.marked).length;
    return count === 1
      ? []
      : [
          {
            rule: 'reflect/key',
            wrong: `The reflection "${id}" has ${count} options marked [x].`,
            instead: 'Mark exactly one.',
            place: use.place,
          },
        ];
  });
}
