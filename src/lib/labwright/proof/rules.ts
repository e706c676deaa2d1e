/** The rules as data: the id that a message carries, and what holds when nothing is said. The docs page is made from it. */
export interface Rule {
  readonly id: string;
  readonly holds: string;
  /** It may be silenced in handbook.yaml, with a reason: the lab is judged less good, and a page can still be made. */
  readonly silence?: true;
  /** It is checked in the built pages: by `labwright build`, and by `labwright prove --built`. */
  readonly page?: true;
}

export const rules: readonly Rule[] = [
  { id: 'handbook/missing', holds: 'There is a handbook.yaml.' },
  { id: 'handbook/yaml', holds: 'handbook.yaml, facts.yaml, glossary.yaml, errata.yaml and redirects.yaml are YAML.' },
  { id: 'handbook/field', holds: 'Every field of handbook.yaml and facts.yaml is there and of its kind.' },
  {
    id: 'handbook/schedule',
    holds: 'The schedule has days for labs of the handbook only, and none is due before it is released.',
  },
  { id: 'handbook/lab', holds: 'Every lab that handbook.yaml lists has a chapter.' },
  { id: 'handbook/page', holds: 'Every page that handbook.yaml lists in a part has a chapter.' },
  { id: 'frontmatter/yaml', holds: 'The frontmatter of a chapter is YAML.' },
  { id: 'mdx/syntax', holds: 'A chapter can be read: its tags and braces are closed.' },
  { id: 'mdx/program', holds: 'A chapter runs no program: no expression in braces, no import but of components.' },
  { id: 'mdx/maths', holds: 'All TeX can be set.' },
  { id: 'predict/outcome', holds: 'Every prediction seals something, and its truth is shown once.' },
  { id: 'word/unknown', holds: 'Every word is one that Labwright knows, or a component that the chapter imports.' },
  { id: 'word/attribute', holds: 'Every attribute is declared, complete, and a literal of its kind.' },
  { id: 'word/place', holds: 'A word stands inside the word that it belongs to.' },
  { id: 'setting/unknown', holds: 'Every setting that a chapter names is one of its simulation, or default.' },
  { id: 'setting/name', holds: 'Every setting that the command line or a page asks for exists.' },
  { id: 'parameter/unknown', holds: 'Every parameter that a chapter names is one of its simulation.' },
  { id: 'parameter/name', holds: 'Every parameter that is set exists.' },
  { id: 'parameter/value', holds: 'Every value that is set lies in the range of its parameter, and is of its type.' },
  { id: 'output/unknown', holds: 'Every output that a chapter names is one of its simulation.' },
  { id: 'value/unknown', holds: 'Every value in prose is an output, a parameter or a constant.' },
  { id: 'state/unknown', holds: 'Every state that a chapter names is one of its simulation.' },
  { id: 'dataset/unknown', holds: 'Every dataset that a table names is one of its simulation.' },
  { id: 'column/unknown', holds: 'Every column that a table names is one of its dataset.' },
  { id: 'chart/unknown', holds: 'Every chart that a figure names is one of its simulation.' },
  { id: 'chart/vega-lite', holds: 'Vega-Lite compiles a chart without a warning.' },
  { id: 'chart/name', holds: 'A chart names only data, signals and columns that its simulation declares.' },
  { id: 'chart/expression', holds: 'Every expression in a chart can be read.' },
  { id: 'chart/domain', holds: 'The axes of a chart have fixed ends, so that they do not jump.' },
  {
    id: 'chart/guess',
    holds: 'A chart that draws the reader’s guess has a number on that axis, and the guess is one.',
  },
  { id: 'chart/mark', holds: 'Every mark of a chart is one that the page draws.' },
  { id: 'chart/colour', holds: 'Colours in a chart are the house’s, so that they follow the theme and survive print.' },
  { id: 'chart/transform', holds: 'A chart uses only transforms that the page’s runtime has.' },
  { id: 'chart/remote', holds: 'A chart asks nothing of the network.' },
  { id: 'chart/width', holds: 'The labels of a chart leave room for its plot, on a phone and in the book.' },
  { id: 'chart/draw', holds: 'A chart can be drawn from the rows that its simulation returns.' },
  { id: 'chart/finite', holds: 'Every coordinate of a drawing is a number.' },
  { id: 'unit/unreadable', holds: 'Every unit is a product of base units with whole exponents.' },
  {
    id: 'simulation/unknown',
    holds: 'Every simulation that a chapter names exists.',
  },
  { id: 'simulation/file', holds: 'Each file of simulations exports one, and its name is the id.' },
  { id: 'simulation/name', holds: 'Names in a simulation are its own, unique, and not reserved.' },
  { id: 'simulation/maths', holds: 'All TeX of a simulation can be set: symbols, formulas, derivations.' },
  { id: 'simulation/range', holds: 'The range of a parameter runs upwards, and its step is positive.' },
  { id: 'simulation/value', holds: 'Settings and presets give values that their parameters can take.' },
  { id: 'control/default', holds: 'Every default lies in its range and is of its type.' },
  {
    id: 'control/inert',
    holds:
      'For each control that a reader is given, and for each option of a preset, some setting exists at which moving only it changes what the instrument shows, beyond its echo and its own price.',
    silence: true,
  },
  {
    id: 'output/finite',
    holds:
      'A run gives what it declares, with null only where none is declared: at its settings, around its defaults, at its corners and at 2,000 seeded points.',
  },
  {
    id: 'unit/scaling',
    holds: 'When a base unit is rescaled, every output scales by the exponents of its unit.',
    silence: true,
  },
  {
    id: 'state/off-by-default',
    holds: 'No failure holds as an instrument opens, unless it declares startsFailed with a reason.',
    silence: true,
  },
  {
    id: 'state/reachable',
    holds:
      'Every failure can be reached by moving one or two of the controls that the instrument offers, on each of its tracks; every passage about a state can show.',
    silence: true,
  },
  {
    id: 'state/reversible',
    holds: 'Every failure can be left again, from the start or from where it was met, by moving one or two controls.',
    silence: true,
  },
  {
    id: 'predict/options',
    holds: 'A prediction asks for a number, or for a curve, or offers at least two options, and only one of these.',
  },
  {
    id: 'predict/sketch',
    holds:
      'A curve to be drawn has axes with fixed ends and one height at each place; its truth leaves room on them and is the same at each run; no level line counts as close; every explanation is the one that some drawing leads to.',
  },
  {
    id: 'predict/key',
    holds:
      'Exactly one option’s claim holds at the stated setting, [x] agrees where it is written, options still differ once rounded, and a number or a curve lies on its scale.',
  },
  {
    id: 'predict/feedback',
    holds: 'Every option explains itself, and every wrong one, or wrong curve, names a misconception.',
    silence: true,
  },
  {
    id: 'predict/length',
    holds:
      'The right option is at most 1.3 times as long as the median of the others, and over many questions not the longest too often.',
    silence: true,
  },
  {
    id: 'predict/position',
    holds:
      'Over twelve or more questions no position holds more than 40 % of the keys; options that are numbers ascend.',
    silence: true,
  },
  {
    id: 'predict/leak',
    holds:
      'Before its lock nothing shows the answer: no value, figure, table, readout, instrument, title, alt text, sentence, or line of the head.',
  },
  {
    id: 'track/unknown',
    holds:
      'Every track that a chapter offers is declared in handbook.yaml, and a Track names those that its chapter offers.',
  },
  { id: 'track/none', holds: 'A chapter with words for a track offers tracks in its frontmatter.' },
  {
    id: 'track/preset',
    holds:
      'A simulation with tracks says, for every track that a chapter offers, its values and their source, or why it does not apply.',
  },
  { id: 'track/name', holds: 'A simulation calls a track what handbook.yaml calls it.' },
  { id: 'track/range', holds: 'The limits of a parameter in a track lie within those of the parameter.' },
  {
    id: 'track/absent',
    holds: 'What does not apply in a track has a reason, and no sentence of that track takes a number from it.',
  },
  { id: 'track/place', holds: 'No heading and no footnote depends on the track.' },
  {
    id: 'track/key',
    holds: 'What holds of a prediction is the same in every track, or the prediction says differs.',
  },
  { id: 'prediction/unknown', holds: 'A Reveal, an Outcome and a guess name a prediction of the lab.' },
  { id: 'reflect/key', holds: 'A reflection marks exactly one option; it counts as asserted by its author.' },
  {
    id: 'text/typed-number',
    holds:
      'Numbers in prose, captions, tables, titles, alt text, formulas and options are computed, sourced, given, offered or structural. The live preview warns; a build refuses.',
    silence: true,
  },
  { id: 'given/unknown', holds: 'Every given is declared in the frontmatter.' },
  { id: 'fact/unknown', holds: 'Every fact is declared in facts.yaml.' },
  {
    id: 'fact/source',
    holds:
      'Every fact names a source that can be looked up (a citation, a name with a year, an address), the day it was verified, and its status.',
  },
  { id: 'translation/source', holds: 'A chapter in another language is the translation of a chapter that there is.' },
  {
    id: 'translation/missing',
    holds: 'A translation has every word, value, term, citation and reference of its source.',
  },
  { id: 'translation/extra', holds: 'A translation has none that its source has not.' },
  {
    id: 'translation/different',
    holds: 'Attributes, claims, keys, options, minutes and givens of a translation are those of its source.',
  },
  { id: 'translation/order', holds: 'A translation keeps the order of its source.' },
  {
    id: 'translation/phrase',
    holds: 'Whatever the simulations of a translated lab say is said in its language, with the same values in it.',
  },
  { id: 'translation/unit', holds: 'Every unit of such a simulation has a word in the language.' },
  { id: 'translation/term', holds: 'Every term of a translation is defined in its language.' },
  {
    id: 'translation/handbook',
    holds: 'The parts of a handbook have titles in the languages of their translated labs.',
  },
  {
    id: 'translation/changed',
    holds: 'A translation was made from its source as that is now. This one warns, and stops nothing.',
  },
  { id: 'term/unknown', holds: 'Every term that a chapter uses is in glossary.yaml.' },
  {
    id: 'errata/field',
    holds: 'Every correction in errata.yaml has its fields, each of its kind, and changes something.',
  },
  { id: 'errata/place', holds: 'Every correction names a lab of the handbook and an id that is in it.' },
  {
    id: 'glossary/field',
    holds:
      'Every entry of glossary.yaml has a term and a definition of one paragraph, and points only to terms that are there.',
  },
  {
    id: 'references/bib',
    holds: 'references.bib can be read, and every entry has a key that can be cited, a title and a year.',
  },
  {
    id: 'cite/unresolved',
    holds: 'Every citation, in a chapter, a fact, a definition or a simulation, names a work of references.bib.',
  },
  { id: 'cite/duplicate', holds: 'Every key stands once in references.bib.' },
  {
    id: 'figure/finding',
    holds: 'At every setting it is shown at, a figure says its finding in one whole sentence.',
    silence: true,
  },
  { id: 'figure/table', holds: 'At every setting it is shown at, a figure has rows for its table.', silence: true },
  {
    id: 'figure/alt',
    holds: 'Every picture and figure of a built page has a name of its own: no file name, and not its caption again.',
    silence: true,
    page: true,
  },
  { id: 'xref/unresolved', holds: 'Every cross-reference leads somewhere.' },
  {
    id: 'redirect/field',
    holds: 'Every redirect in redirects.yaml leads from one address to another, or from an id to one on the same page.',
  },
  { id: 'redirect/source', holds: 'A redirect is of a page or an id that is gone.' },
  { id: 'redirect/target', holds: 'Every redirect ends at a page, and at an id, that is there.' },
  { id: 'redirect/loop', holds: 'No redirect leads back to itself.' },
  { id: 'xref/duplicate', holds: 'Every id is used once in its lab.' },
  { id: 'bind/unknown', holds: 'A bound parameter follows a parameter of another instrument of the lab.' },
  {
    id: 'minutes/plausible',
    holds:
      'Words / 200, plus 2 a prediction, 4 an instrument and 3 a written answer, come within a quarter of the minutes that an act claims.',
    silence: true,
  },
  { id: 'carried/unknown', holds: 'What is carried is a field of a decision of some lab.' },
  { id: 'carried/type', holds: 'A carried field has the type and the unit of what it is carried into.' },
  { id: 'carried/default', holds: 'What stands in for a decision is a value that the decision could have.' },
  {
    id: 'ledger/promise',
    holds:
      'A carried field is decided in an earlier lab and changes what is shown; a lab asks for as many decisions as it says it carries on.',
    silence: true,
  },
  {
    id: 'html/leak',
    holds:
      'No built page shows an unresolved value, or an answer outside a seal: in its text, its attributes, its panels, the search or a file of data.',
    page: true,
  },
  {
    id: 'link/broken',
    holds: 'Every link of the built site leads to a page, and to an id that is on it.',
    silence: true,
    page: true,
  },
  { id: 'release/early', holds: 'No page of the site is of a lab that is not yet released.', page: true },
  { id: 'silence/forbidden', holds: 'Only rules that may be silenced are.' },
  { id: 'silence/unknown', holds: 'A silence names a rule, and a chapter or a simulation.' },
  { id: 'silence/unused', holds: 'Every silence silences something.' },
  { id: 'manifest/file', holds: 'A manifest of numbers that is compared with can be read.' },
  { id: 'print/glyph', holds: 'The fonts of the book have every character that is set in them.' },
  { id: 'print/overflow', holds: 'Nothing in the book is wider than its text, and what cannot break fits on a page.' },
  { id: 'print/missing', holds: 'Every picture, font and file of the print page can be loaded.' },
  {
    id: 'print/unstable',
    holds: 'The page numbers of the book are those it was printed with, after three passes at most.',
  },
  { id: 'epub/element', holds: 'Nothing in the e-book needs a program or a server.' },
  { id: 'epub/picture', holds: 'Every picture of the e-book is in it, in a format that reading apps show.' },
  { id: 'epub/character', holds: 'The text of the e-book has no character that XML cannot write.' },
  { id: 'epub/attribute', holds: 'Every attribute in the e-book has a name that XML allows.' },
  { id: 'epub/id', holds: 'Every id is used once in its chapter of the e-book.' },
  { id: 'epub/page', holds: 'There is a print page with sections, which the e-book is cut from.' },
];
