/** What of a chapter cannot be written as XHTML, which forgives nothing; each with its place. Pure. */
import type { Element } from 'hast';
import { visitParents } from 'unist-util-visit-parents';
import { placeIn, type ReadSource } from '../document/place-in.ts';
import type { Problem } from '../simulation/errors.ts';
import { attribute, textOf } from './tree.ts';

/** What needs a program, a server or a form to send: nothing of it works in a book. */
const dead = new Set([
  'audio',
  'base',
  'button',
  'canvas',
  'dialog',
  'embed',
  'form',
  'frame',
  'iframe',
  'input',
  'marquee',
  'meta',
  'noscript',
  'object',
  'select',
  'textarea',
  'track',
  'video',
]);
/** Characters that XML has no way to write (XML 1.0, 2.2). */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const xmlName = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;

/** What an attribute of a drawing asks another server for. A link asks nobody. */
function elsewhere(tagName: string, name: string, value: string): string | undefined {
  if (tagName === 'a' || tagName === 'math') return undefined;
  if (['href', 'xLinkHref', 'src'].includes(name)) return /^(?:https?:)?\/\/.+/i.exec(value)?.[0];
  return /url\(\s*["']?((?:https?:)?\/\/[^"')]+)/i.exec(value)?.[1];
}

const quoted = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What of a document cannot be written as XHTML. */
export function xhtmlProblems(body: Element, source: string | undefined, read: ReadSource): Problem[] {
  const problems: Problem[] = [];
  const report = (rule: string, wrong: string, instead: string, needles: readonly string[]): void => {
    const place = placeIn(source, needles, read);
    problems.push({ rule, wrong, instead, ...(place ? { place } : {}) });
  };
  const character = (text: string): void => {
    const found = unwritable.exec(text)?.[0];
    if (found === undefined) return;
    const code = `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const around = text.replace(/\s+/g, ' ').replaceAll(found, '').trim();
    report(
      'epub/character',
      `The text "${quoted(around)}" holds the character ${code}, which no e-book can write.`,
      'Take it out: nobody sees it.',
      [found, around],
    );
  };
  const ids = new Set<string>();
  visitParents(body, (node, ancestors) => {
    if (node.type === 'text') character(node.value);
    if (node.type !== 'element') return;
    const { tagName } = node;
    const foreign = [...ancestors, node].some(
      (at) => 'tagName' in at && (at.tagName === 'svg' || at.tagName === 'math'),
    );
    if (!foreign && (dead.has(tagName) || tagName.includes('-')))
      report(
        'epub/element',
        `An e-book cannot hold <${tagName}>${textOf(node) ? ` ("${quoted(textOf(node))}")` : ''}: it runs no programs and asks no server.`,
        'Put it into <Screen>, and say in <Print> what it shows.',
        [`<${tagName}`],
      );
    for (const name of Object.keys(node.properties)) {
      const value = attribute(node, name);
      if (value !== undefined) character(value);
      const asked = foreign && value !== undefined ? elsewhere(tagName, name, value) : undefined;
      if (asked !== undefined)
        report(
          'epub/picture',
          `The drawing asks another server for "${quoted(asked)}", where an e-book cannot ask.`,
          'Draw it in the chapter, or put the file into public/ and show it as a picture.',
          [asked],
        );
      if (!xmlName.test(name))
        report(
          'epub/attribute',
          `The attribute "${name}" of <${tagName}> has a name that XML does not allow.`,
          'Begin it with a letter, and use letters, digits, "-" and "_".',
          [name],
        );
    }
    const id = attribute(node, 'id');
    const own = id?.replace(/^.*?--/, '');
    if (id !== undefined && ids.has(id))
      report('epub/id', `The id "${own}" is used twice in one chapter.`, 'Give one of the two another id.', [
        `id="${own}"`,
      ]);
    if (id !== undefined) ids.add(id);
  });
  return problems;
}
