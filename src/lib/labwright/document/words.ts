/**
 * The author's words as data: their attributes, where they may stand, and what each is for.
 *
 * What is said here is what an author reads in the guide; a test holds every word and attribute to an example there.
 */

/** How an attribute is read. `names` is a list separated by spaces; `bindings` an object of texts; `scalar` a number or text. */
export type AttributeKind = 'text' | 'id' | 'name' | 'names' | 'number' | 'flag' | 'bindings' | 'scalar';

export interface Attribute {
  readonly kind: AttributeKind;
  /** What it says, in one phrase for an author. */
  readonly means: string;
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

const of =
  (kind: AttributeKind) =>
  (means: string): Attribute => ({ kind, means });
const [text, name, names, numeric, flag] = [of('text'), of('name'), of('names'), of('number'), of('flag')];
const bindings = of('bindings');
const needed = (attribute: Attribute): Attribute => ({ ...attribute, required: true });
const id = (means: string): Attribute => needed({ kind: 'id', means });

const bare = flag('Without the unit, where the sentence has it already.');
const anchored = 'What links point at: [](#the-id).';

export const words: Readonly<Record<string, Word>> = {
  Message: {
    summary: 'A stakeholder speaks.',
    attributes: { from: needed(text('Who speaks.')) },
  },
  MarginNote: {
    summary: 'A note beside the text.',
    attributes: { title: text('Its heading.') },
  },
  Predict: {
    summary: 'A question the reader commits to before the instrument opens.',
    attributes: {
      id: id('Names the question, for its Reveal, for links and in the ledger.'),
      of: name('The simulation that decides it.'),
      answer: name('The output that answers, where a number is asked for. Without it the question has options.'),
      dataset: name('The dataset that holds the answer, where a curve is to be drawn.'),
      x: name('Its column along the axis.'),
      y: name('Its column that is drawn.'),
      where: text('Only the rows whose column equals a value: "column:value".'),
      chart: name('The chart whose axes are drawn on: their ends, scales and names.'),
      points: numeric('How many heights are asked for, from 5 to 12; seven, when left out.'),
      at: name('The setting at which it is decided; the defaults, when left out.'),
      within: numeric(
        'How far off still counts as close, in the unit of the answer. For a curve, on average; on a logarithmic axis, as a factor.',
      ),
      min: numeric('Where the scale of the answer begins.'),
      max: numeric('Where the scale of the answer ends.'),
      step: numeric('How finely the scale is drawn, and with how many digits.'),
      shows: name('The setting that shows the answer: whoever visits it has seen the truth.'),
      version: numeric(
        'Which asking this is, from 1 on. Another one asks anew: answers to the one before stay with that.',
      ),
      differs: flag('The right option is not the same in every track, and is meant not to be.'),
      tap: flag('Commits as soon as an option is tapped, and does not ask how sure the reader is.'),
    },
  },
  Claim: {
    summary: 'What would make an option of a prediction right.',
    attributes: {
      of: name('The simulation that decides this option, if not that of the question.'),
      at: name('The setting at which this option is decided, if not that of the question.'),
      state: name('Right if this state holds.'),
      not: name('Right if this state does not hold.'),
      output: name('The output that the next five compare.'),
      equals: numeric('Right if the output is this.'),
      atLeast: numeric('Right if the output is this or more.'),
      atMost: numeric('Right if the output is this or less.'),
      below: numeric('Right if the output is less than this.'),
      above: numeric('Right if the output is more than this.'),
      lowest: name('Right if this output is the lowest among the options that compare it.'),
      highest: name('Right if this output is the highest among the options that compare it.'),
    },
    within: ['Predict'],
    absorbed: true,
  },
  Explain: {
    summary: 'An explanation shown with the truth of a number or a curve.',
    attributes: {
      when: name(
        'Whom it is for: those who said less, more or close (below, above, within), or always; for a curve see below.',
      ),
    },
    within: ['Predict'],
  },
  Reveal: {
    summary: 'Sealed until the prediction it names is committed or skipped.',
    attributes: { after: needed(name('The id of the prediction.')) },
  },
  Outcome: {
    summary: 'Truth, gap and explanations of a prediction.',
    attributes: { of: needed(name('The id of the prediction.')) },
    within: ['Reveal'],
  },
  Instrument: {
    summary: 'Controls, figures, readouts and live prose around one simulation.',
    attributes: {
      id: id('Names the instrument, in links and in the address of the page.'),
      of: needed(name('The simulation.')),
      title: text('Its heading; the title of the simulation, when left out.'),
      at: name('The setting at which it opens; the defaults, when left out.'),
      print: names('The settings that the book prints. Text and tables stand there at the last of them.'),
      guess: name('The prediction whose answer its charts draw.'),
      bind: bindings('Parameters that follow those of another instrument of the chapter.'),
      carry: bindings('Parameters that start from a decision of the reader.'),
    },
  },
  Controls: {
    summary: 'The parameters that the reader may change.',
    attributes: {
      of: needed(names('Parameters in view: three at most read well.')),
      more: names('Parameters behind "More controls".'),
    },
    within: ['Instrument'],
  },
  Figure: {
    summary: 'A chart of the simulation.',
    attributes: {
      id: id(anchored),
      of: name("The simulation, if not the instrument's."),
      chart: needed(name('The chart.')),
      at: name('The setting drawn, outside an instrument or against its own.'),
      print: names("The settings that the book prints, if not the instrument's."),
    },
  },
  Readouts: {
    summary: 'Outputs set like numbers in a good table.',
    attributes: { of: needed(names('Outputs, parameters or constants.')) },
    within: ['Instrument'],
  },
  Table: {
    summary: 'A dataset as a table, or a numbered Markdown table.',
    attributes: {
      id: id(anchored),
      of: name("The simulation, if not the instrument's."),
      dataset: name('The dataset. Without it the word numbers the Markdown table inside.'),
      columns: names('The columns shown, in this order; all, when left out.'),
      at: name('The setting shown, outside an instrument or against its own.'),
      highlight: text('Marks the row whose column equals a value: "column:value".'),
    },
  },
  Value: {
    summary: 'A number that a simulation computes.',
    attributes: {
      of: needed(text('An output, parameter or constant: "name" in its instrument, "simulation.name" anywhere.')),
      at: name('The setting. Without one, the number inside its instrument is alive; elsewhere it is at the defaults.'),
      bare,
    },
  },
  Fact: {
    summary: 'A sourced constant from facts.yaml.',
    attributes: { id: needed(name('Its name in facts.yaml.')), bare },
  },
  Term: {
    summary: 'A term of the glossary, with its definition in place.',
    attributes: {
      id: needed(name('Its name in glossary.yaml.')),
      plural: flag('In the plural, where no words stand inside.'),
    },
  },
  Given: {
    summary: "A number of the scenario, declared in the lab's frontmatter.",
    attributes: { name: needed(name('Its name under givens.')), bare },
  },
  When: {
    summary: 'Prose shown while a state holds.',
    attributes: { state: name('Shown while this state holds.'), not: name('Shown while this state does not hold.') },
    within: ['Instrument'],
  },
  Derivation: {
    summary: 'The steps to an output, with live numbers.',
    attributes: {
      of: needed(text('The output: "name" in its instrument, "simulation.name" anywhere.')),
      at: name('The setting. Without one, the numbers inside its instrument are alive.'),
    },
  },
  Reflect: {
    summary: 'A question about what was seen, keyed by its author.',
    attributes: {
      id: id('Names the question, in links and in the ledger.'),
      source: text('What the key rests on; the page says so under the answer.'),
      version: numeric(
        'Which asking this is, from 1 on. Another one asks anew: answers to the one before stay with that.',
      ),
    },
  },
  Write: {
    summary: 'Room for a free answer, kept as typed.',
    attributes: {
      id: id('Names the question, in links and in the ledger.'),
      rows: numeric('Lines of room; six, when left out.'),
      version: numeric(
        'Which asking this is, from 1 on. Another one asks anew: answers to the one before stay with that.',
      ),
    },
  },
  Decide: {
    summary: 'Parameters and outputs the reader commits to.',
    attributes: {
      id: id('Names the decision, for other labs and in the ledger.'),
      of: needed(names('What is kept: parameters and outputs, as they stand.')),
      per: name('A choice: one decision is kept for each of its options.'),
    },
    within: ['Instrument'],
  },
  Carried: {
    summary: 'What the reader decided in another lab, or a default.',
    attributes: {
      from: needed(text('Which field of which decision: "lab/decision.field".')),
      default: needed({ kind: 'scalar', means: 'What stands there until the reader has decided.' }),
    },
  },
  Memo: {
    summary: 'What the reader decided in this lab, laid out as evidence, above a memo in their own words.',
    attributes: {
      id: id('Names the memo, in links and in the file it is saved as.'),
      of: needed(names('The decisions that it lays out: ids of Decide in this lab.')),
      title: text('Its heading; "Memo", when left out.'),
    },
  },
  MathPeek: {
    summary: 'The mathematics behind a passage.',
    attributes: { title: needed(text('What it shows.')) },
  },
  Deeper: {
    summary: 'Beyond the required path.',
    attributes: { title: needed(text('What it is about.')), minutes: text('How long it takes.') },
  },
  Equation: { summary: 'A numbered equation.', attributes: { id: id(anchored) } },
  Example: { summary: 'A piece of a chapter: its source, and under it what the source becomes.', attributes: {} },
  Labs: { summary: 'The labs by part, with their minutes and how far the reader is.', attributes: {} },
  Track: {
    summary: 'Words for one track, or for some.',
    attributes: { only: needed(names('The tracks in which they stand.')) },
    absorbed: true,
  },
  Print: { summary: 'For the printed book alone.', attributes: {} },
  Screen: { summary: 'For the page on screen alone.', attributes: {} },
  PageBreak: {
    summary: 'In the printed book a new page begins here.',
    attributes: { room: numeric('Only where less than this is left of the page, in millimetres.') },
  },
  Instructor: {
    summary: "A note for who teaches: in the instructor's edition of the book, and nowhere else.",
    attributes: { title: text('Its heading; "For the instructor", when left out.') },
  },
};

/** Words that the pass writes itself; authors never do. */
export const questionParts = ['Option', 'Why', 'Reasons', 'Provenance'] as const;
export const generatedWords = [...questionParts, 'InTrack', 'TrackTable'] as const;
