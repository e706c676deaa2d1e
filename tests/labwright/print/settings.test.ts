import { expect, test } from 'vitest';
import { settingQuery, settingsSentence } from '../../../src/lib/labwright/print/settings.ts';
import { evaluateAt } from '../../../src/lib/labwright/simulation/index.ts';
import driftD25 from '../../../src/lib/simulations/drift-d25.ts';
import fraudDrift from '../../../src/lib/simulations/fraud-drift.ts';
import stalenessCost from '../../../src/lib/simulations/staleness-cost.ts';

test('what changes from panel to panel is said in one sentence, and one panel changes nothing', () => {
  expect(settingsSentence(fraudDrift, ['warned', 'alarm', 'sixMonths'])).toMatchInlineSnapshot(
    `"Panel by panel: weeks since launch 4, 8 and 26."`,
  );
  expect(settingsSentence(stalenessCost, ['cloudWeekly', 'mobileDaily'])).toMatchInlineSnapshot(
    `"Panel by panel: environment Cloud and Mobile; retraining interval 7 days and 1 day."`,
  );
  // A label that opens with an abbreviation keeps it.
  expect(settingsSentence(driftD25, ['addressesToo', 'features'])).toMatch(
    /^Panel by panel: PSI of the addresses 0\.22 /,
  );
  expect(settingsSentence(fraudDrift, ['alarm'])).toBe('');
  expect(settingsSentence(fraudDrift, ['alarm', 'alarm'])).toBe('');
});

test('the address names what differs from the first state and has a control', () => {
  const initial = evaluateAt(fraudDrift, 'launch').parameters;
  expect(settingQuery(fraudDrift, 'drift', 'alarm', initial, ['week', 'threshold'])).toBe('?drift.week=8');
  expect(settingQuery(fraudDrift, 'drift', 'alarm', initial, ['threshold'])).toBe('');
  expect(settingQuery(fraudDrift, 'drift', 'launch', initial, ['week'])).toBe('');
});
