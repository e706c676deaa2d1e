/** What the class page shows, part by part. Every text of a file becomes a text node. */
import {
  isPrediction,
  type CatalogueLab,
  type CatalogueQuestion,
  type PredictionQuestion,
  type SketchQuestion,
} from '../../ledger/catalogue.ts';
import {
  completionOf,
  distributionOf,
  readerLabel,
  reviewsOf,
  sketchesOf,
  summaryOf,
  type ClassReader,
  type Refusal,
} from '../../ledger/class.ts';
import type { Stage } from '../../ledger/progress.ts';
import { forecastsOf } from '../../ledger/review.ts';
import type { Suspicion, Truths } from '../../ledger/suspicions.ts';
import { countingEarlier } from '../../ledger/versions.ts';
import { sayTruth } from '../../ledger/words.ts';
import { unitLabel } from '../../simulation/units.ts';
import type { Curve } from '../../sketch/curve.ts';
import { sayComputed, sayOn, sayPlace } from '../../sketch/words.ts';
import { sketchChart } from '../parts/sketch-chart.ts';
import { counted, day, el, percent, place, type Child } from '../parts/dom.ts';
import { Pace } from './pace.ts';

const stageWords: Readonly<Record<Stage, string>> = {
  predicted: 'predicted all',
  explored: 'saw all truths',
  reflected: 'reflected',
  wrote: 'wrote',
  decided: 'decided',
};

function table(label: string, heads: readonly string[], rows: readonly HTMLTableRowElement[]): HTMLElement {
  return el(
    'div',
    { class: 'table-scroll', role: 'region', tabindex: 0, 'aria-label': label },
    el(
      'table',
      { class: 'data-table' },
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows),
    ),
  );
}

function row(head: string, cells: readonly Child[]): HTMLTableRowElement {
  return el('tr', {}, el('th', { scope: 'row' }, head), ...cells.map((cell) => el('td', {}, cell)));
}

/** What to look at: files that were not read, and files that cannot be as they say. */
export function lookSection(
  refusals: readonly Refusal[],
  suspicions: ReadonlyMap<ClassReader, readonly Suspicion[]>,
): HTMLElement {
  const odd = [...suspicions].filter(([, list]) => list.length > 0);
  const partly = [...suspicions.keys()].filter(({ refused, damaged }) => refused > 0 || damaged);
  const items = [
    ...refusals.map(({ file, wrong }) => el('li', {}, el('b', {}, file), `: not read. ${wrong}`)),
    ...partly.map(({ file, refused, damaged }) =>
      el(
        'li',
        {},
        el('b', {}, file),
        `: ${damaged ? 'damaged, read line by line' : 'read in part'}${refused > 0 ? `; ${counted(refused, 'entry', 'entries')} left out` : ''}.`,
      ),
    ),
    ...odd.map(([reader, list]) =>
      el('li', {}, el('b', {}, readerLabel(reader)), `: ${list.map(({ text }) => text).join('; ')}.`),
    ),
  ];
  const section = el('section', { 'aria-labelledby': 'look' }, el('h2', { id: 'look' }, 'To look at'));
  if (items.length === 0) section.append(el('p', {}, 'Nothing odd in these files.'));
  else
    section.append(
      el(
        'p',
        { class: 'small' },
        'Hints, not verdicts: two copies of one ledger share entries, and clocks can be wrong.',
      ),
      el('ul', { class: 'look' }, ...items),
    );
  return section;
}

/** How many finished what, lab by lab: what took part, whatever was right. */
export async function completionSection(
  labs: readonly CatalogueLab[],
  readers: readonly ClassReader[],
  pace: Pace,
): Promise<HTMLElement> {
  const section = el('section', { 'aria-labelledby': 'part' }, el('h2', { id: 'part' }, 'Who took part'));
  for (const lab of labs) {
    const completion = completionOf(lab, readers);
    const line = (label: string, n: number): HTMLElement =>
      el(
        'li',
        {},
        el('span', { class: 'share-label' }, label),
        place(el('span', { class: 'share-bar', 'aria-hidden': 'true' }), { size: n / Math.max(1, completion.readers) }),
        el('span', { class: 'share-n' }, `${n} of ${completion.readers}`),
      );
    section.append(
      el('h3', {}, `Lab ${lab.number}: ${lab.title}`),
      el(
        'ul',
        { class: 'shares shares-part' },
        line('started', completion.started),
        ...completion.stages.map((stage) => line(stageWords[stage], completion.finished[stage])),
      ),
    );
    await pace.step();
  }
  return section;
}

/** First predictions of one question, spread beside the truth. */
function distribution(
  question: PredictionQuestion,
  lab: string,
  readers: readonly ClassReader[],
  known: number | Curve | undefined,
): HTMLElement {
  const truth = typeof known === 'number' ? known : undefined;
  const curve = typeof known === 'object' ? known : undefined;
  const reviews = reviewsOf(readers, lab, question.id);
  const { n, skipped, shares } = distributionOf(reviews, truth);
  const older = reviews.filter(({ first, earlier }) => !first && earlier.length > 0).length;
  const most = Math.max(1, ...shares.map((share) => share.n));
  const close = reviews.filter(({ hit, counts }) => hit === true && counts).length;
  const judged = reviews.filter(({ hit, counts }) => hit !== undefined && counts).length;
  const { unit: declared = '', kind } = question.kind === 'number' ? question.declared : { kind: '' };
  const unit = kind === 'percent' ? '%' : unitLabel(declared);
  const facts = [
    `${counted(n, 'first prediction')}`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(older > 0 ? [`${older} answered an earlier version only`] : []),
    ...(judged > 0 ? [`${close} of ${judged} held (${percent(close / judged)})`] : []),
  ];
  return el(
    'article',
    { class: 'said said-prediction' },
    el('p', { class: 'said-kind' }, `Prediction ${question.number}`),
    el('p', { class: 'said-question' }, question.text),
    el(
      'p',
      { class: 'small' },
      `${facts.join(', ')}. `,
      known === undefined
        ? 'The truth could not be computed here.'
        : truth !== undefined && el('span', {}, 'The model gives ', el('b', {}, sayTruth(question, truth)), '.'),
      unit !== '' && ` Ranges in ${unit}.`,
    ),
    ...(question.kind === 'sketch'
      ? n === 0
        ? []
        : sketches(question, sketchesOf(reviews), curve)
      : [
          el(
            'ul',
            { class: 'shares' },
            ...shares.map((share) =>
              el(
                'li',
                { class: share.truth && 'share-truth' },
                el(
                  'span',
                  { class: 'share-label' },
                  share.label,
                  share.truth && el('span', { class: 'share-mark' }, ' (the model)'),
                ),
                place(el('span', { class: 'share-bar', 'aria-hidden': 'true' }), { size: share.n / most }),
                el('span', { class: 'share-n' }, share.n),
              ),
            ),
          ),
        ]),
  );
}

/** So many curves read as curves; more are a cloud, and the middle half says what it holds. */
const mostCurves = 40;

/** Curves of a class over each other, with the median, the middle half and the model; the same as a table. */
function sketches(question: SketchQuestion, curves: readonly Curve[], truth: Curve | undefined): HTMLElement[] {
  const { axes } = question;
  const summary = summaryOf(question, curves);
  const say = (height: number): string => sayOn(axes.y.column, height);
  const label = `${counted(curves.length, 'first curve')} of the class, with the median, the middle half${truth ? ' and the model' : ''}. The table says the same.`;
  const all = curves.slice(0, mostCurves);
  return [
    sketchChart(axes, { all, summary, ...(truth ? { truth } : {}) }, label),
    el(
      'p',
      { class: 'small' },
      'Dashed: the median of the class, in the band that holds its middle half. ',
      truth && 'Solid: the model. ',
      'Thin: ',
      all.length < curves.length ? `the first ${mostCurves} curves.` : 'each curve.',
    ),
    el(
      'details',
      { class: 'twin' },
      el('summary', {}, 'The curves as a table'),
      table(
        `Median and quartiles of the curves of prediction ${question.number}`,
        [axes.x.column.label, 'Lower quartile', 'Median', 'Upper quartile', ...(truth ? ['Model'] : [])],
        summary.map(({ x, low, middle, high }, index) =>
          row(sayPlace(axes, x), [
            say(low),
            say(middle),
            say(high),
            ...(truth ? [sayComputed(axes.y.column, truth.y[index]!)] : []),
          ]),
        ),
      ),
    ),
  ];
}

/** First predictions, lab by lab: each is worked out when it is asked for, so that the page can draw in between. */
export function* predictionSections(
  labs: readonly CatalogueLab[],
  readers: readonly ClassReader[],
  truths: Truths,
): Generator<HTMLElement> {
  for (const lab of labs) {
    const questions = lab.questions.filter(isPrediction);
    if (questions.length === 0) continue;
    const id = `first-${lab.number}`;
    yield el(
      'section',
      { 'aria-labelledby': id },
      el('h2', { id }, `First predictions, lab ${lab.number}`),
      ...questions.map((question) => distribution(question, lab.id, readers, truths.get(`${lab.id}/${question.id}`))),
    );
  }
}

export function classForecasts(readers: readonly ClassReader[]) {
  return forecastsOf(readers.flatMap(({ labs }) => labs.flatMap(({ predictions }) => predictions)));
}

function answerCard(reader: ClassReader, text: string, at: string): HTMLElement {
  const { section } = reader.identity;
  return el(
    'li',
    { class: 'answer' },
    el(
      'p',
      { class: 'answer-who' },
      el('b', {}, readerLabel(reader)),
      section !== undefined && `, section ${section}`,
      `, ${day(at)}`,
    ),
    el('p', { class: 'answer-text' }, text),
  );
}

function exercise(lab: CatalogueLab, question: CatalogueQuestion, readers: readonly ClassReader[]): HTMLElement {
  const answers = readers.flatMap((reader) => {
    const record = reader.labs.find((review) => review.lab.id === lab.id)?.record;
    // Where it has been asked anew since, what was written to the question before.
    const latest = record && countingEarlier(record, [question.id]).writings.get(question.id)?.latest;
    return latest && typeof latest.value === 'string' && latest.value.trim() !== ''
      ? [{ reader, text: latest.value, at: latest.at }]
      : [];
  });
  const list = el('ul', { class: 'answers' });
  const details = el('details', { class: 'twin' }, el('summary', {}, counted(answers.length, 'answer')), list);
  // Built when it is opened, in slices: two hundred essays would hold the page up.
  details.addEventListener(
    'toggle',
    () => {
      const pace = new Pace();
      void (async () => {
        for (const { reader, text, at } of answers) {
          list.append(answerCard(reader, text, at));
          await pace.step();
        }
      })();
    },
    { once: true },
  );
  return el(
    'article',
    { class: 'said' },
    el('p', { class: 'said-kind' }, `Exercise ${question.number}`),
    el('p', { class: 'said-question' }, question.text),
    details,
  );
}

/** Written answers side by side, by exercise. */
export function writingSection(
  labs: readonly CatalogueLab[],
  readers: readonly ClassReader[],
): HTMLElement | undefined {
  const exercises = labs.flatMap((lab) =>
    lab.questions.filter(({ kind }) => kind === 'writing').map((question) => exercise(lab, question, readers)),
  );
  if (exercises.length === 0) return undefined;
  return el(
    'section',
    { 'aria-labelledby': 'written' },
    el('h2', { id: 'written' }, 'In their own words'),
    ...exercises,
  );
}

/** Every file that was read, for looking one up. */
export async function filesSection(readers: readonly ClassReader[], pace: Pace): Promise<HTMLElement> {
  const rows: HTMLTableRowElement[] = [];
  for (const { file, identity, entries, exportedAt } of readers) {
    rows.push(
      row(identity.name ?? '', [
        identity.section ?? '',
        file,
        entries.length,
        exportedAt === '' ? '' : day(exportedAt),
      ]),
    );
    await pace.step();
  }
  return el(
    'details',
    { class: 'twin' },
    el('summary', {}, counted(readers.length, 'ledger')),
    table('The ledgers that were read', ['Name or ID', 'Section', 'File', 'Entries', 'Saved'], rows),
  );
}
