/** The bins as a drawing: bars for the column of now, a stepped line for the reference. A table beside it says the same. */

const svgNames = 'http://www.w3.org/2000/svg';

function shape(tag: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const element = document.createElementNS(svgNames, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Round steps up to a largest share: 1, 2 or 5 times a power of ten, two to five of them. */
export function shareTicks(largest: number): number[] {
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough)!;
  return Array.from({ length: Math.floor(largest / step + 1e-9) + 1 }, (_, tick) => tick * step);
}

/**
 * @param shares of the reference and of now, bin by bin
 * @param names of the bins
 * @param width in CSS pixels: texts keep their size on a phone
 */
export function drawBars(
  shares: readonly [readonly number[], readonly number[]],
  width: number,
  names: readonly string[],
  label: string,
): SVGSVGElement {
  const height = width < 440 ? 220 : 260;
  const [left, right, top, bottom] = [46, 8, 10, 24];
  const [then, now] = shares;
  const bins = then.length;
  const ticks = shareTicks(Math.max(...then, ...now));
  const highest = Math.max(...then, ...now, ticks.at(-1)!);
  const x = (bin: number): number => left + ((width - left - right) * bin) / bins;
  const y = (share: number): number => height - bottom - ((height - top - bottom) * share) / highest;
  const svg = shape('svg', {
    class: 'own-bars',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': label,
  }) as SVGSVGElement;
  for (const tick of ticks) {
    svg.append(
      shape('line', { class: 'own-grid', x1: left, x2: width - right, y1: y(tick), y2: y(tick) }),
      shape(
        'text',
        { class: 'own-tick', x: left - 6, y: y(tick) + 4, 'text-anchor': 'end' },
        `${Number((100 * tick).toPrecision(3))} %`,
      ),
    );
  }
  const gap = Math.min(4, (x(1) - x(0)) * 0.15);
  now.forEach((share, bin) =>
    svg.append(
      shape('rect', {
        class: 'own-now',
        x: x(bin) + gap,
        y: y(share),
        width: x(1) - x(0) - 2 * gap,
        height: y(0) - y(share),
      }),
    ),
  );
  const steps = then.map((share, bin) => `${bin === 0 ? 'M' : 'L'}${x(bin)} ${y(share)}H${x(bin + 1)}`).join('');
  svg.append(shape('path', { class: 'own-then', d: steps }));
  // As many names as there is room for, and as much of each.
  const slot = x(1) - x(0);
  const every = Math.ceil(28 / slot);
  const room = Math.max(3, Math.floor((every * slot) / 7));
  for (let bin = 0; bin < bins; bin += every) {
    const name = names[bin]!;
    svg.append(
      shape(
        'text',
        { class: 'own-tick', x: (x(bin) + x(bin + 1)) / 2, y: height - bottom + 16, 'text-anchor': 'middle' },
        name.length > room ? `${name.slice(0, room - 1)}…` : name,
      ),
    );
  }
  return svg;
}
