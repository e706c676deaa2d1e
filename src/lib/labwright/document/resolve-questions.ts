/** Resolves a prediction, its explanations, and what its answer opens. Pure. */
import type { AnySimulation } from '../simulation/define.ts';
import { declarationOf } from '../simulation/format.ts';
import { suggest } from '../simulation/nearest.ts';
import { conditions } from '../sketch/compare.ts';
import { enclosing } from './lab.ts';
import { optionsOf } from './options.ts';
import type { Here } from './resolve-here.ts';
import { isSketch, readSketch } from './sketch.ts';
import { ledgerName } from './version.ts';

export function resolvePredict(here: Here): void {
  const { attributes, supplied } = here.use;
  checkOutcome(here);
  const id = String(attributes['id']);
  if (attributes['of'] === undefined) {
    here.report(
      'word/attribute',
      `<Predict id="${id}"> names no simulation.`,
      'Add of="simulation-id": a prediction is decided by one.',
    );
    return;
  }
  const simulation = here.simulation(attributes['of']);
  if (!simulation) return;
  supplied['simulation'] = simulation.id;
  for (const setting of [attributes['at'], attributes['shows']]) here.check(simulation, 'setting', setting);
  const options = optionsOf(here.use.node).length;
  if (isSketch(here.use)) {
    if (options > 0)
      here.report(
        'predict/options',
        `The prediction "${id}" is drawn and has options.`,
        'Keep dataset="..." for a curve, or the options for a choice.',
      );
    else supplied['plan'] = readSketch(here.use, simulation, here.report);
    return;
  }
  const numeric = attributes['answer'] !== undefined;
  if (numeric && options > 0)
    here.report(
      'predict/options',
      `The prediction "${id}" has an answer and options.`,
      'Keep answer="output" for a number, or the options for a choice.',
    );
  if (!numeric && options < 2)
    here.report(
      'predict/options',
      `The prediction "${id}" offers ${options} options.`,
      'Write a task list of at least two, or answer="output" for a number.',
    );
  if (numeric && here.check(simulation, 'output', attributes['answer'])) checkScale(here, simulation);
}

/** A prediction seals something, and its truth is told once. */
function checkOutcome({ lab, use, report }: Here): void {
  const { id } = use.attributes;
  const named = (word: string, attribute: string): number =>
    lab.uses.filter((other) => other.word === word && other.attributes[attribute] === id).length;
  if (named('Reveal', 'after') === 0)
    report(
      'predict/outcome',
      `Nothing is sealed by the prediction "${String(id)}".`,
      `Add <Reveal after="${String(id)}">: its truth is shown there.`,
    );
  const outcomes = named('Outcome', 'of');
  if (outcomes > 1)
    report('predict/outcome', `The prediction "${String(id)}" has ${outcomes} outcomes.`, 'Keep one <Outcome>.');
}

/** The scale on which a number is marked. */
function checkScale({ use, report }: Here, simulation: AnySimulation): void {
  const { attributes } = use;
  const id = String(attributes['id']);
  if (declarationOf(simulation, String(attributes['answer']))!.kind === 'text')
    report(
      'predict/options',
      `The answer "${String(attributes['answer'])}" is a word.`,
      'Offer the words as options, each with a <Claim>.',
    );
  const { min, max } = attributes as { min?: number; max?: number };
  if (min !== undefined && max !== undefined && min >= max) {
    report('word/attribute', `The scale of "${id}" runs from ${min} to ${max}.`, 'Write a min below the max.');
    use.valid = false;
  }
  for (const name of ['min', 'max', 'step'])
    if (attributes[name] === undefined)
      report(
        'word/attribute',
        `The prediction "${id}" has no ${name}.`,
        `Add ${name}={...}: the scale the reader marks.`,
      );
}

/** Whom an explanation is for: of a number its side, of a curve its shape. */
export function resolveExplain({ use, report }: Here): void {
  const { when } = use.attributes;
  const predict = enclosing(use, 'Predict');
  if (when === undefined || !predict) return;
  const known = [...(isSketch(predict) ? conditions : ['below', 'above', 'within']), 'always'];
  if (known.includes(String(when))) {
    if (isSketch(predict)) use.supplied['drawn'] = true;
    return;
  }
  report('word/attribute', `<Explain when="${String(when)}"> is for nobody.`, suggest(String(when), known));
}

/** `Reveal` and `Outcome`: they name the prediction that opens them. */
export function resolveSealed({ use, named: { predictions }, report }: Here): void {
  const name = String(use.attributes[use.word === 'Reveal' ? 'after' : 'of']);
  const prediction = predictions.get(name);
  if (prediction) use.supplied['name'] = ledgerName(prediction);
  else
    report(
      'prediction/unknown',
      `<${use.word}> names "${name}", but there is no such prediction.`,
      suggest(name, predictions.keys()),
    );
}
