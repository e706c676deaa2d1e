/** The chapter of one lab: three acts with prose, a prediction, an instrument of two panels, tables, maths, questions. */
import type { Choices } from './choices.ts';
import { paragraph, paragraphs, sentence } from './prose.ts';
import { simulationId } from './simulation.ts';
import type { Vessel } from './vessels.ts';

/** Terms of the glossary, one of which each act names; the index gathers where. */
export const terms = ['excess', 'half-time', 'heat-capacity', 'loss', 'cover', 'equilibrium'] as const;

const term = (choose: Choices): string => `<Term id="${choose.pick(terms)}" />`;

/** Options of the prediction, turned so that the right one stands in another place in each lab. */
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

function reflection({ index }: Vessel): string {
  const all = [
    `- [x] There is less of a difference left.
  > What is lost in a minute is a share of the difference, so it shrinks along with it.`,
    `- [ ] The water holds on to its last heat more firmly.
  > **Heat taken for glue.** No degree is held more firmly than another; there is less to drive it out.`,
    `- [ ] The room has become as warm as the vessel by then.
  > **The room taken for a small one.** The room hardly notices. The vessel comes to it.`,
  ];
  return all.map((_, place) => all[(place + index) % all.length]!).join('\n');
}

/** The MDX of a lab. `earlier` is a lab to point back to. */
export function labSource(vessel: Vessel, earlier: Vessel | undefined, choose: Choices): string {
  const { name, slug } = vessel;
  const simulation = simulationId(vessel);
  const prose = (count: number): string => paragraphs(count, name, choose);
  const value = (output: string, at: string): string => `<Value of="${simulation}.${output}" at="${at}" />`;
  const back = earlier ? ` It was much the same in [](${earlier.slug}), as [](${earlier.slug}#fig-cooling) shows.` : '';
  return `---
title: The ${name}
description: A ${name} has to wait. Say what keeps it warm, and look.
problem: ${sentence(name, choose)}
prerequisites:
  - that warm things cool until they are as warm as the room
objectives:
  - Say what the speed of cooling depends on.
  - Tell a lasting difference from one that fades.
---

## The ${name} on the table

<Message from="Somebody in a hurry">

I have filled it to the brim at ${value('start', 'bare')}, and the room has ${value('room', 'bare')}. ${sentence(name, choose)}

</Message>

${prose(3)}

Where there is an ${'<Term id="excess" />'}, there is a ${term(choose)}.${back} ${sentence(name, choose)}

<MarginNote title="In passing">

${sentence(name, choose)}

</MarginNote>

${prose(1)}

<Table id="tab-ways">

| Way | What stops it | What it leaves |
|---|---|---|
| Through the wall | a second wall | the surface |
| From the surface | a lid | the wall |
| Into the table | a mat | nearly everything |
| With the steam | a lid, again | what the wall lets through |

What leaves the ${name}, and by which way.

</Table>

${prose(1)}

## A question before you look

${prose(1)}

<Predict id="warmest" of="${simulation}" at="wrapped">

Three of them wait for ${value('wait', 'wrapped')}. Which one is the warmest then?

${options(vessel)}

</Predict>

<Reveal after="warmest">

<Instrument id="vessel" of="${simulation}" title="Two covers" print="bare wrapped">

<Controls of="wait cover filling" />

<Figure id="fig-cooling" chart="cooling">The ${name} as it stands and without a cover. The dashed line is lukewarm.</Figure>

<Readouts of="temperature halfTime left kept" />

After <Value of="wait" /> it has <Value of="temperature" />, and the cover has kept it warmer by <Value of="kept" />.

<When state="tooCold">

It is lukewarm: nobody wants it any more.

</When>

</Instrument>

<Outcome of="warmest" />

<Equation id="eq-cooling">

$$
T(t) = R + (T_0 - R)\\,e^{-h t / (m c)}
$$

</Equation>

Here $T_0$ is the temperature at the beginning, $R$ that of the room, $h$ the loss and $m c$ the ${term(choose)}. [](#eq-cooling) says that the excess halves in $m c \\ln 2 / h$, which is ${value('halfTime', 'bare')} without a cover and ${value('halfTime', 'wrapped')} with both. ${sentence(name, choose)}

<Derivation of="${simulation}.temperature" at="late" />

<Table id="tab-marks" of="${simulation}" dataset="marks" at="late">The ${name} without a cover. [](#fig-cooling) draws the same numbers.</Table>

As [](#tab-marks) has it, ${value('left', 'late')} of the ${'<Term id="excess" />'} is left in the end; [](#tab-ways) says where the rest has gone.

</Reveal>

## What you take along

${prose(1)}

- ${sentence(name, choose)}
- ${sentence(name, choose)}
- ${sentence(name, choose)}

<MathPeek title="From a share to a half">

${paragraph(name, choose)} If $dx/dt = -k\\,x$, then $x = x_0\\,e^{-kt}$, and $x$ has halved when $e^{-kt} = 1/2$.

</MathPeek>

<Reflect id="slower">

Why does it cool more slowly the longer it has stood?

${reflection(vessel)}

</Reflect>

${sentence(name, choose)}

<Write id="advice" rows={5}>

Write to somebody who keeps a ${slug.replace('-', ' ')} warm all day: what should they do first, and what is not worth the trouble?

</Write>
`;
}
