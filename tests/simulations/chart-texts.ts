/** Reads the words of a drawn chart with the boxes they fill, so that a test can see two of them collide. */
import { textWidth } from '../../src/lib/labwright/figure/metrics.ts';

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const token = /<(\/?)(g|svg|text)\b([^>]*?)(\/?)>([^<]*)/g;
const attribute = (source: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(source)?.[1];

/** Every text of an `<svg>`, with nested translations added up. Heights are those of Inter's lower and upper case. */
export function textBoxes(svg: string): TextBox[] {
  const boxes: TextBox[] = [];
  const origins: [number, number][] = [[0, 0]];
  for (const [, closing, name, attributes = '', empty, content = ''] of svg.matchAll(token)) {
    if (closing) {
      if (name !== 'text') origins.pop();
      continue;
    }
    const [x, y] = origins.at(-1)!;
    const [dx = 0, dy = 0] =
      /translate\(([-\d.]+),([-\d.]+)\)/
        .exec(attribute(attributes, 'transform') ?? '')
        ?.slice(1)
        .map(Number) ?? [];
    if (name !== 'text') {
      if (!empty) origins.push([x + dx, y + dy]);
      continue;
    }
    if (content === '' || attribute(attributes, 'opacity') === '0') continue;
    const size = Number.parseFloat(attribute(attributes, 'font-size') ?? '0');
    const width = textWidth(content, size, attribute(attributes, 'font-weight') ?? 400);
    const anchor = attribute(attributes, 'text-anchor');
    const left = x + dx - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    boxes.push({
      text: content,
      left,
      right: left + width,
      top: y + dy - 0.73 * size,
      bottom: y + dy + 0.05 * size,
    });
  }
  return boxes;
}

/** Pairs of texts whose boxes meet by more than half a pixel each way. */
export function collisions(boxes: readonly TextBox[]): string[] {
  const meets = (a: TextBox, b: TextBox): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (meets(a, b) ? [`"${a.text}" meets "${b.text}"`] : [])),
  );
}
