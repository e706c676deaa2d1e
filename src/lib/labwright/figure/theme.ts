/**
 * The house theme as a Vega-Lite config: hairline grid, one axis line, sans labels, names at the curves.
 *
 * A chart may set these styles on its marks (`mark: { type: 'text', style: 'series-label' }`):
 * - `series-label`: the name of a curve, at its end; on a phone and in small multiples a key replaces it
 * - `now`, `now-label`: a rule at the setting the reader has chosen, and its text, which turns inward near the right edge
 * - `limit`, `limit-label`: a dashed threshold, and its text above the right end
 * - `value-label`: the number at the end of a bar
 * - `marker`: a point that matters, such as a minimum
 * - `note`: a quiet remark in the plot
 */
import type { Config } from 'vega-lite';
import { series, token } from './colours.ts';
import type { JsonObject } from './json.ts';
import { keyMeasures } from './key.ts';
import { chartFont } from './metrics.ts';
import type { Variant } from './variants.ts';

/** Weights of names at curves and of guess and answer; the metrics table interpolates up to 600. */
export const nameWeight = 500;
export const strongWeight = 600;

/** Room between the plot and the text above it, and the height of the band where guess and answer are labelled. */
export function topRows(variant: Variant, hasFlags: boolean): { gap: number; band: number } {
  const gap = Math.round(variant.fontSize);
  return { gap, band: hasFlags && variant.flagBand ? Math.round(variant.fontSize * 1.5) : 0 };
}

function axes(variant: Variant, titleY: number): Config {
  const hair = variant.medium === 'print' ? 0.5 : 1;
  const { fontSize, tickDistance } = variant;
  return {
    axis: {
      labelFont: chartFont,
      labelFontSize: fontSize,
      labelColor: token('ink-soft'),
      labelLimit: 0,
      labelPadding: fontSize * 0.4,
      titleFont: chartFont,
      titleFontSize: fontSize,
      titleFontWeight: 400,
      titleColor: token('ink-soft'),
      titleLimit: 0,
      domainColor: token('line-strong'),
      domainWidth: hair,
      tickColor: token('line-strong'),
      tickWidth: hair,
      tickSize: fontSize * 0.4,
      gridColor: token('line'),
      gridWidth: hair,
      grid: false,
    },
    axisX: {
      labelFlush: false,
      titleAnchor: 'end',
      titleAlign: 'right',
      titlePadding: fontSize * 0.5,
    },
    axisY: {
      domain: false,
      ticks: false,
      titleAngle: 0,
      titleAlign: 'left',
      titleBaseline: 'alphabetic',
      titleX: 0,
      titleY,
    },
    axisXQuantitative: { tickCount: { expr: `max(2, floor(width / ${tickDistance.x}))` } },
    axisYQuantitative: { grid: true, tickCount: { expr: `max(2, floor(height / ${tickDistance.y}))` } },
    axisXDiscrete: { ticks: false, labelAngle: 0, labelColor: token('ink') },
    axisYDiscrete: { labelColor: token('ink') },
  };
}

/** Text over lines is outlined in the colour of the ground; `paint-order` on its group puts the outline beneath. */
export function halo(variant: Variant): { stroke: string; strokeWidth: number; strokeJoin: 'round' } {
  return { stroke: token('panel'), strokeWidth: variant.fontSize * 0.3, strokeJoin: 'round' };
}

/** A `marker`, as properties of the mark: Vega-Lite lets the colour of all points win over that of a style. */
export function markerProperties(variant: Variant): JsonObject {
  const { fontSize, lineWidth } = variant;
  const ring = { fill: token('panel'), stroke: token('ink'), strokeWidth: lineWidth * 0.75 };
  return { ...ring, filled: true, opacity: 1, size: fontSize * 4 };
}

function styles(variant: Variant): NonNullable<Config['style']> {
  const { fontSize, lineWidth } = variant;
  const thin = lineWidth / 2;
  const small = fontSize * 0.25;
  const text = { fontSize, ...halo(variant) };
  return {
    'series-label': { ...text, fontWeight: nameWeight, align: 'left', baseline: 'middle', dx: fontSize * 0.5 },
    now: { color: token('ink'), strokeWidth: thin * 1.25 },
    'now-label': { ...text, color: token('ink'), baseline: 'top', align: 'left', dx: fontSize * 0.4, dy: small },
    limit: { color: token('ink-soft'), strokeWidth: thin, strokeDash: [lineWidth * 2.5, lineWidth * 2] },
    'limit-label': { ...text, color: token('ink-soft'), align: 'right', baseline: 'bottom', dy: -small },
    'value-label': { ...text, color: token('ink') },
    note: { ...text, color: token('ink-soft') },
  };
}

/** The config of one variant. `legend` says whether a key stands above the plot. */
export function houseConfig(variant: Variant, options: { titleY: number; legend: boolean }): Config {
  const { fontSize, lineWidth } = variant;
  const key = keyMeasures(variant);
  return {
    aria: false,
    background: 'transparent',
    font: chartFont,
    view: { fill: null, stroke: null },
    range: { category: series },
    line: { strokeWidth: lineWidth, strokeCap: 'butt', strokeJoin: 'round', color: token('accent') },
    area: { fillOpacity: 0.16, color: token('accent') },
    bar: { color: token('accent') },
    rule: { color: token('ink'), strokeWidth: lineWidth / 2 },
    point: { color: token('accent'), filled: true, opacity: 1, size: fontSize * 4 },
    text: { fontSize, color: token('ink') },
    tick: { color: token('ink'), thickness: lineWidth / 2 },
    legend: {
      disable: !options.legend,
      direction: 'horizontal',
      title: null,
      offset: 0,
      padding: 0,
      labelFont: chartFont,
      labelFontSize: fontSize,
      labelColor: token('ink'),
      labelLimit: 0,
      labelOffset: key.gap,
      rowPadding: 0,
      columnPadding: key.column,
      clipHeight: key.row,
      symbolSize: key.symbol ** 2,
      symbolStrokeWidth: lineWidth,
    },
    style: styles(variant),
    ...axes(variant, options.titleY),
  };
}
