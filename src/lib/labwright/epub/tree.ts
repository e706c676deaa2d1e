/** Small tools to find, cut and mend elements in a tree of HTML. */
import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString } from 'hast-util-to-string';

/** Whether an element is one of those that are looked for. */
export type Test = (element: Element) => boolean;

export function withClass(...names: string[]): Test {
  return ({ properties: { className } }) => Array.isArray(className) && names.some((name) => className.includes(name));
}

export function withTag(...names: string[]): Test {
  const wanted = new Set(names);
  return ({ tagName }) => wanted.has(tagName);
}

/** With a property, as hast names it: `dataPiece` for `data-piece`; of any value, or of this one. */
export function having(property: string, value?: string): Test {
  return (element) => {
    const found = attribute(element, property);
    return value === undefined ? found !== undefined : found === value;
  };
}

export function either(...tests: Test[]): Test {
  return (element) => tests.some((test) => test(element));
}

/** The elements among some nodes. */
export function elementsOf(nodes: readonly { readonly type: string }[]): Element[] {
  return nodes.filter((node): node is Element => node.type === 'element');
}

/** Everything below a node that passes, in the order of the text. */
export function findAll(tree: Root | Element, test: Test): Element[] {
  return elementsOf(tree.children).flatMap((child) => [...(test(child) ? [child] : []), ...findAll(child, test)]);
}

/** The first of them. */
export function find(tree: Root | Element, test: Test): Element | undefined {
  for (const child of elementsOf(tree.children)) {
    const found = test(child) ? child : find(child, test);
    if (found) return found;
  }
  return undefined;
}

/** Text with single spaces. */
export function textOf(node: Parents | ElementContent): string {
  return toString(node)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** An attribute as it would be written; undefined where there is none. */
export function attribute(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

export function element(
  tagName: string,
  properties: Element['properties'],
  ...children: (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

/** Puts what `make` returns in the place of every element that passes, the innermost first. */
export function replaceAll(tree: Root | Element, test: Test, make: (found: Element) => ElementContent[]): void {
  tree.children = (tree.children as ElementContent[]).flatMap((child) => {
    if (child.type !== 'element') return [child];
    const found = test(child);
    replaceAll(child, test, make);
    return found ? make(child) : [child];
  });
}

export function removeAll(tree: Root | Element, test: Test): void {
  tree.children = (tree.children as ElementContent[]).filter((child) => child.type !== 'element' || !test(child));
  for (const child of elementsOf(tree.children)) removeAll(child, test);
}

/** Gathers each run of neighbours that pass into one element; white space between them goes. */
export function gatherRuns(tree: Root | Element, test: Test, gather: (run: readonly Element[]) => Element): void {
  const children: ElementContent[] = [];
  let run: Element[] = [];
  let between: ElementContent[] = [];
  const flush = (): void => {
    if (run.length > 0) children.push(gather(run));
    children.push(...between);
    [run, between] = [[], []];
  };
  for (const child of tree.children as ElementContent[]) {
    if (child.type === 'element') gatherRuns(child, test, gather);
    if (child.type === 'element' && test(child)) {
      run.push(child);
      between = [];
    } else if (run.length > 0 && child.type === 'text' && child.value.trim() === '') between.push(child);
    else {
      flush();
      children.push(child);
    }
  }
  flush();
  tree.children = children;
}
