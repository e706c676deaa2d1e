/** Levels of confidence offered with a prediction: from chance to certainty, none chosen beforehand. Pure. */
import type { Say } from '../lib/labwright/language/texts.ts';

export interface ConfidenceLevel {
  /** Probability in percent, as it is recorded. */
  readonly value: number;
  readonly label: string;
}

/** Chance first, then the multiples of 10 or 20 above it, then 100 %. `chance` is a probability, 0 to 1. */
export function confidenceLevels(chance: number, say: Say): ConfidenceLevel[] {
  const start = Math.round(chance * 100);
  const stride = start < 40 ? 20 : 10;
  const levels = [start];
  for (let level = Math.ceil((start + 5) / stride) * stride; level < 100; level += stride) levels.push(level);
  levels.push(100);
  return [...new Set(levels)].map((value) => ({
    value,
    label: say(value === start ? 'confidence.guess' : 'confidence.level', { level: value }),
  }));
}
