/** Two depots of a parcel service: the same four pairs of shares, in another order of the classes of weight. */
import type { Constant, ConstantValues } from 'labwright/simulation';
import { expectedValue, mixHistograms } from '../science/mixtures.ts';
import { binConstants, histogramsOf } from './_histograms.ts';

export const weightClasses = ['0–1 kg', '1–2 kg', '2–3 kg', '3–4 kg'];

/** Orders of the pairs A to D, from the lightest class to the heaviest, as places in the lists of `histogramsOf`. */
export const orders = {
  east: [0, 1, 2, 3],
  west: [3, 0, 1, 2],
  adbc: [0, 3, 1, 2],
  acbd: [0, 2, 1, 3],
  bdac: [1, 3, 0, 2],
  dcba: [3, 2, 1, 0],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export const orderOptions = {
  east: { label: 'ABCD (East)' },
  west: { label: 'DABC (West)' },
  adbc: { label: 'ADBC' },
  acbd: { label: 'ACBD' },
  bdac: { label: 'BDAC' },
  dcba: { label: 'DCBA' },
} as const satisfies Readonly<Record<keyof typeof orders, { label: string }>>;

export const parcelConstants = {
  reference1: { ...binConstants.reference1, label: 'Pair A then' },
  reference2: { ...binConstants.reference2, label: 'Pair B then' },
  reference3: { ...binConstants.reference3, label: 'Pair C then' },
  reference4: { ...binConstants.reference4, label: 'Pair D then' },
  moved1: { ...binConstants.moved1, label: 'Pair A now' },
  moved2: { ...binConstants.moved2, label: 'Pair B now' },
  moved3: { ...binConstants.moved3, label: 'Pair C now' },
  moved4: { ...binConstants.moved4, label: 'Pair D now' },
  accuracy1: binConstants.accuracy1,
  accuracy2: binConstants.accuracy2,
  accuracy3: binConstants.accuracy3,
  accuracy4: binConstants.accuracy4,
  classWidth: { label: 'Width of a class of weight', unit: 'kg', digits: 0, value: 1, kind: 'given' },
  parcels: { label: 'Parcels in a van', digits: 0, value: 400, kind: 'given' },
  reserve: { label: 'What a van can carry besides', unit: 'kg', digits: 0, value: 100, kind: 'given' },
} as const satisfies Readonly<Record<string, Constant>>;

type ParcelConstants = ConstantValues<typeof parcelConstants>;

/** Shares of the four classes then and now, for an order of the pairs, moved by a part α of the whole way. */
export function parcelsIn(order: readonly number[], moved: number, c: ParcelConstants) {
  const histograms = histogramsOf(c);
  const [then, all] = [histograms.reference, histograms.moved].map((shares) => order.map((pair) => shares[pair]!)) as [
    number[],
    number[],
  ];
  return { then, now: mixHistograms(then, all, moved) };
}

/** What the parcels of a van weigh, each taken to weigh as much as the middle of its class: kg. */
export function vanLoad(shares: readonly number[], c: ParcelConstants): number {
  const middles = shares.map((_, index) => (index + 0.5) * c.classWidth);
  return c.parcels * expectedValue(shares, middles);
}
