/** Makes Vega's SVG text small, steady and fit for a page: rounded, with ids of its own, one name for assistive tools. */
import { LabwrightError } from '../simulation/errors.ts';

const geometry = /\b(transform|d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|points|dy|dx|viewBox)="([^"]*)"/g;
const numeral = /-?\d*\.?\d+(?:e[-+]?\d+)?/gi;

/** What a text becomes that was made from nothing; a sentence may well speak of the null hypothesis. */
const brokenText = /(?:^|\s)(?:NaN|[-\u2212]?Infinity|undefined|\[object Object\])(?:\s|$)|(?:^|\s)null$/;

/** Two decimals are a hundredth of a px: less than any screen or printer shows. */
function rounded(text: string): string {
  const value = Math.round(Number(text) * 100) / 100;
  return String(value === 0 ? 0 : value);
}

/** @throws LabwrightError `chart/finite` when a coordinate or a text is not a number. */
function checkFinite(svg: string, chart: string): void {
  const broken =
    [...svg.matchAll(geometry)].find(([, , value]) => /NaN|Infinity|undefined|null/.test(value!))?.[0] ??
    svg
      .match(/>[^<]*</g)
      ?.map((text) => text.slice(1, -1))
      .find((text) => brokenText.test(text));
  if (broken === undefined) return;
  throw new LabwrightError({
    rule: 'chart/finite',
    wrong: `${chart} draws "${broken.slice(0, 60)}".`,
    instead: 'Filter rows and marks without a value: { "filter": "isValid(datum.cost)" }.',
  });
}

/** Renumbers ids in the order of their first use, so that the text depends on nothing drawn before. */
function withOwnIds(svg: string, prefix: string): string {
  const names = new Map<string, string>();
  const own = (id: string): string => {
    if (!names.has(id)) names.set(id, `${prefix}${id.replace(/\d+$/, '')}${names.size + 1}`);
    return names.get(id)!;
  };
  return svg
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${own(id)})`)
    .replace(/ id="([^"]+)"/g, (_, id: string) => ` id="${own(id)}"`);
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export interface SvgRoot {
  readonly width: number;
  readonly height: number;
  /** Id of the element that says what the chart shows. */
  readonly labelledBy?: string;
  /** The sentence itself, when no element says it. */
  readonly label?: string;
  /** Out of sight of assistive tools: the same chart is named elsewhere. */
  readonly hidden?: boolean;
  /** Put before the ids of clip paths, which must differ between charts of one page. */
  readonly idPrefix: string;
}

function rootAttributes({ width, height, labelledBy, label, hidden }: SvgRoot): string {
  const name = hidden
    ? 'aria-hidden="true"'
    : `role="img" ${labelledBy ? `aria-labelledby="${escape(labelledBy)}"` : `aria-label="${escape(label ?? '')}"`}`;
  return `xmlns="http://www.w3.org/2000/svg" class="marks" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${name}`;
}

/** Vega's SVG as the page carries it. @throws LabwrightError `chart/finite`. */
export function finishSvg(raw: string, root: SvgRoot, chart: string): string {
  checkFinite(raw, chart);
  const body = raw
    .replace(/^<svg[^>]*>/, '')
    .replace(
      / (?:aria-[a-z]+|role|pointer-events|opacity)="(?:true|none|1|graphics-[a-z]+|[a-z]+ mark container)"/g,
      '',
    )
    .replace(/<path class="foreground"[^>]* display="none"\/>/g, '')
    .replace(/<path class="background" d="[^"]*"\/>/g, '')
    .replace(geometry, (_, name: string, value: string) => `${name}="${value.replace(numeral, rounded)}"`)
    .replace(/ stroke-dasharray="[\d.]+,0"/g, '')
    .replace(/<g class="mark-text/g, '<g paint-order="stroke" class="mark-text');
  return withOwnIds(`<svg ${rootAttributes(root)}>${body}`, root.idPrefix);
}
