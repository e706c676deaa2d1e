import { evaluate, evaluateAt, findingOf, type ParameterValue } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { drawFigure } from '../../src/lib/labwright/figure/draw.ts';
import { iterationRace } from '../../src/lib/simulations/iteration-race.ts';
import { six } from '../science/six-digits.ts';
import { collisions, textBoxes } from './chart-texts.ts';

type Given = Readonly<Record<string, ParameterValue>>;
const finals = (given: Given) => {
  const { largeFinal, smallFinal } = evaluate(iterationRace, given).outputs;
  return [six(largeFinal as number), six(smallFinal as number)];
};

describe('iteration-race', () => {
  // Audit, table L03-M3c: both models after 26 and 52 weeks, first and last change, leader after 26 and 52 weeks.
  it.each<[string, [number, number], [number, number], number | null, number | null, string, string]>([
    ['default', [97.3794, 97.5], [98.1412, 97.5], 82, 4872, 'small', 'large'],
    ['smallEvery4Hours', [97.3794, 97.5], [98.1412, 97.5], 368, 4872, 'small', 'large'],
    ['smallEvery12Hours', [97.3794, 97.4434], [98.1412, 97.4996], 1464, 4704, 'small', 'large'],
    ['smallDaily', [97.3794, 96.8482], [98.1412, 97.4434], null, null, 'large', 'large'],
    ['higherSmallCap', [97.3794, 98], [98.1412, 98], 78, 7560, 'small', 'large'],
    ['lowerSmallCap', [97.3794, 97], [98.1412, 97], 88, 3360, 'large', 'large'],
    ['largeFortnightlySmallDaily', [96.5195, 96.8482], [97.3794, 97.4434], 2928, null, 'small', 'small'],
    ['largeDaily', [98.4988, 97.5], [98.5, 97.5], 101, 696, 'large', 'large'],
  ])('%s', (setting, halfYear, year, first, forGood, leader, leaderAfterYear) => {
    const { parameters, outputs, states } = evaluateAt(iterationRace, setting);
    expect(finals(parameters)).toEqual(halfYear);
    expect(finals({ ...parameters, windowWeeks: 52 })).toEqual(year);
    expect(outputs.smallFirstLeadsHour).toBe(first);
    expect(outputs.largeLeadsForGoodHour).toBe(forGood);
    expect(outputs.largeLeadsForGoodWeek).toBe(forGood === null ? null : forGood / 168);
    expect(outputs.leader).toBe(leader);
    expect(evaluate(iterationRace, { ...parameters, windowWeeks: 52 }).outputs.leader).toBe(leaderAfterYear);
    expect(states.smallAhead).toBe(leader === 'small');
    expect(states.smallNeverLeads).toBe(first === null);
  });

  // Audit, E-L03-16: the window decides.
  it('has the small model ahead after 4 and 26 weeks and the large one after 52', () => {
    expect(finals({ windowWeeks: 4 })).toEqual([95.5625, 97.4991]);
    const leaders = ['fourWeeks', 'halfYear', 'year'].map((at) => evaluateAt(iterationRace, at).outputs.leader);
    expect(leaders).toEqual(['small', 'small', 'large']);
  });

  // Audit, below table L03-M3c: every change is reported, also the swaps around a weekly step.
  it('lists all changes of leader, whatever the window', () => {
    for (const windowWeeks of [4, 26, 52]) {
      const { leaders } = evaluate(iterationRace, { cycleSmallHours: 12, windowWeeks }).datasets;
      expect(leaders!.map(({ hour, who }) => [hour, who])).toEqual([
        [1464, 'small'],
        [1512, 'large'],
        [1536, 'small'],
        [4704, 'large'],
      ]);
    }
  });

  // Audit, L03-A2-peek: iteration counts; L03-M6: the bill at $3 an hour.
  it('counts iterations and money', () => {
    const { outputs } = evaluate(iterationRace);
    expect([outputs.iterationsLarge, outputs.iterationsSmall, outputs.computeCost]).toEqual([26, 4368, 13_104]);
    expect(six(outputs.costPerPointLarge as number)).toBe(5507.35);
    expect(six(outputs.costPerPointSmall as number)).toBe(1747.2);
  });

  // Audit, table L03-M4c: the battery allows one cycle a day, and then the small model never leads.
  it('lets the battery of the phone decide the cycle', () => {
    const { outputs, states, datasets } = evaluateAt(iterationRace, 'mobile');
    expect(outputs.cycleSmallHoursAllowed).toBe(24);
    expect(outputs.smallFirstLeadsHour).toBeNull();
    expect(outputs.costPerPointSmall).toBeNull();
    expect(datasets.leaders).toEqual([]);
    expect(states).toEqual({ smallAhead: false, smallNeverLeads: true, limitedByBattery: true });
    expect(evaluateAt(iterationRace, 'mobileDaily').states.limitedByBattery).toBe(false);
    const allowed = (given: Given) =>
      evaluate(iterationRace, { context: 'mobile', ...given }).outputs.cycleSmallHoursAllowed;
    expect([
      allowed({ batteryShare: 100 }),
      allowed({ trainingHours: 0.5 }),
      allowed({ cycleSmallHours: 168 }),
    ]).toEqual([12, 12, 168]);
    expect(evaluate(iterationRace, { trainingHours: 4 }).outputs.cycleSmallHoursAllowed).toBe(4);
  });

  it('draws few points, ends both curves with the window, and says what it shows', () => {
    for (const setting of Object.keys(iterationRace.settings)) {
      const { parameters, outputs, datasets } = evaluateAt(iterationRace, setting);
      for (const [model, final] of [
        ['large', outputs.largeFinal],
        ['small', outputs.smallFinal],
      ]) {
        const rows = datasets.race!.filter((row) => row.model === model);
        expect(rows.length).toBeLessThanOrEqual(120);
        expect(rows.at(-1)).toMatchObject({ week: parameters.windowWeeks, accuracy: final });
      }
      expect(datasets.standings!.at(-1)).toMatchObject({ week: parameters.windowWeeks, who: outputs.leader });
    }
    expect(findingOf(iterationRace, 'race', evaluateAt(iterationRace, 'year'))).toBe(
      'After 52 weeks the large model is ahead, 98.14\u202f% against 97.50\u202f%; the small one first led in hour 82, and the lead last changed in week 29.',
    );
    expect(findingOf(iterationRace, 'race', evaluateAt(iterationRace, 'mobile'))).toBe(
      'After 26 weeks the large model is ahead, 97.38\u202f% against 96.85\u202f%; the small one has not led for an hour.',
    );
  });

  it.each(['wide', 'narrow', 'print'] as const)('keeps its names apart along the window, %s', async (size) => {
    for (const cycleSmallHours of [1, 12, 24, 48]) {
      for (const cycleLargeHours of [24, 168, 336]) {
        for (const windowWeeks of [4, 9, 10, 18, 26, 29, 30, 33, 45, 52]) {
          const at = { cycleSmallHours, cycleLargeHours, windowWeeks };
          const svg = await drawFigure(iterationRace, 'race', evaluate(iterationRace, at), size);
          expect(collisions(textBoxes(svg)), JSON.stringify(at)).toEqual([]);
        }
      }
    }
  });
});
