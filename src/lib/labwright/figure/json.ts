/** Plain JSON, as chart specs are handled: walked, merged and copied, never interpreted. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A deep copy of anything that is JSON already, whatever its declared type. */
export function asJson(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

/** `base` with the keys of `over` on top: objects are merged, everything else (arrays too) is replaced. */
export function mergeJson(base: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isObject(below) && isObject(value) ? mergeJson(below, value) : value;
  }
  return merged;
}

/** Visits every string of a value with the keys that lead to it. */
export function visitStrings(
  value: unknown,
  visit: (text: string, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  if (typeof value === 'string') visit(value, path);
  else if (Array.isArray(value)) for (const item of value) visitStrings(item, visit, path);
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) visitStrings(item, visit, [...path, key]);
}
