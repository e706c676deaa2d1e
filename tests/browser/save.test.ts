/** A figure can be taken away as a picture that needs no page around it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useSite } from './site.ts';

const site = useSite();

test('as SVG with its colours resolved, and as PNG', async () => {
  const visit = await site.open();
  await visit.commit('first-alarm', 12);
  await visit.move('drift', 'week', 5);
  const tools = visit.page.locator('#fig-timeline .figure-tools');
  await tools.getByRole('button', { name: 'Save this figure' }).click();
  const save = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
    const coming = visit.page.waitForEvent('download');
    await tools.getByRole('button', { name }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const svg = await save('Save as SVG');
  const png = await save('Save as PNG');
  expect(svg.name).toBe('fig-timeline.svg');
  expect(svg.bytes.toString()).toContain('your guess: 12');
  expect(svg.bytes.toString()).not.toContain('var(--');
  expect(png.name).toBe('fig-timeline.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(10_000);
  expect(await visit.violations()).toEqual([]);
  expect(visit.problems).toEqual([]);
  await visit.close();
});
