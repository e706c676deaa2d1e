/** What makes an option right, read from its Claim and decided by its simulation. Pure. */
import type { Lab, Use } from './lab.ts';
import { optionsOf } from './resolve.ts';
import { suggest } from '../simulation/nearest.ts';
import { evaluateAt } from '../simulation/evaluate.ts';
import type { Problem } from '../simulation/errors.ts';
import { atLeast, thresholdGuard } from '../simulation/threshold.ts';

const comparisons = {
  equals: (value: number, bound: number) => Math.abs(value - bound) <= thresholdGuard * Math.max(1, Math.abs(bound)),
  atLeast: (value: number, bound: number) => atLeast(value, bound),
  atMost: (value: number, bound: number) => atLeast(bound, value),
  below: (value: number, bound: number) => !atLeast(value, bound),
  above: (value: number, bound: number) => !atLeast(bound, value),
} as const;

interface Decided {
  readonly holds: boolean;
  /** Set by lowest/highest: the value that is compared among the options. */
  readonly rank?: number;
}

/** Decides one claim. Returns problems instead of an answer when a name in it does not exist. */
function decide(claim: Use, predict: Use, lab: Lab): Decided | Problem {
  const problem = (rule: string, wrong: string, instead: string): Problem => ({
    rule,
    wrong,
    instead,
    place: claim.place,
  });
  const simulationId = String(claim.attributes['of'] ?? predict.attributes['of']);
  const simulation = lab.context.simulations.get(simulationId);
  if (!simulation)
    return problem(
      'simulation/unknown',
      `There is no simulation "${simulationId}".`,
      suggest(simulationId, lab.context.simulations.keys()),
    );
  const setting = (claim.attributes['at'] ?? predict.attributes['at']) as string | undefined;
  if (setting !== undefined && setting !== 'default' && !simulation.settings[setting]) {
    return problem(
      'setting/unknown',
      `"${simulation.id}" has no setting "${setting}".`,
      suggest(setting, ['default', ...Object.keys(simulation.settings)]),
    );
  }
  const result = evaluateAt(simulation, setting);
  const state = claim.attributes['state'] ?? claim.attributes['not'];
  if (state !== undefined) {
    if (!Object.hasOwn(simulation.states, String(state)))
      return problem(
        'state/unknown',
        `"${simulation.id}" has no state "${String(state)}".`,
        suggest(String(state), Object.keys(simulation.states)),
      );
    return { holds: result.states[String(state)] === (claim.attributes['state'] !== undefined) };
  }
  const ranked = claim.attributes['lowest'] ?? claim.attributes['highest'];
  const tests = Object.entries(comparisons).filter(([name]) => claim.attributes[name] !== undefined);
  if (ranked === undefined && (claim.attributes['output'] === undefined || tests.length === 0)) {
    return problem(
      'word/attribute',
      '<Claim> says nothing that can be decided.',
      'Write state, not, lowest, highest, or output with equals, atLeast, atMost, below or above.',
    );
  }
  const output = String(claim.attributes['output'] ?? ranked);
  if (!Object.hasOwn(simulation.outputs, output))
    return problem(
      'output/unknown',
      `"${simulation.id}" has no output "${output}".`,
      suggest(output, Object.keys(simulation.outputs)),
    );
  const value = result.outputs[output];
  if (ranked !== undefined) {
    if (typeof value !== 'number')
      return problem(
        'predict/key',
        `The output "${output}" is ${value === null ? 'none' : `"${value}"`} at this option's setting, so it cannot be ranked.`,
        'Ask at a setting where it is a number.',
      );
    return { holds: false, rank: claim.attributes['lowest'] === undefined ? -value : value };
  }
  return {
    holds: typeof value === 'number' && tests.every(([name, test]) => test(value, claim.attributes[name] as number)),
  };
}

/** The computed key of a choice: index of the option that holds, or what is wrong with the question. */
export function keyOf(predict: Use, lab: Lab): { key: number } | { problems: Problem[] } {
  const options = optionsOf(predict.node);
  const id = String(predict.attributes['id']);
  const claims = options.map((option) => {
    const start = option.item.position!.start.offset!;
    const end = option.item.position!.end.offset!;
    return lab.uses.find((use) => use.word === 'Claim' && within(use.node.position?.start.offset, start, end));
  });
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
  const results = decided as Decided[];
  const best = Math.min(...results.map((result) => result.rank ?? Infinity));
  const holding = results.flatMap((result, index) =>
    result.holds || (result.rank !== undefined && result.rank <= best + thresholdGuard) ? [index] : [],
  );
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
        place: predict.place,
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

/** Every problem with the keys of a lab's predictions and reflections. */
export function keyProblems(lab: Lab): Problem[] {
  return lab.uses.flatMap((use): Problem[] => {
    const id = String(use.attributes['id']);
    if (use.word === 'Predict' && lab.context.simulations.has(String(use.attributes['of']))) {
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
              place: use.place,
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
