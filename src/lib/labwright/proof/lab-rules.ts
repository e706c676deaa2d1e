/** What must hold of a lab as a whole: its minutes are plausible, its figures say something and can be read as a table. */
import type { Root, RootContent } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { enclosing, type Lab, type Use } from '../document/lab.ts';
import { trackAround } from '../document/tracks.ts';
import type { Chart } from '../simulation/define.ts';
import type { Problem } from '../simulation/errors.ts';
import { evaluateAt } from '../simulation/evaluate.ts';
import { findingOf } from '../simulation/finding.ts';

/** Reading speed in words a minute. */
const wordsPerMinute = 200;
/** Minutes that a reader spends with a word, beside reading it: to write a few sentences takes longer than to read them. */
const minutesFor = { Predict: 2, Instrument: 4, Write: 3 } as const;
/** How far a claim may be off. */
const tolerance = 0.25;

/** Words that stand beyond the required path, or not on the page at all. */
const beyond = new Set(['Deeper', 'MathPeek', 'MarginNote', 'Instructor', 'Print']);

const isBeyond = (ancestors: readonly object[]): boolean =>
  ancestors.some((node) => 'name' in node && beyond.has(String(node.name)));

/** A reader reads one track: the first stands for all. */
const isReadIn = (printed: string | undefined, track: Use['track']): boolean =>
  track === undefined || (track.id === printed && track.mode !== 'paper');

/** Words of each act on the required path. */
function wordsByAct(tree: Root, printed: string | undefined): number[] {
  const counts: number[] = [];
  visitParents(tree, (node, ancestors) => {
    const content = node as RootContent;
    if (content.type === 'heading' && content.depth === 2) counts.push(0);
    if (content.type !== 'text' || counts.length === 0 || isBeyond(ancestors)) return;
    if (!isReadIn(printed, trackAround(ancestors))) return;
    counts[counts.length - 1]! += content.value.split(/\s+/).filter(Boolean).length;
  });
  return counts;
}

/** `minutes/plausible`: words / 200, plus 2 a prediction, 4 an instrument and 3 a written answer, within a quarter of the claim. */
export function minutesProblems(lab: Lab, tree: Root, minutes: readonly (readonly number[])[]): Problem[] {
  if (minutes.length > 0 && minutes.length !== lab.acts.length) {
    return [
      {
        rule: 'minutes/plausible',
        wrong: `The frontmatter gives minutes for ${minutes.length} acts, and the lab has ${lab.acts.length}.`,
        instead: 'Give one range for each act, in their order.',
        place: { file: lab.context.file, line: 1, column: 1 },
      },
    ];
  }
  const printed = lab.context.tracks?.[0]?.id;
  const words = wordsByAct(tree, printed);
  return minutes.flatMap(([from = 0, to = 0], act): Problem[] => {
    const { place } = lab.acts[act]!;
    const required = lab.uses.filter(
      (use) => use.act === act && isReadIn(printed, use.track) && !use.within.some((outer) => beyond.has(outer.word)),
    );
    const count = (word: string): number => required.filter((use) => use.word === word).length;
    const active = Object.entries(minutesFor).reduce((sum, [word, each]) => sum + each * count(word), 0);
    const expected = words[act]! / wordsPerMinute + active;
    if (expected >= from * (1 - tolerance) && expected <= to * (1 + tolerance)) return [];
    return [
      {
        rule: 'minutes/plausible',
        wrong: `The act "${lab.acts[act]!.title}" claims ${from} to ${to} minutes, and its required path takes about ${Math.round(expected)}.`,
        instead: 'Change the claim, or move passages into or out of <Deeper>.',
        place,
      },
    ];
  });
}

/** `figure/finding` and `figure/table`: at every setting it is shown at, a figure says its finding and has its table. */
export function figureProblems(lab: Lab): Problem[] {
  return lab.uses.flatMap((use): Problem[] => {
    const simulation = lab.context.simulations.get(String(use.supplied['simulation']));
    if (use.word !== 'Figure' || !use.valid || !simulation) return [];
    const name = String(use.attributes['chart']);
    const chart = simulation.charts[name] as unknown as
      Chart<never, never, never, never, Record<string, never>> | undefined;
    if (!chart) return [];
    const printed = (use.attributes['print'] ??
      enclosing(use, 'Instrument')?.attributes['print'] ??
      []) as readonly string[];
    const settings = [(use.attributes['at'] ?? use.supplied['at'] ?? 'default') as string, ...printed];
    return settings.flatMap((setting): Problem[] => {
      const result = evaluateAt(simulation, setting);
      const finding = findingOf(simulation, name, result);
      const problems: Problem[] = [];
      if (!/^\p{Lu}.*[.!?]$/su.test(finding) || /undefined|NaN|\[object|null/.test(finding)) {
        problems.push({
          rule: 'figure/finding',
          wrong: `The chart "${name}" of ${simulation.id} says "${finding}" at setting "${setting}".`,
          instead: 'Write its finding as one whole sentence made from the data.',
          place: use.place,
        });
      }
      if ((result.datasets[chart.table.dataset] ?? []).length === 0) {
        problems.push({
          rule: 'figure/table',
          wrong: `The table of the chart "${name}" of ${simulation.id} has no row at setting "${setting}".`,
          instead: 'Name a dataset that has rows there.',
          place: use.place,
        });
      }
      return problems;
    });
  });
}
