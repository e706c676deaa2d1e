/**
 * Thirty mistakes that drafts of such labs have held, planted one by one in a good lab: each is caught by the right rule
 * at the right line, and the good lab raises nothing. All in one process, on the changed lab only.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Chapters,
  type HandbookContext,
  readChapter,
  readChapters,
} from '../../../src/lib/labwright/document/chapters.ts';
import { resolveReferences } from '../../../src/lib/labwright/document/references.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { labProblems, openHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { finiteProblems, unitProblems } from '../../../src/lib/labwright/proof/simulation-rules.ts';
import { LabwrightError, type AnySimulation, type Problem } from '../../../src/lib/labwright/simulation/index.ts';

const root = new URL('../../../', import.meta.url).pathname;
const id = 'operations/silent-degradation';
const file = `src/content/docs/${id}.mdx`;
const good = readFileSync(root + file, 'utf8');
let context: HandbookContext;
let chapters: Chapters;

beforeAll(async () => {
  context = await openHandbook(root.replace(/\/$/, ''));
  chapters = await readChapters(context);
});

/** Every problem of the lab when it has this source, and these simulations in place of its own. */
function prove(source: string, changed: readonly AnySimulation[] = []): Problem[] {
  const simulations = new Map(context.simulations);
  for (const simulation of changed) simulations.set(simulation.id, simulation);
  try {
    const chapter = parseChapter(source, file);
    const lab = readChapter({ ...context, simulations }, id, file, chapter);
    const problems = [
      ...lab.problems,
      ...resolveReferences(lab, chapters.index, false),
      ...changed.flatMap(finiteProblems),
    ];
    return problems.length > 0
      ? problems
      : [...changed.flatMap(unitProblems), ...labProblems(context, [{ lab, chapter }])];
  } catch (error) {
    if (error instanceof LabwrightError) return [...error.problems];
    throw error;
  }
}

/** The good lab with one passage changed, and the line on which the change begins. */
function plant(from: string | RegExp, to: string): { source: string; line: number } {
  const index = typeof from === 'string' ? good.indexOf(from) : good.search(from);
  expect(index, `the good lab holds ${String(from)}`).toBeGreaterThan(-1);
  return { source: good.replace(from, to), line: good.slice(0, index).split('\n').length };
}

test('the good lab raises nothing', () => expect(prove(good)).toEqual([]));

/** Mistakes in the chapter: name, passage, what an author wrote instead, the rule, and how many lines below it is told. */
const inTheChapter: readonly [name: string, from: string | RegExp, to: string, rule: string, below?: number][] = [
  [
    'a simulation that does not exist',
    '<Value of="fraud-drift.launchAccuracy" />',
    '<Value of="fraud-drfit.launchAccuracy" />',
    'simulation/unknown',
  ],
  [
    'an output that was renamed',
    'of="maxPsi accuracy measuredAccuracy infrastructure"',
    'of="maxPsi accuracy measured infrastructure"',
    'value/unknown',
  ],
  [
    'a parameter that was renamed',
    '<Controls of="week" more="threshold labelDelayDays" />',
    '<Controls of="weeks" more="threshold labelDelayDays" />',
    'parameter/unknown',
  ],
  ['a chart that was renamed', 'chart="timeline"', 'chart="psi"', 'chart/unknown'],
  ['a setting that was dropped', 'at="sixMonths"', 'at="halfYear"', 'setting/unknown'],
  ['a state that never was', '<When state="drifted">', '<When state="broken">', 'state/unknown'],
  ['a dataset of another simulation', 'dataset="bands"', 'dataset="penalties"', 'dataset/unknown'],
  ['a column that is not there', 'columns="band status action"', 'columns="band status advice"', 'column/unknown'],
  ['a word with a slip', '<Readouts of="maxPsi', '<Readout of="maxPsi', 'word/unknown'],
  ['an attribute with a slip', '<Figure id="fig-timeline" chart=', '<Figure id="fig-timeline" char=', 'word/attribute'],
  [
    'controls outside their instrument',
    '### Two kinds of question',
    '<Controls of="week" />\n\n### Two kinds of question',
    'word/place',
  ],
  ['a reference to a figure that was renamed', '[](#fig-timeline)', '[](#fig-time-line)', 'xref/unresolved'],
  ['an id used twice', '<Figure id="fig-accuracy"', '<Figure id="fig-timeline"', 'xref/duplicate'],
  [
    'a seal for a prediction that was renamed',
    '<Reveal after="first-alarm">',
    '<Reveal after="first-alert">',
    'prediction/unknown',
  ],
  ['a fact without an entry', '<Fact id="cardDisputeWindow" />', '<Fact id="disputeWindow" />', 'fact/unknown'],
  [
    'a given that nobody gave',
    '### Two kinds of question',
    'A <Given name="team" />.\n\n### Two kinds of question',
    'given/unknown',
  ],
  [
    'the wrong option marked',
    /- \[ \] The team that checks every 7 weeks/,
    '- [x] The team that checks every 7 weeks',
    'predict/key',
  ],
  [
    'two options that hold',
    'lowest="detectionWeek" at="justTooLate"',
    'lowest="detectionWeek" at="quarterly"',
    'predict/key',
  ],
  [
    'an answer off its scale',
    'answer="firstWeeklyAlarm" at="launch" shows="alarm" within={1} min={1} max={26}',
    'answer="firstWeeklyAlarm" at="launch" shows="alarm" within={1} min={1} max={6}',
    'predict/key',
  ],
  ['an option that explains nothing', /\n {2}> \*\*Output taken for input\.\*\*[^\n]*/, '', 'predict/feedback'],
  ['a misconception without a name', '> **Odd items taken for an odd crowd.** PSI', '> PSI', 'predict/feedback', -1],
  [
    'a right option twice as long as the others',
    "- [x] How far this week's shares per bin lie from training.",
    "- [x] How far this week's shares per bin lie from those in training, summed over all bins and weighted by their logarithms.",
    'predict/length',
  ],
  [
    'the answer in the story',
    'The dashboards did not lie.',
    'The alarm would have come <Value of="fraud-drift.firstWeeklyAlarm" /> after launch.',
    'predict/leak',
  ],
  [
    'the answer as text',
    'The dashboards did not lie.',
    'The alarm would have come 8\u00a0weeks after launch.',
    'predict/leak',
  ],
  [
    'an instrument before its prediction',
    '### A ruler for inputs',
    '<Instrument id="early" of="fraud-drift">\n\n<Controls of="week" />\n\n</Instrument>\n\n### A ruler for inputs',
    'predict/leak',
  ],
  [
    'a number typed from memory',
    'it was right on <Value of="fraud-drift.launchAccuracy" /> of',
    'it was right on 94 % of',
    'text/typed-number',
  ],
  ['a duration in words', 'An investigation takes weeks;', 'An investigation takes six weeks;', 'text/typed-number'],
  [
    'a failure that the controls cannot reach',
    '<Controls of="environment interval retrainCost" more="daysToLose7 floor valuePerPoint" />',
    '<Controls of="retrainCost" more="valuePerPoint" />',
    'state/reachable',
    undefined,
  ],
  [
    'an instrument that opens in failure',
    'title="The price of an interval" at="cloudWeekly"',
    'title="The price of an interval" at="cloudTooSlow"',
    'state/off-by-default',
  ],
  ['minutes that nobody needs', 'minutes: [[12, 15], [20, 25]]', 'minutes: [[12, 15], [50, 60]]', 'minutes/plausible'],
];

describe('a mistake in the chapter', () => {
  test.each(inTheChapter)('%s', (_name, from, to, rule, below = 0) => {
    const { source, line } = plant(from, to);
    const problems = prove(source);
    const found = problems.filter((problem) => problem.rule === rule);
    expect(problems.map((problem) => problem.rule)).toContain(rule);
    // Told at the line that was changed; what belongs to a whole word is told where that word begins.
    const lines = found.map(({ place }) => place?.line ?? 0);
    const nearest = Math.min(...lines.map((told) => Math.abs(told - line - below)));
    expect(nearest, `told at ${lines.join(', ')}, changed at ${line}`).toBeLessThanOrEqual(
      rule === 'state/reachable' ? 2 : rule === 'minutes/plausible' ? Infinity : 3,
    );
  });
});

describe('a mistake in a simulation', () => {
  const with_ = (name: string, change: (simulation: AnySimulation) => Partial<AnySimulation>): AnySimulation => {
    const simulation = context.simulations.get(name)!;
    return { ...simulation, ...change(simulation) };
  };
  const outputs = (
    name: string,
    change: (values: Record<string, unknown>, parameters: Record<string, unknown>) => Record<string, unknown>,
  ): AnySimulation =>
    with_(name, ({ run }) => ({
      run: ((parameters: never, constants: never) => {
        const result = run(parameters, constants) as { outputs: Record<string, unknown> };
        return { ...result, outputs: { ...result.outputs, ...change(result.outputs, parameters) } };
      }) as AnySimulation['run'],
    }));

  test('a cost a thousand times too small no longer has its unit', () => {
    const wrong = with_('staleness-cost', ({ outputs: declared }) => ({
      outputs: { ...declared, costPerDay: { ...declared.costPerDay, unit: 'k$' } },
    }));
    expect(prove(good, [wrong]).map(({ rule }) => rule)).toContain('unit/scaling');
  });
  test('a division by zero in a corner', () => {
    const wrong = outputs('staleness-cost', (_, { floor }) => ({ maxInterval: 1 / (93 - Number(floor)) }));
    expect(prove(good, [wrong]).map(({ rule }) => rule)).toContain('output/finite');
  });
  test('a drift that no longer reaches its alarm', () => {
    const wrong = outputs('fraud-drift', () => ({ firstWeeklyAlarm: null }));
    expect(prove(good, [wrong]).map(({ rule }) => rule)).toContain('predict/key');
  });
  test('a control that the model forgot', () => {
    const wrong = with_('concept-drift', ({ run, params }) => ({
      run: ((parameters: object, constants: never) =>
        run({ ...parameters, epsilon: params.epsilon.default } as never, constants)) as AnySimulation['run'],
    }));
    expect(prove(good, [wrong]).map(({ rule }) => rule)).toContain('control/inert');
  });
});
