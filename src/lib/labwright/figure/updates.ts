/** Feeds a live view: at most one drawing per frame, in the frame that asks, only what changed, only the newest inputs. */
import type { View } from 'vega';
import type { Row } from '../simulation/evaluate.ts';
import type { ChartInputs } from './data.ts';
import { copyRows, writeRows } from './feed.ts';
import { takeLateRows } from './runtime.ts';

/** Calls back at the next frame; `requestAnimationFrame` in a browser. */
export type RequestFrame = (callback: () => void) => void;

function sameRow(a: Row, b: Row): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}

/** Equality by value: a simulation returns fresh arrays whether or not they changed. */
export function sameRows(a: readonly Row[], b: readonly Row[]): boolean {
  return a === b || (a.length === b.length && a.every((row, index) => sameRow(row, b[index]!)));
}

/** Names of the datasets and signals that differ from what the view shows. */
export function changedInputs(shown: ChartInputs, next: ChartInputs): { data: string[]; signals: string[] } {
  return {
    data: Object.keys(next.data).filter((name) => !sameRows(shown.data[name] ?? [], next.data[name]!)),
    signals: Object.keys(next.signals).filter((name) => !Object.is(shown.signals[name], next.signals[name])),
  };
}

export interface ChartUpdates {
  /**
   * Draws these inputs now, or, where this frame has had its drawing, in the next; newer ones take their place before it.
   * An instrument asks once a frame, within it: a chart that waited for another would make the browser lay out twice.
   */
  update(inputs: ChartInputs): void;
  /** Resolves when everything asked for so far is drawn. @throws what the last drawing threw. */
  settled(): Promise<void>;
  /** Drops what waits; nothing is drawn afterwards. */
  stop(): void;
}

/** Updates of a view that already shows `shown`; `drawn` is called after each drawing. */
export function createUpdates(
  view: View,
  shown: ChartInputs,
  requestFrame: RequestFrame,
  drawn: () => void = () => undefined,
): ChartUpdates {
  let current = shown;
  let waiting: ChartInputs | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
  /** Whether this frame has had its drawing. */
  let drew = false;
  /** Whether rows may be written into those that are there: until a filter lets one in that had been left out. */
  let inPlace = true;

  const nextFrame = (): Promise<void> => new Promise((resolve) => requestFrame(resolve));

  async function draw(inputs: ChartInputs): Promise<void> {
    const { data, signals } = changedInputs(current, inputs);
    current = inputs;
    if (data.length + signals.length === 0) return;
    drew = true;
    requestFrame(() => (drew = false));
    const replace = (names: readonly string[]): void => {
      for (const name of names) view.data(name, copyRows(inputs.data[name]!));
    };
    takeLateRows(view);
    const written = data.filter((name) => inPlace && writeRows(view, name, inputs.data[name]!));
    replace(data.filter((name) => !written.includes(name)));
    for (const name of signals) view.signal(name, inputs.signals[name]!);
    await view.runAsync();
    if (written.length > 0 && takeLateRows(view)) {
      // The row stands behind those that were there, whatever its place: put in anew, all stand in order.
      inPlace = false;
      replace(written);
      await view.runAsync();
    }
    drawn();
  }

  async function drawWaiting(): Promise<void> {
    try {
      while (waiting !== undefined && !stopped) {
        // Without a frame to wait for, still after all that is asked for in one go.
        await (drew ? nextFrame() : Promise.resolve());
        const inputs = waiting;
        waiting = undefined;
        if (inputs !== undefined && !stopped) await draw(inputs);
      }
    } finally {
      running = undefined;
    }
  }

  return {
    update(inputs) {
      if (stopped) return;
      waiting = inputs;
      if (running !== undefined) return;
      running = drawWaiting();
      // Whoever waits for `settled` gets the error; nobody else may be left with an unhandled rejection.
      running.catch(() => undefined);
    },
    async settled() {
      await running;
    },
    stop() {
      stopped = true;
      waiting = undefined;
    },
  };
}
