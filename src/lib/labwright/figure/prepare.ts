/**
 * Completes the spec an author wrote: what a careful hand would repeat in every chart is added here once.
 *
 * - a rule or text that reads no row is drawn once, not once per row
 * - a curve that differs in colour differs in dash too
 * - a `now-label` turns inward before it would leave the plot
 * - names at curves give way to a key where there is no room for them
 */
import type { Chart } from '../simulation/define.ts';
import { LabwrightError } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { seriesDashes } from './colours.ts';
import { asJson, isObject, mergeJson, visitStrings, type Json, type JsonObject } from './json.ts';
import { expressionsIn } from './signals.ts';
import { markerProperties } from './theme.ts';
import { isNarrow, type Variant, type VariantName } from './variants.ts';

export interface PreparedSpec {
  readonly spec: JsonObject;
  /** A key must name the curves: no name stands at them. */
  readonly needsKey: boolean;
}

type AnyChart = Pick<Chart<never, never, never, never, never>, 'spec' | 'narrow'>;

const encodingOf = (unit: JsonObject): JsonObject => (isObject(unit.encoding) ? unit.encoding : {});

/** Every layer of a spec that has a mark, mapped; `inherited` is the encoding of the layers around it. */
function mapUnits(
  spec: JsonObject,
  map: (unit: JsonObject, inherited: JsonObject) => JsonObject | undefined,
  inherited: JsonObject = {},
): JsonObject {
  if (!Array.isArray(spec.layer)) return map(spec, inherited) ?? spec;
  const around = mergeJson(inherited, encodingOf(spec));
  const layer = (spec.layer as JsonObject[]).flatMap((unit): JsonObject[] => {
    const mapped = Array.isArray(unit.layer) ? mapUnits(unit, map, around) : map(unit, around);
    return mapped ? [mapped] : [];
  });
  return { ...spec, layer };
}

/** Every layer that has a mark, with the encoding it ends up with. */
function units(spec: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  mapUnits(spec, (unit, inherited) => {
    found.push({ ...unit, encoding: mergeJson(inherited, encodingOf(unit)) });
    return unit;
  });
  return found;
}

/** Marks that the slim runtime draws; maps need packages that the page does not load. */
const markTypes = [
  'arc',
  'area',
  'bar',
  'circle',
  'image',
  'line',
  'point',
  'rect',
  'rule',
  'square',
  'text',
  'tick',
  'trail',
];

/** Vega-Lite stumbles over an unknown mark without naming it. @throws LabwrightError `chart/mark`. */
function checkMark(unit: JsonObject, label: string): void {
  const type = String(markOf(unit).type);
  if (markTypes.includes(type)) return;
  throw new LabwrightError({
    rule: 'chart/mark',
    wrong: `${label} has the mark "${type}", which is none that the page draws.`,
    instead: suggest(type, markTypes),
  });
}

function markOf(unit: JsonObject): JsonObject {
  return isObject(unit.mark) ? unit.mark : { type: unit.mark };
}
export function hasStyle(unit: JsonObject, style: string): boolean {
  const { style: styles } = markOf(unit);
  return styles === style || (Array.isArray(styles) && styles.includes(style));
}
function readsRows(unit: JsonObject, inherited: JsonObject): boolean {
  let reads = false;
  visitStrings([unit, inherited], (_, path) => {
    if (['field', 'aggregate', 'groupby', 'fold', 'flatten', 'pivot'].some((key) => path.includes(key))) reads = true;
  });
  return reads || expressionsIn(unit).some((expression) => /\bdatum\b/.test(expression));
}

/** A mark placed by signals alone gets one row of its own; the chart's data would repeat it per row. */
function drawnOnce(unit: JsonObject, inherited: JsonObject): JsonObject {
  return unit.data !== undefined || readsRows(unit, inherited) ? unit : { ...unit, data: { values: [{}] } };
}

/** Where a colour scale of the same field states its order, so that dashes follow it. */
function domainOf(spec: JsonObject, field: Json | undefined): Json | undefined {
  for (const unit of units(spec)) {
    const { color } = encodingOf(unit);
    if (isObject(color) && color.field === field && isObject(color.scale) && color.scale.domain)
      return color.scale.domain;
  }
  return undefined;
}

function dashed(unit: JsonObject, inherited: JsonObject, spec: JsonObject, lineWidth: number): JsonObject {
  const mark = markOf(unit);
  const { color, strokeDash } = mergeJson(inherited, encodingOf(unit));
  const categorical =
    isObject(color) && (color.type === undefined || color.type === 'nominal' || color.type === 'ordinal');
  if (mark.type !== 'line' || !categorical || color.field === undefined || strokeDash || mark.strokeDash) return unit;
  const range = seriesDashes.map((dash) => dash.map((length) => length * lineWidth));
  const domain = domainOf(spec, color.field);
  const { legend, title, sort } = color;
  const dash = { field: color.field, type: 'nominal', legend, title, sort, scale: { domain, range } };
  return { ...unit, encoding: { ...encodingOf(unit), strokeDash: asJson(dash) } };
}

/** Turns the text of a moving rule to its left once the rule is far to the right. */
function turningInward(unit: JsonObject, fontSize: number): JsonObject {
  const { x } = encodingOf(unit);
  if (!hasStyle(unit, 'now-label') || !isObject(x) || x.datum === undefined) return unit;
  const at = isObject(x.datum) ? `(${String(x.datum.expr)})` : JSON.stringify(x.datum);
  const far = `scale('x', ${at}) > 0.6 * width`;
  const gap = fontSize * 0.4;
  const inward = { align: { expr: `${far} ? 'right' : 'left'` }, dx: { expr: `${far} ? ${-gap} : ${gap}` } };
  return { ...unit, mark: { ...inward, ...markOf(unit) } };
}

/** A point that matters is a ring in ink, whatever the points of the theme are. */
function ringed(unit: JsonObject, variant: Variant): JsonObject {
  return hasStyle(unit, 'marker') ? { ...unit, mark: { ...markerProperties(variant), ...markOf(unit) } } : unit;
}

/** A key is wanted after all where an author had switched it off for names at the curves. */
function withKey(unit: JsonObject): JsonObject {
  const encoding = Object.entries(encodingOf(unit)).map(([channel, definition]) =>
    isObject(definition) && definition.legend === null
      ? [channel, { ...definition, legend: undefined }]
      : [channel, definition],
  );
  return { ...unit, encoding: Object.fromEntries(encoding) as JsonObject };
}

/** Datasets are checked by the simulation, so Vega need not convert their columns again. */
function unparsed(spec: JsonObject): JsonObject {
  const layers = Array.isArray(spec.layer) ? { layer: (spec.layer as JsonObject[]).map(unparsed) } : {};
  const data =
    isObject(spec.data) && spec.data.name !== undefined ? { data: { ...spec.data, format: { parse: null } } } : {};
  return { ...spec, ...layers, ...data };
}

/**
 * The author's spec for one variant, before size, theme and signals.
 * @throws LabwrightError `chart/mark` for a mark that the page cannot draw.
 */
export function prepareSpec(chart: AnyChart, name: VariantName, variant: Variant, label: string): PreparedSpec {
  const narrow = isNarrow(name) && chart.narrow?.spec ? asJson(chart.narrow.spec) : {};
  const written = mergeJson(asJson(chart.spec), narrow);
  for (const unit of units(written)) checkMark(unit, label);
  const named = units(written).some((unit) => hasStyle(unit, 'series-label'));
  const keepsNames = named && variant.seriesNames === 'direct';
  const spec = mapUnits(written, (unit, inherited) => {
    if (hasStyle(unit, 'series-label') && !keepsNames) return undefined;
    const once = written.layer === undefined ? unit : drawnOnce(unit, inherited);
    const drawn = turningInward(ringed(dashed(once, inherited, written, variant.lineWidth), variant), variant.fontSize);
    return named && !keepsNames ? withKey(drawn) : drawn;
  });
  return { spec: unparsed(spec), needsKey: !keepsNames };
}
