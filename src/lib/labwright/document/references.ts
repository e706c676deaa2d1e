/** Cross-references: plain Markdown links to ids, filled with the label of what they point at. Pure. */
import type { Link } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Problem } from '../simulation/errors.ts';
import { nearest } from '../simulation/nearest.ts';
import type { Anchor, Lab } from './lab.ts';

/** What other labs offer to a reference: their address and their anchors, by slug. */
export type LabIndex = ReadonlyMap<
  string,
  { readonly href: string; readonly title: string; readonly anchors: ReadonlyMap<string, Anchor> }
>;

interface Target {
  readonly href: string;
  readonly label: string;
}

const external = /^(?:[a-z][a-z0-9+.-]*:|\/|\.)/i;

/** Where a reference leads: undefined for a link that is not one, a problem for one that leads nowhere. */
function targetOf(url: string, lab: Lab, labs: LabIndex): Target | Problem | undefined {
  if (external.test(url)) return undefined;
  const [slug = '', id] = url.split('#');
  const unresolved = (wrong: string, close: string | undefined, offered: number): Problem => ({
    rule: 'xref/unresolved',
    wrong,
    instead: close ? `Write "${close}".` : offered ? 'Write an id that this chapter has.' : 'Write an id that exists.',
  });
  if (slug !== '' && !labs.has(slug)) {
    const close = nearest(slug, labs.keys());
    return unresolved(`The link "${url}" names no lab "${slug}".`, close && `${close}${id ? `#${id}` : ''}`, labs.size);
  }
  const other = labs.get(slug);
  if (id === undefined) return other && { href: other.href, label: other.title };
  const anchors = other?.anchors ?? lab.anchors;
  const anchor = anchors.get(id);
  if (!anchor) {
    const close = nearest(id, anchors.keys());
    return unresolved(`The link "${url}" leads nowhere.`, close && `${slug}#${close}`, anchors.size);
  }
  return { href: `${other?.href ?? ''}#${id}`, label: anchor.label };
}

/** What an empty link would be filled with; undefined for an address or a link that leads nowhere. */
export function referenceLabel(url: string, lab: Lab, labs: LabIndex): string | undefined {
  const target = targetOf(url, lab, labs);
  return target && 'label' in target ? target.label : undefined;
}

/** Resolves every reference of a lab; with `rewrite`, fills texts and addresses in the tree. */
export function resolveReferences(lab: Lab, labs: LabIndex, rewrite: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const { node, place } of lab.links) {
    const target = targetOf(node.url, lab, labs);
    if (!target) continue;
    if ('rule' in target) problems.push({ ...target, place });
    else if (rewrite) fill(node, target);
  }
  return problems;
}

/** An empty link, or one that holds only the kind (`[Figure](#fig-a)`), gets the whole label. */
function fill(node: Link, target: Target): void {
  const words = toString(node).trim();
  node.url = target.href;
  const kind = target.label.split(/\s/)[0];
  if (words === '' || words === kind) {
    node.children = [{ type: 'text', value: target.label.replace(/ (\(?\d)/, '\u00a0$1') }];
    node.data = { hProperties: { 'data-xref': target.href } };
  }
}
