/** The state of instruments in the page's address: `?drift.week=8`. A link sets an instrument, and opens no seal. */
import { say } from '../lib/labwright/language/page.ts';
import type { Control, Value } from './instrument-controls.ts';

/** Values that the address asks of one instrument, presets first, and a sentence for each that cannot be met. */
export function readAddress(
  search: string,
  instrument: string,
  controls: readonly Control[],
): { found: Record<string, Value>; notes: string[] } {
  const single: Record<string, Value> = {};
  const preset: Record<string, Value> = {};
  const notes: string[] = [];
  for (const [key, text] of new URLSearchParams(search)) {
    if (!key.startsWith(`${instrument}.`)) continue;
    const name = key.slice(instrument.length + 1);
    const control = controls.find((candidate) => candidate.name === name);
    const value = control
      ? control.parse(text)
      : { wrong: say('script.lab.link-unknown', { name: name.slice(0, 40) }) };
    if (typeof value === 'object') notes.push(say('script.lab.left-as-was', { wrong: value.wrong }));
    else {
      single[name] = value;
      Object.assign(preset, control?.presets?.[String(value)]);
    }
  }
  return { found: { ...preset, ...single }, notes };
}

/** Parameters of the address that bring `values` back: what differs from the start, or from a preset that was chosen. */
export function addressOf(
  values: Readonly<Record<string, Value>>,
  initial: Readonly<Record<string, Value>>,
  controls: readonly Control[],
): Record<string, string> {
  const chosen = controls.filter(({ name, presets }) => presets && values[name] !== initial[name]);
  const expected = Object.assign(
    { ...initial },
    ...chosen.map(({ name, presets }) => presets![String(values[name])]),
  ) as Record<string, Value>;
  for (const { name } of chosen) expected[name] = initial[name]!;
  return Object.fromEntries(
    controls.filter(({ name }) => values[name] !== expected[name]).map(({ name }) => [name, String(values[name])]),
  );
}

let timer: ReturnType<typeof setTimeout> | undefined;
const pending = new Map<string, () => void>();

/** Writes the state of an instrument into the address, at most a few times a second. */
export function writeAddress(
  instrument: string,
  values: Readonly<Record<string, Value>>,
  initial: Readonly<Record<string, Value>>,
  controls: readonly Control[],
): void {
  const state = addressOf(values, initial, controls);
  pending.set(instrument, () => {
    const url = new URL(location.href);
    for (const key of [...url.searchParams.keys()]) if (key.startsWith(`${instrument}.`)) url.searchParams.delete(key);
    for (const [name, value] of Object.entries(state)) url.searchParams.set(`${instrument}.${name}`, value);
    history.replaceState(history.state, '', url);
  });
  clearTimeout(timer);
  timer = setTimeout(() => {
    for (const write of pending.values()) write();
    pending.clear();
  }, 250);
}
