/** Cross-references: plain Markdown links to ids, filled with the label of what they point at. Pure. */
import type { Link } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Problem } from '../simulation/errors.ts';
import { nearest } from '../simulation/nearest.ts';
import { rules } from '../proof/rules.ts';
import type { LabReferences } from './citations.ts';
import { generatorSay } from '../language/catalogue.ts';
import type { Say } from '../language/texts.ts';
import type { Anchor, Lab } from './lab.ts';

/** What a page offers to a reference: its address and its anchors. */
export interface LabTarget {
  readonly href: string;
  readonly title: string;
  readonly anchors: ReadonlyMap<string, Anchor>;
  /** What the lab cites; not needed to point at it. */
  readonly references?: LabReferences;
  /** `Lab 4, not yet released`: what stands for the lab and all in it while it is held back. */
  readonly notYet?: string;
}

/** The labs that a reference may name, by slug; and the page of rules, as `rules`. */
export type LabIndex = ReadonlyMap<string, LabTarget>;

/** The page of rules under the slug `rules`: `[](rules#predict-key)` leads to `predict/key`, checked like any reference. */
export function rulesTarget(base: string): [string, LabTarget] {
  const anchors = rules.map(({ id }): [string, Anchor] => {
    const anchor = id.replace('/', '-');
    return [anchor, { id: anchor, kind: 'section', label: id, place: { file: 'proof/rules.ts' } }];
  });
  return ['rules', { href: `${base}guide/rules/`, title: 'The rules of the proof', anchors: new Map(anchors) }];
}

interface Target {
  readonly href: string;
  readonly label: string;
  /** What `[Figure](#id)` and `[Section](#id)` become: kind, number and, for a section, its words. */
  readonly full: string;
  /** It leads into a lab that is held back: words, and no link. */
  readonly notYet?: true;
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
  const held = other?.notYet === undefined ? undefined : { href: '', label: other.notYet, full: other.notYet };
  if (id === undefined)
    return held ? { ...held, notYet: true } : other && { href: other.href, label: other.title, full: other.title };
  const anchors = other?.anchors ?? lab.anchors;
  const anchor = anchors.get(id);
  if (!anchor) {
    const close = nearest(id, anchors.keys());
    return unresolved(`The link "${url}" leads nowhere.`, close && `${slug}#${close}`, anchors.size);
  }
  if (held) return { ...held, notYet: true };
  const { say = generatorSay('en') } = lab.context;
  const full = anchor.number === undefined ? anchor.label : `${say('kind.section')} ${anchor.number}, ${anchor.label}`;
  return { href: `${other?.href ?? ''}#${anchor.id}`, label: anchor.label, full };
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
    else if (rewrite && target.notYet) withoutLink(node, target.label, lab.context.say);
    else if (rewrite) fill(node, target);
  }
  return problems;
}

/** Kinds that a link may hold in place of words: `[Figure](#fig-a)`. */
function isKindOnly(words: string, say: Say = generatorSay('en')): boolean {
  const kinds = ['figure', 'table', 'equation', 'prediction', 'reflection', 'writing', 'section'] as const;
  return words === '' || kinds.some((kind) => say(`kind.${kind}`) === words);
}

/** Words in the place of a link: its own, and why they lead nowhere. */
function withoutLink(node: Link, label: string, say: Say | undefined): void {
  const words = isKindOnly(toString(node).trim(), say) ? [] : node.children;
  const text = label.replace(/ (\d)/, '\u00a0$1');
  const children = [...words, { type: 'text', value: words.length > 0 ? ` (${text})` : text }];
  // The tree's node stays; no element that Markdown knows is one that only holds words.
  const plain = node as unknown as Record<string, unknown>;
  delete plain['url'];
  Object.assign(plain, {
    type: 'notYetReleased',
    children,
    data: { hName: 'span', hProperties: { className: 'not-yet' } },
  });
}

/**
 * An empty link gets the label: `Figure 2.1`, or the words of a heading. One that holds only the kind (`[Figure](#fig-a)`)
 * gets the same, and `[Section](#id)` the number and the words: `Section 2.1, The cooling`.
 */
function fill(node: Link, target: Target): void {
  const words = toString(node).trim();
  node.url = target.href;
  const kind = target.full.split(/\s/)[0];
  if (words !== '' && words !== kind) return;
  const label = words === '' ? target.label : target.full;
  node.children = [{ type: 'text', value: label.replace(/ (\(?\d)/, '\u00a0$1') }];
  node.data = { hProperties: { 'data-xref': target.href } };
}
