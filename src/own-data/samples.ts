/** Data to try the bench with: made from a seed, so that everybody sees the same. */
import { type RandomStream, randomStream, uniform } from '../lib/science/random.ts';
import { standardNormal } from '../lib/science/random-samples.ts';

export const sampleNames = ['no-drift', 'shift', 'too-few', 'words'] as const;
export type SampleName = (typeof sampleNames)[number];

const seed = 20_260_101;

/** Amounts of payments: log-normal, with a median of 40 and a factor of about two for each standard deviation. */
const amounts = (stream: RandomStream, rows: number, factor: number): string[] =>
  Array.from({ length: rows }, () => (40 * factor * Math.exp(0.7 * standardNormal(stream))).toFixed(2));

/** Means of payment: card, transfer, wallet or voucher. */
const means = (stream: RandomStream, rows: number, shares: readonly number[]): string[] =>
  Array.from({ length: rows }, () => {
    let rest = uniform(stream);
    const place = shares.findIndex((share) => (rest -= share) < 0);
    return ['card', 'transfer', 'wallet', 'voucher'].at(place)!;
  });

function beside(reference: readonly string[], current: readonly string[]): string {
  const rows = Array.from({ length: Math.max(reference.length, current.length) }, (_, row) =>
    [reference[row] ?? '', current[row] ?? ''].join(','),
  );
  return `${['reference,this week', ...rows].join('\n')}\n`;
}

/** A sample as CSV: two columns, the reference and this week. */
export function sampleText(name: SampleName): string {
  const stream = (part: string) => randomStream(seed, `${name} ${part}`);
  if (name === 'no-drift') return beside(amounts(stream('reference'), 2000, 1), amounts(stream('now'), 1500, 1));
  if (name === 'shift') return beside(amounts(stream('reference'), 2000, 1), amounts(stream('now'), 1500, 1.3));
  if (name === 'too-few') return beside(amounts(stream('reference'), 80, 1), amounts(stream('now'), 40, 1));
  return beside(
    means(stream('reference'), 2000, [0.55, 0.25, 0.15, 0.05]),
    means(stream('now'), 1500, [0.47, 0.24, 0.26, 0.03]),
  );
}
