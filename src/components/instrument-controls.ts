/** The native inputs of an instrument, read and written by parameter name. No simulation is needed for it. */
import { say } from '../lib/labwright/language/page.ts';
import { sliderPosition, sliderValue } from './slider-scale.ts';

export type Value = number | string | boolean;

export interface Control {
  readonly name: string;
  /** Values that come with an option, when the choice is a preset. */
  readonly presets?: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  read(): Value;
  write(value: Value): void;
  /** What a text from an address means here, or what is wrong with it. */
  parse(text: string): Value | { readonly wrong: string };
  listen(moving: () => void, settled: () => void, complain: (message: string) => void): void;
}

function rangeControl(root: HTMLElement, name: string): Control {
  const slider = root.querySelector<HTMLInputElement>('input[type="range"]')!;
  const box = root.querySelector<HTMLInputElement>('input[type="number"]')!;
  const label = root.querySelector('label')!.textContent!.trim();
  const unit = root.querySelector('.control-unit')?.textContent ?? '';
  const scale = { min: Number(box.min), max: Number(box.max), step: Number(slider.dataset['step'] ?? slider.step) };
  const logarithmic = slider.dataset['scale'] === 'log';
  const whole = box.step === '1';
  const valid = (value: number): boolean =>
    Number.isFinite(value) && value >= scale.min && value <= scale.max && (!whole || Number.isInteger(value));
  const range = say(whole ? 'script.lab.range-whole' : 'script.lab.range', {
    min: say.number(scale.min),
    max: say.number(scale.max),
  });
  let current = Number(box.value);
  const show = (value: number): void => {
    slider.value = String(logarithmic ? sliderPosition(scale, value) : value);
    slider.setAttribute('aria-valuetext', `${say.number(value)} ${unit}`.trim());
  };
  return {
    name,
    read: () => current,
    write: (value) => {
      current = Number(value);
      show(current);
      box.value = String(current);
    },
    parse: (text) => {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return valid(value)
        ? value
        : { wrong: say('script.lab.link-not-range', { label, text: text.slice(0, 40), range }) };
    },
    listen: (moving, settled, complain) => {
      // Written in the frame in which the charts are drawn, so that the page is laid out once for both.
      let frame: number | undefined;
      const showSoon = (): void => {
        frame ??= requestAnimationFrame(() => {
          frame = undefined;
          box.value = String(current);
          slider.setAttribute('aria-valuetext', `${say.number(current)} ${unit}`.trim());
        });
      };
      slider.addEventListener('input', () => {
        current = logarithmic ? sliderValue(scale, Number(slider.value)) : Number(slider.value);
        showSoon();
        moving();
      });
      slider.addEventListener('change', settled);
      box.addEventListener('input', () => {
        const value = box.value === '' ? Number.NaN : Number(box.value);
        if (!valid(value)) return;
        current = value;
        show(current);
        moving();
      });
      box.addEventListener('change', () => {
        const value = box.value === '' ? Number.NaN : Number(box.value);
        complain(valid(value) ? '' : say('script.lab.range-stays', { label, range, value: say.number(current) }));
        box.value = String(current);
        if (valid(value)) settled();
      });
    },
  };
}

function choiceControl(root: HTMLElement, name: string): Control {
  const inputs = [...root.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const presets = JSON.parse(root.dataset['presets'] ?? '{}') as Record<string, Record<string, Value>>;
  const label = root.querySelector('legend')!.textContent!.trim();
  return {
    name,
    presets,
    read: () => inputs.find((input) => input.checked)?.value ?? '',
    write: (value) => {
      for (const input of inputs) input.checked = input.value === value;
    },
    parse: (text) => {
      const options = inputs.map((input) => input.value);
      return options.includes(text)
        ? text
        : { wrong: say('script.lab.link-not-option', { label, text: text.slice(0, 40), options: options.join(', ') }) };
    },
    listen: (_moving, settled) => {
      for (const input of inputs) input.addEventListener('change', settled);
    },
  };
}

function switchControl(root: HTMLElement, name: string): Control {
  const input = root.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
  return {
    name,
    read: () => input.checked,
    write: (value) => {
      input.checked = value === true;
    },
    parse: (text) =>
      text === 'true' || text === 'false'
        ? text === 'true'
        : { wrong: say('script.lab.link-not-switch', { label: name, text: text.slice(0, 40) }) },
    listen: (_moving, settled) => input.addEventListener('change', settled),
  };
}

/** Every control of an instrument, in their order on the page. */
export function controlsOf(instrument: HTMLElement): Control[] {
  return [...instrument.querySelectorAll<HTMLElement>('.control[data-parameter]')].map((root) => {
    const name = root.dataset['parameter']!;
    if (root.classList.contains('control-range')) return rangeControl(root, name);
    return root.classList.contains('control-choice') ? choiceControl(root, name) : switchControl(root, name);
  });
}
