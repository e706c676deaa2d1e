/** How far off a day is, in words that fit beside it. Pure. */
import type { Say } from '../lib/labwright/language/texts.ts';

const day = 24 * 60 * 60 * 1000;

/** `due` is `2026-09-14`; today is where the reader is. */
export function dueWords(due: string, now: Date, say: Say): string {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((Date.parse(due) - today) / day);
  if (days < 0) return say('script.due.past');
  if (days === 0) return say('script.due.today');
  if (days === 1) return say('script.due.tomorrow');
  return days < 14 ? say.count('script.due.days', days) : say.count('script.due.weeks', Math.floor(days / 7));
}
