/** A short way to write XML elements. */
import type { Element } from 'xast';

export type XmlElement = Element;

export function x(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: (Element | string)[]
): Element {
  return {
    type: 'element',
    name,
    attributes: { ...attributes },
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}
