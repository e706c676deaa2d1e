/**
 * Builds elements for the pages of the ledger. What a reader or a file says becomes a text node and nothing else:
 * there is no way here to make markup out of a text.
 */
export type Child = Node | string | number | undefined | false;

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

function fill(element: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) {
    if (child === undefined || child === false) continue;
    element.append(typeof child === 'number' ? String(child) : child);
  }
}

/** An element with attributes and children. Attribute names and addresses are ours, never a reader's. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/** A button that does something. */
export function button(label: string, run: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = el('button', { type: 'button', class: 'quiet-button', ...attributes }, label);
  element.addEventListener('click', run);
  return element;
}

/** Where something stands on a scale, for the style sheet: from 0 to 1. */
export function place<Styled extends HTMLElement>(
  element: Styled,
  positions: Readonly<Record<string, number>>,
): Styled {
  for (const [name, position] of Object.entries(positions))
    element.style.setProperty(`--${name}`, String(Math.min(1, Math.max(0, position))));
  return element;
}

const shapes = {
  none: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2Z',
  part: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2ZM8 2a6 6 0 0 0 0 12Z',
  all: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2Z',
} as const;

/** An empty, half or full disc: stands beside words that say the same. */
export function disc(kind: keyof typeof shapes): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  fill(svg, { class: `disc disc-${kind}`, viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, []);
  const [outline, half] = shapes[kind].split(/(?<=Z)/);
  for (const [name, d] of [
    ['disc-outline', outline],
    ['disc-fill', kind === 'all' ? outline : half],
  ] as const) {
    if (d === undefined) continue;
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    fill(path, { class: name, d }, []);
    svg.append(path);
  }
  return svg;
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** A day in words; what is no time stays as it was written. */
export function day(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso.slice(0, 40) : dates.format(time);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A share as whole percent. */
export function percent(share: number): string {
  return `${Math.round(100 * share)}\u202f%`;
}
