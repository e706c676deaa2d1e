/** The rules that *Twenty numbers that did not hold* names do refuse the drafts, rebuilt here as they were found. */
import { choice, defineSimulation, number, percent, quantity, type AnySimulation } from 'labwright/simulation';
import { expect, it } from 'vitest';
import { keyProblems } from '../../src/lib/labwright/document/claims.ts';
import { readLab } from '../../src/lib/labwright/document/lab.ts';
import { resolveLab } from '../../src/lib/labwright/document/resolve.ts';
import { parseChapter } from '../../src/lib/labwright/document/source.ts';
import { instrumentProblems } from '../../src/lib/labwright/proof/instrument-rules.ts';
import { unitProblems } from '../../src/lib/labwright/proof/simulation-rules.ts';
import { typedNumberProblems } from '../../src/lib/labwright/proof/text-rules.ts';
import { draftedAlarm } from '../../src/lib/simulations/drafted-alarm.ts';
import { draftedRace } from '../../src/lib/simulations/drafted-race.ts';
import { draftedSchedule } from '../../src/lib/simulations/drafted-schedule.ts';
import { unreachableFloor } from '../../src/lib/simulations/unreachable-floor.ts';
import { wasteReversed } from '../../src/lib/simulations/waste-reversed.ts';

const file = 'docs/draft.mdx';

/** The rules that a chapter about some simulations breaks. */
function broken(source: string, ...simulations: AnySimulation[]): string[] {
  const { tree } = parseChapter(source, file);
  const lab = readLab(tree, {
    id: 'drafts/draft',
    slug: 'draft',
    file,
    simulations: new Map(simulations.map((simulation) => [simulation.id, simulation])),
    facts: {},
    givens: {},
  });
  resolveLab(lab);
  const problems = [
    ...lab.problems,
    ...keyProblems(lab),
    ...instrumentProblems(lab),
    ...typedNumberProblems(lab, tree, []),
    ...simulations.flatMap(unitProblems),
  ];
  return [...new Set(problems.map(({ rule }) => rule))];
}

it('refuses a key that its own curve refutes', () => {
  const source = `
<Predict id="q" of="drafted-alarm" at="drafted">

When does a weekly check ring?

- [x] Early <Claim output="firstCheck" atMost={4} />
- [ ] As the prose has it <Claim output="firstCheck" equals={8} />
- [ ] Later <Claim output="firstCheck" above={8} />

</Predict>

<Reveal after="q">

<Outcome of="q" />

</Reveal>
`;
  expect(broken(source, draftedAlarm)).toEqual(['predict/key']);
});

it('refuses a schedule, a winner and a worst stage that their formulas refute', () => {
  const question = (of: string, options: readonly string[]) => `
<Predict id="q" of="${of}">

Which?

${options.map((claim, index) => `- [${index === 0 ? 'x' : ' '}] One <Claim ${claim} />`).join('\n')}

</Predict>

<Reveal after="q">

<Outcome of="q" />

</Reveal>
`;
  const asked: [AnySimulation, string[]][] = [
    [draftedSchedule, ['cloud', 'edge', 'mobile'].map((at) => `lowest="optimum" at="${at}"`)],
    [draftedRace, ['output="overtakes" atMost={26}', 'state="neverOvertakes"']],
    [wasteReversed, ['deployment', 'requirements'].map((at) => `highest="drafted" at="${at}"`)],
  ];
  for (const [simulation, options] of asked)
    expect(broken(question(simulation.id, options), simulation)).toEqual(['predict/key']);
});

it('refuses a warning that its two sliders cannot bring about', () => {
  const controls = (names: string) => `
<Instrument id="floor" of="unreachable-floor">

<Controls of="${names}" />

<Readouts of="interval accuracyAtEnd" />

</Instrument>
`;
  expect(broken(controls('retrainCost daysToLose7'), unreachableFloor)).toEqual(['state/reachable']);
  expect(broken(controls('retrainCost daysToLose7 decayOf'), unreachableFloor)).toEqual([]);
});

it('refuses a slider that cancels out, and a box that is only counted', () => {
  const battery = defineSimulation({
    id: 'battery',
    title: 'A battery as drafted',
    params: { cycle: number({ label: 'Cycle', unit: 'hour', min: 1, max: 128, step: 1, default: 16 }) },
    constants: {
      power: { label: 'Power', unit: 'Wh/hour', value: 5, kind: 'given' },
      day: { label: 'Day', unit: 'hour/day', value: 24, kind: 'definition' },
    },
    outputs: { energy: quantity({ label: 'Energy', unit: 'Wh/day', digits: 0 }) },
    run: ({ cycle }, { power, day }) => ({
      outputs: { energy: Math.round((day / cycle) * power * cycle * 1e6) / 1e6 },
      states: {},
      datasets: {},
    }),
  });
  const gates = defineSimulation({
    id: 'gates',
    title: 'Two gates as drafted',
    params: {
      memory: choice({
        label: 'Memory budget',
        options: { off: { label: 'off' }, on: { label: 'on' } },
        default: 'off',
      }),
      profile: choice({ label: 'Profile', options: { off: { label: 'off' }, on: { label: 'on' } }, default: 'off' }),
    },
    outputs: { stage: quantity({ label: 'Found in stage', digits: 0 }) },
    run: ({ memory }) => ({ outputs: { stage: memory === 'on' ? 1 : 5 }, states: {}, datasets: {} }),
  });
  const instrument = (of: string, controls: string, output: string) => `
<Instrument id="i" of="${of}">

<Controls of="${controls}" />

<Readouts of="${output}" />

</Instrument>
`;
  expect(broken(instrument('battery', 'cycle', 'energy'), battery)).toEqual(['control/inert']);
  expect(broken(instrument('gates', 'memory profile', 'stage'), gates)).toEqual(['control/inert']);
});

it('refuses a price, an availability and a remainder that lose a unit', () => {
  const price = defineSimulation({
    id: 'price',
    title: 'A month over a day',
    params: { bill: number({ label: 'Bill', unit: '$/month', min: 1, max: 500_000, step: 1, default: 247_000 }) },
    constants: { daily: { label: 'Predictions', unit: 'million/day', value: 50, kind: 'given' } },
    outputs: { price: quantity({ label: 'Price', unit: '$/million', digits: 2 }) },
    run: ({ bill }, { daily }) => ({ outputs: { price: bill / (daily * 1000) }, states: {}, datasets: {} }),
  });
  const uptime = defineSimulation({
    id: 'uptime',
    title: 'Minutes as hundredths',
    params: { repair: number({ label: 'Repair', unit: 'minute', min: 1, max: 600, step: 1, default: 127 }) },
    constants: { between: { label: 'Between failures', unit: 'hour', value: 156, kind: 'given' } },
    outputs: { uptime: percent({ label: 'Availability', digits: 1 }) },
    run: ({ repair }, { between }) => ({
      outputs: { uptime: (100 * between) / (between + repair / 100) },
      states: {},
      datasets: {},
    }),
  });
  const memory = defineSimulation({
    id: 'memory',
    title: 'Two megabytes',
    params: { model: number({ label: 'Model', unit: 'MiB', min: 1, max: 4096, step: 1, default: 512 }) },
    constants: { phone: { label: 'Phone', unit: 'MB', value: 600, kind: 'given' } },
    outputs: { left: quantity({ label: 'Left', unit: 'MB', digits: 0 }) },
    run: ({ model }, { phone }) => ({ outputs: { left: phone - model }, states: {}, datasets: {} }),
  });
  for (const simulation of [price, uptime, memory])
    expect(broken('', simulation), simulation.id).toEqual(['unit/scaling']);
});

it('refuses a number that is typed', () => {
  expect(broken('The second test gives p below 0.001, and accuracy drops by 7%.')).toEqual(['text/typed-number']);
});
