/**
 * The chapter of one dense lab, which building is measured on: two instruments, four figures, six tables, forty values and
 * ten equations. Most of it stands behind its seal, where every number may be told.
 */
import type { Choices } from './choices.ts';
import { terms } from './lab.ts';
import { paragraphs, sentence } from './prose.ts';
import { simulationId } from './simulation.ts';
import type { Vessel } from './vessels.ts';

/** How many of each a dense lab has. */
export const denseParts = { instruments: 2, figures: 4, tables: 6, values: 40, equations: 10 } as const;

const settings = ['bare', 'covered', 'wrapped', 'late'] as const;
const outputs = ['temperature', 'halfTime', 'left', 'kept', 'start', 'room', 'wait'] as const;

const equations = [
  'T(t) = R + (T_0 - R)\\,e^{-h t / (m c)}',
  '\\frac{dT}{dt} = -\\frac{h}{m c}\\,(T - R)',
  '\\tau = \\frac{m c}{h}',
  't_h = \\tau \\ln \\frac{T_0 - R}{T - R}',
  's(t) = \\frac{T(t) - R}{T_0 - R}',
  '\\int_a^b h\\,(T(t) - R)\\,dt = m c\\,(T(a) - T(b))',
  'h = \\sum_{i} \\frac{A_i}{r_i}',
  '\\ln s(t) = -\\frac{t}{\\tau}',
  '\\Delta T = T_w(t) - T_o(t) = (T_0 - R)\\left(e^{-h_w t / (m c)} - e^{-h_o t / (m c)}\\right)',
  '\\lim_{t \\to \\infty} T(t) = R',
] as const;

/** The options of a prediction, turned so that the right one stands in another place in each lab. */
function options({ index }: Vessel): string {
  const all = [
    `- [ ] The one under a lid and a cloth. <Claim highest="temperature" at="wrapped" />
  > The cloth holds back what the lid lets through.`,
    `- [ ] The one under a lid, since steam takes the most. <Claim highest="temperature" at="covered" />
  > **Steam taken for everything.** The lid stops the steam. What goes through wall and lid goes on as before.`,
    `- [ ] The one that is open, for it cools evenly all over. <Claim highest="temperature" at="bare" />
  > **Even taken for slow.** However evenly it goes, it goes faster where nothing covers it.`,
  ];
  return all.map((_, place) => all[(place + index) % all.length]!).join('\n');
}

/** The MDX of a dense lab. `earlier` is a lab to point back to. */
export function denseLabSource(vessel: Vessel, earlier: Vessel | undefined, choose: Choices): string {
  const { name, index } = vessel;
  const simulation = simulationId(vessel);
  const prose = (count: number): string => paragraphs(count, name, choose);
  let told = index;
  const value = (): string => {
    const at = settings[told % settings.length]!;
    const output = outputs[told % outputs.length]!;
    told += 1;
    return `<Value of="${simulation}.${output}" at="${at}" />`;
  };
  const equation = (from: number): string => `<Equation id="eq-${from}">

$$
${equations[from]!}
$$

</Equation>

${sentence(name, choose)} It is ${value()} in one and ${value()} in another, as [](#eq-${from}) has it. ${sentence(name, choose)}
`;
  const rows = (count: number): string =>
    Array.from({ length: count }, () => `| ${choose.pick(terms)} | ${value()} | ${value()} |`).join('\n');
  const table = (id: string, count: number): string => `<Table id="tab-${id}">

| What | In one | In another |
|---|---|---|
${rows(count)}

What is left of the ${name}.

</Table>
`;
  const instrument = (
    which: 'first' | 'second',
  ): string => `<Instrument id="${which}" of="${simulation}" title="The ${which} table">

<Controls of="wait cover filling" />

<Figure id="fig-cooling-${which}" chart="cooling">The ${name} as it stands and without a cover. The dashed line is lukewarm.</Figure>

<Figure id="fig-excess-${which}" chart="excess">What the ${name} has above the room.</Figure>

<Readouts of="temperature halfTime left kept" />

After <Value of="wait" /> it has <Value of="temperature" />.

<When state="tooCold">

It is lukewarm: nobody wants it any more.

</When>

</Instrument>
`;
  const back = earlier
    ? ` It was much the same in [](${earlier.slug}), as [](${earlier.slug}#fig-cooling-first) shows.`
    : '';
  return `---
title: The ${name}
description: A ${name} has to wait. Say what keeps it warm, and look.
problem: ${sentence(name, choose)}
prerequisites:
  - that warm things cool until they are as warm as the room
objectives:
  - Say what the speed of cooling depends on.
---

## The ${name} on the table

${prose(2)}

Where there is an <Term id="excess" />, there is a <Term id="${choose.pick(terms)}" />.${back}

<Predict id="warmest" of="${simulation}" at="wrapped">

Three of them wait. Which one is the warmest then?

${options(vessel)}

</Predict>

<Reveal after="warmest">

${instrument('first')}

<Outcome of="warmest" />

${[0, 1, 2, 3, 4].map(equation).join('\n')}

${table('ways', 4)}

${table('times', 3)}

<Table id="tab-marks-late" of="${simulation}" dataset="marks" at="late">The ${name} at the end.</Table>

### The ${name} a second time

${prose(1)}

${instrument('second')}

${[5, 6, 7, 8, 9].map(equation).join('\n')}

${table('halves', 2)}

${table('rest', 1)}

<Table id="tab-marks-bare" of="${simulation}" dataset="marks" at="bare">The ${name} without a cover.</Table>

</Reveal>

${prose(1)}
`;
}
