/** Opens all seals and disclosures of a page and asks for every outcome, so that every state is on it. */
import type { Visit } from './site.ts';

export async function openAll(visit: Visit): Promise<void> {
  const { page } = visit;
  for (let round = 0; round < 6; round++) {
    for (const button of await page.locator('lab-predict:not([data-state]) [data-skip]').all())
      if (await button.isVisible()) await button.click();
    for (const summary of await page.locator('details:not([open]):not(.seal):not(.outcome-body) > summary').all())
      if (await summary.isVisible()) await summary.click();
  }
  for (const button of await page.locator('[data-show]').all()) if (await button.isVisible()) await button.click();
  await page.waitForTimeout(800);
}
