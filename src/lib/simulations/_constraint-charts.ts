/** How the charts about late-found constraints are drawn: the project as a calendar, the cost of each stage, the gates. */
import type { ChartSpec } from 'labwright/simulation';
import { at, colourBy, linear, logarithmic, marker } from './_chart-parts.ts';
import { stageNames } from './_constraint-stages.ts';

const rows = (domain: readonly string[], padding: number) => ({
  type: 'nominal' as const,
  scale: { domain: [...domain], padding },
  axis: { title: null },
});
const stageRow = { field: 'name', ...rows(stageNames, 0.35) };
const calendar = linear('days since the start', [0, 150], [0, 30, 60, 90, 120, 150]);

/** The stages of one status. Solid, solid and hollow: the words beside the bars say the rest. */
const stagesThatAre = (status: string, fill: string, stroke: string | null) => ({
  transform: [{ filter: `datum.status === '${status}'` }],
  mark: { type: 'bar' as const, fill, stroke, strokeWidth: stroke === null ? 0 : 1 },
  encoding: { y: stageRow, x: { field: 'from', ...calendar }, x2: { field: 'to' } },
});

export const stagesSpec: ChartSpec = {
  data: { name: 'stages' },
  layer: [
    stagesThatAre('kept', 'var(--lw-good)', null),
    stagesThatAre('redo', 'var(--lw-fail)', null),
    stagesThatAre('to come', 'var(--lw-panel)', 'var(--lw-line-strong)'),
    { mark: { type: 'rule', style: 'now' }, encoding: { x: at('sunkDays') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "(width > 170 ? 'found on day ' : 'day ') + sunkDays" },
      },
      encoding: { x: at('sunkDays'), y: { value: 0 } },
    },
    {
      // The thresholds lie between the widths that a plot has with the shorter and with the longer words beside it.
      transform: [
        {
          calculate:
            "width > 260 ? datum.days + ' days, ' + datum.status : width > 165 ? datum.days + ', ' + datum.status : datum.status === 'redo' ? 'redo' : '' + datum.days",
          as: 'words',
        },
      ],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 6 },
      encoding: { y: stageRow, x: { value: 'width' }, text: { field: 'words' } },
    },
  ],
};

export const costRules = ['bottom-up', 'doubling rule'];
const ruleColour = colourBy('rule', costRules);
const foldRules = {
  fold: ['bottomUpMultiplier', 'multiplier'],
  as: ['column', 'times'] as [string, string],
};
const nameRules = {
  calculate: `datum.column === 'multiplier' ? '${costRules[1]}' : '${costRules[0]}'`,
  as: 'rule',
};
const thisStage = { filter: 'datum.stage === discoveryStage' };
const stageOfDiscovery = linear('stage of discovery', [0.7, 6.5], [1, 2, 3, 4, 5, 6]);
const times = { field: 'times', type: 'quantitative' as const };
/** The larger of the two numbers stands above its curve and left of it, the smaller below and right: no rising curve is there. */
const isUpper = "(datum.column === 'multiplier') === (multiplier > bottomUpMultiplier)";
const leansLeft = `${isUpper} && discoveryStage > 1`;

export const escalationSpec: ChartSpec = {
  data: { name: 'escalation' },
  layer: [
    { mark: { type: 'rule', style: 'now' }, encoding: { x: at('discoveryStage') } },
    {
      transform: [foldRules, nameRules],
      mark: 'line',
      encoding: {
        x: {
          field: 'stage',
          ...stageOfDiscovery,
          axis: {
            ...stageOfDiscovery.axis,
            labelExpr: `width > 480 ? [${stageNames.map((name) => `'${name}'`).join(', ')}][datum.value - 1] : format(datum.value, 'd')`,
          },
        },
        y: { field: 'times', ...logarithmic('cost, times a note at the start', [0.6, 300], [1, 10, 100]) },
        color: ruleColour,
      },
    },
    {
      transform: [foldRules, nameRules, thisStage],
      mark: { ...marker, stroke: { expr: "scale('color', datum.rule)" } },
      encoding: { x: { field: 'stage', type: 'quantitative' }, y: times },
    },
    {
      transform: [foldRules, nameRules, thisStage, { calculate: "format(datum.times, 'd') + '×'", as: 'words' }],
      mark: {
        type: 'text',
        style: 'value-label',
        align: { expr: `${leansLeft} ? 'right' : 'left'` },
        dx: { expr: `${leansLeft} ? -7 : 7` },
        dy: { expr: `${isUpper} ? -9 : 11` },
        baseline: 'middle',
      },
      encoding: { x: { field: 'stage', type: 'quantitative' }, y: times, text: { field: 'words' } },
    },
    {
      transform: [foldRules, nameRules, { filter: 'datum.stage === 6' }],
      mark: { type: 'text', style: 'series-label' },
      encoding: { x: at(6.5), y: times, text: { field: 'rule' }, color: ruleColour },
    },
  ],
};

export const savingSpec = (choices: readonly string[]): ChartSpec => ({
  data: { name: 'savings' },
  layer: [
    {
      mark: {
        type: 'bar',
        fill: { expr: "datum.shown === 'chosen' ? 'var(--lw-accent)' : 'var(--lw-line-strong)'" },
        stroke: { expr: "datum.shown === 'chosen' ? 'var(--lw-ink)' : null" },
      },
      encoding: {
        y: { field: 'choice', ...rows(choices, 0.35) },
        x: { field: 'netSavingDays', ...linear('days saved, gates paid', [-10, 120], [0, 30, 60, 90, 120]) },
      },
    },
    { mark: { type: 'rule', style: 'now' }, encoding: { x: at(0) } },
    {
      transform: [
        { calculate: "replace(format(datum.netSavingDays, 'd'), '-', '−')", as: 'days' },
        {
          calculate: "width > 220 ? datum.days + (abs(datum.netSavingDays) === 1 ? ' day' : ' days') : datum.days",
          as: 'words',
        },
      ],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 6 },
      encoding: { y: { field: 'choice', type: 'nominal' }, x: { value: 'width' }, text: { field: 'words' } },
    },
  ],
});
