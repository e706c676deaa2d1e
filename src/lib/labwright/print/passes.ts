/** Prints a page until its page numbers are those that it was printed with. */
import type { Page } from 'playwright-core';
import { LabwrightError } from '../simulation/errors.ts';
import { readSpots, type Spots } from './destinations.ts';
import { emptyPlan, firstDifference, type Plan, planFrom, samePlan, type Survey } from './page-plan.ts';
import type { Paper } from './paper.ts';
import { surveyPage, writePlan } from './survey.ts';

/** Two passes are the rule; a third where a number took the text over a page. */
const mostPasses = 3;

export interface StablePrint {
  readonly pdf: Uint8Array;
  readonly survey: Survey;
  readonly plan: Plan;
  readonly spots: Spots;
  readonly pages: number;
  readonly passes: number;
}

/** One pass: the page as it stands, as Chromium writes it. The outline is made from the headings. */
export async function printPass(page: Page, tagged = true): Promise<Uint8Array> {
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged });
}

/**
 * Prints, writes the page numbers in and prints again, until a print agrees with the numbers in it.
 * `known` holds folios of what stands in another volume.
 * @throws LabwrightError `print/unstable` when the third print still moves what it names.
 */
export async function printUntilStable(
  page: Page,
  paper: Paper,
  known: Readonly<Record<string, string>> = {},
): Promise<StablePrint> {
  const survey = await page.evaluate(surveyPage, known);
  let plan = emptyPlan;
  for (let passes = 1; ; passes++) {
    // The first print is only read for its places, which tags do not move; they are a third of its time and half its bytes.
    const tagged = passes > 1;
    const pdf = await printPass(page, tagged);
    const { spots, pages } = await readSpots(pdf);
    const next = planFrom(survey, spots, plan, paper);
    if (tagged && samePlan(next, plan)) return { pdf, survey, plan, spots, pages, passes };
    if (passes === mostPasses) throw unstable(plan, next, survey);
    await page.evaluate(writePlan, next);
    plan = next;
  }
}

function unstable(plan: Plan, next: Plan, survey: Survey): LabwrightError {
  const moved = firstDifference(plan, next);
  const id = survey.references.find((reference) => reference.id === moved?.id)?.target ?? moved?.id ?? 'a section';
  return new LabwrightError({
    rule: 'print/unstable',
    wrong: `After ${mostPasses} passes "${id.replace(/^.*--/, '')}" still moves, from page ${moved?.was || '?'} to ${moved?.is || '?'}.`,
    instead: 'Change the text a little where it is named or where it stands, so that it lies clear of a page’s end.',
  });
}
