/** A compiled chart in the greys of the printed book. */
import { fillGrey, strokeGrey } from './colours.ts';
import { asJson, isObject, type Json, type JsonObject } from './json.ts';

const fills = new Set(['rect', 'area', 'arc']);

function marksOf(vega: JsonObject): JsonObject[] {
  const marks = Array.isArray(vega.marks) ? (vega.marks as JsonObject[]) : [];
  return marks.flatMap((mark) => [mark, ...marksOf(mark)]);
}

/** Scales that colour nothing but areas: they get the lighter greys of areas. */
function fillScales(vega: JsonObject): Set<string> {
  const uses = (mark: JsonObject, name: string): boolean =>
    JSON.stringify(mark.encode ?? null).includes(`"scale":"${name}"`);
  const names = (Array.isArray(vega.scales) ? (vega.scales as JsonObject[]) : []).map(({ name }) => String(name));
  return new Set(
    names.filter((name) => {
      const users = marksOf(vega).filter((mark) => uses(mark, name));
      return users.length > 0 && users.every(({ type }) => fills.has(String(type)));
    }),
  );
}

type Grey = (token: string) => string;

function replaceTokens<T extends Json | undefined>(value: T, grey: Grey): T {
  return value === undefined
    ? value
    : (JSON.parse(JSON.stringify(value).replace(/var\(--lw-([a-z0-9-]+)\)/g, (_, name: string) => grey(name))) as T);
}

function inGreys(mark: JsonObject, stroke: Grey, fill: Grey): JsonObject {
  const grey = fills.has(String(mark.type)) ? fill : stroke;
  const marks = Array.isArray(mark.marks)
    ? { marks: (mark.marks as JsonObject[]).map((inner) => inGreys(inner, stroke, fill)) }
    : {};
  return { ...replaceTokens({ ...mark, marks: undefined } as JsonObject, grey), ...marks };
}

/**
 * Every colour token of a compiled chart replaced by a real grey: lines and text in dark ones, areas in lighter ones.
 * @throws LabwrightError `chart/colour` for a token that print has no grey for.
 */
export function withPrintColours(vega: JsonObject, chart: string): JsonObject {
  const stroke: Grey = (token) => strokeGrey(token, chart);
  const fill: Grey = (token) => fillGrey(token, chart);
  const areas = fillScales(vega);
  const config = asJson(vega.config);
  const category = isObject(config.range) ? config.range.category : undefined;
  const scales = (Array.isArray(vega.scales) ? (vega.scales as JsonObject[]) : []).map((scale) => {
    if (!areas.has(String(scale.name))) return replaceTokens(scale, stroke);
    return replaceTokens(scale.range === 'category' ? { ...scale, range: category } : scale, fill);
  });
  const marks = (vega.marks as JsonObject[]).map((mark) => inGreys(mark, stroke, fill));
  const rest = replaceTokens({ ...vega, marks: undefined, scales: undefined } as JsonObject, stroke);
  return { ...rest, scales, marks };
}
