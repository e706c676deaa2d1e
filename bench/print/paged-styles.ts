/** Style sheets as Paged.js 0.4.3 can read them. It has less to do for it, and the page looks the same. */

/**
 * Spares Paged.js what it fails on: it splits selectors at commas inside `:is()` and `:not()`, so these are written out;
 * it rewrites rules with an adjacent sibling (`a + b`) and fails where they count children too, so these, and nested
 * rules, are given to Chromium; it knows not all forms of media queries, so these are answered. Runs in the page.
 */
export function simplifyStyles(): void {
  /** Parts of a list at its outer commas. */
  const split = (list: string): string[] => {
    const parts = [''];
    let depth = 0;
    for (const character of list) {
      depth += character === '(' ? 1 : character === ')' ? -1 : 0;
      if (character === ',' && depth === 0) parts.push('');
      else parts[parts.length - 1] += character;
    }
    return parts.map((part) => part.trim());
  };
  /** `a :is(b, c)` as `a b`, `a c`; `:not(b, c)` as `:not(b):not(c)`. */
  const expand = (selector: string): string[] => {
    const found = /:(is|where|not)\(/.exec(selector.replace(/:not\(([^(),]*)\)/g, (kept) => ' '.repeat(kept.length)));
    if (!found) return [selector];
    const from = found.index + found[0].length;
    let to = from;
    for (let depth = 1; depth > 0; to++) depth += selector[to] === '(' ? 1 : selector[to] === ')' ? -1 : 0;
    const [before, inside, after] = [selector.slice(0, found.index), selector.slice(from, to - 1), selector.slice(to)];
    if (found[1] === 'not') {
      const chain = split(inside).map((each) => `:not(${each})`);
      return chain.length > 1 ? expand(`${before}${chain.join('')}${after}`) : [selector];
    }
    return split(inside).flatMap((each) => expand(`${before}${each}${after}`));
  };
  const valid = (selector: string): boolean => {
    try {
      document.querySelector(selector);
      return true;
    } catch {
      return false;
    }
  };
  const aside: string[] = [];
  const rest = (rules: CSSRuleList): string =>
    [...rules]
      .map((rule) => {
        if (rule instanceof CSSMediaRule) return matchMedia(rule.conditionText).matches ? rest(rule.cssRules) : '';
        if (!(rule instanceof CSSStyleRule)) return rule.cssText;
        const selectors = split(rule.selectorText).flatMap(expand);
        if (!rule.selectorText.includes('+') && rule.cssRules.length === 0 && selectors.every(valid))
          return `${selectors.join(', ')} {${rule.style.cssText}}`;
        aside.push(rule.cssText);
        return '';
      })
      .join('\n');
  for (const sheet of [...document.styleSheets]) {
    const style = document.createElement('style');
    style.textContent = rest(sheet.cssRules);
    (sheet.ownerNode as Element).replaceWith(style);
  }
  const kept = document.createElement('style');
  kept.dataset['pagedjsIgnore'] = '';
  kept.textContent = aside.join('\n');
  document.head.append(kept);
}
