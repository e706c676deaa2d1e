/** How long a lab takes, from what its frontmatter says of each act. Pure. */
import type { Say } from '../language/texts.ts';

type Minutes = readonly (readonly [number, number])[];

/** Of all acts together: the least and the most. */
export function totalMinutes(minutes: Minutes | undefined): readonly [number, number] | undefined {
  return minutes?.reduce<readonly [number, number]>(([from, to], [low, high]) => [from + low, to + high], [0, 0]);
}

/** `32–40 min`, and one number where both are the same. */
export function minutesText(minutes: Minutes | undefined, say: Say): string | undefined {
  const total = totalMinutes(minutes);
  if (!total) return undefined;
  const [from, to] = total;
  return from === to ? say('lab.time-same', { minutes: from }) : say('lab.time-range', { from, to });
}
