/** Every number that the chapters publish, with the place where it stands and a key of what makes it. Pure. */
import { createHash } from 'node:crypto';
import { answerOf, keyOf } from '../document/claims.ts';
import type { Fact } from '../document/handbook.ts';
import type { Given, Lab, Use } from '../document/lab.ts';
import { isSketch, planOf, truthOf } from '../document/sketch.ts';
import type { Column } from '../simulation/declarations.ts';
import type { AnySimulation, DerivationStep } from '../simulation/define.ts';
import { constantValues } from '../simulation/evaluate.ts';
import { resultAt } from '../simulation/results.ts';
import { formatPlace } from '../simulation/errors.ts';
import { findingOf } from '../simulation/finding.ts';
import { formatValue, say } from '../simulation/format.ts';
import { nameOfAll } from '../simulation/tracks.ts';
import { heightAt } from '../sketch/curve.ts';

export type NumberKind =
  'value' | 'readout' | 'derivation' | 'cell' | 'finding' | 'figure' | 'fact' | 'given' | 'answer';

/** One number, or one sentence of them, as it is printed. */
export interface PublishedNumber {
  /** Lab, the nearest id round it, what it is, and which of several alike: stays while the text round it moves. */
  readonly id: string;
  readonly lab: string;
  /** The nearest id round it: of a figure, a table, an instrument or a heading. */
  readonly anchor: string;
  /** `file:line:column`. */
  readonly place: string;
  readonly kind: NumberKind;
  /** `fraud-drift.accuracy`, a fact's id or a given's name. */
  readonly of: string;
  readonly at?: string;
  readonly text: string;
  /** Hash of what makes it: code, parameters, constants and data; or the fact or given itself. */
  readonly key: string;
}

const keyDigits = 16;

export function contentKey(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, keyDigits);
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** The nearest id round a use, its own first; else that of the heading above it. */
function anchorOf(use: Use, lab: Lab): string {
  const own = [use, ...use.within.toReversed()].find(({ attributes }) => typeof attributes['id'] === 'string');
  if (own && own.word !== 'Fact') return String(own.attributes['id']);
  const headings = [...lab.anchors.values()].filter(({ kind }) => kind === 'section');
  const above = headings.filter(({ place }) => (place.line ?? 0) <= (use.place.line ?? 0));
  return above.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0)).at(-1)?.id ?? 'top';
}

/** Settings at which a word prints: on the page, and in the book where that differs. */
function settingsOf({ attributes, supplied }: Use): string[] {
  const first = String(attributes['at'] ?? supplied['at'] ?? 'default');
  const printed = [
    ...listOf(supplied['print']),
    ...(attributes['at'] ? [] : [supplied['printAt'] as string | undefined]),
  ];
  return [...new Set([first, ...printed.filter((setting) => setting !== undefined)])];
}

type Found = Pick<PublishedNumber, 'kind' | 'of' | 'at' | 'text' | 'key'>;

function computed(use: Use, simulation: AnySimulation, code: string): Found[] {
  const keyAt = (setting: string, name: string): string =>
    contentKey([code, resultAt(simulation, setting).parameters, constantValues(simulation), name]);
  const named = (kind: NumberKind, names: readonly string[], bare = false): Found[] =>
    settingsOf(use).flatMap((at) =>
      names.map((name) => ({
        kind,
        of: `${simulation.id}.${name}`,
        at,
        text: say(simulation, resultAt(simulation, at), name, { bare }),
        key: keyAt(at, name),
      })),
    );
  switch (use.word) {
    case 'Value':
      return named('value', [String(use.supplied['name'])], use.attributes['bare'] === true);
    case 'Readouts':
      return named('readout', listOf(use.attributes['of']));
    case 'Derivation': {
      const output = String(use.supplied['name']);
      const steps = (simulation.derivations as Readonly<Record<string, readonly DerivationStep[]>>)[output] ?? [];
      const used = steps.flatMap(({ numbers }) => [...numbers.matchAll(/\\val\{(\w+)\}/g)].map((match) => match[1]!));
      return named('derivation', [...new Set(used)]);
    }
    case 'Table': {
      if (use.attributes['dataset'] === undefined) return [];
      const dataset = String(use.attributes['dataset']);
      const declared = simulation.datasets[dataset].columns as Readonly<Record<string, Column>>;
      const columns = (use.attributes['columns'] as readonly string[] | undefined) ?? Object.keys(declared);
      return settingsOf(use).flatMap((at) =>
        (resultAt(simulation, at).datasets[dataset] ?? []).flatMap((row, index) =>
          columns
            .filter((column) => declared[column]!.kind === 'number')
            .map((column) => ({
              kind: 'cell' as const,
              of: `${simulation.id}.${dataset}.${column}[${index + 1}]`,
              at,
              text: formatValue(declared[column]!, row[column] ?? null),
              key: keyAt(at, `${dataset}.${column}`),
            })),
        ),
      );
    }
    case 'Figure': {
      const chart = String(use.attributes['chart']);
      const { table } = simulation.charts[chart] as unknown as { table: { dataset: string } };
      return settingsOf(use).flatMap((at): Found[] => {
        const result = resultAt(simulation, at);
        const rows = result.datasets[table.dataset] ?? [];
        const shared = { at, key: keyAt(at, chart) };
        return [
          { kind: 'finding', of: `${simulation.id}.${chart}`, text: findingOf(simulation, chart, result), ...shared },
          {
            kind: 'figure',
            of: `${simulation.id}.${table.dataset}`,
            text: `${rows.length === 1 ? '1 row' : `${rows.length} rows`} with the digest ${contentKey(rows).slice(0, 8)}`,
            ...shared,
          },
        ];
      });
    }
    default:
      return [];
  }
}

/** The truth of a curve in one line: its heights at the places that a reader is asked for, as its column prints them. */
export function sketchText(use: Use, lab: Lab): string {
  const plan = planOf(use);
  const simulation = plan && lab.context.simulations.get(plan.simulation);
  if (!plan || !simulation) return '';
  const truth = truthOf(simulation, plan);
  const column = simulation.datasets[plan.dataset].columns[plan.y] as Column;
  const heights = plan.axes.places.map((place) =>
    formatValue(column, heightAt(truth, plan.axes, place), { bare: true }),
  );
  return `a curve through ${heights.join(', ')}`;
}

/** What the seal of a prediction tells when it opens. */
function answer(use: Use, simulation: AnySimulation, lab: Lab, code: string): Found[] {
  const at = String(use.attributes['at'] ?? 'default');
  const output = use.attributes['answer'];
  const found = (text: string): Found[] => [
    { kind: 'answer', of: String(use.attributes['id']), at, text, key: contentKey([code, at, text]) },
  ];
  if (isSketch(use)) return found(sketchText(use, lab));
  if (output === undefined) {
    const decided = keyOf(use, lab);
    return 'key' in decided ? found(`option ${decided.key + 1}`) : [];
  }
  const decided = answerOf(use, lab);
  return 'answer' in decided ? found(formatValue(simulation.outputs[String(output)], decided.answer)) : [];
}

function declared(use: Use): Found[] {
  const bare = use.attributes['bare'] === true;
  const fact = use.supplied['fact'] as Fact | undefined;
  if (fact)
    return [
      {
        kind: 'fact',
        of: String(use.attributes['id']),
        text: formatValue({ ...fact, kind: 'fact' }, fact.value, { bare }),
        key: contentKey(fact),
      },
    ];
  const given = use.supplied['given'] as Given | undefined;
  if (!given) return [];
  return [
    {
      kind: 'given',
      of: String(use.attributes['name']),
      text: formatValue({ ...given, kind: 'given' }, given.value, { bare }),
      key: contentKey(given),
    },
  ];
}

/** Every number that a chapter publishes. `code` holds the hash of each simulation's code. */
export function publishedIn(lab: Lab, code: ReadonlyMap<string, string>): PublishedNumber[] {
  const counts = new Map<string, number>();
  return lab.uses.flatMap((use) => {
    if (!use.valid) return [];
    const simulation = lab.context.simulations.get(String(use.supplied['simulation']));
    const hash = (simulation && code.get(nameOfAll(simulation.id))) ?? '';
    const found = !simulation
      ? declared(use)
      : use.word === 'Predict'
        ? answer(use, simulation, lab, hash)
        : computed(use, simulation, hash);
    const anchor = anchorOf(use, lab);
    return found.map(({ kind, of, at, text, key }): PublishedNumber => {
      const alike = `${lab.context.id}#${anchor} ${kind} ${of}${at === undefined ? '' : ` at ${at}`}`;
      const count = (counts.get(alike) ?? 0) + 1;
      counts.set(alike, count);
      const id = count === 1 ? alike : `${alike} (${count})`;
      const setting = at === undefined ? {} : { at };
      return { id, lab: lab.context.id, anchor, place: formatPlace(use.place), kind, of, ...setting, text, key };
    });
  });
}
