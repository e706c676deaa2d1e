/** Reads redirects.yaml: where a page or an id that had another name is now. Pure but for the reading. */
import { z } from 'zod';
import type { Place, Problem } from '../simulation/errors.ts';
import { nearest, suggest } from '../simulation/nearest.ts';
import type { Chapters } from './chapters.ts';
import { contentFolder } from './handbook.ts';
import type { Lab } from './lab.ts';
import { type FieldIssue, fieldProblem, readYaml } from './yaml-file.ts';

export const redirectsFile = `${contentFolder}/redirects.yaml`;

/** `operations/old-name` or `operations/silent-degradation#fig-old`: pages as handbook.yaml names labs. */
const address = /^(?:[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*)?(?:#[A-Za-z0-9][\w-]*)?$/;
const elsewhere = /^https?:\/\//;

/** Pages that the generator brings along, which a redirect may lead to. */
const generated = ['glossary', 'bibliography', 'errata', 'ledger', 'class', 'guide/rules'];

export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

const split = (text: string): readonly [page: string, id: string | undefined] => {
  const [page = '', id] = text.split('#');
  return [page, id];
};

/** Redirects in the order of the file; none when there is none. @throws LabwrightError `handbook/yaml`, `redirect/field`. */
export function readRedirects(root: string): Redirect[] {
  const told = (issue: FieldIssue): Problem => fieldProblem(issue, 'redirect/field');
  const entry = z.string({ error: 'the new address, such as operations/new-name' });
  const { data, placeOf } = readYaml(root, redirectsFile, z.record(z.string(), entry), {}, told);
  return Object.entries(data).map(([from, to]) => ({ from, to, place: placeOf([from]) }));
}

/** The ids of each page that is there, by the page's own id; Home is the empty one. */
function pagesOf(labs: readonly Lab[]): Map<string, ReadonlySet<string>> {
  return new Map([
    ...generated.map((page) => [page, new Set<string>()] as const),
    ...labs.map((lab) => [lab.context.id === 'index' ? '' : lab.context.id, new Set(lab.anchors.keys())] as const),
  ]);
}

/** Where a redirect ends, over others; undefined for one that comes back to itself. */
function endOf(redirects: readonly Redirect[], { from, to }: Redirect): string | undefined {
  const next = new Map(redirects.map((each) => [each.from, each.to]));
  const seen = new Set([from]);
  let end = to;
  while (next.has(end)) {
    if (seen.has(end)) return undefined;
    seen.add(end);
    end = next.get(end)!;
  }
  return seen.has(end) ? undefined : end;
}

function formProblems({ from, to, place }: Redirect): Problem[] {
  const wrong = [from, to].find((text) => !address.test(text) && !(text === to && elsewhere.test(text)));
  if (wrong !== undefined || from === '')
    return [
      {
        rule: 'redirect/field',
        wrong: `"${wrong ?? from}" is no address of a page.`,
        instead: 'Write it as labs are named, with no slash at either end: part/lab, or part/lab#id.',
        place,
      },
    ];
  const [page, id] = split(from);
  const [target, newId] = split(to);
  if (id === undefined || (target === page && newId !== undefined)) return [];
  return [
    {
      rule: 'redirect/field',
      wrong: `"${from}" is an id on a page, and "${to}" is none on the same page.`,
      instead: `Write "${page}#the-new-id"; what moved to another page is found by a redirect of the whole page.`,
      place,
    },
  ];
}

/** `redirect/*`: every redirect is of what is gone, and ends at what is there. */
export function redirectProblems(redirects: readonly Redirect[], labs: readonly Lab[]): Problem[] {
  const pages = pagesOf(labs);
  return redirects.flatMap((redirect): Problem[] => {
    const malformed = formProblems(redirect);
    if (malformed.length > 0) return malformed;
    const { from, to, place } = redirect;
    const [page, id] = split(from);
    const told = (rule: string, wrong: string, instead: string): Problem[] => [{ rule, wrong, instead, place }];
    if (id === undefined ? pages.has(page) : pages.get(page)?.has(id))
      return told(
        'redirect/source',
        `"${from}" is still there, so nobody is led on from it.`,
        'Take the redirect out, or rename what is there.',
      );
    if (id !== undefined && !pages.has(page))
      return told(
        'redirect/source',
        `"${from}" is an id on a page that is gone.`,
        `Redirect the page "${page}"; the ids on it are kept.`,
      );
    const end = endOf(redirects, redirect);
    if (end === undefined)
      return told('redirect/loop', `"${from}" leads back to itself.`, 'Let one of them lead to a page that is there.');
    if (elsewhere.test(end)) return [];
    const [target, newId] = split(end);
    if (!pages.has(target))
      return told('redirect/target', `"${from}" leads to "${to}", which is no page.`, suggest(target, pages.keys()));
    const ids = pages.get(target)!;
    if (newId === undefined || ids.has(newId) || generated.includes(target)) return [];
    const close = nearest(newId, ids);
    return told(
      'redirect/target',
      `"${from}" leads to "${to}", and that page has no "${newId}".`,
      close ? `Write "${target}#${close}".` : `Write an id that it has, or "${target}" alone.`,
    );
  });
}

/** A page that leads on. */
export interface RedirectPage {
  /** `operations/old-name` */
  readonly from: string;
  readonly href: string;
  /** What stands there, in words. */
  readonly title: string;
}

export interface Redirects {
  readonly pages: readonly RedirectPage[];
  /** By chapter, and there by the id that is: the ids that it had. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** What a site does about its redirects, which have no problems. One into a lab that is held back waits for it. */
export function redirectsOf(
  redirects: readonly Redirect[],
  { index }: Pick<Chapters, 'index'>,
  labs: readonly Lab[],
  base: string,
): Redirects {
  const pages: RedirectPage[] = [];
  const aliases = new Map<string, Map<string, string[]>>();
  for (const redirect of redirects) {
    const end = endOf(redirects, redirect)!;
    const [page, oldId] = split(redirect.from);
    const [target, id] = split(end);
    if (oldId !== undefined && id !== undefined) {
      const ofPage = aliases.get(page || 'index') ?? new Map<string, string[]>();
      ofPage.set(id, [...(ofPage.get(id) ?? []), oldId]);
      aliases.set(page || 'index', ofPage);
    } else if (elsewhere.test(end)) pages.push({ from: page, href: end, title: end });
    else {
      const lab = labs.find(({ context }) => context.id === (target || 'index'));
      const known = lab && index.get(lab.context.slug);
      if (known?.notYet !== undefined) continue;
      const path = known?.href ?? `${base}${target}/`;
      pages.push({ from: page, href: `${path}${id === undefined ? '' : `#${id}`}`, title: known?.title ?? target });
    }
  }
  return { pages, aliases };
}
