/** The bench in a worker: a million rows are read and sorted here, and the page stays quick. */
import { Bench } from './bench.ts';
import type { Answer, Request } from './messages.ts';

/** As much of the worker's global scope as is used; the DOM's types and the worker's cannot be had together. */
interface Scope {
  addEventListener(type: 'message', listen: (event: MessageEvent<Request>) => void): void;
  postMessage(answer: Answer): void;
  reportError(error: unknown): void;
}
const scope = self as unknown as Scope;

const bench = new Bench(
  (answer) => scope.postMessage(answer),
  () => new Promise((done) => setTimeout(done)),
  () => performance.now(),
);
// A promise that fails in a worker is told to nobody; an error is told to the page, which says so.
scope.addEventListener(
  'message',
  ({ data }) => void bench.handle(data).catch((error: unknown) => scope.reportError(error)),
);
