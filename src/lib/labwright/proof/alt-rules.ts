/** `figure/alt`: every picture of a built page has a name that says what it shows. */
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visitParents } from 'unist-util-visit-parents';
import type { Problem } from '../simulation/errors.ts';

const isElement = (node: { type: string }): node is Element => node.type === 'element';
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const fileName = /^\S+\.(?:avif|gif|jpe?g|pdf|png|svg|webp)$/i;

const propertyOf = (node: Element, name: string): string | undefined => {
  const value = node.properties[name];
  return value === undefined || value === null ? undefined : Array.isArray(value) ? value.join(' ') : String(value);
};

const childOf = (node: Element, tagName: string): Element | undefined =>
  node.children.filter(isElement).find((child) => child.tagName === tagName);

/** Decoration is hidden from everybody who needs a name. */
function isHidden(node: Element): boolean {
  return propertyOf(node, 'ariaHidden') === 'true' || ['presentation', 'none'].includes(propertyOf(node, 'role') ?? '');
}

function isPicture(node: Element): boolean {
  return (
    node.tagName === 'img' ||
    node.tagName === 'figure' ||
    (['svg', 'div', 'span'].includes(node.tagName) && propertyOf(node, 'role') === 'img')
  );
}

/** The name that a screen reader says, in the order of the accessible-name computation. */
function nameOf(node: Element, byId: ReadonlyMap<string, Element>): string {
  const labelled = (propertyOf(node, 'ariaLabelledBy') ?? '')
    .split(/\s+/)
    .flatMap((id) => byId.get(id) ?? [])
    .map((other) => toString(other))
    .join(' ');
  const own = node.tagName === 'img' ? propertyOf(node, 'alt') : undefined;
  const child = childOf(node, node.tagName === 'figure' ? 'figcaption' : 'title');
  const named = [labelled, propertyOf(node, 'ariaLabel'), own, child && toString(child), propertyOf(node, 'title')];
  return oneLine(named.find((name) => name !== undefined && oneLine(name) !== '') ?? '');
}

/** Problems of one page; `file` is its path in the site. */
export function altProblems(tree: Root, file: string, byId: ReadonlyMap<string, Element>): Problem[] {
  const problems: Problem[] = [];
  visitParents(tree, 'element', (node: Element, ancestors) => {
    const around = ancestors.filter(isElement);
    if (!isPicture(node) || isHidden(node) || around.some(isHidden)) return;
    const name = nameOf(node, byId);
    const figure = around.findLast(({ tagName }) => tagName === 'figure');
    const caption = figure && childOf(figure, 'figcaption');
    const what = node.tagName === 'figure' ? 'A figure' : 'A picture';
    const start = node.position?.start;
    const report = (wrong: string, instead: string): void =>
      void problems.push({
        rule: 'figure/alt',
        wrong,
        instead,
        place: { file, line: start?.line, column: start?.column },
      });
    if (name === '')
      report(
        `${what} has no name that a screen reader could say.`,
        node.tagName === 'figure' ? 'Give it a caption.' : 'Write alt text that says what it shows.',
      );
    else if (fileName.test(name))
      report(`${what} is named "${name}", which is a file.`, 'Write alt text that says what it shows.');
    else if (caption && oneLine(toString(caption)) === name)
      report(
        `${what} has its caption as its name: "${name.slice(0, 60)}".`,
        'Say in the alt text what the picture shows, and in the caption what it means.',
      );
  });
  return problems;
}
