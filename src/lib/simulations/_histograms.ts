/** Four bins of one feature, in training and in serving, and how often the model is right in each. */
import type { Constant, ConstantValues } from 'labwright/simulation';

export const binNames = ['bin 1', 'bin 2', 'bin 3', 'bin 4'];

const share = (label: string, value: number) => ({ label, digits: 2, value, kind: 'given' }) as const;
const accuracy = (label: string, value: number) => ({ label, unit: '%', digits: 0, value, kind: 'given' }) as const;

export const binConstants = {
  reference1: share('Bin 1 in training', 0.2),
  reference2: share('Bin 2 in training', 0.3),
  reference3: share('Bin 3 in training', 0.25),
  reference4: share('Bin 4 in training', 0.25),
  moved1: share('Bin 1 in serving', 0.1),
  moved2: share('Bin 2 in serving', 0.25),
  moved3: share('Bin 3 in serving', 0.3),
  moved4: share('Bin 4 in serving', 0.35),
  accuracy1: accuracy('Accuracy in bin 1', 97),
  accuracy2: accuracy('Accuracy in bin 2', 95),
  accuracy3: accuracy('Accuracy in bin 3', 93),
  accuracy4: accuracy('Accuracy in bin 4', 88),
} as const satisfies Readonly<Record<string, Constant>>;

/** The constants as the lists that science takes. */
export function histogramsOf(c: ConstantValues<typeof binConstants>) {
  return {
    reference: [c.reference1, c.reference2, c.reference3, c.reference4],
    moved: [c.moved1, c.moved2, c.moved3, c.moved4],
    accuracies: [c.accuracy1, c.accuracy2, c.accuracy3, c.accuracy4],
  };
}
