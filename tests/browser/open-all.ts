/** Opens all seals and disclosures of a page, asks for every outcome and wakes the instruments, so that every state is on it. */
import type { Visit } from './site.ts';

/** Presses all that can be seen of these, in one go: asking node by node takes seconds on a long page. Says how many. */
const press = ({ page }: Visit, selector: string): Promise<number> =>
  page.evaluate(async (wanted) => {
    const seen = [...document.querySelectorAll<HTMLElement>(wanted)].filter((element) => element.checkVisibility());
    for (const element of seen) element.click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return seen.length;
  }, selector);

export async function openAll(visit: Visit): Promise<void> {
  const closed =
    'lab-predict:not([data-state]) [data-skip], details:not([open]):not(.seal):not(.outcome-body) > summary';
  for (let round = 0; (await press(visit, closed)) > 0; round++)
    if (round > 20) throw new Error('There is always one more to open.');
  await press(visit, '[data-show]');
  await wakeAll(visit);
  await visit.page.waitForTimeout(800);
}

/** An instrument runs from when it is scrolled near. */
async function wakeAll({ page }: Visit): Promise<void> {
  await page.evaluate(async () => {
    for (const instrument of document.querySelectorAll('lab-instrument')) {
      if (!instrument.checkVisibility()) continue;
      instrument.scrollIntoView({ behavior: 'instant' });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('lab-instrument:not([data-live])')].every(
      (instrument) => !instrument.checkVisibility(),
    ),
  );
}
