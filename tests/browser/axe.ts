/** What axe finds wrong on a page, by rule. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Visit } from './site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly rule: string;
  readonly targets: readonly string[];
}

/** Rules whose verdict hangs on the theme; all others judge the same elements in both. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Looks at the page in the light as it is, then at its colours in the dark. The page must follow the reader's system. */
export async function findingsInBothThemes(visit: Visit): Promise<Finding[]> {
  const themed = async (theme: 'light' | 'dark'): Promise<void> => {
    await visit.page.emulateMedia({ colorScheme: theme });
    await visit.page.locator(`html[data-theme="${theme}"]`).waitFor();
    // Charts and buttons may fade into the theme; what is judged is where they arrive.
    await visit.page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  };
  await themed('light');
  const light = await findings(visit);
  await themed('dark');
  const dark = await findings(visit, colourRules);
  await themed('light');
  return [...light, ...dark.map((finding) => ({ ...finding, rule: `${finding.rule} in the dark` }))];
}

/** What a narrow screen may break: all rules but those of colour, which are as they were on a wide one. */
export function findingsOfLayout(visit: Visit): Promise<Finding[]> {
  return findings(visit, undefined, colourRules);
}

/** All rules of WCAG 2.2 AA and best practice, or only those named, but for those left out. */
export async function findings(
  visit: Visit,
  rules?: readonly string[],
  without: readonly string[] = [],
): Promise<Finding[]> {
  await visit.page.evaluate(axe);
  return visit.page.evaluate(
    async ({ only, without }) => {
      const { axe: engine } = window as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>;
        };
      };
      const { violations } = await engine.run({
        resultTypes: ['violations'],
        rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
        runOnly: only
          ? { type: 'rule', values: only }
          : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      });
      return violations.map(({ id, nodes }) => ({
        rule: id,
        targets: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
      }));
    },
    { only: rules, without },
  );
}
