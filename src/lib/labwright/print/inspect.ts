/** Looks at the print page for what paper cannot hold. Each function runs inside Chromium. */

/** Characters of one font stack, and where one of them stands. */
export interface SetText {
  /** Families in the order in which they are tried. */
  readonly families: readonly string[];
  readonly character: string;
  /** The chapter's file; none outside chapters. */
  readonly file?: string | undefined;
  /** The text round it. */
  readonly around: string;
}

export interface FontFile {
  readonly family: string;
  readonly url: string;
}

/** Something too wide for the text block or too tall for a page. */
export interface Overfull {
  readonly tag: string;
  readonly id: string;
  readonly file?: string | undefined;
  readonly text: string;
  readonly wider: number;
  readonly taller: number;
}

/** Every character that is set, once for each stack of families. Runs in the page. */
export function readSetText(): SetText[] {
  const unread = '.katex-mathml, .visually-hidden, [hidden], script, style, title';
  const seen = new Map<string, SetText>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const parent = node.parentElement!;
    if (text.trim() === '' || parent.closest(unread) || !parent.checkVisibility()) continue;
    const stack = getComputedStyle(parent).fontFamily;
    for (const character of new Set(text)) {
      const key = `${stack}\0${character}`;
      if (seen.has(key)) continue;
      const at = text.indexOf(character);
      seen.set(key, {
        families: stack.split(',').map((family) => family.trim().replace(/^["']|["']$/g, '')),
        character,
        file: parent.closest<HTMLElement>('[data-file]')?.dataset['file'],
        around: text.slice(Math.max(0, at - 20), at + 20).trim(),
      });
    }
  }
  return [...seen.values()];
}

/** The font files that the page's style sheets name. Runs in the page. */
export function readFontFiles(): FontFile[] {
  const rules = (list: CSSRuleList): CSSRule[] =>
    [...list].flatMap((rule) => ('cssRules' in rule ? rules(rule.cssRules as CSSRuleList) : [rule]));
  return [...document.styleSheets].flatMap((sheet) =>
    rules(sheet.cssRules)
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .flatMap((rule) => {
        const source = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
        const family = rule.style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
        return source ? [{ family, url: new URL(source, sheet.href ?? document.baseURI).href }] : [];
      }),
  );
}

/** What sticks out of a block of `width`, or cannot be broken and is taller than `height`; px. Runs in the page. */
export function readOverfull({ width, height }: { width: number; height: number }): Overfull[] {
  const found = new Map<Element, Overfull>();
  const outside = '.katex-mathml, .visually-hidden, [hidden], .blank-page, .room';
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (element.closest(outside) || element.closest('svg') !== element.closest('svg:root, svg')) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) continue;
    // A drawing keeps its own marks inside; what counts is its frame.
    if (element.parentElement?.closest('svg')) continue;
    const wider = box.right - width;
    const whole = getComputedStyle(element).breakInside === 'avoid';
    const taller = whole ? box.height - height : 0;
    if (wider <= 2 && taller <= 1) continue;
    const block = element.closest<HTMLElement>('figure, table, pre, .katex-display, section, p, li') ?? element;
    const before = found.get(block);
    found.set(block, {
      tag: block.tagName.toLowerCase(),
      id: block.id || block.closest('figure[id], section[id]')?.id || '',
      file: block.closest<HTMLElement>('[data-file]')?.dataset['file'],
      text: (block.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 200),
      wider: Math.max(wider, before?.wider ?? 0),
      taller: Math.max(taller, before?.taller ?? 0),
    });
  }
  // The innermost block is the culprit; what holds it sticks out with it.
  return [...found]
    .filter(([block]) => ![...found.keys()].some((other) => other !== block && block.contains(other)))
    .map(([, overfull]) => overfull);
}
