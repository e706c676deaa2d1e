/** What the model gives to each prediction, computed here and now: no file is believed. */
import { claims } from 'virtual:labwright/claims';
import { loaders } from 'virtual:labwright/loaders';
import { type Catalogue, isPrediction, type PredictionQuestion, type SketchQuestion } from '../../ledger/catalogue.ts';
import type { Truths } from '../../ledger/suspicions.ts';
import { curveOfRows, heightAt, type Curve } from '../../sketch/curve.ts';
import { type AnySimulation, type Claim, decideClaim, evaluateAt, holdingOptions } from '../../simulation/index.ts';
import type { Pace } from './pace.ts';

async function simulationOf(id: string): Promise<AnySimulation | undefined> {
  return (await loaders[id]?.())?.simulation;
}

/** Index of the one option that holds; undefined unless exactly one does. */
async function keyOf(said: readonly Claim[]): Promise<number | undefined> {
  const decided = [];
  for (const claim of said) {
    const simulation = await simulationOf(claim.of);
    if (!simulation) return undefined;
    decided.push(decideClaim(claim, evaluateAt(simulation, claim.at)));
  }
  const holding = holdingOptions(decided);
  return holding.length === 1 ? holding[0] : undefined;
}

/** With as many digits as an outcome records. */
const kept = (value: number): number => Number(value.toPrecision(6));

/** The curve at the places that were asked for: what an outcome records. */
function drawnTruth(simulation: AnySimulation, { dataset, x, y, where, axes, at }: SketchQuestion): Curve {
  const rows = curveOfRows(evaluateAt(simulation, at).datasets[dataset] ?? [], { x, y, ...(where ? { where } : {}) });
  return { x: axes.places.map(kept), y: axes.places.map((place) => kept(heightAt(rows, axes, place))) };
}

async function truthOf(lab: string, question: PredictionQuestion): Promise<number | Curve | undefined> {
  if (question.kind === 'choice') return keyOf(claims[`${lab}/${question.id}`] ?? []);
  const simulation = await simulationOf(question.simulation);
  if (question.kind === 'sketch') return simulation && drawnTruth(simulation, question);
  const value = simulation && evaluateAt(simulation, question.at).outputs[question.answer];
  return typeof value === 'number' ? value : undefined;
}

/** Truths by `lab/question`. One that cannot be computed is left out, and then nothing is held against it. */
export async function computeTruths({ labs }: Catalogue, pace: Pace): Promise<Truths> {
  const truths = new Map<string, number | Curve>();
  for (const { id: lab, questions } of labs) {
    for (const question of questions.filter(isPrediction)) {
      const truth = await truthOf(lab, question).catch(() => undefined);
      if (truth !== undefined) truths.set(`${lab}/${question.id}`, truth);
      await pace.step();
    }
  }
  return truths;
}
