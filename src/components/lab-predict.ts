/**
 * Predict, Reveal and Outcome on the page: commit, open, explore, compare.
 *
 * A committed prediction is never edited: a second try is a new entry. Truth, gap and explanation come when
 * the reader has visited the answer's setting, or three distinct settings, or asked to be shown.
 */
import type { VisitDetail } from './lab-instrument.ts';
import type { SketchBoard } from './sketch-board.ts';
import { questionChanged, questionState, type QuestionState } from './questions.ts';
import { say } from '../lib/labwright/language/page.ts';
import type { Line } from '../lib/labwright/language/texts.ts';
import { keptText, reader, textOf } from './reader.ts';

/** Distinct settings after which the truth is shown, where there is an instrument to explore. */
const settingsToExplore = 3;

function onQuestion(question: string, run: () => void): void {
  document.addEventListener('labwright:question', (event) => {
    if ((event as CustomEvent<{ question: string }>).detail.question === question) run();
  });
}

class LabPredict extends HTMLElement {
  #form!: HTMLFormElement;
  /** Where a curve is drawn. */
  #board: SketchBoard | undefined;
  get #lab(): string {
    return this.dataset['lab']!;
  }
  get #question(): string {
    return this.dataset['question']!;
  }

  connectedCallback(): void {
    this.#form = this.querySelector('form')!;
    this.#form.noValidate = true;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#commit();
    });
    if (this.dataset['tap'] !== undefined) this.#commitOnTap();
    this.querySelector('[data-skip]')?.addEventListener('click', () => {
      this.#record('skip', true);
      this.#settle();
    });
    onQuestion(this.#question, () => this.#show());
    this.#show();
    const axes = this.querySelector<HTMLElement>('.sketch');
    // What draws is another chunk, fetched when the axes come near.
    if (axes)
      new IntersectionObserver(
        (entries, watch) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          watch.disconnect();
          void import('./sketch-board.ts').then(({ SketchBoard }) => (this.#board = new SketchBoard(axes)));
        },
        { rootMargin: '60%' },
      ).observe(axes);
  }

  /** Opens the form once more; what is committed then is a new entry. */
  again(): void {
    this.setAttribute('data-again', '');
    this.#setFrozen(false);
    this.querySelector<HTMLElement>('input,[role=slider]')?.focus();
  }

  /** Choosing among options with the arrow keys is no tap, and commits nothing: Enter does. */
  #commitOnTap(): void {
    let tapped = false;
    this.#form.addEventListener('pointerup', (event) => {
      tapped = (event.target as Element).closest('.option') !== null;
    });
    this.#form.addEventListener('change', () => {
      if (tapped) this.#form.requestSubmit();
      tapped = false;
    });
  }

  #record(kind: 'prediction' | 'skip', value: unknown): void {
    const { version, at, simulation } = this.dataset;
    reader.record({
      lab: this.#lab,
      kind,
      name: this.#question,
      value,
      setting: at,
      questionVersion: version,
      simulation,
    });
  }

  #commit(): void {
    const error = this.querySelector<HTMLElement>('[data-error]')!;
    const fields = new FormData(this.#form);
    const choice = this.dataset['kind'] === 'choice';
    const raw = fields.get(choice ? this.#question : 'value');
    const input = this.querySelector<HTMLInputElement>('input[name="value"]');
    let answer: unknown = raw === null || raw === '' ? Number.NaN : Number(raw);
    if (this.dataset['kind'] === 'sketch') {
      answer = this.#board?.answer(error);
      if (!answer) return;
    } else if (!Number.isFinite(answer) || (input && !input.validity.valid)) {
      const skip = this.querySelector('[data-skip]') ? '-or-skip' : '';
      error.textContent = choice
        ? say(`script.lab.choose${skip}`)
        : say(`script.lab.number-range${skip}`, {
            min: say.number(Number(input!.min)),
            max: say.number(Number(input!.max)),
          });
      (input ?? this.querySelector('input'))!.focus();
      return;
    }
    error.textContent = '';
    const confidence = fields.get('confidence');
    this.#record('prediction', { answer, ...(confidence ? { confidence: Number(confidence) } : {}) });
    this.removeAttribute('data-again');
    this.#settle();
  }

  #settle(): void {
    questionChanged(this.#question);
    this.querySelector<HTMLElement>('[data-committed]')!.focus({ preventScroll: true });
  }

  #setFrozen(frozen: boolean): void {
    for (const field of this.#form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'))
      field.disabled = frozen;
  }

  #show(): void {
    const state = questionState(this.#lab, this.#question);
    if (state.phase === 'open') return;
    // The navigation's marks of this question follow it.
    for (const each of document.querySelectorAll<HTMLElement>(`[data-question="${this.#question}"]`))
      each.dataset['state'] = state.phase;
    if (!this.hasAttribute('data-again')) this.#setFrozen(true);
    const radio =
      state.guess === undefined
        ? null
        : this.querySelector<HTMLInputElement>(`input[type="radio"][value="${state.guess}"]`);
    if (radio) radio.checked = true;
    const lines = this.#committedLines(state);
    this.querySelector<HTMLElement>('[data-committed]')!.textContent = textOf(lines);
    reader.seal(this.#lab, this.#question, {
      s: state.phase,
      ...(state.guess === undefined ? {} : { c: state.guess }),
      t: keptText(lines),
    });
  }

  #committedLines({ said: answered, guess, first, confidence }: QuestionState): Line[] {
    if (guess === undefined) return [[answered ? 'script.lab.sketch-drawn' : 'script.lab.skipped']];
    const option = this.dataset['kind'] === 'choice' ? '-option' : '';
    const said = option ? guess + 1 : `${say.number(guess)} ${this.dataset['unit']}`.trim();
    const sure: Line =
      confidence === undefined
        ? [`script.lab.said${option}`, { said }]
        : [`script.lab.said${option}-sure`, { said, sure: confidence }];
    if (first === undefined || first === guess) return [sure];
    return [sure, [`script.lab.said-first${option}`, { said: option ? first + 1 : say.number(first) }]];
  }
}

class LabReveal extends HTMLElement {
  connectedCallback(): void {
    const question = this.dataset['reveal']!;
    const update = (): void => {
      if (questionState(this.dataset['lab']!, question).phase === 'open') return;
      this.setAttribute('data-open', '');
      this.querySelector<HTMLDetailsElement>('details.seal')!.open = true;
    };
    onQuestion(question, update);
    update();
    addEventListener('hashchange', () => this.#meetLink());
    this.#meetLink();
  }

  /** A link may lead behind this seal: it opens nothing, but says where its target is. */
  #meetLink(): void {
    if (this.hasAttribute('data-open') || !this.querySelector(':target')) return;
    const note = this.querySelector<HTMLElement>('.sealed-note')!;
    note.textContent = say('script.lab.seal-linked');
    note.scrollIntoView({ block: 'center' });
    note.focus({ preventScroll: true });
  }
}

class LabOutcome extends HTMLElement {
  readonly #visited = new Set<string>();
  /** A curve is drawn and measured by another chunk. */
  #drawing: Promise<void> | undefined;
  get #question(): string {
    return this.dataset['outcome']!;
  }
  get #lab(): string {
    return this.dataset['lab']!;
  }

  connectedCallback(): void {
    this.closest('lab-reveal')?.addEventListener('labwright:visit', (event) =>
      this.#visit((event as CustomEvent<VisitDetail>).detail),
    );
    this.querySelector('[data-show]')?.addEventListener('click', () => {
      reader.record({ lab: this.#lab, kind: 'shown', name: this.#question, value: true });
      this.#reveal();
      this.querySelector<HTMLElement>('[data-content]')!.focus({ preventScroll: true });
    });
    this.querySelector('[data-again]')?.addEventListener('click', () =>
      document.querySelector<LabPredict>(`lab-predict[data-question="${this.#question}"]`)?.again(),
    );
    onQuestion(this.#question, () => this.#show());
    this.#show();
  }

  #visit({ simulation, values }: VisitDetail): void {
    if (questionState(this.#lab, this.#question).phase === 'revealed') return;
    this.#visited.add(JSON.stringify([simulation, values]));
    const shows = JSON.parse(this.dataset['shows'] ?? 'null') as Record<string, unknown> | null;
    const seen =
      shows !== null &&
      simulation === this.dataset['simulation'] &&
      Object.entries(shows).every(([name, value]) => values[name] === value);
    if (seen || this.#visited.size >= settingsToExplore) this.#reveal();
    else this.#show();
  }

  #reveal(): void {
    if (this.hasAttribute('data-explored'))
      reader.record({ lab: this.#lab, kind: 'visited', name: this.#question, value: this.#visited.size });
    reader.record({
      lab: this.#lab,
      kind: 'revealed',
      name: this.#question,
      value: true,
      truth: JSON.parse(this.dataset['truth']!),
    });
    questionChanged(this.#question);
    const tell = (): void => {
      const gap = this.querySelector<HTMLElement>('[data-gap]')!.textContent;
      this.querySelector<HTMLElement>('[data-said]')!.textContent = say('script.lab.gap-said', { gap });
    };
    if (this.#drawing) void this.#drawing.then(tell);
    else tell();
  }

  #show(): void {
    const state = questionState(this.#lab, this.#question);
    if (state.phase !== 'revealed') {
      const progress = this.querySelector<HTMLElement>('[data-progress]');
      // Nothing to explore: the truth comes with the commitment.
      if (!progress) return state.phase === 'open' ? undefined : this.#reveal();
      const text = say('script.lab.explore', { count: this.#visited.size, of: settingsToExplore });
      // Written anew, the same words would be read out anew.
      if (progress.textContent !== text) progress.textContent = text;
      return;
    }
    this.dataset['state'] = 'revealed';
    this.querySelector<HTMLDetailsElement>('details.outcome-body')!.open = true;
    if (this.dataset['kind'] === 'sketch') {
      this.#drawing = import('./sketch-outcome.ts').then(({ showSketch }) => showSketch(this));
      return;
    }
    const direction = this.#direction(state);
    for (const explain of this.querySelectorAll<HTMLElement>('[data-explain]')) {
      const when = explain.dataset['explain']!;
      explain.toggleAttribute('data-hidden', when !== 'always' && direction !== undefined && when !== direction);
    }
    for (const why of this.querySelectorAll<HTMLElement>('[data-why]'))
      why.toggleAttribute('data-yours', Number(why.dataset['why']) === state.first);
    const gap = this.#gap(state, direction);
    this.querySelector<HTMLElement>('[data-gap]')!.textContent = textOf([gap]);
    reader.seal(this.#lab, `${this.#question}:outcome`, {
      s: 'revealed',
      ...(state.first === undefined ? {} : { c: state.first }),
      t: keptText([gap]),
      ...(direction ? { d: direction } : {}),
    });
  }

  #direction(state: QuestionState): 'below' | 'above' | 'within' | undefined {
    if (this.dataset['kind'] !== 'number' || state.first === undefined || state.truth === undefined) return undefined;
    const gap = state.first - state.truth;
    if (Math.abs(gap) <= Number(this.dataset['within'] ?? 0) + 1e-9) return 'within';
    return gap < 0 ? 'below' : 'above';
  }

  #gap({ first, truth }: QuestionState, direction: 'below' | 'above' | 'within' | undefined): Line {
    if (first === undefined) return ['script.lab.gap-skipped'];
    if (this.dataset['kind'] === 'choice')
      return first === truth
        ? ['script.lab.gap-choice-right']
        : ['script.lab.gap-choice', { said: first + 1, truth: truth! + 1 }];
    const difference = Number(Math.abs(first - truth!).toPrecision(3));
    const said = say.number(first);
    if (difference === 0) return ['script.lab.gap-exact', { said }];
    const close = direction === 'within' ? '-close' : '';
    return [`script.lab.gap${close}-${first > truth! ? 'more' : 'less'}`, { said, gap: say.number(difference) }];
  }
}

for (const [name, element] of Object.entries({
  'lab-predict': LabPredict,
  'lab-reveal': LabReveal,
  'lab-outcome': LabOutcome,
})) {
  if (!customElements.get(name)) customElements.define(name, element);
}
