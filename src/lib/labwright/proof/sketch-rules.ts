/**
 * What must hold of a prediction that is drawn: its axes do not tell the answer, no curve without a thought counts as close,
 * and every explanation is the one that somebody gets.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Paragraph, RootContent } from 'mdast';
import type { Lab, Use } from '../document/lab.ts';
import { claimedConditions, isSketch, planOf, type SketchPlan, truthOf } from '../document/sketch.ts';
import { plainText } from '../document/plain-text.ts';
import type { Problem } from '../simulation/errors.ts';
import { compareCurves, type Condition, conditionFor, conditionsOf } from '../sketch/compare.ts';
import { type Curve, heightAt, shareOf, valueAtShare } from '../sketch/curve.ts';
import { seed } from './candidates.ts';

/** This near to an end of the y axis, as a share of it, a curve touches it. */
const touching = 0.03;
const scatteredSketches = 2000;
const levels = [0, 0.25, 0.5, 0.75, 1];

/** Heights as shares of the axis that readers may draw: lines, valleys and hills, the truth moved, and any at all. */
export function* drawings(truth: readonly number[]): Generator<readonly number[]> {
  const last = truth.length - 1;
  const steps = truth.map((_, index) => index);
  const held = (share: number): number => Math.min(1, Math.max(0, share));
  yield truth;
  for (const from of levels) for (const to of levels) yield steps.map((step) => from + ((to - from) * step) / last);
  for (const turn of steps)
    for (const end of levels)
      for (const bottom of levels)
        yield steps.map((step) => bottom + ((end - bottom) * Math.abs(step - turn)) / Math.max(turn, last - turn));
  for (let by = -last; by <= last; by++) yield steps.map((step) => truth[Math.min(last, Math.max(0, step - by))]!);
  for (const by of levels) for (const sign of [-1, 1]) yield truth.map((height) => held(height + sign * by));
  yield truth.toReversed();
  yield truth.map((height) => 1 - height);
  const generator = xoroshiro128plus(seed);
  for (let drawn = 0; drawn < scatteredSketches; drawn++) yield steps.map(() => uniformFloat64(generator));
}

/** The explanations that some drawing leads to. */
export function reachedConditions(plan: SketchPlan, truth: Curve, claimed: readonly Condition[]): Set<Condition> {
  const { axes, within } = plan;
  const there = axes.places.map((place) => shareOf(axes.y, heightAt(truth, axes, place)));
  const reached = new Set<Condition>();
  for (const shares of drawings(there)) {
    const sketch = { x: axes.places, y: shares.map((share) => valueAtShare(axes.y, share)) };
    const condition = conditionFor(conditionsOf(sketch, truth, axes, within), claimed);
    if (condition && claimed.includes(condition)) reached.add(condition);
    if (reached.size === new Set(claimed).size) break;
  }
  return reached;
}

function opensStrong(explain: Use): boolean {
  const first = (explain.node.children as RootContent[])[0];
  return first?.type === 'paragraph' && (first as Paragraph).children[0]?.type === 'strong';
}

function explanationProblems(use: Use, lab: Lab, plan: SketchPlan, truth: Curve): Problem[] {
  const id = String(use.attributes['id']);
  const claimed = claimedConditions(use, lab);
  const names = claimed.map(({ condition }) => condition);
  const reached = reachedConditions(plan, truth, names);
  return claimed.flatMap(({ condition, explain }, index): Problem[] => {
    const problem = (rule: string, wrong: string, instead: string): Problem => ({
      rule,
      wrong,
      instead,
      place: explain.place,
    });
    if (names.indexOf(condition) < index)
      return [
        problem(
          'predict/sketch',
          `Two explanations of "${id}" are for ${condition}.`,
          'Keep one: a reader gets the first that fits.',
        ),
      ];
    if (!reached.has(condition))
      return [
        problem(
          'predict/sketch',
          `No drawing leads to the explanation for ${condition} of "${id}".`,
          'Leave it out where the truth is so itself, or move it above the one that always comes first.',
        ),
      ];
    if (condition === 'within' || opensStrong(explain)) return [];
    return [
      problem(
        'predict/feedback',
        `The explanation for ${condition} of "${id}", "${plainText(explain.node.children as RootContent[], lab, new Map()).slice(0, 40)}", names no misconception.`,
        'Open it with the name in bold, such as **A curve taken for a straight line.**',
      ),
    ];
  });
}

function axisProblems(use: Use, plan: SketchPlan, truth: Curve): Problem[] {
  const id = String(use.attributes['id']);
  const { axes, within } = plan;
  const problem = (wrong: string, instead: string): Problem => ({
    rule: 'predict/sketch',
    wrong,
    instead,
    place: use.place,
  });
  const shares = truth.y.map((height) => shareOf(axes.y, height));
  if (Math.min(...shares) < touching && Math.max(...shares) > 1 - touching)
    return [
      problem(
        `The truth of "${id}" runs from the bottom of its axes to their top.`,
        'Leave room above or below it in the chart: where an axis ends must not say where the curve does.',
      ),
    ];
  const close = levels.find((share) => {
    const flat = { x: axes.places, y: axes.places.map(() => valueAtShare(axes.y, share)) };
    return compareCurves(flat, truth, axes, within).within;
  });
  return close === undefined
    ? []
    : [
        problem(
          `A level line at ${Math.round(100 * close)} % of the height of "${id}" counts as close.`,
          `Make within smaller than ${within}, or ask for something that moves more on these axes.`,
        ),
      ];
}

/** `predict/sketch` and `predict/feedback` for every sketch of a lab. */
export function sketchProblems(lab: Lab): Problem[] {
  return lab.uses.flatMap((use): Problem[] => {
    const plan = isSketch(use) && use.valid ? planOf(use) : undefined;
    const simulation = plan && lab.context.simulations.get(plan.simulation);
    if (!plan || !simulation) return [];
    const truth = truthOf(simulation, plan);
    if (JSON.stringify(truth) !== JSON.stringify(truthOf(simulation, plan)))
      return [
        {
          rule: 'predict/sketch',
          wrong: `The dataset "${plan.dataset}" of "${plan.simulation}" differs from run to run.`,
          instead: 'Draw its random numbers from a seeded generator.',
          place: use.place,
        },
      ];
    return [...axisProblems(use, plan, truth), ...explanationProblems(use, lab, plan, truth)];
  });
}
