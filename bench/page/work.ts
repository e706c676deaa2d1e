/** Main-thread work from a trace: script, style, layout and paint, without what the thread waited for. Pure. */

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of the processor, where Chromium tells them. */
  readonly tdur?: number;
}

/** What a page does: its scripts, what follows from them, and the memory they leave behind. */
const work = new Set([
  'EventDispatch',
  'EvaluateScript',
  'FireAnimationFrame',
  'FunctionCall',
  'Layerize',
  'Layout',
  'MajorGC',
  'MinorGC',
  'Paint',
  'PaintImage',
  'ParseHTML',
  'PrePaint',
  'RunMicrotasks',
  'Commit',
  'TimerFire',
  'UpdateLayoutTree',
  'V8.GC_SCAVENGER',
  'v8.callFunction',
]);

/**
 * Milliseconds of work between each mark of this name and the next; the last mark only ends what was before it.
 * @throws Error for a trace with fewer than two such marks.
 */
export function workBetween(events: readonly TraceEvent[], mark: string): number[] {
  const marks = events.filter(({ name }) => name === mark).sort((a, b) => a.ts - b.ts);
  if (marks.length < 2) throw new Error(`The trace has ${marks.length} marks "${mark}".`);
  const { pid, tid } = marks[0]!;
  const done = events
    .filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid && work.has(event.name))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const sums = marks.slice(1).map(() => 0);
  let [counted, at] = [-Infinity, 0];
  for (const { ts, dur = 0, tdur = dur } of done) {
    // What stands inside another piece of work is part of it.
    if (ts < counted || ts < marks[0]!.ts) continue;
    counted = ts + dur;
    while (at < sums.length && ts >= marks[at + 1]!.ts) at += 1;
    if (at < sums.length) sums[at]! += tdur / 1000;
  }
  return sums;
}
