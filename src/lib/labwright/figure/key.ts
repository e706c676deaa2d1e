/** The key that names curves where no name stands at them: above the plot, flush with the figure's left edge. */
import { isObject, type Json, type JsonObject } from './json.ts';
import { textWidth } from './metrics.ts';
import type { Variant } from './variants.ts';

const list = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);

/** Measures of a key in units of the variant's font size. */
export function keyMeasures(variant: Variant): { symbol: number; row: number; gap: number; column: number } {
  const { fontSize } = variant;
  return { symbol: fontSize * 1.8, row: fontSize * 1.35, gap: fontSize * 0.45, column: fontSize * 1.4 };
}

function entriesOf(vega: JsonObject, legend: JsonObject): string[] {
  const names = ['stroke', 'fill', 'strokeDash', 'shape'].map((channel) => legend[channel]);
  const scale = list(vega.scales).find(({ name }) => name !== undefined && names.includes(name));
  return Array.isArray(scale?.domain) ? (scale.domain as Json[]).map(String) : [];
}

/** Columns that fit into `width`. */
function columnsOf(entries: readonly string[], variant: Variant, width: number): number {
  const { symbol, gap, column } = keyMeasures(variant);
  const widest = Math.max(...entries.map((entry) => textWidth(entry, variant.fontSize)), 0);
  return Math.min(Math.max(Math.floor((width + column) / (symbol + gap + widest + column)), 1), entries.length || 1);
}

/**
 * A compiled chart whose keys stand in rows, the lowest ending at `bottom` (a y in the plot, negative above it).
 * `left` is the x of the figure's edge in the plot, also negative.
 */
export function withKeyAt(
  vega: JsonObject,
  variant: Variant,
  place: { left: number; bottom: number; width: number },
  say: (text: string) => string = (text) => text,
): JsonObject {
  let { bottom } = place;
  const legends = [...list(vega.legends)].reverse().map((legend) => {
    const entries = entriesOf(vega, legend).map(say);
    const columns = columnsOf(entries, variant, place.width);
    bottom -= Math.ceil(entries.length / columns) * keyMeasures(variant).row;
    return { ...legend, orient: 'none', direction: 'horizontal', columns, legendX: place.left, legendY: bottom };
  });
  return legends.length > 0 ? { ...vega, legends: legends.reverse() } : vega;
}

/** The key alone, as a drawing of its own: small multiples share one. Undefined when the chart has none. */
export function keyAlone(
  vega: JsonObject,
  variant: Variant,
  width: number,
  say?: (text: string) => string,
): { vega: JsonObject; height: number } | undefined {
  if (list(vega.legends).length === 0) return undefined;
  const placed = withKeyAt(vega, variant, { left: 0, bottom: 0, width }, say);
  const tops = list(placed.legends).map(({ legendY }) => Number(legendY));
  const height = Math.ceil(-Math.min(...tops));
  const { scales, legends, config, $schema } = placed;
  const alone = {
    $schema,
    scales,
    legends,
    config: isObject(config) ? config : {},
    autosize: 'none',
    width,
    height: 0,
  };
  return {
    vega: { ...alone, padding: { left: 0, right: 0, top: height, bottom: 0 }, marks: [] } as JsonObject,
    height,
  };
}
