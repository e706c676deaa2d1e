/** Writes trees as XML: the documents of the e-book, and what reading apps read about them. Pure. */
import type { Element } from 'hast';
import { toXast } from 'hast-util-to-xast';
import type { Element as XmlElement } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { attribute, element } from './tree.ts';

/** What a document is written with. */
export interface DocumentFrame {
  readonly title: string;
  readonly language: string;
  readonly styles: string;
}

/** The alignment of a column, which old HTML and Markdown write in different ways; other styles are of the site's pages. */
function alignment(node: Element): string | undefined {
  return attribute(node, 'align') ?? /text-align:\s*([a-z]+)/.exec(attribute(node, 'style') ?? '')?.[1];
}

/** Without what only the site and the printer read. Drawings and formulas keep their own styles. */
function cleaned(node: Element, foreign = false): Element {
  const inside = foreign || node.tagName === 'svg' || node.tagName === 'math';
  const kept = Object.entries(node.properties).filter(
    ([name]) => !/^(?:data[A-Z0-9]|on[A-Z])/.test(name) && (inside || (name !== 'align' && name !== 'style')),
  );
  const align = inside ? undefined : alignment(node);
  return {
    ...node,
    properties: { ...Object.fromEntries(kept), ...(align ? { style: `text-align: ${align}` } : {}) },
    children: node.children
      .filter((child) => child.type !== 'comment')
      .map((child) => (child.type === 'element' ? cleaned(child, inside) : child)),
  };
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** XML of an element and all below it. */
export function xmlOf(root: XmlElement): string {
  // "]]>" ends a section that was never opened; XML wants it escaped in text all the same.
  const xml = toXml(root, { closeEmptyElements: true, tightClose: false }).replaceAll(']]>', ']]&gt;');
  return `${declaration}${xml}\n`;
}

/** An XHTML document with these elements in its body. */
export function xhtmlOf(body: readonly Element[], { title, language, styles }: DocumentFrame): string {
  const html = element(
    'html',
    { 'xmlns:epub': 'http://www.idpf.org/2007/ops', lang: language, 'xml:lang': language },
    element(
      'head',
      {},
      element('title', {}, title),
      element('link', { rel: ['stylesheet'], type: 'text/css', href: styles }),
    ),
    element('body', {}, ...body.map((section) => cleaned(section))),
  );
  const xml = xmlOf(toXast(html) as XmlElement);
  return xml.replace(declaration, `${declaration}<!DOCTYPE html>\n`);
}
