/** What a compiled chart may not contain: things the slim runtime or the page's policy would refuse in the browser. */
import { LabwrightError, type Problem } from '../simulation/errors.ts';
import { isObject, visitStrings, type Json, type JsonObject } from './json.ts';
import { registeredTransforms } from './runtime.ts';

/** Operators that Vega makes itself; a spec cannot name them. */
const internal = new Set([
  'axisticks',
  'bound',
  'collect',
  'compare',
  'datajoin',
  'encode',
  'expression',
  'facet',
  'field',
]);
for (const name of [
  'key',
  'legendentries',
  'load',
  'mark',
  'multiextent',
  'multivalues',
  'overlap',
  'params',
  'prefacet',
])
  internal.add(name);
for (const name of [
  'proxy',
  'relay',
  'render',
  'scale',
  'sieve',
  'sortitems',
  'subflow',
  'tupleindex',
  'values',
  'viewlayout',
])
  internal.add(name);

const usable = [...registeredTransforms].filter((name) => !internal.has(name)).sort();

function transformsIn(node: Json | undefined, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(node)) for (const item of node as readonly Json[]) transformsIn(item, found);
  else if (isObject(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'transform' && Array.isArray(value)) {
        for (const transform of value as JsonObject[]) found.add(String(transform.type));
      }
      transformsIn(value, found);
    }
  }
  return found;
}

function remoteReferences(vega: JsonObject): string[] {
  const found: string[] = [];
  visitStrings(vega, (text, path) => {
    const key = path.at(-1) ?? '';
    if (key === '$schema') return;
    if (key === 'url' || path.includes('href') || /^(?:[a-z]+:)?\/\//i.test(text)) found.push(text);
  });
  return found;
}

/** A fixed domain is a list of numbers, words or expressions; one that is read from the data moves with it. */
function movingScales(vega: JsonObject): string[] {
  const scales = Array.isArray(vega.scales) ? (vega.scales as JsonObject[]) : [];
  return scales.filter(({ domain }) => domain !== undefined && !Array.isArray(domain)).map(({ name }) => String(name));
}

/** @throws LabwrightError with every rule that the chart breaks: `chart/transform`, `chart/remote`, `chart/domain`. */
export function checkCompiled(vega: JsonObject, chart: string): void {
  const problems: Problem[] = [];
  for (const name of transformsIn(vega)) {
    if (usable.includes(name)) continue;
    problems.push({
      rule: 'chart/transform',
      wrong: `${chart} uses the transform "${name}", which the page does not load.`,
      instead: `Compute it in the simulation's run, or use one of ${usable.map((known) => `"${known}"`).join(', ')}.`,
    });
  }
  if (vega.projections !== undefined) {
    problems.push({
      rule: 'chart/transform',
      wrong: `${chart} uses a map projection, which the page does not load.`,
      instead: "Compute positions in the simulation's run.",
    });
  }
  for (const text of remoteReferences(vega)) {
    problems.push({
      rule: 'chart/remote',
      wrong: `${chart} refers to "${text}".`,
      instead: 'Draw what the simulation returns; a page asks nobody for data or pictures.',
    });
  }
  for (const name of movingScales(vega)) {
    problems.push({
      rule: 'chart/domain',
      wrong: `${chart} has a scale "${name}" whose domain follows the data, so the axis would jump under the reader's hand.`,
      instead: `Write scale: { domain: [...] } on the channel "${name}".`,
    });
  }
  if (problems.length > 0) throw new LabwrightError(problems);
}
