/**
 * The picture that stands beside a link to a page: number, title, the one-sentence problem, the handbook's name.
 *
 * All of it stands in the head of the lab as well, which no answer may: see `predict/leak`.
 */
import { face, type Face, type Family } from './faces.ts';
import { type Card, cardSize, plain } from './pages.ts';

/** The house's light theme, as tokens.css has it. */
const colours = { paper: '#fbfaf6', ink: '#1f1e1b', soft: '#5c5851', line: '#dedad0', accent: '#1d4e7a' };

const margin = 84;
const measure = cardSize.width - 2 * margin;
/** Where the name of the handbook stands; the rule above it ends the room for the rest. */
const foot = { rule: 522, baseline: 578, size: 30 };
/** Side of the handbook's sign. */
export const icon = 44;

/** A text in lines that fit; the last of them ends in an ellipsis where there is more. */
export function linesOf(text: string, type: Face, size: number, most: number, width = measure): string[] {
  const lines: string[] = [];
  const fits = (line: string): boolean => type.width(line, size) <= width;
  for (const word of plain(text).split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)!} ${word}` : undefined;
    if (longer !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const cut = lines.slice(0, most);
  return cut.map((line, index) => {
    const last = index === cut.length - 1 && lines.length > most;
    if (!last && fits(line)) return line;
    let kept = line;
    // Whole words where there is another before them, else letters.
    while (kept !== '' && !fits(`${kept}…`)) kept = kept.includes(' ') ? kept.replace(/ \S*$/, '') : kept.slice(0, -1);
    return `${kept.replace(/[\s,;:.]+$/, '')}…`;
  });
}

/** A size of a text, and the most lines it may have there. */
type Setting = readonly [size: number, lines: number];

/** The first setting in which the whole text stands; where none holds it, the last, cut off. */
function fitted(
  text: string,
  type: Face,
  settings: readonly Setting[],
  leading: number,
  room: number,
): [number, string[]] {
  const within = ([size, lines]: Setting): [number, string[]] => {
    const most = Math.max(1, Math.min(lines, Math.floor(room / (size * leading))));
    return [size, linesOf(text, type, size, most)];
  };
  const found = settings.map(within).find(([, lines]) => lines.join(' ') === text);
  return found ?? within(settings.at(-1)!);
}

/** A text in the fonts that we have; left out where they lack one of its characters. */
function settable(text: string | undefined, type: Face): string | undefined {
  return text !== undefined && text.trim() !== '' && type.sets(plain(text)) ? plain(text) : undefined;
}

interface Block {
  readonly text: string | undefined;
  readonly family: Family;
  readonly weight: 400 | 500 | 600;
  readonly settings: readonly Setting[];
  readonly leading: number;
  readonly space: number;
  readonly colour: string;
}

/** The picture as SVG whose texts are outlines. `iconAt` is where the handbook's own sign belongs, which is drawn apart. */
export function cardSvg({ above, title, problem, handbook }: Card): {
  svg: string;
  iconAt: { left: number; top: number };
} {
  const titles: Setting[] = [
    [88, 2],
    [76, 2],
    [66, 2],
    [56, 3],
  ];
  const problems: Setting[] = [
    [42, 3],
    [38, 3],
    [34, 4],
  ];
  const shared = { family: 'serif', leading: 1.3 } as const;
  const blocks: Block[] = [
    { ...shared, text: above, family: 'sans', weight: 600, settings: [[32, 1]], space: 0, colour: colours.accent },
    { ...shared, text: title, weight: 600, settings: titles, leading: 1.12, space: 14, colour: colours.ink },
    { ...shared, text: problem, weight: 400, settings: problems, space: 32, colour: colours.soft },
  ];
  let y = 62;
  const drawn = blocks.flatMap(({ text, family, weight, settings, leading, space, colour }) => {
    const type = face(family, weight);
    const words = settable(text, type);
    if (words === undefined) return [];
    const [size, lines] = fitted(words, type, settings, leading, foot.rule - 30 - y - space);
    y += space;
    const paths = lines.map((line) => {
      y += size * leading;
      return type.draw(line, margin, y - size * (leading - 1), size);
    });
    return [`<g fill="${colour}">${paths.join('')}</g>`];
  });
  const sans = face('sans', 500);
  const name = settable(handbook, sans);
  const left = margin + icon + 18;
  const [line = ''] = name === undefined ? [] : linesOf(name, sans, foot.size, 1, measure - icon - 18);
  const { width, height } = cardSize;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<rect width="16" height="${height}" fill="${colours.accent}"/>`,
    ...drawn,
    `<rect x="${margin}" y="${foot.rule}" width="${measure}" height="2" fill="${colours.line}"/>`,
    `<g fill="${colours.ink}">${sans.draw(line, left, foot.baseline, foot.size)}</g>`,
    '</svg>',
  ].join('');
  return { svg, iconAt: { left: margin, top: Math.round(foot.baseline - foot.size * 0.36 - icon / 2) } };
}
