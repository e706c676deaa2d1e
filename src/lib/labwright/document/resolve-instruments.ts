/** Resolves an instrument and what stands in it: controls, numbers, figures, tables and the words for a state. Pure. */
import type { AnySimulation } from '../simulation/define.ts';
import { declarationOf } from '../simulation/format.ts';
import { suggest } from '../simulation/nearest.ts';
import { enclosing } from './lab.ts';
import { type Here, listOf, settingsOf } from './resolve-here.ts';
import { isSketch } from './sketch.ts';
import { ledgerName } from './version.ts';

/** `of` as `name` inside an instrument or `simulation.name` anywhere. */
export function resolveValue(here: Here): void {
  const { use, instrument } = here;
  const { attributes, supplied } = use;
  const [first = '', second] = String(attributes['of']).split('.');
  const simulation = second === undefined ? here.simulationOf(instrument) : here.simulation(first);
  if (!simulation) {
    if (second === undefined && !instrument)
      here.report(
        'word/attribute',
        `<${use.word} of="${first}"> stands outside an <Instrument>.`,
        'Write of="simulation-id.name".',
      );
    return;
  }
  const name = second ?? first;
  Object.assign(supplied, { simulation: simulation.id, name });
  const known = here.check(simulation, use.word === 'Derivation' ? 'output' : 'value', name);
  if (known && use.word === 'Derivation' && !simulation.derivations[name]) {
    here.report(
      'output/unknown',
      `"${simulation.id}" has no derivation of "${name}".`,
      suggest(name, Object.keys(simulation.derivations)),
    );
  }
  const absent = declarationOf(simulation, name)?.absent;
  if (absent !== undefined)
    here.report(
      'track/absent',
      `"${name}" does not apply in the track of "${simulation.id}": ${absent}`,
      'Put the passage inside <Track only="...">, without that track.',
    );
  here.check(simulation, 'setting', attributes['at']);
  const live = instrument && attributes['at'] === undefined && String(instrument.attributes['of']) === simulation.id;
  if (live) Object.assign(supplied, { live: instrument.attributes['id'], ...settingsOf(instrument) });
}

/** `bind`: parameters that follow those of other instruments. */
function checkBindings(here: Here, simulation: AnySimulation): void {
  const { instruments } = here.named;
  const bind = (here.use.attributes['bind'] as Record<string, string> | undefined) ?? {};
  for (const [parameter, source] of Object.entries(bind)) {
    here.check(simulation, 'parameter', parameter);
    const [other = '', otherParameter = ''] = source.split('.');
    const target = here.simulationOf(instruments.get(other));
    if (target) here.check(target, 'parameter', otherParameter);
    else
      here.report(
        'bind/unknown',
        `"${parameter}" is bound to "${source}", but there is no instrument "${other}".`,
        suggest(other, instruments.keys()),
      );
  }
}

/** `guess`: the prediction whose answer the instrument's charts draw. */
function resolveGuess(here: Here): void {
  const { guess } = here.use.attributes;
  if (guess === undefined) return;
  const { predictions } = here.named;
  const prediction = predictions.get(String(guess));
  if (!prediction)
    here.report(
      'prediction/unknown',
      `The instrument draws the guess of "${String(guess)}", but there is no such prediction.`,
      suggest(String(guess), predictions.keys()),
    );
  else if (isSketch(prediction))
    here.report(
      'chart/guess',
      `The instrument draws the guess of "${String(guess)}", which is a curve.`,
      'Leave guess out: a curve is drawn beside its truth in the outcome.',
    );
  else here.use.supplied['guess'] = ledgerName(prediction);
}

export function resolveInstrument(here: Here): void {
  const { attributes, supplied } = here.use;
  const simulation = here.simulation(attributes['of']);
  if (!simulation) return;
  supplied['simulation'] = simulation.id;
  for (const setting of [attributes['at'], ...listOf(attributes['print'])]) here.check(simulation, 'setting', setting);
  checkBindings(here, simulation);
  resolveGuess(here);
  const reveal = enclosing(here.use, 'Reveal');
  if (reveal) supplied['after'] = reveal.attributes['after'];
}

export function resolveControls(here: Here): void {
  const { attributes } = here.use;
  const simulation = here.simulationOf(here.instrument);
  if (!simulation) return;
  here.inherit(simulation);
  const controls = [...listOf(attributes['of']), ...listOf(attributes['more'])];
  for (const name of controls) here.check(simulation, 'parameter', name);
  const { supplied } = here.instrument!;
  supplied['controls'] = [...listOf(supplied['controls']), ...controls];
}

/** `Readouts` and `Decide`: numbers of their instrument. */
export function resolveNumbers(here: Here): void {
  const { attributes } = here.use;
  const simulation = here.simulationOf(here.instrument);
  if (!simulation) return;
  here.inherit(simulation);
  for (const name of listOf(attributes['of'])) here.check(simulation, 'value', name);
  checkPer(here, simulation);
}

/** `per` names a choice: one decision is kept for each of its options. */
function checkPer(here: Here, simulation: AnySimulation): void {
  const { per } = here.use.attributes;
  if (per === undefined || !here.check(simulation, 'parameter', per)) return;
  const choices = Object.keys(simulation.params).filter((name) => simulation.params[name].kind === 'choice');
  if (choices.includes(String(per))) return;
  here.report(
    'word/attribute',
    `<Decide per="${String(per)}"> names a parameter that is not a choice.`,
    suggest(String(per), choices),
  );
}

export function resolveWhen(here: Here): void {
  const { state, not } = here.use.attributes;
  const simulation = here.simulationOf(here.instrument);
  if (!simulation) return;
  here.inherit(simulation);
  if ((state === undefined) === (not === undefined))
    here.report('word/attribute', '<When> needs either state or not.', 'Write state="name" or not="name".');
  here.check(simulation, 'state', state ?? not);
}

export function resolveFigure(here: Here): void {
  const { attributes, supplied, place } = here.use;
  const simulation = here.ownSimulation();
  if (!simulation) return;
  here.inherit(simulation);
  here.check(simulation, 'chart', attributes['chart']);
  for (const setting of [attributes['at'], ...listOf(attributes['print'])]) here.check(simulation, 'setting', setting);
  supplied['guess'] = here.instrument?.attributes['guess'];
  supplied['place'] = place;
}

/** A table of a dataset; one that its author wrote names no simulation. */
export function resolveTable(here: Here): void {
  const { attributes } = here.use;
  const { dataset } = attributes;
  if (dataset === undefined) return;
  const simulation = here.ownSimulation();
  if (!simulation) return;
  here.inherit(simulation);
  if (!here.check(simulation, 'dataset', dataset)) return;
  here.check(simulation, 'setting', attributes['at']);
  const columns = Object.keys(simulation.datasets[String(dataset)].columns);
  const [highlighted, by] = String(attributes['highlight'] ?? '').split(':');
  for (const column of [...listOf(attributes['columns']), ...(highlighted ? [highlighted] : [])]) {
    if (!columns.includes(column))
      here.report(
        'column/unknown',
        `The dataset "${String(dataset)}" of "${simulation.id}" has no column "${column}".`,
        suggest(column, columns),
      );
  }
  if (by) here.check(simulation, 'value', by);
}
