/**
 * Drawing on empty axes. Nothing is drawn before the reader draws: not even a handle stands anywhere to start from.
 *
 * A stroke across the plot sets the heights that it passes. Each height is a slider as well, for the keyboard and for
 * assistive tools; the two sizes of the drawing share one curve.
 */
import { keptHeight, readCurve, shareOf, type Curve, type SketchAxes } from '../lib/labwright/sketch/curve.ts';
import { finished, type Heights, missing, type PathPoint, stroked, touched } from '../lib/labwright/sketch/stroke.ts';
import { sayOn, sayPlace } from '../lib/labwright/sketch/words.ts';
import { answerOf } from '../lib/labwright/ledger/fold.ts';
import { say } from '../lib/labwright/language/page.ts';
import { reader } from './reader.ts';
import { drawHeights, hostsIn, shape } from './sketch-drawing.ts';

const [smallStep, largeStep] = [0.02, 0.1];

interface Host {
  readonly group: SVGElement;
  readonly frame: ReturnType<typeof hostsIn>[number]['frame'];
  readonly sliders: readonly HTMLElement[];
}

export class SketchBoard {
  readonly #root: HTMLElement;
  readonly #axes: SketchAxes;
  /** Shares of the x axis. */
  readonly #places: readonly number[];
  readonly #hosts: readonly Host[];
  #heights: Heights;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#axes = JSON.parse(root.dataset['axes']!) as SketchAxes;
    this.#places = this.#axes.places.map((place) => shareOf(this.#axes.x, place));
    this.#heights = this.#places.map(() => undefined);
    this.#hosts = hostsIn(root).map((host) => this.#prepare(host));
    root.querySelector('[data-clear]')!.addEventListener('click', () => {
      this.#set(this.#places.map(() => undefined));
      this.#tell();
    });
    const { lab, question } = this.#predict.dataset;
    const { predictions } = reader.question(lab!, question!);
    const drawn = predictions && readCurve(answerOf(predictions.latest), this.#axes);
    if (drawn?.y.length === this.#places.length) this.#heights = drawn.y.map((height) => shareOf(this.#axes.y, height));
    new MutationObserver(() => this.#show()).observe(this.#predict, {
      attributeFilter: ['data-state', 'data-again'],
    });
    this.#show();
    root.dataset['ready'] = '';
  }

  get #predict(): HTMLElement {
    return this.#root.closest('lab-predict')!;
  }

  get #frozen(): boolean {
    return this.#predict.dataset['state'] !== undefined && !this.#predict.hasAttribute('data-again');
  }

  /** The curve in the units of its axes; undefined while heights are missing, and then it is said which. */
  answer(error: HTMLElement): Curve | undefined {
    const open = missing(this.#heights);
    const of = this.#heights.length;
    error.textContent =
      open === 0 ? '' : open === of ? say('script.lab.sketch-none') : say('script.lab.sketch-missing', { open, of });
    if (open > 0) {
      this.#root.querySelector<HTMLElement>('[role="slider"]:not([data-drawn])')!.focus();
      return undefined;
    }
    return {
      x: this.#axes.places.map((place) => Number(place.toPrecision(6))),
      y: this.#heights.map((height) => keptHeight(this.#axes.y, height!)),
    };
  }

  /** Lays the sliders, and what takes strokes, over a drawing. */
  #prepare({ host, svg, frame }: ReturnType<typeof hostsIn>[number]): Host {
    const { left, top, width, height, outerWidth, outerHeight } = frame;
    const plot = document.createElement('div');
    plot.className = 'sketch-plot';
    Object.assign(plot.style, {
      left: `${(100 * left) / outerWidth}%`,
      top: `${(100 * top) / outerHeight}%`,
      width: `${(100 * width) / outerWidth}%`,
      height: `${(100 * height) / outerHeight}%`,
    });
    const step = 1 / (this.#places.length - 1);
    const sliders = this.#places.map((place, index) => {
      const slider = document.createElement('div');
      slider.className = 'sketch-slider';
      slider.style.left = `${100 * place}%`;
      slider.style.width = `min(2.5rem, ${100 * step}%)`;
      const { domain } = this.#axes.y;
      for (const [name, value] of Object.entries({
        role: 'slider',
        tabindex: '0',
        'aria-orientation': 'vertical',
        'aria-label': say('script.lab.sketch-height', { place: sayPlace(this.#axes, this.#axes.places[index]!) }),
        'aria-describedby': this.#root.querySelector('.sketch-hint')!.id,
        'aria-valuemin': String(domain[0]),
        'aria-valuemax': String(domain[1]),
      }))
        slider.setAttribute(name, value);
      slider.addEventListener('keydown', (event) => this.#key(event, index));
      return slider;
    });
    plot.append(...sliders);
    this.#takeStrokes(plot);
    host.append(plot);
    const ticks = this.#places.map((place) => {
      const x = left + place * width;
      return shape('path', { class: 'sketch-place', d: `M${x} ${top + height}V${top + height - 7}` });
    });
    const group = shape('g', {});
    svg.append(...ticks, group);
    return { group, frame, sliders };
  }

  #takeStrokes(plot: HTMLElement): void {
    let last: PathPoint | undefined;
    const pointOf = ({ clientX, clientY }: PointerEvent): PathPoint => {
      const { left, top, width, height } = plot.getBoundingClientRect();
      return { x: (clientX - left) / width, y: 1 - (clientY - top) / height };
    };
    const end = (event: PointerEvent): void => {
      if (!last) return;
      this.#set(finished(this.#heights, this.#places, pointOf(event)));
      last = undefined;
      this.#tell();
    };
    plot.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || this.#frozen) return;
      event.preventDefault();
      plot.setPointerCapture(event.pointerId);
      last = pointOf(event);
      this.#set(touched(this.#heights, this.#places, last));
    });
    plot.addEventListener('pointermove', (event) => {
      if (!last) return;
      const between = event.getCoalescedEvents();
      let heights = this.#heights;
      for (const each of between.length > 0 ? between : [event]) {
        const next = pointOf(each);
        if (next.x !== last.x) heights = stroked(heights, this.#places, last, next);
        last = next;
      }
      this.#set(heights);
    });
    plot.addEventListener('pointerup', end);
    plot.addEventListener('pointercancel', end);
  }

  #key(event: KeyboardEvent, index: number): void {
    if (this.#frozen || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = {
      ArrowUp: smallStep,
      ArrowRight: smallStep,
      ArrowDown: -smallStep,
      ArrowLeft: -smallStep,
      PageUp: largeStep,
      PageDown: -largeStep,
    }[event.key];
    const to = { Home: 0, End: 1 }[event.key];
    const erases = event.key === 'Delete' || event.key === 'Backspace';
    if (by === undefined && to === undefined && !erases) return;
    event.preventDefault();
    // A height that is not there yet starts from the one before it, or half-way up.
    const from = this.#heights[index] ?? this.#heights.slice(0, index).findLast((height) => height !== undefined);
    const height = erases ? undefined : Math.min(1, Math.max(0, to ?? (from ?? 0.5) + by!));
    this.#set(this.#heights.with(index, height));
    this.#tell();
  }

  #set(heights: Heights): void {
    this.#heights = heights;
    this.#show();
  }

  #tell(): void {
    const drawn = this.#heights.length - missing(this.#heights);
    const text = say('script.lab.sketch-count', { drawn, of: this.#heights.length });
    this.#root.querySelector('[data-count]')!.textContent = text;
  }

  #show(): void {
    const { y } = this.#axes;
    const frozen = this.#frozen;
    for (const { group, frame, sliders } of this.#hosts) {
      drawHeights(group, frame, this.#places, this.#heights);
      for (const [index, slider] of sliders.entries()) {
        const share = this.#heights[index];
        const value = share === undefined ? undefined : keptHeight(y, share);
        slider.setAttribute('aria-valuenow', String(value ?? y.domain[0]));
        slider.setAttribute(
          'aria-valuetext',
          value === undefined ? say('script.lab.sketch-unset') : sayOn(y.column, value),
        );
        slider.toggleAttribute('data-drawn', value !== undefined);
        slider.setAttribute('aria-disabled', String(frozen));
        slider.tabIndex = frozen ? -1 : 0;
      }
    }
    for (const cell of this.#root.querySelectorAll<HTMLElement>('[data-height]')) {
      const share = this.#heights[Number(cell.dataset['height'])];
      cell.textContent = share === undefined ? '\u2013' : sayOn(y.column, keptHeight(y, share), { bare: true });
    }
  }
}
