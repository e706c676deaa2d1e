/** A memo: what the reader decided in a lab, laid out as evidence, and the file that it is saved as. Pure: texts, no markup. */
import type { Say } from '../language/texts.ts';
import type { Declared } from './catalogue.ts';
import type { LabRecord } from './fold.ts';
import { isRecord } from './schema.ts';
import { sayDeclared } from './words.ts';

export interface MemoField {
  readonly name: string;
  readonly declared: Declared;
  /** Its value where the instrument opens, and how that is printed. */
  readonly start: number | string | boolean | null;
  readonly startText: string;
}

/** A decision that a memo lays out. */
export interface MemoDecision {
  /** The name its entries have. */
  readonly name: string;
  readonly title: string;
  readonly fields: readonly MemoField[];
  /** What else can be set in its instrument. */
  readonly controls: readonly MemoField[];
  /** Version of the simulation that this page brings. */
  readonly version: string;
  /** The prediction before its instrument. */
  readonly question?: string;
}

/** What the ledger has of a decision. */
export interface Kept {
  /** ISO 8601. */
  readonly at: string;
  /** How often it was decided; the last one counts. */
  readonly times: number;
  /** Distinct settings visited before the truth was shown. */
  readonly tried: number;
  /** What was kept, by field, as the page prints it. */
  readonly texts: Readonly<Record<string, string>>;
  /** Other controls that did not stand where the instrument opens. */
  readonly set: readonly { readonly label: string; readonly text: string }[];
  /** Another version of the simulation gave these numbers, or the decision keeps other fields now. */
  readonly stale: boolean;
}

export interface Evidence {
  readonly decision: MemoDecision;
  readonly kept?: Kept;
}

function textsOf(fields: readonly MemoField[], values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    fields
      .filter(({ name }) => values[name] !== undefined)
      .map(({ name, declared }) => [name, sayDeclared(declared, values[name])]),
  );
}

/** Each decision with what the ledger has of it. */
export function evidenceOf(decisions: readonly MemoDecision[], record: LabRecord): Evidence[] {
  return decisions.map((decision) => {
    const attempts = record.decisions.get(decision.name);
    if (!attempts || !isRecord(attempts.latest.value)) return { decision };
    const { at, value, setting, simulationVersion } = attempts.latest;
    const there = isRecord(setting) ? setting : {};
    const { fields, controls, version, question } = decision;
    const texts = textsOf(fields, value);
    const moved = controls.filter(({ name, start }) => there[name] !== undefined && there[name] !== start);
    return {
      decision,
      kept: {
        at,
        times: 1 + attempts.later.length,
        tried: (question !== undefined && record.questions.get(question)?.visited) || 0,
        texts,
        set: Object.entries(textsOf(moved, there)).map(([name, text]) => ({
          label: moved.find((field) => field.name === name)!.declared.label,
          text,
        })),
        stale:
          (simulationVersion !== undefined && simulationVersion !== version) ||
          fields.some(({ name }) => texts[name] === undefined),
      },
    };
  });
}

/** When and how a decision was made, and whether its numbers still hold: one sentence each. */
export function sayKept({ at, times, tried, set, stale }: Kept, say: Say): string[] {
  const day = new Intl.DateTimeFormat(say.language === 'en' ? 'en-GB' : say.language, { dateStyle: 'long' });
  return [
    say(times > 1 ? 'memo.kept-again' : 'memo.kept', { day: day.format(new Date(at)), count: times }),
    ...(tried > 0 ? [say.count('memo.tried', tried)] : []),
    ...(set.length > 0
      ? [say('memo.set', { settings: set.map(({ label, text }) => `${label} ${text}`).join(', ') })]
      : []),
    ...(stale ? [say('memo.stale')] : []),
  ];
}

export interface MemoText {
  readonly title: string;
  /** To whom, from whom, of what: one line each. */
  readonly head: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly answers: readonly { readonly question: string; readonly text: string }[];
}

/** A cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

/** The memo as Markdown. */
export function memoMarkdown({ title, head, evidence, answers }: MemoText, say: Say): string {
  const tables = evidence.flatMap(({ decision: { title: name, fields }, kept }) => [
    `### ${name}`,
    ...(kept
      ? [
          sayKept(kept, say).join(' '),
          [
            `| | ${say('memo.start')} | ${say('memo.decided')} |`,
            '| --- | --- | --- |',
            ...fields.map(
              ({ name: field, declared, startText }) =>
                `| ${[declared.label, startText, kept.texts[field] ?? ''].map(cell).join(' | ')} |`,
            ),
          ].join('\n'),
        ]
      : [say('memo.open')]),
  ]);
  const written = answers.flatMap(({ question, text }) => [
    `**${question.replace(/\s+/g, ' ').trim()}**`,
    text.trim() || say('memo.unwritten'),
  ]);
  return `${[`# ${title}`, head.join('  \n'), `## ${say('memo.evidence')}`, ...tables, ...written].join('\n\n')}\n`;
}
