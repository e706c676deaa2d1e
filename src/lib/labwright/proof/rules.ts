/** The rules as data: the id that a message carries, and what holds when nothing is said. The docs page is made from it. */
export interface Rule {
  readonly id: string;
  readonly holds: string;
}

export const rules: readonly Rule[] = [
  { id: 'handbook/missing', holds: 'There is a handbook.yaml.' },
  { id: 'handbook/yaml', holds: 'handbook.yaml and facts.yaml are YAML.' },
  {
    id: 'handbook/field',
    holds: 'Every field of handbook.yaml and facts.yaml is there and of its kind; each fact has a source and a date.',
  },
  { id: 'handbook/lab', holds: 'Every lab that handbook.yaml lists has a chapter.' },
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
  { id: 'chart/guess', holds: 'A chart that draws the reader’s guess has a number on that axis.' },
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
  { id: 'simulation/range', holds: 'The range of a parameter runs upwards, and its step is positive.' },
  { id: 'simulation/value', holds: 'Settings and presets give values that their parameters can take.' },
  { id: 'control/default', holds: 'Every default lies in its range and is of its type.' },
  {
    id: 'control/inert',
    holds:
      'For each control that a reader is given, some setting exists at which moving only it changes what is shown.',
  },
  {
    id: 'output/finite',
    holds:
      'A run gives what it declares, with null only where none is declared: at its settings, around its defaults, at its corners and at 2,000 seeded points.',
  },
  { id: 'unit/scaling', holds: 'When a base unit is rescaled, every output scales by the exponents of its unit.' },
  {
    id: 'state/off-by-default',
    holds: 'No failure holds as an instrument opens, unless it declares startsFailed with a reason.',
  },
  {
    id: 'state/reachable',
    holds: 'Every failure can be reached by moving one or two of the controls that the instrument offers.',
  },
  { id: 'state/reversible', holds: 'Every failure that holds at the start can be left in the same way.' },
  { id: 'predict/options', holds: 'A prediction asks for a number or offers at least two options, not both.' },
  {
    id: 'predict/key',
    holds:
      'Exactly one option’s claim holds at the stated setting, [x] agrees where it is written, and a number lies on its scale.',
  },
  { id: 'predict/feedback', holds: 'Every option explains itself, and every wrong one names a misconception.' },
  {
    id: 'predict/length',
    holds:
      'The right option is at most 1.3 times as long as the median of the others, and over many questions not the longest too often.',
  },
  {
    id: 'predict/position',
    holds:
      'Over twelve or more questions no position holds more than 40 % of the keys; options that are numbers ascend.',
  },
  {
    id: 'predict/leak',
    holds: 'Before its lock nothing shows the answer: no value, table, finding, instrument or sentence.',
  },
  { id: 'prediction/unknown', holds: 'A Reveal, an Outcome and a guess name a prediction of the lab.' },
  { id: 'reflect/key', holds: 'A reflection marks exactly one option; it counts as asserted by its author.' },
  {
    id: 'text/typed-number',
    holds: 'Numbers in prose, captions and tables are computed, sourced, given, offered or structural.',
  },
  { id: 'given/unknown', holds: 'Every given is declared in the frontmatter.' },
  { id: 'fact/unknown', holds: 'Every fact is declared in facts.yaml, with its source.' },
  { id: 'figure/finding', holds: 'At every setting it is shown at, a figure says its finding in one whole sentence.' },
  { id: 'figure/table', holds: 'At every setting it is shown at, a figure has rows for its table.' },
  { id: 'xref/unresolved', holds: 'Every cross-reference leads somewhere.' },
  { id: 'xref/duplicate', holds: 'Every id is used once in its lab.' },
  { id: 'bind/unknown', holds: 'A bound parameter follows a parameter of another instrument of the lab.' },
  {
    id: 'minutes/plausible',
    holds:
      'Words / 200, plus 2 a prediction, 4 an instrument and 3 a written answer, come within a quarter of the minutes that an act claims.',
  },
  { id: 'html/leak', holds: 'No built page shows an unresolved value, or an answer outside a seal.' },
  { id: 'link/broken', holds: 'Every link of the built site leads to a page, and to an id that is on it.' },
];
