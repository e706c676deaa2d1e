/**
 * Mistakes that drafts of such labs have held, planted one by one in a good lab: each is caught by the right rule
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
import { decisionsOf, resolveCarried } from '../../../src/lib/labwright/document/carried.ts';
import { citationProblems } from '../../../src/lib/labwright/document/citations.ts';
import { resolveReferences } from '../../../src/lib/labwright/document/references.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { labProblems, openHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { finiteProblems, unitProblems } from '../../../src/lib/labwright/proof/simulation-rules.ts';
import { plantedIn } from './planted.ts';
import { LabwrightError, type AnySimulation, type Problem } from '../../../src/lib/labwright/simulation/index.ts';

const root = new URL('../../../', import.meta.url).pathname;
const fileOf = (id: string): string => `src/content/docs/${id}.mdx`;
const sourceOf = (id: string): string => readFileSync(root + fileOf(id), 'utf8');
let context: HandbookContext;
let chapters: Chapters;

beforeAll(async () => {
  context = await openHandbook(root.replace(/\/$/, ''));
  chapters = await readChapters(context);
});

/** Every problem of the lab when it has this source, and these simulations in place of its own. */
function prove(id: string, source: string, changed: readonly AnySimulation[] = []): Problem[] {
  const simulations = new Map(context.simulations);
  for (const simulation of changed) simulations.set(simulation.id, simulation);
  try {
    const chapter = parseChapter(source, fileOf(id));
    const lab = readChapter({ ...context, simulations }, id, fileOf(id), chapter);
    const asked = { ...chapters.decisions.get(lab.context.slug)!, decisions: decisionsOf(lab) };
    const problems = [
      ...lab.problems,
      ...resolveReferences(lab, chapters.index, false),
      ...resolveCarried(lab, new Map(chapters.decisions).set(lab.context.slug, asked)),
      ...citationProblems(lab, context.works),
      ...changed.flatMap(finiteProblems),
    ];
    const labs = chapters.labs.map((each) => (each.lab.context.id === id ? lab : each.lab));
    return problems.length > 0
      ? problems
      : [...changed.flatMap(unitProblems), ...labProblems(context, [{ lab, chapter }], labs)];
  } catch (error) {
    if (error instanceof LabwrightError) return [...error.problems];
    throw error;
  }
}

/** The good lab with one passage changed, and the line on which the change begins. */
function plant(id: string, from: string | RegExp, to: string): { source: string; line: number } {
  const good = sourceOf(id);
  const index = typeof from === 'string' ? good.indexOf(from) : good.search(from);
  expect(index, `the good lab holds ${String(from)}`).toBeGreaterThan(-1);
  return { source: good.replace(from, to), line: good.slice(0, index).split('\n').length };
}

describe.each(Object.entries(plantedIn))('a mistake in %s', (id, planted) => {
  test('there is none before', () => expect(prove(id, sourceOf(id))).toEqual([]));

  test.each(planted)('%s', (_name, from, to, rule, below = 0) => {
    const { source, line } = plant(id, from, to);
    const problems = prove(id, source);
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
  const id = 'operations/silent-degradation';
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
    expect(prove(id, sourceOf(id), [wrong]).map(({ rule }) => rule)).toContain('unit/scaling');
  });
  test('a division by zero in a corner', () => {
    const wrong = outputs('staleness-cost', (_, { floor }) => ({ maxInterval: 1 / (93 - Number(floor)) }));
    expect(prove(id, sourceOf(id), [wrong]).map(({ rule }) => rule)).toContain('output/finite');
  });
  test('a drift that no longer reaches its alarm', () => {
    const wrong = outputs('fraud-drift', () => ({ firstWeeklyAlarm: null }));
    expect(prove(id, sourceOf(id), [wrong]).map(({ rule }) => rule)).toContain('predict/key');
  });
  test('a control that the model forgot', () => {
    const wrong = with_('concept-drift', ({ run, params }) => ({
      run: ((parameters: object, constants: never) =>
        run({ ...parameters, epsilon: params.epsilon.default } as never, constants)) as AnySimulation['run'],
    }));
    expect(prove(id, sourceOf(id), [wrong]).map(({ rule }) => rule)).toContain('control/inert');
  });
  test('a control that the model forgot under one preset', () => {
    const wrong = with_('staleness-cost', ({ run, params }) => ({
      run: ((parameters: { environment: string }, constants: never) =>
        run(
          (parameters.environment === 'mobile'
            ? { ...parameters, valuePerPoint: params.valuePerPoint.default }
            : parameters) as never,
          constants,
        )) as AnySimulation['run'],
    }));
    const inert = prove(id, sourceOf(id), [wrong]).filter(({ rule }) => rule === 'control/inert');
    expect(inert.map(({ wrong: said }) => said)).toEqual([expect.stringMatching(/"valuePerPoint" .* for "Mobile/)]);
  });
});
