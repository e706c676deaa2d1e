/** Problems that handbook.yaml silences, each in one place and with a reason. Pure. */
import { docsFolder, type HandbookContext } from '../document/chapters.ts';
import { type Handbook, handbookFile } from '../document/handbook.ts';
import { simulationsFolder } from '../load-simulations.ts';
import type { Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { rules } from './rules.ts';

export type Silence = Handbook['silence'][number];

/** A problem that is not told, and why. */
export interface Silenced {
  readonly problem: Problem;
  /** The chapter or simulation that it is silenced in. */
  readonly in: string;
  readonly reason: string;
}

export interface Told {
  readonly problems: readonly Problem[];
  readonly silenced: readonly Silenced[];
}

/** Which rules have looked at everything, so that a silence about them may be called unused. */
export type Judged = 'source' | 'page' | 'none';

/** The chapter or simulation that a problem is about. */
function subjectOf({ place }: Problem): string | undefined {
  const file = place?.file ?? '';
  if (file.startsWith(`${docsFolder}/`))
    return (
      file
        .slice(docsFolder.length + 1)
        .replace(/\.mdx?$/, '')
        .replace(/(^|\/)index$/, '') || 'index'
    );
  if (file.startsWith(`${simulationsFolder}/`)) return file.slice(simulationsFolder.length + 1).replace(/\.ts$/, '');
  return file.endsWith('.html') ? file.replace(/(^|\/)index\.html$/, '') || 'index' : undefined;
}

function problem(rule: string, wrong: string, instead: string): Problem {
  return { rule, wrong, instead, place: { file: handbookFile } };
}

/** What is wrong with a silence itself. */
function mistakeIn({ rule, in: subject }: Silence, subjects: readonly string[]): Problem | undefined {
  const known = rules.find(({ id }) => id === rule);
  if (!known)
    return problem(
      'silence/unknown',
      `There is no rule "${rule}" to silence.`,
      suggest(
        rule,
        rules.filter(({ silence }) => silence).map(({ id }) => id),
      ),
    );
  if (!known.silence)
    return problem(
      'silence/forbidden',
      `The rule "${rule}" cannot be silenced.`,
      'Mend what it says; a lab that breaks it is not published.',
    );
  if (!subjects.includes(subject))
    return problem('silence/unknown', `There is no chapter or simulation "${subject}".`, suggest(subject, subjects));
  return undefined;
}

const isAbout = ({ rule, in: subject, says }: Silence, told: Problem): boolean =>
  told.rule === rule && subjectOf(told) === subject && (says === undefined || told.wrong.includes(says));

/** Takes the silenced problems out, and adds what is wrong with the silences. Of pages only page rules are judged. */
export function applySilence(
  problems: readonly Problem[],
  { handbook, simulations, withheld }: Pick<HandbookContext, 'handbook' | 'simulations' | 'withheld'>,
  chapters: readonly string[],
  judged: Judged,
): Told {
  const subjects = [...chapters, ...simulations.keys()];
  const mistakes = new Map(handbook.silence.map((silence) => [silence, mistakeIn(silence, subjects)] as const));
  const sound = handbook.silence.filter((silence) => !mistakes.get(silence));
  const silenced = problems.flatMap((each): Silenced[] => {
    const silence = sound.find((candidate) => isAbout(candidate, each));
    return silence ? [{ problem: each, in: silence.in, reason: silence.reason }] : [];
  });
  const taken = new Set(silenced.map((each) => each.problem));
  const onPages = (rule: string): boolean => rules.find(({ id }) => id === rule)?.page === true;
  const unused = sound.filter(
    (silence) =>
      judged !== 'none' &&
      onPages(silence.rule) === (judged === 'page') &&
      // A lab that is held back has no page yet.
      !(judged === 'page' && withheld.has(silence.in)) &&
      !problems.some((each) => isAbout(silence, each)),
  );
  return {
    problems: [
      ...problems.filter((each) => !taken.has(each)),
      ...(judged === 'page' ? [] : [...mistakes.values()].filter((mistake) => mistake !== undefined)),
      ...unused.map(({ rule, in: subject, says }) =>
        problem(
          'silence/unused',
          `The silence of "${rule}" in "${subject}"${says === undefined ? '' : ` that says "${says}"`} silences nothing.`,
          'Take it out: what it was for is mended.',
        ),
      ),
    ],
    silenced,
  };
}
