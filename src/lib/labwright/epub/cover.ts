/** The cover, drawn: the house's mark and the words of the title page. Pure. */
import { textWidth } from '../figure/metrics.ts';
import { x, type XmlElement } from './xml.ts';

export interface CoverText {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly authors: readonly string[];
}

/** Units of the drawing: the shape that shops and libraries ask of covers, 1 to 1.6. */
export const coverSize = { width: 1600, height: 2560 };
const margin = 150;
/** Readers set the words in a sans serif of their own; the widest of the usual ones is so much wider than ours. */
const slack = 1.08;

const widthOf = (text: string, size: number, weight: number): number => slack * textWidth(text, size, weight);

/** Words on as few lines as hold them. A word that is too long for a line stands alone. */
function wrapped(text: string, size: number, weight: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer, size, weight) <= coverSize.width - 2 * margin)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The largest of some sizes at which a text keeps to the width and to so many lines. */
function fitted(
  text: string,
  sizes: readonly number[],
  weight: number,
  most: number,
): { size: number; lines: string[] } {
  const tried = sizes.map((size) => ({ size, lines: wrapped(text, size, weight) }));
  const holds = ({ size, lines }: { size: number; lines: string[] }): boolean =>
    lines.length <= most && lines.every((line) => widthOf(line, size, weight) <= coverSize.width - 2 * margin);
  return tried.find(holds) ?? tried.at(-1)!;
}

/** The cover as SVG. */
export function coverSvg({ title, subtitle, authors }: CoverText): XmlElement {
  const head = fitted(title, [230, 190, 160, 130, 100, 80], 600, 4);
  const below = fitted(subtitle ?? '', [84, 72, 60, 48], 400, 4);
  const people = fitted(authors.join(', '), [68, 56, 44], 400, 3);
  const lines = (
    { size, lines: texts }: { size: number; lines: string[] },
    top: number,
    attributes: Readonly<Record<string, string>>,
  ): XmlElement[] =>
    texts.map((text, index) =>
      x(
        'text',
        { x: `${margin}`, y: `${Math.round(top + index * size * 1.14)}`, 'font-size': `${size}`, ...attributes },
        text,
      ),
    );
  const titleTop = 330 + head.size * 0.4;
  const subtitleTop = titleTop + head.lines.length * head.size * 1.14 + below.size * 0.5;
  const peopleTop = coverSize.height - 170 - (people.lines.length - 1) * people.size * 1.14;
  return x(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${coverSize.width} ${coverSize.height}`,
      width: `${coverSize.width}`,
      height: `${coverSize.height}`,
      role: 'img',
      'aria-label': `${title}${subtitle ? `. ${subtitle}` : ''}. ${authors.join(', ')}`,
    },
    x('rect', { width: '100%', height: '100%', fill: '#fbfaf6' }),
    // A limit, what grows past it, and the moment that was to be predicted.
    x(
      'g',
      { transform: 'translate(150,1130) scale(40.6)', fill: 'none', 'stroke-linecap': 'round' },
      x('path', { d: 'M0 12h32', stroke: '#8b867c', 'stroke-width': '.5', 'stroke-dasharray': '.9 1.1' }),
      x('path', { d: 'M0 24C8 17 17 10 32 3', stroke: '#1d4e7a', 'stroke-width': '.9' }),
      x('circle', { cx: '16.4', cy: '12', r: '1.5', fill: '#6a479f' }),
    ),
    x(
      'g',
      { 'font-family': "Inter, 'Helvetica Neue', Arial, sans-serif", fill: '#22211d' },
      ...lines(head, titleTop, { 'font-weight': '600' }),
      ...(subtitle ? lines(below, subtitleTop, { fill: '#55524b' }) : []),
      ...lines(people, peopleTop, {}),
    ),
  );
}
