/** One lab in the ledger: predictions beside their truths, reflections, writings, decisions. */
import type { CatalogueDecision, CatalogueQuestion } from '../../ledger/catalogue.ts';
import type { Attempts } from '../../ledger/fold.ts';
import { outlineOf, progressOf, stages, type Progress, type Stage, type Tally } from '../../ledger/progress.ts';
import type { LabReview, PredictionReview } from '../../ledger/review.ts';
import { optionText, sayAnswer, sayDecision, sayEarlier, sayGap, sayTruth } from '../../ledger/words.ts';
import { earlierNames, versionIn } from '../../ledger/versions.ts';
import type { Curve } from '../../sketch/curve.ts';
import { sayOn, sayPlace } from '../../sketch/words.ts';
import { day, disc, el, place, type Child } from '../parts/dom.ts';
import { sketchChart } from '../parts/sketch-chart.ts';

const stageWords: Readonly<Record<Stage, string>> = {
  predicted: 'Predicted',
  explored: 'Explored',
  reflected: 'Reflected',
  wrote: 'Wrote',
  decided: 'Decided',
};

function discOf({ done, of, beyond }: Tally): SVGSVGElement {
  return disc(of > 0 && done === of ? 'all' : done + beyond > 0 ? 'part' : 'none');
}

/** How far a lab has come: a disc and words for each stage that it has. */
export function glance(review: LabReview): HTMLElement {
  const progress = progressOf(outlineOf(review.lab), review.record);
  const shown = stages.filter((stage) => progress[stage].of + progress[stage].beyond > 0);
  const { number, title, id } = review.lab;
  return el(
    'li',
    { class: 'glance-lab' },
    el(
      'p',
      { class: 'glance-title' },
      el('span', { class: 'glance-number' }, `Lab ${number}`),
      ' ',
      el('a', { href: `#${anchorOf(id)}` }, title),
      el('span', { class: 'glance-state' }, stateWord(review, progress)),
    ),
    el(
      'dl',
      { class: 'glance-stages' },
      ...shown.map((stage) =>
        el(
          'div',
          {},
          el('dt', {}, stageWords[stage]),
          el('dd', {}, discOf(progress[stage]), ` ${progress[stage].done} of ${progress[stage].of}`),
          progress[stage].beyond > 0 && el('dd', { class: 'glance-more' }, `and ${progress[stage].beyond} more`),
        ),
      ),
    ),
  );
}

/** The furthest stage in one word. */
function stateWord(review: LabReview, progress: Progress): string {
  if (review.record.firstAt === undefined) return 'not started';
  if (stages.every((stage) => progress[stage].done === progress[stage].of)) return 'finished';
  return 'under way';
}

export function anchorOf(lab: string): string {
  return `lab-${lab.replace(/[^a-z0-9]+/gi, '-')}`;
}

/** The first curve, and the model's once it was revealed. */
function drawnCurve({ question, first, truthCurve }: PredictionReview): Child {
  if (question.kind !== 'sketch' || first?.answer.kind !== 'sketch' || !first.answer.curve) return undefined;
  const yours = first.answer.curve;
  const { axes } = question;
  const heights = (curve: Curve): string =>
    curve.x.map((x, index) => `${sayOn(axes.y.column, curve.y[index]!)} at ${sayPlace(axes, x)}`).join(', ');
  const label = `You drew ${heights(yours)}.${truthCurve ? ` The model gives ${heights(truthCurve)}.` : ''}`;
  return sketchChart(axes, { yours, ...(truthCurve ? { truth: truthCurve } : {}) }, label);
}

/** Guess and truth on the scale of the question; the truth only once it was revealed. */
function scale({ question, first, truth }: PredictionReview): Child {
  if (question.kind !== 'number' || first?.answer.kind !== 'point') return undefined;
  const { min, max, within } = question;
  const at = (value: number): number => (value - min) / (max - min);
  const said = `You said ${sayAnswer(question, first.answer)}`;
  const gives = truth === undefined ? '' : `, the model gives ${sayTruth(question, truth)}`;
  const line = el('span', { class: 'scale-line' });
  if (truth !== undefined) {
    line.append(
      place(el('span', { class: 'scale-band' }), { from: at(truth - within), to: at(truth + within) }),
      place(el('span', { class: 'scale-truth' }), { at: at(truth) }),
      place(el('span', { class: 'scale-label scale-below' }, 'model'), { at: at(truth) }),
    );
  }
  line.append(
    place(el('span', { class: 'scale-guess' }), { at: at(first.answer.value) }),
    place(el('span', { class: 'scale-label scale-above' }, 'you'), { at: at(first.answer.value) }),
  );
  const label = `${said}${gives}, on a scale from ${min} to ${max}.`;
  return el(
    'div',
    { class: 'scale', role: 'img', 'aria-label': label },
    el('span', {}, min),
    line,
    el('span', {}, max),
  );
}

function facts(pairs: readonly (readonly [label: string, value: Child, kind?: string])[]): HTMLElement {
  return el(
    'dl',
    { class: 'said-facts' },
    ...pairs
      .filter(([, value]) => value !== undefined && value !== '' && value !== false)
      .map(([label, value, kind]) => el('div', { class: kind }, el('dt', {}, label), el('dd', {}, value))),
  );
}

function head(kind: string, { number, text, deeper }: CatalogueQuestion): HTMLElement[] {
  return [
    el('p', { class: 'said-kind' }, `${kind} ${number}`, deeper && el('span', { class: 'said-deeper' }, ' Go deeper')),
    el('p', { class: 'said-question' }, text),
  ];
}

function notYet(text: string, href: string): HTMLElement {
  return el('p', { class: 'said-none' }, `${text} `, el('a', { href }, 'To the question'));
}

function prediction(review: PredictionReview, href: string): HTMLElement {
  const { question, earlier, first, later, truth, truthCurve, phase, skipped, shown, visited, counts, otherWords } =
    review;
  const link = `${href}#${question.anchor}`;
  const article = el('article', { class: 'said said-prediction' }, ...head('Prediction', question));
  if (!first) {
    const asked = earlier.length > 0 ? 'This has been asked anew since.' : 'Not committed yet.';
    article.append(notYet(skipped || phase !== 'open' ? 'You skipped this one.' : asked, link));
    article.append(...earlier.map((each) => el('p', { class: 'said-note' }, sayEarlier(question, each))));
    return article;
  }
  const sure = first.confidence === undefined ? '' : ` (${first.confidence}\u202f% sure)`;
  const unknown = 'Explore the instrument first; then it stands here.';
  const notes = [
    ...(counts ? [] : ['You said this after the truth was shown, so it does not count towards calibration.']),
    ...(otherWords ? ['The question had other words when you answered it.'] : []),
    ...(shown ? ['You asked to be shown.'] : []),
    ...earlier.map((each) => sayEarlier(question, each)),
  ];
  const picture = scale(review) ?? drawnCurve(review);
  if (picture) article.append(picture as Node);
  article.append(
    facts([
      [
        'You said',
        `${question.kind === 'sketch' && picture ? 'the dashed curve' : sayAnswer(question, first.answer)}${sure}`,
        'said-guess',
      ],
      ['The model gives', truth !== undefined ? sayTruth(question, truth) : truthCurve ? 'the solid curve' : unknown],
      ['Gap', sayGap(review)],
      ['Settings tried', visited > 0 && visited],
      ['Later you said', later.map(({ answer }) => sayAnswer(question, answer)).join('; ')],
    ]),
    ...notes.map((note) => el('p', { class: 'said-note' }, note)),
  );
  return article;
}

/** Answers to earlier versions of a question, each as a line. */
function earlierNotes(
  { id }: CatalogueQuestion,
  kept: ReadonlyMap<string, Attempts>,
  say: (attempts: Attempts) => string,
): HTMLElement[] {
  return earlierNames(id, kept.keys()).map((name) =>
    el('p', { class: 'said-note' }, `To version ${versionIn(name)} of this question you ${say(kept.get(name)!)}.`),
  );
}

function reflection(question: CatalogueQuestion, kept: LabReview['reflections'], href: string): HTMLElement {
  const article = el('article', { class: 'said' }, ...head('Reflection', question));
  const attempts = kept.get(question.id);
  const earlier = earlierNotes(
    question,
    kept,
    ({ first }) =>
      `answered option ${Number(first.value) + 1} (${first.value === first.truth ? 'right' : 'not right'})`,
  );
  if (!attempts) {
    article.append(notYet('Not answered yet.', `${href}#${question.anchor}`), ...earlier);
    return article;
  }
  const options = 'options' in question ? question.options : [];
  const answer = ({ value, truth }: Attempts['first']): string =>
    `${optionText(options, value)} (${value === truth ? 'right' : 'not this one'})`;
  article.append(
    facts([
      ['You answered', answer(attempts.first)],
      ['Then', attempts.later.map(answer).join('; ')],
    ]),
    ...earlier,
  );
  return article;
}

function writing(question: CatalogueQuestion, kept: ReadonlyMap<string, Attempts>, href: string): HTMLElement {
  const attempts = kept.get(question.id);
  const article = el('article', { class: 'said' }, ...head('Exercise', question));
  const text = attempts?.latest.value;
  if (typeof text === 'string' && text.trim() !== '') {
    article.append(el('blockquote', { class: 'said-text' }, text));
    const versions = 1 + (attempts?.later.length ?? 0);
    if (versions > 1) article.append(el('p', { class: 'said-note' }, `The last of ${versions} versions kept.`));
  } else article.append(notYet('Nothing written yet.', `${href}#${question.anchor}`));
  article.append(...earlierNotes(question, kept, ({ latest }) => `wrote: ${String(latest.value)}`));
  return article;
}

function decision(
  asked: CatalogueDecision,
  attempts: Attempts | undefined,
  href: string,
  before: CatalogueDecision | undefined,
): HTMLElement {
  const { option, text, anchor } = asked;
  const article = el(
    'article',
    { class: 'said' },
    el('p', { class: 'said-kind' }, option ? `Decision: ${option}` : 'Decision'),
    // One question may be decided once for each option.
    before?.anchor !== anchor && el('p', { class: 'said-question' }, text),
  );
  if (!attempts) article.append(notYet('Not decided yet.', `${href}#${anchor}`));
  else
    article.append(
      facts(sayDecision(asked, attempts.latest.value).map(({ label, text: value }) => [label, value] as const)),
      el('p', { class: 'said-note' }, `Kept on ${day(attempts.latest.at)}.`),
    );
  return article;
}

/** A lab with everything that was done in it. */
export function labSection(review: LabReview): HTMLElement {
  const { lab, record, predictions, strays } = review;
  const { href } = lab;
  const section = el(
    'section',
    { class: 'ledger-lab', 'aria-labelledby': anchorOf(lab.id) },
    el(
      'h2',
      { id: anchorOf(lab.id) },
      el('span', { class: 'ledger-lab-number' }, `Lab ${lab.number}`),
      ' ',
      el('a', { href }, lab.title),
    ),
  );
  if (record.firstAt === undefined || record.lastAt === undefined) {
    section.append(el('p', { class: 'small' }, 'Not started.'));
    return section;
  }
  const [first, last] = [day(record.firstAt), day(record.lastAt)];
  section.append(
    el(
      'p',
      { class: 'small' },
      first === last ? `On ${first}.` : `From ${first} to ${last}.`,
      ' ',
      el('a', { class: 'no-print', href: `${href}?copy` }, 'Print my copy of this lab'),
    ),
  );
  let predicted = 0;
  for (const question of lab.questions) {
    if (question.kind === 'reflection') section.append(reflection(question, record.reflections, href));
    else if (question.kind === 'writing') section.append(writing(question, record.writings, href));
    else section.append(prediction(predictions[predicted++]!, href));
  }
  lab.decisions.forEach((asked, index) =>
    section.append(decision(asked, record.decisions.get(asked.name), href, lab.decisions[index - 1])),
  );
  if (strays.length > 0)
    section.append(
      el(
        'p',
        { class: 'small' },
        `${strays.length} more ${strays.length === 1 ? 'entry answers' : 'entries answer'} what this edition does not ask. They stay in your ledger and in its copies.`,
      ),
    );
  return section;
}
