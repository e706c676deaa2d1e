/** Cuts long work into slices, so that the page answers while it goes on. */

/** Longest slice, in milliseconds: well below what a reader feels. */
const slice = 40;

export class Pace {
  #started = performance.now();

  /** Lets the page breathe when the slice is used up. Await it between two steps. */
  async step(): Promise<void> {
    if (performance.now() - this.#started < slice) return;
    await new Promise((done) => setTimeout(done));
    this.#started = performance.now();
  }
}
