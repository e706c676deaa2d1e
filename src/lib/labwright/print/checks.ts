/** Refuses to print a page with a hole: a character that no font has, a table or a line that leaves its page. */
import type { Page } from 'playwright-core';
import { placeIn, type ReadSource } from '../document/place-in.ts';
import { LabwrightError, type Problem } from '../simulation/errors.ts';
import { coveredCharacters } from './font-coverage.ts';
import { type Overfull, readFontFiles, readOverfull, readSetText, type SetText } from './inspect.ts';
import { type Paper, type Sheet, papers } from './paper.ts';

/** CSS pixels in a millimetre. */
const pixels = 96 / 25.4;
/** Width of the text block, which is the same on each paper; px. */
export const blockWidth = Math.round(162.4 * pixels);

/** Spaces, joiners and marks of direction draw nothing. */
const drawsNothing = /^[\p{Z}\p{Cc}\p{Cf}\p{Variation_Selector}]$/u;

/** `print/glyph`: characters for which none of their families has a glyph. */
export function glyphProblems(
  texts: readonly SetText[],
  covered: ReadonlyMap<string, ReadonlySet<number>>,
  read: ReadSource,
): Problem[] {
  const missing = texts.filter(({ families, character }) => {
    const own = families.filter((family) => covered.has(family));
    if (drawsNothing.test(character) || own.length === 0) return false;
    return !own.some((family) => covered.get(family)!.has(character.codePointAt(0)!));
  });
  const problems = missing.map(({ families, character, file, around }): Problem => {
    const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const place = placeIn(file, [character], read);
    return {
      rule: 'print/glyph',
      wrong: `No font of the book has "${character}" (${code}), which is set in ${families[0]} in "${around}".`,
      instead: 'Write it in words or as TeX, or add a font that has it.',
      ...(place ? { place } : {}),
    };
  });
  // One mention of a character in a chapter is enough, whatever it is set in.
  return [
    ...new Map(
      problems.map((problem) => [`${problem.place?.file}${/U\+\w+/.exec(problem.wrong)![0]}`, problem]),
    ).values(),
  ];
}

/** Words of a text that a source may hold as they stand, longest runs first. */
function quotable(text: string): string[] {
  const words = text.split(' ');
  return [6, 4, 3, 2, 1].flatMap((length) =>
    words
      .slice(0, 12)
      .map((_, from) => words.slice(from, from + length).join(' '))
      .filter((run) => run.length > 5),
  );
}

const kinds: Readonly<Record<string, string>> = {
  figure: 'figure',
  table: 'table',
  pre: 'listing',
  section: 'block',
  div: 'equation',
};

/** `print/overflow`: what is wider than the text or taller than a page. */
export function overflowProblems(found: readonly Overfull[], read: ReadSource): Problem[] {
  return found.map(({ tag, id, file, text, wider, taller }) => {
    const own = id.replace(/^.*?--/, '');
    const named = own ? `The ${kinds[tag] ?? 'text'} "${own}"` : `The ${kinds[tag] ?? 'line'} "${text.slice(0, 40)}"`;
    const place = placeIn(file, [...(own ? [`id="${own}"`] : []), ...quotable(text)], read);
    const wide = wider > 2;
    const millimetres = Math.ceil((wide ? wider : taller) / pixels);
    return {
      rule: 'print/overflow',
      wrong: `${named} is ${millimetres} mm ${wide ? 'wider than the text of a page' : 'taller than a page'}.`,
      instead: wide
        ? 'Name fewer columns, break the line, or set the equation in several rows.'
        : 'Split it, or show less of it in print.',
      ...(place ? { place } : {}),
    };
  });
}

async function coverage(page: Page): Promise<Map<string, Set<number>>> {
  const covered = new Map<string, Set<number>>();
  for (const { family, url } of await page.evaluate(readFontFiles)) {
    const response = await page.request.get(url);
    const characters = response.ok() ? coveredCharacters(await response.body()) : undefined;
    if (!characters) continue;
    const known = covered.get(family) ?? new Set<number>();
    for (const character of characters) known.add(character);
    covered.set(family, known);
  }
  return covered;
}

/**
 * Checks a page that is laid out at the width of the text block.
 * @throws LabwrightError `print/glyph`, `print/overflow`, with chapter and line.
 */
export async function checkPrintPage(page: Page, paper: Paper, read: ReadSource): Promise<void> {
  const { height, top, bottom }: Sheet = papers[paper];
  const block = { width: blockWidth, height: (height - top - bottom) * pixels };
  const problems = [
    ...glyphProblems(await page.evaluate(readSetText), await coverage(page), read),
    ...overflowProblems(await page.evaluate(readOverfull, block), read),
  ];
  if (problems.length > 0) throw new LabwrightError(problems);
}
