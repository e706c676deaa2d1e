/** What must hold of an instrument: its failures can be met and left, and no control is inert, on every track. */
import { enclosing, type Lab } from '../document/lab.ts';
import type { State } from '../simulation/declarations.ts';
import type { Problem } from '../simulation/errors.ts';
import { formatValue } from '../simulation/format.ts';
import { effectOf } from './effect.ts';
import { shownBy } from './shown.ts';
import { type Moves, stateEvidence, type StateEvidence } from './states.ts';
import { type Bench, benchesOf, trackWords } from './tracks.ts';

/** `"week" at 8, "threshold" at 0.3`. */
function movesInWords({ params }: Bench, moves: Moves): string {
  return Object.entries(moves)
    .map(([name, value]) => `"${name}" at ${formatValue(params[name]!, value)}`)
    .join(', ');
}

/** `state/*` of one state on one track. */
function stateProblem(bench: Bench, evidence: StateEvidence): Problem | undefined {
  const { instrument, simulation, controls } = bench;
  const { name, kind, track, heldAtStart, changed, returned, elsewhere } = evidence;
  const state = simulation.states[name] as State;
  const where = trackWords(bench, track);
  const problem = (rule: string, wrong: string, instead: string): Problem => ({
    rule,
    wrong,
    instead,
    place: instrument.place,
  });
  if (kind !== 'failure') return undefined;
  // A preset may lead into a failure, as any other move may; the instrument must not open in one.
  if (heldAtStart && track.start === bench.start && !state.startsFailed)
    return problem(
      'state/off-by-default',
      `The failure "${name}" of ${simulation.id} holds as the instrument opens.`,
      'Open it at another setting, or declare startsFailed with the reason.',
    );
  if (!changed) {
    const named = controls.map((control) => `"${control}"`).join(', ');
    const hint = elsewhere ? ` It takes ${movesInWords(bench, elsewhere)}.` : '';
    return problem(
      heldAtStart ? 'state/reversible' : 'state/reachable',
      `The failure "${name}" of ${simulation.id} cannot be ${heldAtStart ? 'left' : 'reached'}${where} by moving one or two of the controls ${named}.${hint}`,
      'Widen a range, offer the control that does it, or drop the state.',
    );
  }
  if (returned || heldAtStart) return undefined;
  return problem(
    'state/reversible',
    `The failure "${name}" of ${simulation.id}, reached${where} with ${movesInWords(bench, changed)}, cannot be left by moving one or two controls.`,
    'Let the reader take back what led there.',
  );
}

/** A passage that no setting shows was not meant so. Failures have said it already. */
function passageProblems({ instrument, simulation }: Bench, evidence: readonly StateEvidence[], lab: Lab): Problem[] {
  const passages = lab.uses
    .filter(({ word }) => word === 'When')
    .filter((use) => enclosing(use, 'Instrument') === instrument);
  return passages.flatMap(({ attributes, place }): Problem[] => {
    const name = String(attributes['state'] ?? attributes['not']);
    const wanted = attributes['state'] !== undefined;
    const known = evidence.filter((each) => each.name === name && each.kind !== 'failure');
    const shows = known.some(({ heldAtStart, changed, elsewhere }) => heldAtStart === wanted || changed || elsewhere);
    if (known.length === 0 || shows) return [];
    return [
      {
        rule: 'state/reachable',
        wrong: `The passage for ${wanted ? '' : 'not '}"${name}" of ${simulation.id} shows at no setting that the controls reach.`,
        instead: 'Widen a range, offer the control that does it, or drop the passage.',
        place,
      },
    ];
  });
}

/** Whether another instrument of the lab follows this control: then it is tried there. */
function isFollowed({ instrument }: Bench, name: string, lab: Lab): boolean {
  const source = `${String(instrument.attributes['id'])}.${name}`;
  return lab.uses.some(
    ({ word, attributes }) =>
      word === 'Instrument' && Object.values((attributes['bind'] ?? {}) as Record<string, string>).includes(source),
  );
}

function inertProblems(bench: Bench, lab: Lab): Problem[] {
  const { instrument, simulation, controls, tracks } = bench;
  const shown = shownBy(instrument, simulation, lab);
  return controls.flatMap((name): Problem[] => {
    // The choice that makes the tracks is tried from the start, every other control on each of its options.
    const others = tracks.filter(({ choice }) => choice !== name);
    for (const track of others.length > 0 ? others : [{ start: bench.start, idle: [] }]) {
      if (track.idle.includes(name) || isFollowed(bench, name, lab)) continue;
      const effect = effectOf(bench, shown, name, track);
      if (effect === 'something') continue;
      const where = trackWords(bench, track);
      const does = effect === 'price' ? 'only adds its own price' : 'changes nothing that the instrument shows';
      return [
        {
          rule: 'control/inert',
          wrong: `The control "${name}" of ${simulation.id} ${does}${where}.`,
          instead: where
            ? 'Let the model use it, take the control away, or name it under idle of that option.'
            : 'Let the model use it, show what it does, or take the control away.',
          place: instrument.place,
        },
      ];
    }
    return [];
  });
}

/** `state/*` and `control/inert` for every instrument of a lab. */
export function instrumentProblems(lab: Lab): Problem[] {
  return benchesOf(lab).flatMap((bench) => {
    const evidence = stateEvidence(bench);
    return [
      ...evidence.flatMap((each) => stateProblem(bench, each) ?? []),
      ...passageProblems(bench, evidence, lab),
      ...inertProblems(bench, lab),
    ];
  });
}
