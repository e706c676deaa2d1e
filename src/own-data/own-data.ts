/** The bench on the page: takes what a reader gives, has a worker compute, and shows the answers. */
import type { RowComparison } from '../lib/science/column-comparison.ts';
import { Controls } from './controls.ts';
import type { Answer, Found, Given, Request, Shown, Stage } from './messages.ts';
import type { Problem } from './problems.ts';
import { binDrawing, binTable, noticeList, rulerTable, show, summaryTable, verdictOf } from './results.ts';
import type { SampleName } from './samples.ts';

/** Characters that a field can hold without stopping the page; more are kept beside it. */
const mostInField = 200_000;
/** Time between two messages to a screen reader, ms. */
const between = 2500;
/** Work that is done sooner shows no progress, ms. */
const soon = 300;

type Asked = Request extends infer Each ? (Each extends { job: number } ? Omit<Each, 'job'> : never) : never;

const stages: Readonly<Record<Stage, string>> = {
  reading: 'Reading',
  sorting: 'Sorting and comparing',
  rows: 'Comparing rows with rows',
};

const reloading: Problem = {
  rule: 'page/worker',
  wrong: 'The part of this page that computes has stopped: it could not be fetched, or memory ran out.',
  instead: 'Reload the page and try again, with fewer rows where there were many.',
};

class OwnData extends HTMLElement {
  #worker: Worker | undefined;
  #job = 0;
  /** The latest job that brought other data: rows are compared for that alone. */
  #dataJob = 0;
  /** The bins and the smoothing that were asked for last. */
  #settings = '';
  /** The job of which a screen reader hears nothing, since its reader asked for it before there was an answer. */
  #unsaid = 0;
  #busy = false;
  #started = 0;
  #lastSaid = 0;
  #controls!: Controls;
  /** Texts too long for a field, by its name. */
  readonly #kept = new Map<string, string>();
  #found: Found | undefined;
  #shown: Shown | undefined;
  #rows: RowComparison | null | undefined;
  /** Where a problem belongs, and whether the verdict takes the focus. */
  #from: HTMLElement | undefined;

  connectedCallback(): void {
    this.#controls = new Controls(this.#part('controls'));
    this.#part<HTMLFormElement>('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#openTexts();
    });
    this.#part('clear').addEventListener('click', () => this.#clear());
    this.#part('cancel').addEventListener('click', () => this.#cancel());
    for (const field of this.#fields()) {
      field.addEventListener('paste', (event) => this.#paste(field, event));
      // What stands in the field is only the beginning of what is kept: whoever writes there begins anew.
      field.addEventListener('beforeinput', () => {
        if (this.#kept.delete(field.name)) field.value = '';
      });
    }
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-sample]'))
      button.addEventListener('click', () => {
        this.#from = button;
        this.#use();
        this.#ask({ ask: 'sample', name: button.dataset['sample'] as SampleName });
      });
    const files = this.querySelector<HTMLInputElement>('input[name="files"]')!;
    files.addEventListener('change', () => {
      this.#openFiles([...(files.files ?? [])], files);
      files.value = '';
    });
    this.#takeDrops(files);
    this.#part('controls').addEventListener('change', (event) => this.#changed(event.target as HTMLInputElement));
    this.#part('controls').addEventListener('submit', (event) => event.preventDefault());
    this.#followWidth();
  }

  disconnectedCallback(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #part<Part extends HTMLElement = HTMLElement>(name: string): Part {
    return this.querySelector<Part>(`[data-${name}]`)!;
  }

  #fields(): HTMLTextAreaElement[] {
    return [...this.querySelectorAll<HTMLTextAreaElement>('textarea')];
  }

  #takeDrops(input: HTMLInputElement): void {
    const drop = this.#part('drop');
    this.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      drop.toggleAttribute('data-over', true);
    });
    this.addEventListener('dragleave', () => drop.toggleAttribute('data-over', false));
    this.addEventListener('drop', (event) => {
      drop.toggleAttribute('data-over', false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      this.#openFiles(files, input);
    });
  }

  /** A field would stop the page over a million lines: they are kept beside it. */
  #paste(field: HTMLTextAreaElement, event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length <= mostInField) return;
    event.preventDefault();
    field.value = '';
    this.#kept.set(field.name, text);
    field.value = `(${(text.length / 1e6).toFixed(1)} million characters were pasted, too many to be shown here. They begin with:)\n${text.slice(0, 200)}`;
    this.#openTexts();
  }

  #openTexts(): void {
    const fields = this.#fields();
    const texts = fields.map((field) => this.#kept.get(field.name) ?? field.value);
    const two = texts[1]!.trim() !== '';
    const names = two ? ['the first text', 'the second text'] : ['the pasted text'];
    this.#open(
      names.map((name, place) => ({ name, text: texts[place]! })),
      fields[0]!,
    );
  }

  #openFiles(files: readonly File[], from: HTMLElement): void {
    if (files.length === 0) return;
    if (files.length > 2)
      return this.#refuse(
        {
          rule: 'data/files',
          wrong: `${files.length} files were given.`,
          instead: 'Give one file with both columns, or two files, the reference first.',
        },
        from,
      );
    for (const field of this.#fields()) field.value = '';
    this.#kept.clear();
    this.#open(
      files.map((file) => ({ name: file.name, file })),
      from,
    );
  }

  #open(given: readonly Given[], from: HTMLElement): void {
    this.#from = from;
    this.#controls.reset();
    this.#ask({ ask: 'open', given, reading: this.#controls.reading(), settings: this.#controls.settings() });
  }

  #changed({ name }: HTMLInputElement): void {
    this.#from = undefined;
    const settings = this.#controls.settings();
    if (name === 'bins' || name === 'smoothing') {
      this.querySelector<HTMLInputElement>('input[name="bins"]')!.valueAsNumber = settings.bins;
      if (this.#found) this.#ask({ ask: 'measure', settings });
      return;
    }
    if (name.endsWith('-group')) return this.#ask({ ask: 'groups', groups: this.#controls.groups(), settings });
    if (name === 'layout') this.#controls.turnLayout();
    this.#ask({
      ask: 'read',
      choice: this.#controls.choice(),
      reading: this.#controls.reading(),
      named: this.#controls.named(),
      settings,
    });
  }

  /** From the first use on the results have their place, so nothing below them moves when they come. */
  #use(): void {
    this.toggleAttribute('data-used', true);
  }

  #ask(asked: Asked): void {
    this.#use();
    // Other data do not wait for the end of what is under way.
    if (this.#busy && (asked.ask === 'open' || asked.ask === 'sample')) this.#stop();
    this.#job += 1;
    if ('settings' in asked) this.#settings = JSON.stringify(asked.settings);
    if (asked.ask !== 'measure') {
      this.#dataJob = this.#job;
      // What was found in other data is no answer any more; and what appears anew moves nothing that is seen.
      this.#forget();
      this.#showProblem(undefined);
      if (asked.ask === 'open' || asked.ask === 'sample') this.#part('controls').hidden = true;
      this.#setBusy(true);
    }
    this.#worker ??= this.#newWorker();
    this.#worker.postMessage({ job: this.#job, ...asked });
  }

  #newWorker(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#answer(data));
    worker.addEventListener('error', () => {
      this.#stop();
      this.#refuse(reloading);
    });
    return worker;
  }

  #answer(answer: Answer): void {
    // What answers an older question is dropped; rows are the same for any bins.
    if (answer.job !== this.#job && !(answer.job === this.#dataJob && ['rows', 'progress'].includes(answer.tell)))
      return;
    if (answer.tell === 'sample') return this.#openSample(answer.text);
    if (answer.tell === 'progress') return this.#progress(answer.stage, answer.share);
    if (answer.tell === 'looked') {
      this.#controls.offerColumns(answer.looked);
      this.#part('controls').hidden = false;
      return;
    }
    if (answer.tell === 'groups') return this.#controls.offerGroups(answer.found);
    if (answer.tell === 'problem') return this.#refuse(answer.problem, this.#from);
    if (answer.tell === 'rows') {
      this.#rows = answer.rows;
      this.#setBusy(false);
      this.#showRulers();
      return this.#say(this.#done());
    }
    if (answer.tell === 'found') {
      this.#found = answer.found;
      this.#rows = undefined;
      this.#controls.offerBins(answer.shown.measured.kind === 'numbers');
    }
    this.#shown = answer.shown;
    this.#showAll();
    if (answer.tell === 'measured') {
      if (answer.job !== this.#unsaid) this.#say(`Compared anew. ${this.#part('title').textContent}.`);
      return;
    }
    if (this.#from) this.#part('title').focus();
    this.#from = undefined;
    // They may have been changed while the data were read.
    const settings = this.#controls.settings();
    if (JSON.stringify(settings) === this.#settings) return;
    this.#ask({ ask: 'measure', settings });
    this.#unsaid = this.#job;
  }

  #openSample(text: string): void {
    const [first, second] = this.#fields();
    this.#setBusy(false);
    this.#kept.clear();
    [first!.value, second!.value] = [text, ''];
    this.#open([{ name: 'the sample', text }], this.#from ?? first!);
  }

  #done(): string {
    const [then, now] = this.#shown!.summaries;
    const rows = new Intl.NumberFormat('en');
    const seconds = this.#found!.milliseconds / 1000;
    const time = seconds < 0.1 ? 'less than 0.1 s' : `${seconds.toFixed(1)} s`;
    return `Compared ${rows.format(then.rows)} and ${rows.format(now.rows)} rows in ${time}.`;
  }

  #showAll(): void {
    const [found, shown] = [this.#found!, this.#shown!];
    this.#showProblem(undefined);
    const { title, paragraphs } = verdictOf(shown);
    this.#part('title').textContent = title;
    this.#part('verdict-part').dataset['says'] = shown.measured.verdict.says;
    show(this.#part('verdict'), ...paragraphs);
    for (const part of ['verdict-part', 'controls', 'details']) this.#part(part).hidden = false;
    const each = shown.measured.edges ? 'in each bin' : 'for each word';
    this.#part('bars-title').textContent = `Share of the rows ${each}`;
    this.#showBars();
    show(this.#part('bins'), binTable(shown));
    show(this.#part('notices'), noticeList(found, shown, this.#controls.settings().bins));
    show(this.#part('summary'), summaryTable(shown));
    this.#showRulers();
  }

  #showBars(): void {
    const place = this.#part('bars');
    if (this.#shown && place.clientWidth > 0) show(place, binDrawing(this.#shown, place.clientWidth));
  }

  #showRulers(): void {
    show(this.#part('rulers'), rulerTable(this.#shown!, this.#rows, this.#controls.smoothing()));
  }

  #followWidth(): void {
    let width = 0;
    new ResizeObserver(([entry]) => {
      const next = Math.floor(entry!.contentRect.width);
      if (next === width) return;
      width = next;
      this.#showBars();
    }).observe(this.#part('bars'));
  }

  #progress(stage: Stage, share: number): void {
    const bar = this.querySelector('progress')!;
    if (stage === 'reading') bar.value = share;
    else bar.removeAttribute('value');
    const elapsed = performance.now() - this.#started;
    if (elapsed < soon || performance.now() - this.#lastSaid < between) return;
    this.#say(stage === 'reading' ? `${stages[stage]}: ${Math.round(100 * share)} %` : stages[stage]);
  }

  #say(text: string): void {
    this.#lastSaid = performance.now();
    this.#part('said').textContent = text;
  }

  #setBusy(busy: boolean): void {
    if (busy && !this.#busy) {
      this.#started = performance.now();
      this.#say('');
    }
    this.#busy = busy;
    this.#part('results').setAttribute('aria-busy', String(busy));
    if (busy)
      setTimeout(() => {
        this.#part('busy').hidden = !this.#busy;
      }, soon);
    else this.#part('busy').hidden = true;
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#setBusy(false);
  }

  #forget(): void {
    this.#found = undefined;
    this.#shown = undefined;
    for (const part of ['verdict-part', 'details']) this.#part(part).hidden = true;
  }

  #cancel(): void {
    this.#stop();
    this.#forget();
    this.#part('controls').hidden = true;
    this.#say('Stopped. Nothing was kept.');
    this.#fields()[0]!.focus();
  }

  #clear(): void {
    this.#stop();
    this.#forget();
    this.#showProblem(undefined);
    this.#part('controls').hidden = true;
    this.#kept.clear();
    for (const field of this.#fields()) field.value = '';
    this.#say('Cleared.');
    this.#fields()[0]!.focus();
  }

  #refuse(problem: Problem, from?: HTMLElement): void {
    this.#use();
    this.#setBusy(false);
    this.#forget();
    this.#say('');
    this.#showProblem(problem, from);
  }

  /** Two parts, what is wrong and what to do, and the focus where it can be mended. */
  #showProblem(problem: Problem | undefined, from?: HTMLElement): void {
    for (const field of this.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
    const place = this.#part('problem');
    if (!problem) return place.replaceChildren();
    const [wrong, instead] = [problem.wrong, problem.instead].map((text) => {
      const line = document.createElement('p');
      line.textContent = text;
      return line;
    });
    place.replaceChildren(wrong!, instead!);
    place.dataset['rule'] = problem.rule;
    if (!from) return;
    if (from.matches('textarea, input')) from.setAttribute('aria-invalid', 'true');
    place.focus();
  }
}

if (!customElements.get('own-data')) customElements.define('own-data', OwnData);
