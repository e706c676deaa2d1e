/** What a compiled chart is fed: rows of its datasets and values of its signals, out of one result. */
import type { Result, Row } from '../simulation/evaluate.ts';
import type { CompiledChart } from './compile.ts';

export type SignalInput = number | string | boolean | null;

export interface ChartInputs {
  readonly data: Readonly<Record<string, readonly Row[]>>;
  readonly signals: Readonly<Record<string, SignalInput>>;
}

/** What the reader adds to a result: the number they predicted and, once revealed, the answer. */
export interface ReaderMarks {
  readonly guess?: number | null;
  readonly truth?: number | null;
  /** How the label prints the number, such as "week 16"; without it the plain number. */
  readonly guessText?: string;
  readonly truthText?: string;
}

/** Takes from a result what the chart draws, and nothing else: a sealed answer never reaches the page with it. */
export function chartInputs(
  compiled: Pick<CompiledChart, 'datasets' | 'signals'>,
  result: Pick<Result, 'parameters' | 'outputs' | 'datasets'>,
  extra: ReaderMarks = {},
): ChartInputs {
  const { guess = null, truth = null, guessText = '', truthText = '' } = extra;
  const known: Readonly<Record<string, SignalInput>> = {
    ...result.outputs,
    ...result.parameters,
    guess,
    truth,
    guessText,
    truthText,
  };
  return {
    data: Object.fromEntries(compiled.datasets.map((name) => [name, result.datasets[name] ?? []])),
    signals: Object.fromEntries(compiled.signals.map((name) => [name, known[name] ?? null])),
  };
}
