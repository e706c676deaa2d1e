/** How much of a lab each rule has looked at, in words a reader understands. Pure. */
import { optionsOf } from '../document/options.ts';
import type { Lab, Use } from '../document/lab.ts';
import type { State } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { readingsOf } from '../document/carried.ts';
import { pointsTried } from './simulation-rules.ts';
import { benchesOf } from './tracks.ts';

export interface Looked {
  readonly rule: string;
  readonly count: number;
  /** One of what was looked at, and several. */
  readonly one: string;
  readonly many: string;
}

/** Simulations that a lab names, in the order of their first use. */
export function simulationsOf(lab: Lab): AnySimulation[] {
  const ids = lab.uses.map(({ supplied }) => supplied['simulation']).filter((id) => typeof id === 'string');
  return [...new Set(ids)].flatMap((id) => lab.context.simulations.get(id) ?? []);
}

const settingsShown = ({ attributes, supplied }: Use): number =>
  1 + ((attributes['print'] ?? supplied['print'] ?? []) as readonly string[]).length;

/** The rules that say something about a lab, with what each has looked at. */
export function lookedAt(lab: Lab, texts: number): Looked[] {
  const count = (...words: string[]): number => lab.uses.filter(({ word }) => words.includes(word)).length;
  const questions = lab.uses.filter(({ word }) => ['Predict', 'Reflect'].includes(word));
  const options = questions.flatMap(({ node }) => optionsOf(node));
  const benches = benchesOf(lab);
  const sum = (of: readonly number[]): number => of.reduce((total, each) => total + each, 0);
  const failures = ({ states }: AnySimulation): number =>
    Object.values(states as Readonly<Record<string, State>>).filter(({ kind }) => kind === 'failure').length;
  const onTracks = (each: (simulation: AnySimulation) => number): number =>
    sum(benches.map(({ simulation, tracks }) => tracks.length * each(simulation)));
  const simulations = simulationsOf(lab);
  const figures = lab.uses.filter(({ word }) => word === 'Figure');
  const looked: readonly [rule: string, count: number, one: string, many?: string][] = [
    ['predict/key', count('Predict'), 'prediction'],
    ['predict/leak', count('Predict'), 'seal'],
    ['predict/feedback', options.length, 'option'],
    ['predict/length', questions.filter(({ node }) => optionsOf(node).length > 1).length, 'question'],
    ['predict/position', questions.filter(({ node }) => optionsOf(node).length > 1).length, 'question'],
    ['reflect/key', count('Reflect'), 'reflection'],
    ['control/default', sum(simulations.map(({ params }) => Object.keys(params).length)), 'parameter'],
    [
      'control/inert',
      sum(benches.map(({ controls, tracks }) => controls.length * tracks.length)),
      'control on its track',
      'controls on their tracks',
    ],
    ['state/off-by-default', sum(benches.map(({ simulation }) => failures(simulation))), 'failure'],
    [
      'state/reachable',
      onTracks(({ states }) => Object.keys(states).length),
      'state on its track',
      'states on their tracks',
    ],
    ['state/reversible', onTracks(failures), 'failure on its track', 'failures on their tracks'],
    ['output/finite', sum(simulations.map(pointsTried)), 'setting tried', 'settings tried'],
    ['unit/scaling', sum(simulations.map(({ outputs }) => Object.keys(outputs).length)), 'output'],
    ['text/typed-number', texts, 'piece of text', 'pieces of text'],
    ['figure/finding', sum(figures.map(settingsShown)), 'figure at its setting', 'figures at their settings'],
    ['figure/table', sum(figures.map(settingsShown)), 'table of a figure', 'tables of figures'],
    ['figure/alt', figures.length, 'figure'],
    ['xref/unresolved', lab.links.length, 'link'],
    ['xref/duplicate', lab.anchors.size, 'id'],
    ['cite/unresolved', sum(lab.citing.map(({ citations }) => citations.length)), 'citation'],
    ['fact/source', count('Fact'), 'fact'],
    ['given/unknown', count('Given'), 'given'],
    [
      'ledger/promise',
      count('Decide') + readingsOf([lab]).length,
      'decision kept or carried',
      'decisions kept or carried',
    ],
    ['minutes/plausible', lab.acts.length, 'act'],
    ['html/leak', 1, 'page'],
    ['link/broken', 1, 'page'],
  ];
  return looked
    .filter(([, each]) => each > 0)
    .map(([rule, each, one, many = `${one}s`]) => ({ rule, count: each, one, many }));
}
