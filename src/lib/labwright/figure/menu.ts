/**
 * "Save as SVG" and "Save as PNG" for a figure, as the reader sees it. Browser only, imported when first asked for.
 *
 * Not vega-embed: its menu would cost 117 kB (brotli) because it carries all of Vega and Vega-Lite, and its pictures would
 * keep `var(--...)`, which no program outside the page can resolve. The drawing is an SVG in the page already, so saving
 * is a copy with its colours resolved. Nothing is asked of a third party; the font comes from the page's own style sheets.
 */

import { say } from '../language/page.ts';

export type PictureFormat = 'svg' | 'png';

const paints = ['fill', 'stroke'] as const;
const svgNamespace = 'http://www.w3.org/2000/svg';

/** Room around a saved figure, in px: on the page the page gives it. */
const margin = 12;
/** What concerns the page alone and would mean nothing in a file. */
const keptByThePage = ['class', 'style', 'id', 'role', 'aria-hidden', 'aria-labelledby', 'aria-label'];

function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  const { width, height } = svg.viewBox.baseVal;
  return { width: width + 2 * margin, height: height + 2 * margin };
}

/** The colour behind an element: the nearest ground that is painted. */
function groundOf(element: Element): string {
  for (let node: Element | null = element; node; node = node.parentElement) {
    const colour = getComputedStyle(node).backgroundColor;
    if (colour !== 'transparent' && colour !== 'rgba(0, 0, 0, 0)') return colour;
  }
  return 'white';
}

/** A copy that needs no page around it: colours resolved, ground painted, nothing but the picture left. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    for (const paint of paints) {
      if (!element.getAttribute(paint)?.includes('var(')) continue;
      element.setAttribute(paint, getComputedStyle(originals[index]!).getPropertyValue(paint));
    }
  });
  const { width, height } = sizeOf(svg);
  for (const name of keptByThePage) copy.removeAttribute(name);
  copy.setAttribute('xmlns', svgNamespace);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${width} ${height}`);
  const ground = document.createElementNS(svgNamespace, 'rect');
  const painted = { x: -margin, y: -margin, width, height, fill: groundOf(svg) };
  for (const [name, value] of Object.entries(painted)) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  return copy;
}

/** Every `@font-face` of a sheet, also inside layers and media queries. */
function fontFaces(rules: CSSRuleList): CSSFontFaceRule[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSFontFaceRule) return [rule];
    return rule instanceof CSSGroupingRule ? fontFaces(rule.cssRules) : [];
  });
}

/** Address of the page's own file for upright Latin text in a font. */
function fontAddress(family: string): string | undefined {
  for (const sheet of document.styleSheets) {
    for (const { style } of fontFaces(sheet.cssRules)) {
      const named = style.getPropertyValue('font-family').replace(/['"]/g, '') === family;
      const upright = (style.getPropertyValue('font-style') || 'normal') === 'normal';
      const range = style.getPropertyValue('unicode-range');
      const latin = range === '' || /U\+0{1,4}-/i.test(range);
      const path = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))?.[1];
      if (named && upright && latin && path) return new URL(path, sheet.href ?? document.baseURI).href;
    }
  }
  return undefined;
}

async function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('The font could not be read.'));
    reader.readAsDataURL(blob);
  });
}

/** A picture drawn on a canvas sees no font of the page, so it carries its own. Without one the text falls back. */
async function embedFont(copy: SVGSVGElement): Promise<void> {
  const family = /['"]?([^'",]+)/.exec(copy.querySelector('text')?.getAttribute('font-family') ?? '')?.[1];
  const address = family ? fontAddress(family) : undefined;
  if (!address) return;
  const font = await (await fetch(address)).blob();
  const style = document.createElementNS(svgNamespace, 'style');
  const source = await asDataUrl(new Blob([font], { type: 'font/woff2' }));
  style.textContent = `@font-face{font-family:'${family}';font-weight:100 900;src:url(${source})}`;
  copy.prepend(style);
}

const serialise = (svg: SVGSVGElement): string => new XMLSerializer().serializeToString(svg);

/** The figure as an SVG file that opens anywhere. */
export function figureAsSvg(svg: SVGSVGElement): Blob {
  return new Blob([serialise(standalone(svg))], { type: 'image/svg+xml' });
}

/**
 * The figure as a PNG, `scale` px for each px of its own size.
 * @throws Error when the browser cannot draw it.
 */
export async function figureAsPng(svg: SVGSVGElement, scale = 3): Promise<Blob> {
  const copy = standalone(svg);
  await embedFont(copy);
  const url = URL.createObjectURL(new Blob([serialise(copy)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { width, height } = sizeOf(svg);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Saves the figure under `name` through the browser's own download. */
export async function saveFigure(svg: SVGSVGElement, name: string, format: PictureFormat): Promise<void> {
  const blob = format === 'svg' ? figureAsSvg(svg) : await figureAsPng(svg);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.${format}`;
  link.click();
  // The download reads the address after this task; a minute is longer than any browser takes.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Opens or shuts the two choices after `opener`, a button. `figure` gives the drawing that is in view when one is taken.
 * The menu is a `span.save-menu` with two buttons; its look belongs to the page.
 */
export function toggleSaveMenu(opener: HTMLElement, figure: () => SVGSVGElement | null, name: string): void {
  const next = opener.nextElementSibling;
  const open = next?.classList.contains('save-menu') ?? false;
  opener.setAttribute('aria-expanded', String(!open));
  if (open) return next!.remove();
  const menu = document.createElement('span');
  menu.className = 'save-menu';
  menu.setAttribute('role', 'group');
  menu.setAttribute('aria-label', opener.textContent.trim());
  for (const format of ['svg', 'png'] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = say('script.lab.save-as', { format: format.toUpperCase() });
    button.addEventListener('click', () => {
      const svg = figure();
      if (svg) void saveFigure(svg, name, format);
    });
    menu.append(button);
  }
  opener.after(menu);
}
