/** From measurements to what was asked: how much faster, how many pages a second, how much memory. Pure. */
import { type Measurement, type Tool, tools } from './measurement.ts';

/** What the printed book has promised. */
export const goals = { timesFaster: 5, pagesPerSecond: 15, pages: 1000, gigabytes: 4 } as const;

export interface Row {
  readonly what: string;
  readonly ours?: number | undefined;
  readonly paged?: number | undefined;
  /** Paged.js over ours where less is better, ours over Paged.js where more is. */
  readonly ratio?: number | undefined;
  readonly goal?: string;
  readonly met?: boolean | undefined;
}

/** The middle of some numbers; undefined when one was not measured. */
export function median(numbers: readonly (number | undefined)[]): number | undefined {
  const sorted = numbers.filter((each) => each !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0 || sorted.length < numbers.length) return undefined;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A straight line through two printings: MB for each further page, and MB at a number of pages. */
export function memoryLine(
  small: { readonly pages: number; readonly peak: number },
  large: { readonly pages: number; readonly peak: number },
): { readonly perPage: number; at(pages: number): number } {
  const perPage = (large.peak - small.peak) / (large.pages - small.pages);
  return { perPage, at: (pages) => large.peak + perPage * (pages - large.pages) };
}

interface Summary {
  readonly pages: number;
  readonly seconds: number;
  readonly thirdPass: number;
  readonly processor: number | undefined;
  readonly peak: number | undefined;
}

function summarise(measurements: readonly Measurement[], tool: Tool, labs: number): Summary {
  const runs = measurements.filter((each) => each.tool === tool && each.labs === labs);
  return {
    pages: runs[0]!.pages,
    seconds: median(runs.map(({ seconds }) => seconds))!,
    thirdPass: median(runs.map(({ thirdPass }) => thirdPass))!,
    processor: median(runs.map(({ processor }) => processor)),
    peak: median(runs.map(({ peak }) => peak)),
  };
}

const over = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a / b;

const line = (small: Summary, large: Summary): ReturnType<typeof memoryLine> | undefined =>
  small.pages === large.pages || small.peak === undefined || large.peak === undefined
    ? undefined
    : memoryLine({ pages: small.pages, peak: small.peak }, { pages: large.pages, peak: large.peak });

/** The rows of the table, from printings of a small and a large handbook by both tools. */
export function rowsOf(measurements: readonly Measurement[], [small, large]: readonly [number, number]): Row[] {
  const [ours, paged] = [summarise(measurements, 'ours', large), summarise(measurements, 'paged', large)];
  const [oursSmall, pagedSmall] = [summarise(measurements, 'ours', small), summarise(measurements, 'paged', small)];
  const [oursLine, pagedLine] = [line(oursSmall, ours), line(pagedSmall, paged)];
  const [withThird, faster, rate] = [
    ours.seconds + ours.thirdPass,
    paged.seconds / ours.seconds,
    ours.pages / ours.seconds,
  ];
  const { pages, gigabytes } = goals;
  const [oursLater, pagedLater] = [oursLine && oursLine.at(pages) / 1000, pagedLine && pagedLine.at(pages) / 1000];
  const perPage = (each: Summary): number | undefined => over(each.peak, each.pages);
  return [
    { what: 'pages', ours: ours.pages, paged: paged.pages },
    {
      what: 'seconds, two passes',
      ours: ours.seconds,
      paged: paged.seconds,
      ratio: faster,
      goal: `at least ${goals.timesFaster} times faster`,
      met: faster >= goals.timesFaster,
    },
    { what: 'seconds of a third pass', ours: ours.thirdPass },
    { what: 'seconds with it', ours: withThird, paged: paged.seconds, ratio: paged.seconds / withThird },
    {
      what: 'pages a second',
      ours: rate,
      paged: paged.pages / paged.seconds,
      ratio: (rate * paged.seconds) / paged.pages,
      goal: `at least ${goals.pagesPerSecond}`,
      met: rate >= goals.pagesPerSecond,
    },
    {
      what: 'seconds of processor, all passes',
      ours: ours.processor,
      paged: paged.processor,
      ratio: over(paged.processor, ours.processor),
    },
    {
      what: 'pages a second of processor',
      ours: over(ours.pages, ours.processor),
      paged: over(paged.pages, paged.processor),
    },
    { what: 'most memory, MB', ours: ours.peak, paged: paged.peak, ratio: over(paged.peak, ours.peak) },
    {
      what: `MB a page, ${small} labs`,
      ours: perPage(oursSmall),
      paged: perPage(pagedSmall),
      ratio: over(perPage(pagedSmall), perPage(oursSmall)),
    },
    {
      what: `MB a page, ${large} labs`,
      ours: perPage(ours),
      paged: perPage(paged),
      ratio: over(perPage(paged), perPage(ours)),
    },
    { what: 'MB for each further page', ours: oursLine?.perPage, paged: pagedLine?.perPage },
    {
      what: `GB at ${pages.toLocaleString('en')} pages, on that line`,
      ours: oursLater,
      paged: pagedLater,
      ratio: over(pagedLater, oursLater),
      goal: `under ${gigabytes}`,
      met: oursLater === undefined ? undefined : oursLater < gigabytes,
    },
  ];
}

/** Where the time of the first printing of a handbook went, one line for each tool. */
export function stageLines(measurements: readonly Measurement[], labs: number): string[] {
  return tools.flatMap((tool) => {
    const found = measurements.find((each) => each.tool === tool && each.labs === labs);
    const stages = Object.entries(found?.stages ?? {}).map(([name, seconds]) => `${name} ${seconds.toFixed(1)} s`);
    return found ? [`${tool}: ${stages.join('; ')}`] : [];
  });
}

/** A number in so many digits as a reader can use. */
export function written(value: number | undefined): string {
  if (value === undefined) return '';
  return value.toFixed(Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}

/** The table as lines of text, columns under each other. */
export function tableLines(rows: readonly Row[]): string[] {
  const cells = [
    ['what', 'ours', 'Paged.js', 'ratio', 'goal', 'met'],
    ...rows.map(({ what, ours, paged, ratio, goal = '', met }) => [
      what,
      written(ours),
      written(paged),
      written(ratio),
      goal,
      met === undefined ? '' : met ? 'yes' : 'no',
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const numeric = new Set([1, 2, 3]);
  return cells.map((row) =>
    row
      .map((cell, column) => (numeric.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}
