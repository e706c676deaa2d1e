/** How long a lab takes, from what its frontmatter says of each act. Pure. */
type Minutes = readonly (readonly [number, number])[];

/** Of all acts together: the least and the most. */
export function totalMinutes(minutes: Minutes | undefined): readonly [number, number] | undefined {
  return minutes?.reduce<readonly [number, number]>(([from, to], [low, high]) => [from + low, to + high], [0, 0]);
}

/** `32–40 min`, and one number where both are the same. */
export function minutesText(minutes: Minutes | undefined): string | undefined {
  const total = totalMinutes(minutes);
  return total && `${total[0] === total[1] ? total[0] : total.join('\u2013')} min`;
}
