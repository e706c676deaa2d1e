/** How far off a day is, in words that fit beside it. Pure. */

const day = 24 * 60 * 60 * 1000;

/** `due` is `2026-09-14`; today is where the reader is. */
export function dueWords(due: string, now: Date): string {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((Date.parse(due) - today) / day);
  if (days < 0) return 'past';
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < 14 ? `in ${days} days` : `in ${Math.floor(days / 7)} weeks`;
}
