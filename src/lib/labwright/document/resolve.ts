/** Ties every use of a word to its simulation, and finds the names that do not exist. Pure. */
import type { List, ListItem, RootContent } from 'mdast';
import type { AnySimulation } from '../simulation/define.ts';
import { nearest, suggest } from '../simulation/nearest.ts';
import { declarationOf } from '../simulation/format.ts';
import type { Report, WordNode } from './attributes.ts';
import { glossaryFile } from './glossary.ts';
import { enclosing, type Lab, type Use } from './lab.ts';
import { conditions } from '../sketch/compare.ts';
import { isSketch, readSketch } from './sketch.ts';
import { resolveMemos } from './memo.ts';
import { ledgerName, wordingOf } from './version.ts';

/** Kinds of names inside a simulation, and where each is declared. */
const groups = {
  setting: 'settings',
  parameter: 'params',
  output: 'outputs',
  state: 'states',
  chart: 'charts',
  dataset: 'datasets',
} as const;
type NameKind = keyof typeof groups | 'value';

function namesOf(simulation: AnySimulation, kind: NameKind): string[] {
  if (kind === 'value')
    return [
      ...Object.keys(simulation.outputs),
      ...Object.keys(simulation.params),
      ...Object.keys(simulation.constants),
    ];
  const names = Object.keys(simulation[groups[kind]]);
  return kind === 'setting' ? ['default', ...names] : names;
}

/** Checks a name of a simulation, reporting the nearest valid one when it does not exist. */
function checkName(simulation: AnySimulation, kind: NameKind, name: unknown, report: Report): boolean {
  if (name === undefined) return true;
  const valid = namesOf(simulation, kind);
  if (valid.includes(String(name))) return true;
  const label = kind === 'value' ? 'output, parameter or constant' : kind;
  report(`${kind}/unknown`, `"${simulation.id}" has no ${label} "${String(name)}".`, suggest(String(name), valid));
  return false;
}

/** Words whose answers are kept with the version of the question. */
const questions = new Set(['Predict', 'Reflect', 'Write']);

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}

/** The number shown while an instrument stands at its first setting, and where print takes its numbers from. */
function settingsOf(instrument: Use): { at: string; printAt: string } {
  const at = (instrument.attributes['at'] as string | undefined) ?? 'default';
  return { at, printAt: listOf(instrument.attributes['print']).at(-1) ?? at };
}

/** Resolves a whole lab: fills `supplied` of each use and adds what is wrong to `lab.problems`. */
export function resolveLab(lab: Lab): void {
  const { simulations } = lab.context;
  const predictions = new Map(
    lab.uses.filter((use) => use.word === 'Predict').map((use) => [String(use.attributes['id']), use]),
  );
  const instruments = new Map(
    lab.uses.filter((use) => use.word === 'Instrument').map((use) => [String(use.attributes['id']), use]),
  );

  /** Uses of each term so far. */
  const terms = new Map<string, number>();

  for (const use of lab.uses) {
    if (!use.valid) continue;
    const { attributes, supplied } = use;
    const report: Report = (rule, wrong, instead) => void lab.problems.push({ rule, wrong, instead, place: use.place });
    const find = (id: unknown): AnySimulation | undefined => {
      const simulation = simulations.get(String(id));
      if (!simulation)
        report(
          'simulation/unknown',
          `There is no simulation "${String(id)}".`,
          suggest(String(id), simulations.keys()),
        );
      return simulation;
    };
    const instrument = use.word === 'Instrument' ? undefined : enclosing(use, 'Instrument');
    supplied['lab'] = lab.context.id;
    if (use.node.type === 'mdxJsxTextElement') supplied['inline'] = true;
    // Of the words as they were written: what the pass writes for references and citations is no change of a question.
    if (questions.has(use.word)) {
      const { version = 1 } = attributes;
      if (!Number.isInteger(version) || Number(version) < 1)
        report(
          'word/attribute',
          `The version of "${String(attributes['id'])}" is ${String(version)}.`,
          'Write a whole number from 1 on: version={2} asks anew.',
        );
      supplied['wording'] = wordingOf(use);
      supplied['name'] = ledgerName(use);
    }

    /** `of` as a simulation: given, else the instrument's. */
    const ownSimulation = (): AnySimulation | undefined => {
      if (attributes['of'] !== undefined) return find(attributes['of']);
      if (instrument) return simulations.get(String(instrument.attributes['of']));
      report(
        'word/attribute',
        `<${use.word}> stands outside an <Instrument> and names no simulation.`,
        'Add of="simulation-id".',
      );
      return undefined;
    };
    /** `of` as `name` inside an instrument or `simulation.name` anywhere. */
    const ownValue = (): void => {
      const [first = '', second] = String(attributes['of']).split('.');
      const simulation =
        second === undefined ? instrument && simulations.get(String(instrument.attributes['of'])) : find(first);
      if (!simulation) {
        if (second === undefined && !instrument)
          report(
            'word/attribute',
            `<${use.word} of="${first}"> stands outside an <Instrument>.`,
            'Write of="simulation-id.name".',
          );
        return;
      }
      supplied['simulation'] = simulation.id;
      supplied['name'] = second ?? first;
      const known = checkName(simulation, use.word === 'Derivation' ? 'output' : 'value', second ?? first, report);
      if (known && use.word === 'Derivation' && !simulation.derivations[second ?? first]) {
        report(
          'output/unknown',
          `"${simulation.id}" has no derivation of "${second ?? first}".`,
          suggest(second ?? first, Object.keys(simulation.derivations)),
        );
      }
      const absent = declarationOf(simulation, second ?? first)?.absent;
      if (absent !== undefined)
        report(
          'track/absent',
          `"${second ?? first}" does not apply in the track of "${simulation.id}": ${absent}`,
          'Put the passage inside <Track only="...">, without that track.',
        );
      checkName(simulation, 'setting', attributes['at'], report);
      const live =
        instrument && attributes['at'] === undefined && String(instrument.attributes['of']) === simulation.id;
      if (live) Object.assign(supplied, { live: instrument.attributes['id'], ...settingsOf(instrument) });
    };
    const inherit = (simulation: AnySimulation): void => {
      supplied['simulation'] = simulation.id;
      if (!instrument) return;
      const own = settingsOf(instrument);
      Object.assign(supplied, {
        instrument: instrument.attributes['id'],
        at: attributes['at'] ?? own.at,
        printAt: own.printAt,
      });
      if (use.word === 'Figure' || use.word === 'Readouts')
        supplied['print'] = attributes['print'] ?? instrument.attributes['print'];
    };

    switch (use.word) {
      case 'Value':
      case 'Derivation':
        ownValue();
        break;
      case 'Instrument': {
        const simulation = find(attributes['of']);
        if (!simulation) break;
        supplied['simulation'] = simulation.id;
        checkName(simulation, 'setting', attributes['at'], report);
        for (const setting of listOf(attributes['print'])) checkName(simulation, 'setting', setting, report);
        for (const [parameter, source] of Object.entries(
          (attributes['bind'] as Record<string, string> | undefined) ?? {},
        )) {
          checkName(simulation, 'parameter', parameter, report);
          const [other = '', otherParameter = ''] = source.split('.');
          const target = instruments.get(other);
          const targetSimulation = target && simulations.get(String(target.attributes['of']));
          if (!targetSimulation)
            report(
              'bind/unknown',
              `"${parameter}" is bound to "${source}", but there is no instrument "${other}".`,
              suggest(other, instruments.keys()),
            );
          else checkName(targetSimulation, 'parameter', otherParameter, report);
        }
        const guess = attributes['guess'];
        if (guess !== undefined && !predictions.has(String(guess))) {
          report(
            'prediction/unknown',
            `The instrument draws the guess of "${String(guess)}", but there is no such prediction.`,
            suggest(String(guess), predictions.keys()),
          );
        } else if (guess !== undefined && isSketch(predictions.get(String(guess))!)) {
          report(
            'chart/guess',
            `The instrument draws the guess of "${String(guess)}", which is a curve.`,
            'Leave guess out: a curve is drawn beside its truth in the outcome.',
          );
        } else if (guess !== undefined) supplied['guess'] = ledgerName(predictions.get(String(guess))!);
        const reveal = enclosing(use, 'Reveal');
        if (reveal) supplied['after'] = reveal.attributes['after'];
        break;
      }
      case 'Controls': {
        const simulation = instrument && simulations.get(String(instrument.attributes['of']));
        if (!simulation) break;
        inherit(simulation);
        const controls = [...listOf(attributes['of']), ...listOf(attributes['more'])];
        for (const name of controls) checkName(simulation, 'parameter', name, report);
        instrument.supplied['controls'] = [...listOf(instrument.supplied['controls']), ...controls];
        break;
      }
      case 'Readouts':
      case 'Decide': {
        const simulation = instrument && simulations.get(String(instrument.attributes['of']));
        if (!simulation) break;
        inherit(simulation);
        for (const name of listOf(attributes['of'])) checkName(simulation, 'value', name, report);
        checkPer(simulation, attributes['per'], report);
        break;
      }
      case 'When': {
        const simulation = instrument && simulations.get(String(instrument.attributes['of']));
        if (!simulation) break;
        inherit(simulation);
        if ((attributes['state'] === undefined) === (attributes['not'] === undefined)) {
          report('word/attribute', '<When> needs either state or not.', 'Write state="name" or not="name".');
        }
        checkName(simulation, 'state', attributes['state'] ?? attributes['not'], report);
        break;
      }
      case 'Figure': {
        const simulation = ownSimulation();
        if (!simulation) break;
        inherit(simulation);
        checkName(simulation, 'chart', attributes['chart'], report);
        for (const setting of [attributes['at'], ...listOf(attributes['print'])])
          checkName(simulation, 'setting', setting, report);
        supplied['guess'] = instrument?.attributes['guess'];
        supplied['place'] = use.place;
        break;
      }
      case 'Table': {
        if (attributes['dataset'] === undefined) break;
        const simulation = ownSimulation();
        if (!simulation) break;
        inherit(simulation);
        if (!checkName(simulation, 'dataset', attributes['dataset'], report)) break;
        checkName(simulation, 'setting', attributes['at'], report);
        const columns = Object.keys(simulation.datasets[String(attributes['dataset'])].columns);
        const [highlighted, by] = String(attributes['highlight'] ?? '').split(':');
        for (const column of [...listOf(attributes['columns']), ...(highlighted ? [highlighted] : [])]) {
          if (!columns.includes(column))
            report(
              'column/unknown',
              `The dataset "${String(attributes['dataset'])}" of "${simulation.id}" has no column "${column}".`,
              suggest(column, columns),
            );
        }
        if (by) checkName(simulation, 'value', by, report);
        break;
      }
      case 'Predict': {
        const id = attributes['id'];
        const named = (word: string, attribute: string): number =>
          lab.uses.filter((other) => other.word === word && other.attributes[attribute] === id).length;
        if (named('Reveal', 'after') === 0) {
          report(
            'predict/outcome',
            `Nothing is sealed by the prediction "${String(id)}".`,
            `Add <Reveal after="${String(id)}">: its truth is shown there.`,
          );
        }
        if (named('Outcome', 'of') > 1) {
          report(
            'predict/outcome',
            `The prediction "${String(id)}" has ${named('Outcome', 'of')} outcomes.`,
            'Keep one <Outcome>.',
          );
        }
        resolvePredict(use, find, report);
        break;
      }
      case 'Explain':
        checkWhen(use, report);
        break;
      case 'Reveal':
      case 'Outcome': {
        const name = String(attributes[use.word === 'Reveal' ? 'after' : 'of']);
        if (!predictions.has(name))
          report(
            'prediction/unknown',
            `<${use.word}> names "${name}", but there is no such prediction.`,
            suggest(name, predictions.keys()),
          );
        else supplied['name'] = ledgerName(predictions.get(name)!);
        break;
      }
      case 'Example':
        if (use.node.children.length === 0)
          report('word/attribute', '<Example> holds nothing.', 'Write a piece of a chapter inside it.');
        break;
      case 'Given':
        if (!lab.context.givens[String(attributes['name'])]) {
          report(
            'given/unknown',
            `The frontmatter gives no "${String(attributes['name'])}".`,
            suggest(String(attributes['name']), Object.keys(lab.context.givens)),
          );
        }
        supplied['given'] = lab.context.givens[String(attributes['name'])];
        break;
      case 'Term': {
        const id = String(attributes['id']);
        const glossary = lab.context.glossary ?? {};
        const entry = glossary[id];
        if (!entry) {
          const close = nearest(id, Object.keys(glossary));
          report(
            'term/unknown',
            `The glossary has no term "${id}".`,
            close ? `Write "${close}", or add the term to ${glossaryFile}.` : `Add it to ${glossaryFile}.`,
          );
          break;
        }
        if (attributes['plural'] === true && entry.plural === undefined)
          report(
            'word/attribute',
            `The term "${id}" has no plural.`,
            `Add plural: to it in ${glossaryFile}, or write the words inside <Term>.`,
          );
        const count = (terms.get(id) ?? 0) + 1;
        terms.set(id, count);
        supplied['term'] = attributes['plural'] === true ? (entry.plural ?? entry.term) : entry.term;
        supplied['anchor'] = `use-${id}-${count}`;
        supplied['first'] = count === 1;
        break;
      }
      case 'Fact':
        if (!lab.context.facts[String(attributes['id'])]) {
          report(
            'fact/unknown',
            `facts.yaml has no "${String(attributes['id'])}".`,
            suggest(String(attributes['id']), Object.keys(lab.context.facts)),
          );
        }
        supplied['fact'] = lab.context.facts[String(attributes['id'])];
        break;
    }
  }
  lab.problems.push(...resolveMemos(lab));
}

/** `per` names a choice: one decision is kept for each of its options. */
function checkPer(simulation: AnySimulation, per: unknown, report: Report): void {
  if (per === undefined || !checkName(simulation, 'parameter', per, report)) return;
  const choices = Object.keys(simulation.params).filter((name) => simulation.params[name].kind === 'choice');
  if (choices.includes(String(per))) return;
  report(
    'word/attribute',
    `<Decide per="${String(per)}"> names a parameter that is not a choice.`,
    suggest(String(per), choices),
  );
}

/** Whom an explanation is for: of a number its side, of a curve its shape. */
function checkWhen(use: Use, report: Report): void {
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

function resolvePredict(use: Use, find: (id: unknown) => AnySimulation | undefined, report: Report): void {
  const { attributes, supplied } = use;
  if (attributes['of'] === undefined) {
    report(
      'word/attribute',
      `<Predict id="${String(attributes['id'])}"> names no simulation.`,
      'Add of="simulation-id": a prediction is decided by one.',
    );
    return;
  }
  const simulation = find(attributes['of']);
  if (!simulation) return;
  supplied['simulation'] = simulation.id;
  for (const setting of [attributes['at'], attributes['shows']]) checkName(simulation, 'setting', setting, report);
  const numericQuestion = attributes['answer'] !== undefined;
  const options = optionsOf(use.node);
  if (isSketch(use)) {
    if (options.length > 0)
      report(
        'predict/options',
        `The prediction "${String(attributes['id'])}" is drawn and has options.`,
        'Keep dataset="..." for a curve, or the options for a choice.',
      );
    else supplied['plan'] = readSketch(use, simulation, report);
    return;
  }
  if (numericQuestion && options.length > 0)
    report(
      'predict/options',
      `The prediction "${String(attributes['id'])}" has an answer and options.`,
      'Keep answer="output" for a number, or the options for a choice.',
    );
  if (!numericQuestion && options.length < 2)
    report(
      'predict/options',
      `The prediction "${String(attributes['id'])}" offers ${options.length} options.`,
      'Write a task list of at least two, or answer="output" for a number.',
    );
  if (!numericQuestion || !checkName(simulation, 'output', attributes['answer'], report)) return;
  const output = declarationOf(simulation, String(attributes['answer']))!;
  if (output.kind === 'text')
    report(
      'predict/options',
      `The answer "${String(attributes['answer'])}" is a word.`,
      'Offer the words as options, each with a <Claim>.',
    );
  const { min, max } = attributes as { min?: number; max?: number };
  if (min !== undefined && max !== undefined && min >= max) {
    report(
      'word/attribute',
      `The scale of "${String(attributes['id'])}" runs from ${min} to ${max}.`,
      'Write a min below the max.',
    );
    use.valid = false;
  }
  for (const name of ['min', 'max', 'step']) {
    if (attributes[name] === undefined)
      report(
        'word/attribute',
        `The prediction "${String(attributes['id'])}" has no ${name}.`,
        `Add ${name}={...}: the scale the reader marks.`,
      );
  }
}

/** One option of a question, as its author wrote it. */
export interface AuthoredOption {
  readonly item: ListItem;
  /** `[x]`: the author says this is the right one. */
  readonly marked: boolean;
  readonly text: readonly RootContent[];
  readonly why: readonly RootContent[];
}

function isTaskList(node: { type: string }): node is List {
  return node.type === 'list' && (node as List).children.some((item) => typeof item.checked === 'boolean');
}

/** The task list of a Predict or Reflect, as options. */
export function optionsOf(node: WordNode): AuthoredOption[] {
  return (node.children as RootContent[]).filter(isTaskList).flatMap((list) =>
    list.children.map((item) => ({
      item,
      marked: item.checked === true,
      text: item.children.filter((child) => child.type !== 'blockquote') as RootContent[],
      why: item.children
        .filter((child) => child.type === 'blockquote')
        .flatMap((quote) => quote.children) as RootContent[],
    })),
  );
}
