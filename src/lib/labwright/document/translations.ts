/** A chapter in another language: the same lab, with the questions that the source asks. Pure. */
import type { Bibliography } from '../citation/bibliography.ts';
import type { Say } from '../language/texts.ts';
import type { DecisionIndex } from './carried.ts';
import type { HandbookContext, ReadLab } from './chapters.ts';
import { referencesOf } from './citations.ts';
import { type Anchor, labelOf, type Lab } from './lab.ts';
import type { LabIndex, LabTarget } from './references.ts';

export interface Translation extends ReadLab {
  /** The folder of its language under docs/, which its address begins with. */
  readonly folder: string;
  /** Its text as it stands in the file. */
  readonly source: string;
}

const questions = new Set(['Predict', 'Reflect', 'Write']);

/**
 * The questions of a translation are those of its source: an answer is given to a question, in whatever language, so it keeps
 * the digest of the source's words.
 */
export function adoptQuestions(lab: Lab, source: Lab | undefined): void {
  for (const use of lab.uses) {
    if (!questions.has(use.word)) continue;
    const asked = source?.uses.find(
      ({ word, attributes }) => word === use.word && attributes['id'] === use.attributes['id'],
    );
    if (asked) use.supplied['wording'] = asked.supplied['wording'];
  }
}

/** `Figure 2.1` in another language. The words of a heading stay. */
function relabelled(anchor: Anchor, say: Say): Anchor {
  if (anchor.kind === 'section') return anchor;
  const number = /\d[\d.]*/.exec(anchor.label)?.[0] ?? '';
  return { ...anchor, label: labelOf(anchor.kind, number, say) };
}

/** What references in a language lead to: the translation of a chapter where there is one, else the source. */
export function translationIndex(
  { base, languages }: Pick<HandbookContext, 'base' | 'languages'>,
  folder: string,
  index: LabIndex,
  translations: readonly Translation[],
  bibliography: Bibliography,
): LabIndex {
  const say = languages?.get(folder)?.say;
  const own = new Map(
    translations.filter((each) => each.folder === folder).map((each) => [each.lab.context.slug, each]),
  );
  return new Map(
    [...index].map(([slug, target]): [string, LabTarget] => {
      const translation = own.get(slug);
      if (!translation)
        return [
          slug,
          {
            ...target,
            anchors: new Map([...target.anchors].map(([id, anchor]) => [id, say ? relabelled(anchor, say) : anchor])),
          },
        ];
      const { lab, chapter } = translation;
      return [
        slug,
        {
          ...target,
          href: `${base}${folder}/${lab.context.id === 'index' ? '' : `${lab.context.id}/`}`,
          title: String(chapter.frontmatter['title'] ?? target.title),
          anchors: lab.anchors,
          references: referencesOf(lab, bibliography),
        },
      ];
    }),
  );
}

/** Where carried values come from, as a language calls it. */
export function decisionsIn(decisions: DecisionIndex, say: Say): DecisionIndex {
  return new Map(
    [...decisions].map(([slug, entry]) => {
      const number = /^Lab (\d+)$/.exec(entry.label)?.[1];
      return [slug, number === undefined ? entry : { ...entry, label: say('lab.number', { number }) }];
    }),
  );
}
