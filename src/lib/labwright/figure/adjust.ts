/** What Vega-Lite cannot be told and is put right in its Vega: small steps, each on its own. */
import { asJson, isObject, type JsonObject } from './json.ts';

/** The title above the y axis starts at the left edge of the figure, like its caption. */
export function withTitleAt(vega: JsonObject, left: number): JsonObject {
  const config = asJson(vega.config);
  const axisY = isObject(config.axisY) ? config.axisY : {};
  return { ...vega, config: { ...config, axisY: { ...axisY, titleX: left } } };
}

/** Whether a title stands above the y axis; a key then goes above the title. */
export function hasTitleAbove(vega: JsonObject): boolean {
  return ((vega.axes ?? []) as JsonObject[]).some(({ orient, title }) => orient === 'left' && Boolean(title));
}

/**
 * A written domain is the axis: Vega-Lite rounds it outward, or down to zero, when another layer on the same axis says
 * nothing of its own.
 */
export function withExactDomains(vega: JsonObject): JsonObject {
  const scales = ((vega.scales ?? []) as JsonObject[]).map((scale) =>
    scale.nice === undefined && scale.zero === undefined ? scale : { ...scale, nice: false, zero: false },
  );
  return { ...vega, scales };
}

/** Text goes on top of lines and areas, wherever its layer stands; its outline keeps it legible. */
export function withTextOnTop(vega: JsonObject): JsonObject {
  const marks = (vega.marks ?? []) as JsonObject[];
  const isText = ({ type }: JsonObject): boolean => type === 'text';
  return { ...vega, marks: [...marks.filter((mark) => !isText(mark)), ...marks.filter(isText)] };
}
