/** Colours of code, as tokens of our own theme: they follow light, dark and print, and each is readable as text. */
import type { LanguageRegistration, ThemeRegistration } from 'shiki';
import tsx from 'shiki/langs/tsx.mjs';

/** Scopes of TextMate grammars, and the token of tokens.css that colours them. Later ones win. */
const colours: readonly [colour: string, scopes: readonly string[]][] = [
  ['ink-soft', ['comment', 'punctuation.definition.tag', 'punctuation.section.embedded', 'meta.separator']],
  ['accent', ['keyword', 'storage', 'entity.name.function', 'entity.name.tag', 'support.class.component']],
  ['accent', ['meta.property-name', 'support.type.property-name', 'heading entity.name', 'markup.heading']],
  ['good', ['string', 'markup.inline.raw', 'punctuation.definition.string']],
  ['guess', ['constant', 'entity.other.attribute-name', 'markup.underline.link', 'variable.parameter.option']],
  ['ink', ['keyword.operator', 'variable', 'meta.object-literal.key', 'string.other.link', 'string.unquoted']],
];

export const codeTheme: ThemeRegistration = {
  name: 'labwright',
  type: 'light',
  fg: 'var(--lw-ink)',
  bg: 'var(--lw-panel)',
  settings: [
    { settings: { foreground: 'var(--lw-ink)', background: 'var(--lw-panel)' } },
    ...colours.map(([colour, scope]) => ({ scope: [...scope], settings: { foreground: `var(--lw-${colour})` } })),
    { scope: ['markup.bold'], settings: { fontStyle: 'bold' } },
    { scope: ['markup.italic'], settings: { fontStyle: 'italic' } },
  ],
};

/** Grammars loaded beside those that a chapter names: words in MDX are read as TSX is. */
export const codeLanguages: LanguageRegistration[] = tsx;
