/**
 * The handbook of one lab that reading is measured on: a lab's text, and an instrument of three charts outside any seal.
 * Of its controls one changes the rows of two charts, one only the rule in two, one everything.
 */
import { choices } from './choices.ts';
import { paragraph, paragraphs } from './prose.ts';

export const pageLab = 'waiting-room';
/** Ids on the page: of the instrument, its figures and the sliders that are moved. */
export const pageParts = {
  instrument: 'kettle',
  figures: ['fig-course', 'fig-flow', 'fig-halving'],
  sliders: ['filling', 'wait'],
} as const;

export const pageSimulationId = 'waiting-kettle';
export const pageSimulation = `/** A kettle that cools by Newton's law, drawn three ways. */
import { choice, column, defineSimulation, integer, number, quantity, textColumn } from 'labwright/simulation';

const series = ['as it stands', 'without a cover'];

export default defineSimulation({
  id: '${pageSimulationId}',
  title: 'A kettle that cools',
  params: {
    wait: number({ label: 'Wait', symbol: 't', unit: 'minute', min: 0, max: 60, step: 1, digits: 0, default: 10 }),
    cover: choice({
      label: 'Cover',
      options: { open: { label: 'none' }, lid: { label: 'a lid' }, cloth: { label: 'a lid and a cloth' } },
      default: 'open',
    }),
    filling: integer({ label: 'Filling', symbol: 'm', unit: 'g', min: 100, max: 600, step: 1, default: 300 }),
  },
  constants: {
    start: { label: 'Temperature at the beginning', symbol: 'T_0', unit: '°C', value: 90, kind: 'given' },
    room: { label: 'Temperature of the room', symbol: 'R', unit: '°C', value: 20, kind: 'given' },
    water: { label: 'Heat that warms water', symbol: 'c', unit: 'J/g/°C', digits: 2, value: 4.18, kind: 'given' },
    lossOpen: { label: 'Heat lost without a cover', unit: 'J/minute/°C', value: 66, kind: 'given' },
    lossLid: { label: 'Heat lost under a lid', unit: 'J/minute/°C', value: 44, kind: 'given' },
    lossCloth: { label: 'Heat lost under a lid and a cloth', unit: 'J/minute/°C', value: 27, kind: 'given' },
    horizon: { label: 'As long as anybody waits', unit: 'minute', value: 60, kind: 'given' },
    leastFilling: { label: 'The least filling', unit: 'g', value: 100, kind: 'given' },
    mostFilling: { label: 'The most filling', unit: 'g', value: 600, kind: 'given' },
    half: { label: 'A half', value: 0.5, kind: 'definition' },
  },
  outputs: {
    temperature: quantity({ label: 'Temperature', symbol: 'T', unit: '°C', digits: 1 }),
    halfTime: quantity({ label: 'The excess halves in', unit: 'minute', digits: 1 }),
    flow: quantity({ label: 'Heat that leaves it', unit: 'J/minute', digits: 0 }),
  },
  settings: { covered: { cover: 'lid' } },
  datasets: {
    course: {
      columns: {
        series: textColumn({ label: 'Cover' }),
        minute: column({ label: 'Minutes', unit: 'minute', digits: 1 }),
        temperature: column({ label: 'Temperature', unit: '°C', digits: 1 }),
      },
    },
    flow: {
      columns: {
        minute: column({ label: 'Minutes', unit: 'minute', digits: 1 }),
        flow: column({ label: 'Heat that leaves', unit: 'J/minute', digits: 0 }),
      },
    },
    halving: {
      columns: {
        filling: column({ label: 'Filling', unit: 'g', digits: 0 }),
        halfTime: column({ label: 'Halves in', unit: 'minute', digits: 1 }),
      },
    },
  },
  charts: {
    course: {
      title: 'How it cools',
      height: 220,
      spec: {
        layer: [
          {
            data: { name: 'course' },
            mark: 'line',
            encoding: {
              x: { field: 'minute', type: 'quantitative', scale: { domain: [0, 60], nice: false }, axis: { title: 'minutes' } },
              y: { field: 'temperature', type: 'quantitative', scale: { domain: [20, 100], nice: false, zero: false }, axis: { title: 'temperature, °C' } },
              color: { field: 'series', type: 'nominal', scale: { domain: series } },
            },
          },
          { mark: { type: 'rule', style: 'now' }, encoding: { x: { datum: { expr: 'wait' }, type: 'quantitative' } } },
        ],
      },
      table: { dataset: 'course' },
      finding: ({ say }) => \`After \${say('wait')} it has \${say('temperature')}.\`,
    },
    flow: {
      title: 'What leaves it',
      height: 180,
      spec: {
        layer: [
          {
            data: { name: 'flow' },
            mark: 'area',
            encoding: {
              x: { field: 'minute', type: 'quantitative', scale: { domain: [0, 60], nice: false }, axis: { title: 'minutes' } },
              y: { field: 'flow', type: 'quantitative', scale: { domain: [0, 5000], nice: false }, axis: { title: 'heat, J a minute' } },
            },
          },
          { mark: { type: 'rule', style: 'now' }, encoding: { x: { datum: { expr: 'wait' }, type: 'quantitative' } } },
        ],
      },
      table: { dataset: 'flow' },
      finding: ({ say }) => \`After \${say('wait')} \${say('flow')} leave it.\`,
    },
    halving: {
      title: 'How filling keeps it warm',
      height: 180,
      spec: {
        layer: [
          {
            data: { name: 'halving' },
            mark: 'line',
            encoding: {
              x: { field: 'filling', type: 'quantitative', scale: { domain: [100, 600], nice: false, zero: false }, axis: { title: 'filling, g' } },
              y: { field: 'halfTime', type: 'quantitative', scale: { domain: [0, 70], nice: false }, axis: { title: 'halves in, minutes' } },
            },
          },
          { mark: { type: 'rule', style: 'now' }, encoding: { x: { datum: { expr: 'filling' }, type: 'quantitative' } } },
        ],
      },
      table: { dataset: 'halving' },
      finding: ({ say }) => \`With \${say('filling')} the excess halves in \${say('halfTime')}.\`,
    },
  },
  run({ wait, cover, filling }, c) {
    const losses = { open: c.lossOpen, lid: c.lossLid, cloth: c.lossCloth };
    const loss = losses[cover];
    const excess = (each: number, time: number): number => (c.start - c.room) * Math.exp((-each * time) / (filling * c.water));
    const halfTime = (mass: number): number => (-mass * c.water * Math.log(c.half)) / loss;
    const times = (count: number): number[] => Array.from({ length: count + 1 }, (_, step) => (c.horizon * step) / count);
    return {
      outputs: { temperature: c.room + excess(loss, wait), halfTime: halfTime(filling), flow: loss * excess(loss, wait) },
      states: {},
      datasets: {
        course: [loss, c.lossOpen].flatMap((each, index) =>
          times(60).map((minute) => ({ series: series[index]!, minute, temperature: c.room + excess(each, minute) })),
        ),
        flow: times(150).map((minute) => ({ minute, flow: loss * excess(loss, minute) })),
        halving: times(199).map((minute) => {
          const mass = c.leastFilling + ((c.mostFilling - c.leastFilling) * minute) / c.horizon;
          return { filling: mass, halfTime: halfTime(mass) };
        }),
      },
    };
  },
});
`;

/** The words of the lab, which every tool shows: before the charts and after them. */
export function pageProse(): { readonly before: string; readonly after: string } {
  const choose = choices(1);
  return { before: paragraph('kettle', choose), after: paragraphs(14, 'kettle', choose) };
}

const { before, after } = pageProse();
const captions = ['How it cools.', 'What leaves it.', 'How filling keeps it warm.'];

export const pageLabSource = `---
title: The kettle in the waiting room
description: A kettle has to wait. Say what keeps it warm, and look.
---

## The kettle on the table

${before}

<Instrument id="${pageParts.instrument}" of="${pageSimulationId}" title="Three views">

<Controls of="wait cover filling" />

${pageParts.figures
  .map((id, index) => `<Figure id="${id}" chart="${id.replace('fig-', '')}">${captions[index]!}</Figure>`)
  .join('\n\n')}

<Readouts of="temperature halfTime flow" />

</Instrument>

## What was said of it

${after}
`;
