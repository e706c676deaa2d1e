/** Cuts an edition out of the print page. Each function runs inside Chromium, so it knows nothing but its argument. */

/** Which of the book's sections, answers and notes an edition holds. */
export interface Edition {
  readonly name: 'student' | 'instructor' | 'key' | 'lab';
  /** Sections kept, by `data-piece`; all others go. */
  readonly sections: readonly string[];
  /** The one lab that is kept; all when left out. */
  readonly lab?: string;
  /** `drop`: no answers. `end`: gathered under the answer key. `place`: each where its question is told. */
  readonly answers: 'drop' | 'end' | 'place';
}

const whole = ['half-title', 'title', 'copyright', 'contents', 'figures', 'tables', 'part', 'lab', 'ledger'];
const back = ['errata', 'bibliography', 'glossary', 'index'];

/** The student's book; with `key: end` the answers follow the labs. */
export function studentEdition(key: 'separate' | 'end' | 'none'): Edition {
  const end = key === 'end';
  return { name: 'student', sections: [...whole, ...(end ? ['key'] : []), ...back], answers: end ? 'end' : 'drop' };
}

export const instructorEdition: Edition = { name: 'instructor', sections: [...whole, ...back], answers: 'place' };
export const keyEdition: Edition = { name: 'key', sections: ['key-title', 'key'], answers: 'end' };

/** One lab to hand out, with its part of the ledger sheet. */
export function labEdition(lab: string): Edition {
  return { name: 'lab', sections: ['lab', 'ledger', 'copyright'], lab, answers: 'drop' };
}

/** Removes what the edition does not hold and moves the answers where it wants them. Runs in the page. */
export function arrangePage(edition: Edition): void {
  const all = (selector: string, from: ParentNode = document): HTMLElement[] => [
    ...from.querySelectorAll<HTMLElement>(selector),
  ];
  const { name, sections, lab, answers } = edition;
  for (const words of all('[data-on="screen"]')) words.remove();
  if (answers === 'end') {
    const key = document.querySelector('[data-piece="key"]');
    for (const chapter of all('[data-piece="lab"]')) {
      const found = all('.answer', chapter);
      if (found.length === 0 || !key) continue;
      const heading = document.createElement('h2');
      heading.textContent = chapter.dataset['title'] ?? '';
      key.append(heading, ...found);
    }
  } else if (answers === 'drop') {
    for (const answer of all('.answer')) answer.remove();
  }
  if (name !== 'instructor') for (const note of all('[data-edition="instructor"]')) note.remove();
  for (const section of all('[data-piece]')) {
    const kind = section.dataset['piece']!;
    if (!sections.includes(kind) || (kind === 'lab' && lab !== undefined && section.dataset['lab'] !== lab))
      section.remove();
  }
  if (lab !== undefined) {
    for (const sheet of all('.ledger-sheet-lab')) if (sheet.dataset['lab'] !== lab) sheet.remove();
    // No part stands above it: its own heading is the first level.
    for (const heading of all('h2, h3, h4, h5, h6', document.querySelector('[data-piece="lab"]')!))
      heading.ariaLevel = String(Number(heading.tagName[1]) - 1);
    const copyright = document.querySelector('[data-piece="copyright"]');
    if (copyright) document.body.append(copyright);
  }
  if (name === 'instructor') for (const room of all('[data-room]')) room.remove();
  // A note stands beside the text that it follows in the source, as much of it as the note is tall; it would hang below.
  for (const note of all(':is(.lw-prose, .after-prediction) > .margin-note')) {
    let [room, place] = [0, note as Element];
    while (room < note.offsetHeight && place.previousElementSibling?.matches('p, ul, ol, .message, .equation')) {
      place = place.previousElementSibling;
      room += (place as HTMLElement).offsetHeight;
    }
    if (place !== note) place.before(note);
  }
  // Pages that the book does not hold are on the site, where there is one; the server that prints is nowhere.
  const { site } = document.documentElement.dataset;
  for (const link of all('a[href]:not([href^="#"])')) {
    const url = new URL(link.getAttribute('href')!, location.href);
    if (url.origin !== location.origin) continue;
    if (site) link.setAttribute('href', new URL(url.pathname + url.search + url.hash, site).href);
    else link.removeAttribute('href');
  }
  document.documentElement.dataset['edition'] = name;
}

/** Dates and names that the book says of itself. Runs in the page. */
export function fillPage(texts: Readonly<Record<string, string>>): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-fill]')) {
    const text = texts[place.dataset['fill']!];
    if (text !== undefined) place.textContent = text;
  }
}
