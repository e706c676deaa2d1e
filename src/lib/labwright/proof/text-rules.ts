/** Numbers that an author typed where one should be computed, sourced, or declared as the scenario's. */
import type { Image, ListItem, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-math';
import { toString } from 'mdast-util-to-string';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import { claimOf, claimsOf } from '../document/claims.ts';
import { frontmatterPlace } from '../document/frontmatter.ts';
import { type Glossary, glossaryFile } from '../document/glossary.ts';
import { type Lab, placeInside, placeOf } from '../document/lab.ts';
import { optionsOf } from '../document/options.ts';
import { comparisons } from '../simulation/claim.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { type Typed, typedInMaths, typedInText, valueOfTyped } from './typed-numbers.ts';

/** Words whose content no reader sees. */
const silent = new Set(['Claim']);
/** Attributes of words that a reader sees as text. */
const spoken = ['title', 'from'];

function problem(found: string, place: Place): Problem {
  return {
    rule: 'text/typed-number',
    wrong: `"${found}" is typed.`,
    instead:
      'Compute it with <Value>, source it with <Fact>, declare it with <Given>, or list it under structural in handbook.yaml.',
    place,
  };
}

/** Numbers that an option may offer: those its claim is about, by what they are compared with or where they are set. */
function offeredBy(lab: Lab): Map<ListItem, ReadonlySet<number>> {
  const offered = new Map<ListItem, ReadonlySet<number>>();
  for (const use of lab.uses.filter(({ word }) => word === 'Predict')) {
    const claims = claimsOf(use, lab);
    for (const [index, { item }] of optionsOf(use.node).entries()) {
      const claim = claims[index] && claimOf(claims[index], use);
      const compared = Object.keys(comparisons).map((name) => claim?.[name as keyof typeof comparisons]);
      const setting = lab.context.simulations.get(claim?.of ?? '')?.settings[claim?.at ?? ''] ?? {};
      const numbers = [...compared, ...Object.values(setting)].filter((value) => typeof value === 'number');
      offered.set(item, new Set(numbers));
    }
  }
  return offered;
}

/** Whether a number is what an option offers: it opens the option, or the option's claim is about it. */
function isOffered(
  typed: Typed,
  text: string,
  item: ListItem,
  offered: ReadonlyMap<ListItem, ReadonlySet<number>>,
): boolean {
  const opens =
    /^[\s$\u20ac\u2212-]*$/.test(text.slice(0, typed.index)) && toString(item).trim().startsWith(text.trim());
  return opens || (offered.get(item)?.has(valueOfTyped(typed.found)) ?? false);
}

/** The option of a question that a node is the wording of, not the explanation. */
function optionAround(ancestors: readonly { type: string }[]): ListItem | undefined {
  if (ancestors.some(({ type }) => type === 'blockquote')) return undefined;
  return ancestors.findLast(
    (node): node is ListItem => node.type === 'listItem' && typeof (node as ListItem).checked === 'boolean',
  );
}

/** `text/typed-number` in the body of a lab: prose, captions, tables, options, formulas, alt text and titles. */
export function typedNumberProblems(lab: Lab, tree: Root, structural: readonly string[]): Problem[] {
  const { file } = lab.context;
  const problems: Problem[] = [];
  const offered = offeredBy(lab);
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'yaml' || node.type === 'code' || node.type === 'inlineCode') return SKIP;
    if ('name' in node && silent.has(String(node.name))) return SKIP;
    const content = node as RootContent;
    if (content.type === 'image') {
      const { alt } = content as Image;
      problems.push(...typedInText(alt ?? '', structural).map(({ found }) => problem(found, placeOf(content, file))));
    }
    if (content.type === 'inlineMath' || content.type === 'math') {
      const found = typedInMaths(content.value, structural);
      problems.push(...found.map((typed) => problem(typed.found, placeInside(content, typed.index, file))));
    }
    if (content.type !== 'text') return undefined;
    const item = optionAround(ancestors);
    for (const typed of typedInText(content.value, structural)) {
      if (item && isOffered(typed, content.value, item, offered)) continue;
      problems.push(problem(typed.found, placeInside(content, typed.index, file)));
    }
    return undefined;
  });
  const titles = lab.uses.flatMap(({ attributes, place }) =>
    spoken.flatMap((name) =>
      typedInText(typeof attributes[name] === 'string' ? attributes[name] : '', structural).map(({ found }) =>
        problem(found, place),
      ),
    ),
  );
  return [...problems, ...titles];
}

/** `text/typed-number` in what the frontmatter says to a reader. */
export function typedFrontmatterProblems(
  lab: Lab,
  tree: Root,
  frontmatter: Readonly<Record<string, unknown>>,
  structural: readonly string[],
): Problem[] {
  return ['title', 'description', 'problem', 'prerequisites', 'objectives', 'carries'].flatMap((field) =>
    [frontmatter[field]]
      .flat()
      .flatMap((text) =>
        typeof text === 'string'
          ? typedInText(text, structural).map(({ found }) =>
              problem(found, frontmatterPlace(tree, field, lab.context.file, found)),
            )
          : [],
      ),
  );
}

/** `text/typed-number` in definitions. */
export function typedGlossaryProblems(glossary: Glossary, structural: readonly string[]): Problem[] {
  return Object.values(glossary).flatMap(({ definition, place }) =>
    typedInText(definition.replace(/\$[^$]+\$/g, ' '), structural).map(({ found }) => ({
      ...problem(found, place ?? { file: glossaryFile }),
      instead: 'Say it without the number, or list it under structural in handbook.yaml.',
    })),
  );
}
