/**
 * Puts the styles that a page can need for its first paint into the page itself, and the whole sheets at its end: nothing then
 * waits for a second round trip. What is left out applies to nothing that the page holds; what scripts add later finds it in
 * the whole sheets, whose rules stand in the same order. So the page looks the same before and after they have come.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChildNode, type Container, parse, type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';

/** What a selector can match on a page: names of elements and of classes. */
export interface PageNames {
  readonly tags: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

const inlineScript = /<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The names of a page. A class that its own scripts mention counts: they may set it before the whole sheets are there. */
export function namesOf(html: string): PageNames {
  const tags = new Set<string>();
  const classes = new Set<string>();
  for (const [, tag] of html.matchAll(/<([a-z][\w-]*)/gi)) tags.add(tag!.toLowerCase());
  for (const [, names] of html.matchAll(/\sclass="([^"]*)"/g))
    for (const name of names!.split(/\s+/)) classes.add(name);
  for (const [, code] of html.matchAll(inlineScript)) for (const [name] of code!.matchAll(/[\w-]+/g)) classes.add(name);
  return { tags, classes };
}

type Test = (names: PageNames) => boolean;

/** Whether a part of a selector can match: attributes, states and ids may be set by anything, so they always can. */
function testOf(node: selectorParser.Node): Test | undefined {
  if (node.type === 'class') return ({ classes }) => classes.has(node.value);
  if (node.type === 'tag') return ({ tags }) => tags.has(node.value.toLowerCase());
  if (node.type === 'pseudo' && /^:(?:is|where|-webkit-any)$/.test(node.value)) {
    const choices = node.nodes.map(selectorTest);
    return (names) => choices.some((choice) => choice(names));
  }
  return undefined;
}

function selectorTest(selector: selectorParser.Selector): Test {
  const tests = selector.nodes.map(testOf).filter((test) => test !== undefined);
  return (names) => tests.every((test) => test(names));
}

/** A rule as text, with the selectors that can match; empty without any. */
type Written = (names: PageNames) => string;

function ruleOf(rule: Rule): Written {
  const selectors = selectorParser()
    .astSync(rule.selector)
    .nodes.map((selector) => ({ text: String(selector).trim(), matches: selectorTest(selector) }));
  const inside = insideOf(rule);
  return (names) => {
    const kept = selectors.filter(({ matches }) => matches(names));
    const body = kept.length > 0 ? inside(names) : '';
    return body === '' ? '' : `${kept.map(({ text }) => text).join(',')}{${body}}`;
  };
}

function nodeOf(node: ChildNode): Written | undefined {
  if (node.type === 'comment') return undefined;
  if (node.type === 'decl') {
    const text = `${node.prop}:${node.value}${node.important ? '!important' : ''};`;
    return () => text;
  }
  if (node.type === 'rule') return ruleOf(node);
  if (node.name === 'media' && node.params === 'print') return undefined;
  const head = `@${node.name} ${node.params}`.trim();
  // Faces and steps of an animation hold no selectors of the page. A statement, such as the order of layers, stands as it is.
  if (!node.nodes) return () => `${head};`;
  const inside = /^(?:font-face|page|property|(?:-webkit-)?keyframes)$/.test(node.name)
    ? () => node.nodes!.map(String).join(';')
    : insideOf(node as Container<ChildNode>);
  return (names) => {
    const body = inside(names);
    return body === '' && node.name !== 'layer' ? '' : `${head}{${body}}`;
  };
}

function insideOf(container: Container<ChildNode>): Written {
  const nodes = (container.nodes ?? []).map(nodeOf).filter((node) => node !== undefined);
  return (names) => nodes.map((node) => node(names)).join('');
}

const faceRule = /@font-face\{[^}]*\}/g;
const familyOf = (face: string): string => /font-family:\s*["']?([^;"'}]+)/.exec(face)![1]!;
const steps = /@(?:-webkit-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^}]*\})*\}/g;

/** A style sheet, read once for all pages. */
export function readStyles(css: string): Written {
  const all = insideOf(parse(css));
  return (names) => all(names).replaceAll(/;}/g, '}');
}

/** Without the faces that nothing is set in and the animations that nothing has. */
function withoutUnused(styles: string): string {
  const rest = styles.replaceAll(faceRule, '').replaceAll(steps, '');
  return styles
    .replaceAll(faceRule, (face) => (rest.includes(familyOf(face)) ? face : ''))
    .replaceAll(steps, (whole, name: string) => (rest.includes(name) ? whole : ''));
}

/** How long a page waits for its faces, ms. */
const patience = 300;

/**
 * The script that hides a page until the faces that it fetches ahead are there. Where nothing is seen nothing moves. After its
 * patience, as over a slow line, it shows the page without the text's faces and takes their rules away: a sheet that comes later
 * would make the browser ask again which faces there are, and set the text anew. Formulas wait for theirs, whose signs no other
 * has. Without scripts the page is shown at once.
 */
function settleScript(page: string, styles: string): string {
  const ahead = [...page.matchAll(preload)].map(([, href]) => href!);
  const fonts = (styles.match(faceRule) ?? [])
    .filter((face) => ahead.some((href) => face.includes(href)))
    .map((face) => `${/font-style:\s*(\w+)/.exec(face)?.[1] ?? 'normal'} 1em "${familyOf(face)}"`);
  if (fonts.length === 0) return '';
  const late =
    'if(on){for(let i=c.cssRules.length;i--;){const f=c.cssRules[i];' +
    `if(f instanceof CSSFontFaceRule&&f.style.getPropertyValue('font-display')==='swap')c.deleteRule(i)}s()}`;
  return (
    `<script>{let on=true;const c=document.currentScript.previousElementSibling.sheet,r=document.documentElement.style,` +
    `s=()=>{on=false;r.visibility=''};r.visibility='hidden';setTimeout(()=>{${late}},${patience});` +
    `Promise.all(${JSON.stringify([...new Set(fonts)])}.map((f)=>document.fonts.load(f))).then(s,s)}</script>`
  );
}

const preload = /<link rel="preload" as="font"[^>]* href="([^"]+)"[^>]*>/g;
const sheetLink = /<link rel="stylesheet" href="([^"]+)"(?: media="print")?>/g;

/** The page with its first styles in its head and its sheets at its end. `stylesOf` gives the sheet at an address. */
export function withFirstStyles(html: string, stylesOf: (href: string) => Written | undefined): string {
  const links = [...html.matchAll(sheetLink)].filter(([, href]) => stylesOf(href!));
  if (links.length === 0) return html;
  const names = namesOf(html);
  const styles = links.filter(([link]) => !link.includes('media="print"')).map(([, href]) => stylesOf(href!)!(names));
  const [first, ...others] = links.map(([link]) => link);
  const inPage = withoutUnused(styles.join(''));
  const page = others
    .reduce(
      (rest, link) => rest.replace(link, ''),
      html.replace(first!, () => `<style>${inPage}</style>`),
    )
    // A dollar sign in the text need be no formula: what is set in no face of its own needs none ahead.
    .replaceAll(preload, (link, href: string) => (inPage.includes(href) ? link : ''));
  const settled = page.replace(`<style>${inPage}</style>`, (style) => style + settleScript(page, inPage));
  return settled.replace(/<\/body>(?![\s\S]*<\/body>)/, () => `${[first, ...others].join('')}</body>`);
}

/** The page that the book is printed from keeps its sheets, and has the faces that are taken out of them. */
function withFaces(html: string, facesOf: (href: string) => string | undefined): string {
  return html.replaceAll(sheetLink, (link, href: string) => {
    const faces = facesOf(href);
    return faces ? `<style>${faces}</style>${link}` : link;
  });
}

/**
 * Rewrites every page of a built site. The sheets lose their faces, which stand in the pages: a face that comes twice is a new
 * one to the browser, and text is set anew in it.
 */
export async function writeFirstStyles(folder: string, base: string): Promise<void> {
  const assets = join(folder, '_astro');
  const sheets = new Map<string, { styles: Written; faces: string }>();
  for (const file of (await readdir(assets)).filter((name) => name.endsWith('.css'))) {
    const css = await readFile(join(assets, file), 'utf8');
    sheets.set(`${base}_astro/${file}`, { styles: readStyles(css), faces: (css.match(faceRule) ?? []).join('') });
    await writeFile(join(assets, file), css.replaceAll(faceRule, ''));
  }
  for (const file of (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'))) {
    const path = join(folder, file);
    const html = await readFile(path, 'utf8');
    const rewritten = /^print[\\/]/.test(file)
      ? withFaces(html, (href) => sheets.get(href)?.faces)
      : withFirstStyles(html, (href) => sheets.get(href)?.styles);
    await writeFile(path, rewritten);
  }
}
