/** What one printing of one handbook by one tool was measured at. */

export const tools = ['ours', 'paged'] as const;
export type Tool = (typeof tools)[number];

/** Times in seconds. */
export interface Printing {
  readonly pages: number;
  /** From opening the page to the finished PDF; ours without its third pass. */
  readonly seconds: number;
  /** Time of all processors together, the third pass's included: what a busy machine changes least. */
  readonly processor: number | undefined;
  /** Passes that the page numbers took; one for a tool that knows none. */
  readonly passes: number;
  /** What the third pass took, where there was one. */
  readonly thirdPass: number;
  /** Where the time went, by name; a third pass is in no stage. */
  readonly stages: Readonly<Record<string, number>>;
  /** Chromium's version. */
  readonly chromium: string;
}

export interface Printed extends Printing {
  readonly pdf: Uint8Array;
}

/** A printing, and the most memory that its Node and its Chromium held together, in MB; none where it cannot be told. */
export interface Measurement extends Printing {
  readonly tool: Tool;
  readonly labs: number;
  readonly peak: number | undefined;
}
