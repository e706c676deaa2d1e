/** Reads from the print page what page numbers belong to, and writes them in. Each function runs inside Chromium. */
import type { Plan, Survey } from './page-plan.ts';

/**
 * Lists what the page holds, gives every reference an id, and links every id once from out of sight: Chromium notes the
 * place of an id only when some link leads to it. Runs in the page.
 */
export function surveyPage(known: Readonly<Record<string, string>>): Survey {
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  const rectos = all('[data-recto]').map(({ id }) => id);
  const body = document.querySelector('[data-body]')?.id;
  const listed = all('[data-folio-of]').filter((place) => {
    const id = place.dataset['folioOf']!;
    if (document.getElementById(id)) return true;
    place.textContent = known[id] ?? '';
    return false;
  });
  const references: { id: string; target: string }[] = [];
  // Text and not generated content, which Chromium leaves out of the tags.
  const addPage = (link: HTMLElement, folio: string): void => {
    const page = document.createElement('span');
    page.className = 'at-page';
    page.textContent = `, p.\u00a0${folio}`;
    link.dataset['page'] = folio;
    link.append(page);
  };
  for (const link of all('.chapter a[href^="#"], .back a[href^="#"]')) {
    // A citation names its work; the list of works needs no page.
    if (link.dataset['folioOf'] !== undefined || link.matches('.entry-text, .cite a, .cite-back a')) continue;
    const target = decodeURIComponent(link.getAttribute('href')!.slice(1));
    if (!document.getElementById(target)) {
      // What it names is in another volume: its page there, where it is known, and no link.
      link.removeAttribute('href');
      if (known[target]) addPage(link, known[target]);
      continue;
    }
    link.id ||= `reference-${references.length + 1}`;
    addPage(link, '00');
    references.push({ id: link.id, target });
  }
  const questions = all('.predict[id], .reflect[id], .write[id]').map(({ id }) => id);
  const targets = [...new Set([...listed.map((place) => place.dataset['folioOf']!), ...questions])];
  const lists = all('[data-folios-of]').flatMap((place, index) => {
    const found = place.dataset['foliosOf']!.split(' ').filter((id) => document.getElementById(id));
    // What no page of this edition speaks of needs no entry.
    if (found.length === 0) (place.closest('[data-entry]') ?? place).remove();
    place.id ||= `index-${index + 1}`;
    return found.length > 0 ? [{ id: place.id, targets: found }] : [];
  });
  const rooms = all('[data-room]').map(({ id }) => id);
  const headings = all('h1, h2, h3, h4').map((heading, index) => {
    heading.id ||= `heading-${index + 1}`;
    // As it is laid out: parts that stand on lines of their own have no space between them in the source.
    const level = Number(heading.ariaLevel ?? heading.tagName[1]);
    return { id: heading.id, title: heading.innerText.replace(/\s+/g, ' ').trim(), level };
  });
  const formulas = new Set(all('[data-formula]').map((formula) => formula.ariaLabel ?? ''));
  const linked = document.createElement('nav');
  linked.hidden = true;
  const ids = [
    rectos,
    targets,
    references.flatMap((each) => [each.id, each.target]),
    lists.flatMap((list) => list.targets),
    rooms,
    headings.map(({ id }) => id),
  ];
  for (const id of new Set(ids.flat())) {
    const link = document.createElement('a');
    link.href = `#${encodeURIComponent(id)}`;
    linked.append(link);
  }
  document.body.append(linked);
  return { rectos, body, targets, references, lists, rooms, headings, formulas: [...formulas] };
}

/** Writes a plan into the page, in place of the one before. Runs in the page. */
export function writePlan(plan: Plan): void {
  for (const blank of document.querySelectorAll('.blank-page')) blank.remove();
  for (const id of plan.blanks) {
    const blank = document.createElement('div');
    blank.className = 'blank-page';
    blank.ariaHidden = 'true';
    document.getElementById(id)?.before(blank);
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-folio-of]')) {
    const folio = plan.folios[place.dataset['folioOf']!];
    if (folio !== undefined) place.textContent = folio;
  }
  for (const [id, folio] of Object.entries(plan.references)) {
    const reference = document.getElementById(id);
    const page = reference?.querySelector(':scope > .at-page');
    if (!reference || !page) continue;
    page.textContent = folio === '' ? '' : `, p.\u00a0${folio}`;
    reference.dataset['page'] = folio;
  }
  for (const [id, pages] of Object.entries(plan.lists)) {
    const place = document.getElementById(id);
    if (place) place.textContent = pages;
  }
  for (const [id, height] of Object.entries(plan.rooms)) {
    const room = document.getElementById(id);
    if (!room) continue;
    room.style.display = height > 0 ? '' : 'none';
    room.style.blockSize = `${height}mm`;
    // Dots to write or to sketch on, each row one dashed line, so that they stay vectors.
    const rows = Math.floor((height - 8) / 5);
    room.replaceChildren();
    if (rows < 1) continue;
    const grid = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    grid.setAttribute('viewBox', `0 0 162 ${rows * 5}`);
    for (let row = 0; row < rows; row++) {
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
      const place = { x1: 1, x2: 162, y1: row * 5 + 1, y2: row * 5 + 1 };
      for (const [name, value] of Object.entries(place)) line.setAttribute(name, String(value));
      grid.append(line);
    }
    room.append('Room to work', grid);
  }
}
