/** A drawn curve beside the truth: drawn on the same axes, measured, and explained. Fetched when an outcome is shown. */
import { answerOf } from '../lib/labwright/ledger/fold.ts';
import { compareCurves, type Condition, conditionFor, conditionsOf } from '../lib/labwright/sketch/compare.ts';
import { readCurve, shareOf, type SketchAxes } from '../lib/labwright/sketch/curve.ts';
import { gapLines, sayOn } from '../lib/labwright/sketch/words.ts';
import { say } from '../lib/labwright/language/page.ts';
import type { Line } from '../lib/labwright/language/texts.ts';
import { keptText, reader, textOf } from './reader.ts';
import { drawHeights, hostsIn, shape } from './sketch-drawing.ts';

/** Shows the first curve that the reader drew beside the truth. */
export function showSketch(outcome: HTMLElement): void {
  const { lab = '', outcome: question = '' } = outcome.dataset;
  const board = outcome.querySelector<HTMLElement>('[data-sketch]')!;
  const axes = JSON.parse(board.dataset['axes']!) as SketchAxes;
  const within = Number(board.dataset['within']);
  const { predictions, revealed } = reader.question(lab, question);
  const sketch = predictions && readCurve(answerOf(predictions.first), axes);
  const truth = readCurve(revealed?.truth, axes);
  const explains = [...outcome.querySelectorAll<HTMLElement>('[data-explain]')];
  const claimed = explains.map(({ dataset }) => dataset['explain'] as Condition | 'always');
  let lines: readonly Line[] = [['script.lab.gap-skipped']];
  let condition: string | undefined;
  if (sketch && truth) {
    const names = claimed.filter((name) => name !== 'always');
    condition = conditionFor(conditionsOf(sketch, truth, axes, within), names) ?? 'none';
    lines = gapLines(compareCurves(sketch, truth, axes, within), axes, say);
    const heights = sketch.y.map((height) => shareOf(axes.y, height));
    const places = sketch.x.map((place) => shareOf(axes.x, place));
    for (const { svg, frame } of hostsIn(board)) {
      const group = svg.querySelector<SVGElement>('[data-yours]') ?? shape('g', { 'data-yours': '' });
      svg.append(group);
      drawHeights(group, frame, places, heights);
    }
    for (const cell of outcome.querySelectorAll<HTMLElement>('[data-height]'))
      cell.textContent = sayOn(axes.y.column, sketch.y[Number(cell.dataset['height'])] ?? Number.NaN, { bare: true });
    for (const [index, explain] of explains.entries())
      explain.toggleAttribute('data-hidden', claimed[index] !== 'always' && claimed[index] !== condition);
  }
  outcome.querySelector<HTMLElement>('[data-gap]')!.textContent = textOf(lines);
  reader.seal(lab, `${question}:outcome`, {
    s: 'revealed',
    t: keptText(lines),
    ...(condition ? { d: condition } : {}),
  });
}
