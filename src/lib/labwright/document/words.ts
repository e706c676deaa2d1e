/** The author's words as data: their attributes, where they may stand, and what each is for. */

/** How an attribute is read. `names` is a list separated by spaces; `bindings` an object of texts; `scalar` a number or text. */
export type AttributeKind = 'text' | 'id' | 'name' | 'names' | 'number' | 'flag' | 'bindings' | 'scalar';

export interface Attribute {
  readonly kind: AttributeKind;
  readonly required?: true;
}

export interface Word {
  readonly summary: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Nearest enclosing words of which one must be there. */
  readonly within?: readonly string[];
  /** Takes no component of its own: another word reads it. */
  readonly absorbed?: true;
}

const required = true;
const text = { kind: 'text' } as const;
const name = { kind: 'name' } as const;
const names = { kind: 'names' } as const;
const numeric = { kind: 'number' } as const;
const flag = { kind: 'flag' } as const;
const id = { kind: 'id', required } as const;

export const words: Readonly<Record<string, Word>> = {
  Message: { summary: 'A stakeholder speaks.', attributes: { from: { ...text, required } } },
  MarginNote: { summary: 'A note beside the text.', attributes: { title: text } },
  Predict: {
    summary: 'A question the reader commits to before the instrument opens.',
    attributes: {
      id,
      of: name,
      answer: name,
      at: name,
      within: numeric,
      min: numeric,
      max: numeric,
      step: numeric,
      shows: name,
      confidence: text,
    },
  },
  Claim: {
    summary: 'What would make an option of a prediction right.',
    attributes: {
      of: name,
      at: name,
      state: name,
      not: name,
      output: name,
      equals: numeric,
      atLeast: numeric,
      atMost: numeric,
      below: numeric,
      above: numeric,
      lowest: name,
      highest: name,
    },
    within: ['Predict'],
    absorbed: true,
  },
  Explain: {
    summary: 'An explanation shown with the truth of a numeric prediction.',
    attributes: { when: name },
    within: ['Predict'],
  },
  Reveal: {
    summary: 'Sealed until the prediction it names is committed or skipped.',
    attributes: { after: { ...name, required } },
  },
  Outcome: {
    summary: 'Truth, gap and explanations of a prediction.',
    attributes: { of: { ...name, required } },
    within: ['Reveal'],
  },
  Instrument: {
    summary: 'Controls, figures, readouts and live prose around one simulation.',
    attributes: {
      id,
      of: { ...name, required },
      title: text,
      at: name,
      print: names,
      guess: name,
      bind: { kind: 'bindings' },
      carry: { kind: 'bindings' },
    },
  },
  Controls: {
    summary: 'The parameters that the reader may change.',
    attributes: { of: { ...names, required }, more: names },
    within: ['Instrument'],
  },
  Figure: {
    summary: 'A chart of the simulation.',
    attributes: { id, of: name, chart: { ...name, required }, at: name, print: names },
  },
  Readouts: {
    summary: 'Outputs set like numbers in a good table.',
    attributes: { of: { ...names, required } },
    within: ['Instrument'],
  },
  Table: {
    summary: 'A dataset as a table, or a numbered Markdown table.',
    attributes: { id, of: name, dataset: name, columns: names, at: name, highlight: text },
  },
  Value: {
    summary: 'A number that a simulation computes.',
    attributes: { of: { ...text, required }, at: name, bare: flag },
  },
  Fact: { summary: 'A sourced constant from facts.yaml.', attributes: { id: { kind: 'name', required }, bare: flag } },
  Given: {
    summary: "A number of the scenario, declared in the lab's frontmatter.",
    attributes: { name: { ...name, required }, bare: flag },
  },
  When: { summary: 'Prose shown while a state holds.', attributes: { state: name, not: name }, within: ['Instrument'] },
  Derivation: {
    summary: 'The steps to an output, with live numbers.',
    attributes: { of: { ...text, required }, at: name },
  },
  Reflect: { summary: 'A question about what was seen, keyed by its author.', attributes: { id, source: text } },
  Write: { summary: 'Room for a free answer, kept as typed.', attributes: { id, rows: numeric } },
  Decide: {
    summary: 'Parameters and outputs the reader commits to.',
    attributes: { id, of: { ...names, required }, per: name },
    within: ['Instrument'],
  },
  Carried: {
    summary: 'What the reader decided in another lab, or a default.',
    attributes: { from: { ...text, required }, default: { kind: 'scalar', required } },
  },
  MathPeek: { summary: 'The mathematics behind a passage.', attributes: { title: { ...text, required } } },
  Deeper: { summary: 'Beyond the required path.', attributes: { title: { ...text, required }, minutes: text } },
  Equation: { summary: 'A numbered equation.', attributes: { id } },
};

/** Words that the pass writes itself; authors never do. */
export const generatedWords = ['Option', 'Why', 'Reasons'] as const;
