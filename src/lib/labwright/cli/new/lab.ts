/** `labwright new lab <part/slug>`: a chapter with a prediction that a simulation decides, and its entry in handbook.yaml. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsFolder } from '../../document/chapters.ts';
import { handbookFile, labsInOrder, readHandbook } from '../../document/handbook.ts';
import { loadSimulations } from '../../load-simulations.ts';
import type { Parameter, State } from '../../simulation/declarations.ts';
import type { AnySimulation } from '../../simulation/define.ts';
import { LabwrightError } from '../../simulation/errors.ts';
import { evaluateAt } from '../../simulation/evaluate.ts';
import { say } from '../../simulation/format.ts';
import { suggest } from '../../simulation/nearest.ts';
import { trackChoice, trackOfName } from '../../simulation/tracks.ts';
import { unitLabel } from '../../simulation/units.ts';
import { withLab } from './entry.ts';
import { fill, refuseExisting, template, writeNew } from './files.ts';
import { asTitle, readLabName } from './names.ts';
import { chartFor, openingFor, questionOf, panelFor } from './question.ts';

/** Controls in view, and parameters in the story. */
const inView = 3;
const mostKnown = 4;

/** A text as MDX prints it; nothing where it holds a digit, which an author may not type. */
function prose(text: string): string | undefined {
  return /\d/.test(text) ? undefined : text.replace(/[\\{}<>$*_`[\]]/g, '\\$&');
}

/** `Growth in a year` inside a sentence; what begins with two capitals stays. */
const inside = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);

/** What the story tells before the question: parameters at their defaults, but for one that holds the answer. */
function knownOf(simulation: AnySimulation, output: string): string {
  const result = evaluateAt(simulation, 'default');
  const answer = say(simulation, result, output);
  const params = Object.entries(simulation.params as Record<string, Parameter>);
  const told = params.flatMap(([name, { label }]) => {
    const words = prose(inside(label));
    if (words === undefined || say(simulation, result, name).includes(answer)) return [];
    return [`${words} <Value of="${simulation.id}.${name}" at="default" />`];
  });
  return told.length === 0
    ? 'We know what the plan says.'
    : `We know this much: ${told.slice(0, mostKnown).join(', ')}.`;
}

/**
 * The text of a new lab.
 * @throws LabwrightError `new/of` when the simulation has nothing to predict, or has tracks.
 */
export function labText(simulation: AnySimulation, slug: string, title: string): string {
  if (trackChoice(simulation) || trackOfName(simulation.id) !== undefined)
    throw new LabwrightError({
      rule: 'new/of',
      wrong: `The simulation "${simulation.id}" has tracks, and what a lab says in each of them nobody can guess.`,
      instead: 'Name a simulation without tracks, or begin with the example under "Tracks" in the guide.',
    });
  const question = questionOf(simulation);
  const { declared, output } = question;
  const label = prose(declared.label) ?? 'The number that the model gives';
  const unit = declared.kind === 'percent' ? 'percent' : declared.unit ? unitLabel(declared.unit) : '';
  const { controls, readouts, states } = panelFor(simulation, question);
  const whens = states.map((name) => {
    const told = prose((simulation.states as Record<string, State>)[name]!.label) ?? 'That is so here';
    return `\n<When state="${name}">\n\n${told}. Which control brings it about, and which takes it away?\n\n</When>\n`;
  });
  const opening = openingFor(simulation, question);
  const drawn = chartFor(simulation, question);
  const caption = prose(drawn ? String(simulation.charts[drawn.chart]!.title) : '') ?? 'What the model says';
  const aim = `Say what decides the ${inside(prose(declared.label) ?? 'answer')}, and what hardly matters.`;
  return fill(template('lab.mdx'), {
    title: JSON.stringify(title),
    description: JSON.stringify('A prediction, an instrument, and the gap between them.'),
    problem: JSON.stringify('Somebody needs a number today, and nobody has it.'),
    objective: JSON.stringify(aim),
    known: knownOf(simulation, output),
    question: `${slug}-guess`,
    instrument: `${slug}-model`,
    simulation: simulation.id,
    output,
    within: `{${question.within}}`,
    min: `{${question.min}}`,
    max: `{${question.max}}`,
    step: `{${question.step}}`,
    label,
    unit: unit === '' || /\d/.test(unit) ? '' : `, in ${unit}`,
    more: `${opening ? ` at="${opening}" print="${opening} default"` : ''}${drawn?.guess ? ` guess="${slug}-guess"` : ''}`,
    controls: controls.slice(0, inView).join(' '),
    further: controls.length > inView ? ` more="${controls.slice(inView).join(' ')}"` : '',
    figure: drawn ? `\n<Figure id="fig-${slug}" chart="${drawn.chart}">${caption}.</Figure>\n` : '',
    readouts: readouts.join(' '),
    states: whens.join(''),
  });
}

/** The simulation that is to decide: the named one, or the only one there is. @throws LabwrightError `new/of`. */
function simulationFor(simulations: ReadonlyMap<string, AnySimulation>, of: string | undefined): AnySimulation {
  const found = of === undefined && simulations.size === 1 ? [...simulations.values()][0] : simulations.get(of ?? '');
  if (found) return found;
  const none = simulations.size === 0;
  throw new LabwrightError({
    rule: 'new/of',
    wrong: none
      ? 'There is no simulation that could decide a prediction.'
      : of === undefined
        ? `There are ${simulations.size} simulations, and none is named.`
        : `There is no simulation "${of}".`,
    instead: none
      ? 'Write one first: labwright new simulation doubling-time.'
      : of === undefined
        ? `Add --of and its name. ${suggest('', simulations.keys())}`
        : suggest(of, simulations.keys()),
  });
}

export interface LabRequest {
  /** `part/slug`. */
  readonly name: string;
  readonly of?: string | undefined;
  readonly title?: string | undefined;
}

/**
 * Writes the chapter and names it in handbook.yaml; returns its path.
 * @throws LabwrightError `new/name`, `new/exists`, `new/of`, and what reading the handbook finds.
 */
export async function newLab(root: string, request: LabRequest): Promise<string> {
  const lab = readLabName(request.name);
  const file = `${docsFolder}/${lab.part}/${lab.slug}.mdx`;
  refuseExisting(root, [file, file.replace(/x$/, '')]);
  const twin = labsInOrder(readHandbook(root)).find(({ slug }) => slug === lab.slug);
  if (twin)
    throw new LabwrightError({
      rule: 'new/exists',
      wrong: `There is a lab "${twin.id}" already, and links tell labs apart by "${lab.slug}".`,
      instead: 'Choose another name for the new one.',
    });
  const simulation = simulationFor(await loadSimulations(root), request.of);
  const text = labText(simulation, lab.slug, request.title?.trim() || asTitle(lab.slug));
  const handbook = readFileSync(join(root, handbookFile), 'utf8');
  const named = withLab(handbook, lab, asTitle(lab.part));
  writeNew(root, new Map([[file, text]]));
  writeFileSync(join(root, handbookFile), named);
  return file;
}
