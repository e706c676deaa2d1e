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
  { id: 'word/unknown', holds: 'Every word is one that Labwright knows, or a component that the chapter imports.' },
  { id: 'word/attribute', holds: 'Every attribute is declared, complete, and a literal of its kind.' },
  { id: 'word/place', holds: 'A word stands inside the word that it belongs to.' },
  {
    id: 'simulation/unknown',
    holds:
      'Every simulation that is named exists; so do its settings, parameters, outputs, states, charts, datasets and columns.',
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
];
