/** A reader's way through act I in a real browser: predict, explore, compare, break it, leave, come back. */
import { expect, test } from 'vitest';
import fraudDrift from '../../src/lib/simulations/fraud-drift.ts';
import stalenessCost from '../../src/lib/simulations/staleness-cost.ts';
import { evaluate, findingOf, say } from '../../src/lib/labwright/simulation/index.ts';
import { useSite, type Visit } from './site.ts';

const site = useSite();
const question = 'first-alarm';
const guess = 16;
const truth = evaluate(fraudDrift).outputs['firstWeeklyAlarm'] as number;

/** Everything a reader or a screen reader can get at: visible text, labels, descriptions, values. */
function perceivable(visit: Visit): Promise<string> {
  return visit.page.evaluate(() => {
    const parts = [document.body.innerText];
    for (const element of document.querySelectorAll<HTMLElement>(
      '[aria-label], [aria-valuetext], [title], [alt], svg text, title, desc, meta[content]',
    )) {
      if (element.closest('meta') || element.checkVisibility()) {
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'alt', 'content'])
          parts.push(element.getAttribute(name) ?? '');
        if (element.closest('svg')) parts.push(element.textContent ?? '');
      }
    }
    return parts.join('\n');
  });
}

/** Sentences and phrases in which the answer would stand. */
const answerForms = [`week ${truth} `, `week ${truth}.`, ` ${truth} weeks`, ` ${truth}\u00a0weeks`];

test('the answer is nowhere to be seen before it is earned, then stands beside the guess', async () => {
  const visit = await site.open();
  const { page } = visit;
  const instrument = page.locator('#drift');
  expect(await instrument.isVisible()).toBe(false);
  for (const form of answerForms) expect(await perceivable(visit)).not.toContain(form);

  await visit.commit(question, guess);
  expect(await instrument.isVisible()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-committed'))).toBe(true);
  await page.locator('#fig-timeline .chart-wide svg').waitFor();
  for (const form of answerForms) expect(await perceivable(visit)).not.toContain(form);
  const outcome = page.locator(`lab-outcome[data-outcome="${question}"]`);
  expect(await outcome.locator('.outcome-body').isVisible()).toBe(false);

  for (const week of [2, 4, 20]) await visit.move('drift', 'week', week);
  await outcome.locator('.outcome-body').waitFor();
  const text = await outcome.innerText();
  expect(text).toContain(`You said ${guess}`);
  expect(text).toContain(`${guess - truth} more`);
  expect(text).toContain(say(fraudDrift, evaluate(fraudDrift), 'firstWeeklyAlarm'));
  // Once, and not as the end of another number such as 18 weeks.
  expect(text.match(new RegExp(`(?<!\\d)${truth}\u00a0weeks`, 'g'))).toHaveLength(1);
  expect(await outcome.locator('[data-explain="above"]').isVisible()).toBe(true);
  expect(await outcome.locator('[data-explain="below"]').isVisible()).toBe(false);
  await page.locator('#fig-timeline .chart-wide svg', { hasText: String(guess) }).waitFor();
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('every number the reader sees is the computed one', async () => {
  const visit = await site.open();
  await visit.commit(question, guess);
  for (const week of [3, 8, 26]) {
    await visit.move('drift', 'week', week);
    const result = evaluate(fraudDrift, { week });
    const shown = await visit.page
      .locator('#drift')
      .evaluate((element) =>
        [...element.querySelectorAll<HTMLElement>('[data-value]')]
          .filter((value) => value.closest('.katex, [popover]') === null)
          .map(
            (value) => [value.dataset['value']!, value.dataset['bare'] !== undefined, value.textContent ?? ''] as const,
          ),
      );
    expect(shown.length).toBeGreaterThan(3);
    for (const [name, bare, text] of shown) expect(text).toBe(say(fraudDrift, result, name, { bare }));
    const finding = visit.page.locator('#fig-timeline [data-finding]');
    expect(await finding.innerText()).toBe(findingOf(fraudDrift, 'timeline', result));
    await visit.page
      .locator('#fig-timeline details.twin')
      .evaluate((details) => ((details as HTMLDetailsElement).open = true));
    await visit.page.waitForTimeout(50);
    const rows = await visit.page.locator('#fig-timeline table tbody tr').count();
    expect(rows).toBe(result.datasets['drift']!.length);
  }
  await visit.close();
});

test('the live chart has the geometry of the one that was built', async () => {
  const visit = await site.open();
  const host = visit.page.locator('#fig-timeline .chart-wide');
  const before = await host
    .locator('svg')
    .evaluate((svg) => ({ box: svg.getAttribute('viewBox'), marks: svg.querySelectorAll('path, text').length }));
  await visit.commit(question, guess);
  await visit.move('drift', 'week', 1);
  await visit.move('drift', 'week', 0);
  await visit.page.waitForTimeout(300);
  const after = await host.locator('svg').evaluate((svg) => ({
    box: svg.getAttribute('viewBox'),
    role: svg.getAttribute('role'),
    label: svg.getAttribute('aria-labelledby'),
  }));
  expect(after.box).toBe(before.box);
  expect(after.role).toBe('img');
  expect(after.label).toBe('fig-timeline-finding');
  await visit.close();
});

test('a failure can be met and left, and says its remedy', async () => {
  const visit = await site.open();
  await openEverything(visit);
  const failure = visit.page.locator('#cost [data-when="belowFloor"][data-is="true"]').first();
  const { floorAt } = { floorAt: evaluate(stalenessCost).outputs['maxInterval'] as number };
  expect(await failure.isVisible()).toBe(false);
  await setBox(visit, 'cost', 'interval', Math.floor(floorAt) + 1);
  expect(await failure.isVisible()).toBe(true);
  expect(await failure.innerText()).toContain('First remedy');
  await setBox(visit, 'cost', 'interval', Math.floor(floorAt));
  expect(await failure.isVisible()).toBe(false);
  await visit.close();
});

test('a reload keeps the setting from the address and the opened seal, and moves nothing', async () => {
  const visit = await site.open();
  await visit.commit(question, guess);
  for (const week of [2, 4, 20]) await visit.move('drift', 'week', week);
  await visit.page.waitForTimeout(500);
  expect(visit.page.url()).toContain('drift.week=20');
  await visit.page.reload({ waitUntil: 'networkidle' });
  expect(await visit.page.locator('#drift').isVisible()).toBe(true);
  expect(await visit.page.locator('#drift-week').inputValue()).toBe('20');
  expect(await visit.page.locator(`lab-outcome[data-outcome="${question}"] .outcome-body`).isVisible()).toBe(true);
  await visit.page.waitForFunction(
    (expected) => document.querySelector('#drift .readout [data-value="accuracy"]')?.textContent?.trim() === expected,
    say(fraudDrift, evaluate(fraudDrift, { week: 20 }), 'accuracy'),
  );
  expect(await visit.shifts()).toEqual([]);
  await visit.close();
});

test('a link that leads behind a seal opens nothing, and says where its target is', async () => {
  const visit = await site.open();
  await visit.page.evaluate(() => {
    location.hash = '#fig-timeline';
  });
  const note = visit.page.locator('lab-reveal[data-reveal="first-alarm"] > .sealed-note');
  await visit.page.waitForFunction(() => document.activeElement?.classList.contains('sealed-note'));
  expect(await note.innerText()).toContain('The link you followed leads in here.');
  expect(await note.evaluate((element) => element.getBoundingClientRect().top > 0)).toBe(true);
  expect(await visit.page.locator('#fig-timeline').isVisible()).toBe(false);
  await visit.close();
});

test('a malformed address is told calmly and harms nothing', async () => {
  const visit = await site.open({ path: 'operations/silent-degradation/?drift.week=soon&drift.speed=3' });
  await visit.commit(question, guess);
  const note = visit.page.locator('#drift [data-note]');
  expect(await note.innerText()).toMatchInlineSnapshot(
    `"The link asks for Weeks since launch = “soon”, which is not a whole number from 0 to 26. It is left as it was. The link names “speed”, which this instrument does not have. It is left as it was."`,
  );
  expect(await visit.page.locator('#drift-week').inputValue()).toBe('0');
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('a skipped prediction opens the instrument and is recorded', async () => {
  const visit = await site.open();
  await visit.page.locator(`lab-predict[data-question="${question}"]`).getByRole('button', { name: 'Skip' }).click();
  expect(await visit.page.locator('#drift').isVisible()).toBe(true);
  const kinds = await visit.page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.includes(':entry:'))
      .map(([, text]) => (JSON.parse(text as string) as { kind?: string }).kind),
  );
  expect(kinds).toContain('skip');
  await visit.close();
});

/** Commits or skips every prediction, so that all instruments are open. */
async function openEverything(visit: Visit): Promise<void> {
  for (let round = 0; round < 6; round++) {
    const skip = visit.page.locator('lab-predict:not([data-state]) [data-skip]');
    for (const button of await skip.all()) if (await button.isVisible()) await button.click();
    for (const summary of await visit.page.locator('details:is(.deeper, .peek):not([open]) > summary').all())
      if (await summary.isVisible()) await summary.click();
  }
}

/** Types an exact value, as a reader does. */
async function setBox(visit: Visit, instrument: string, parameter: string, value: number): Promise<void> {
  const box = visit.page.locator(`#${instrument} .control[data-parameter="${parameter}"] input[type="number"]`);
  await box.fill(String(value));
  await box.press('Tab');
  await visit.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
