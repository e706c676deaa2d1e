/** The sheets that the book is printed on: sizes and mirrored margins, which leave a text block of one width on each. */

/** Lengths in mm. The outer margin is on the left of a left-hand page and on the right of a right-hand one. */
export interface Sheet {
  /** As CSS names it. */
  readonly size: string;
  readonly height: number;
  readonly inner: number;
  readonly outer: number;
  readonly top: number;
  readonly bottom: number;
}

/** Inner and outer margin leave 162.4 mm, the 460 pt that a full figure is drawn for. */
export const papers = {
  a4: { size: 'A4', height: 297, inner: 25.6, outer: 22, top: 27, bottom: 23 },
  letter: { size: 'letter', height: 279.4, inner: 28.5, outer: 25, top: 25, bottom: 20.5 },
} as const satisfies Record<string, Sheet>;
export type Paper = keyof typeof papers;

/** Points of PDF in a millimetre. */
export const pointsPerMillimetre = 72 / 25.4;

/** Heights of the text block's lower and upper edge above the foot of the sheet; pt. */
export function textBlock(paper: Paper): { readonly bottom: number; readonly top: number } {
  const { height, top, bottom }: Sheet = papers[paper];
  return { bottom: bottom * pointsPerMillimetre, top: (height - top) * pointsPerMillimetre };
}

/** Page rules for a sheet: size and margins, which the print page's own rules leave open. */
export function pageRules(paper: Paper): string {
  const { size, inner, outer, top, bottom }: Sheet = papers[paper];
  const margins = (left: number, right: number): string => `margin: ${top}mm ${right}mm ${bottom}mm ${left}mm`;
  return [
    `@page { size: ${size}; ${margins(inner, outer)} }`,
    `@page :left { ${margins(outer, inner)} }`,
    `@page :right { ${margins(inner, outer)} }`,
  ].join('\n');
}
