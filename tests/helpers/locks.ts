/** The predictions of a lab as the book asks them. */
import { isPrinted, type Lab } from '../../src/lib/labwright/document/lab.ts';
import { type Lock, locksOf } from '../../src/lib/labwright/proof/locks.ts';
import { nameOfAll } from '../../src/lib/labwright/simulation/tracks.ts';

/** A lock, and the id of the question that stands in the book for it: of copies in tracks only one is printed. */
export interface PrintedLock {
  readonly lock: Lock;
  readonly asked: string;
  readonly printed: boolean;
}

/** Every lock of a lab, in every track: what the book must not tell before the printed question is answered. */
export function printedLocks(lab: Lab): PrintedLock[] {
  const locks = locksOf(lab);
  return locks.map((lock) => {
    const printed = isPrinted(lock.predict);
    const inBook = (other: Lock): boolean => isPrinted(other.predict) && nameOfAll(other.id) === nameOfAll(lock.id);
    return { lock, printed, asked: printed ? lock.id : locks.find(inBook)!.id };
  });
}
