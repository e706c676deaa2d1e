/** The state of instruments in the page's address: `?drift.week=8`. A link sets an instrument, and opens no seal. */
import type { Control, Value } from './instrument-controls.ts';

/** Values that the address asks of one instrument, and a sentence for each that cannot be met. */
export function readAddress(
  search: string,
  instrument: string,
  controls: readonly Control[],
): { found: Record<string, Value>; notes: string[] } {
  const found: Record<string, Value> = {};
  const notes: string[] = [];
  for (const [key, text] of new URLSearchParams(search)) {
    if (!key.startsWith(`${instrument}.`)) continue;
    const name = key.slice(instrument.length + 1);
    const control = controls.find((candidate) => candidate.name === name);
    const value = control
      ? control.parse(text)
      : { wrong: `The link names “${name.slice(0, 40)}”, which this instrument does not have.` };
    if (typeof value === 'object') notes.push(`${value.wrong} It is left as it was.`);
    else {
      found[name] = value;
      Object.assign(found, control?.presets?.[String(value)]);
    }
  }
  return { found, notes };
}

let timer: ReturnType<typeof setTimeout> | undefined;
const pending = new Map<string, () => void>();

/** Writes what differs from the start into the address, at most a few times a second. */
export function writeAddress(
  instrument: string,
  values: Readonly<Record<string, Value>>,
  initial: Readonly<Record<string, Value>>,
): void {
  const snapshot = { ...values };
  pending.set(instrument, () => {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(snapshot)) {
      const key = `${instrument}.${name}`;
      if (value === initial[name]) url.searchParams.delete(key);
      else url.searchParams.set(key, String(value));
    }
    history.replaceState(history.state, '', url);
  });
  clearTimeout(timer);
  timer = setTimeout(() => {
    for (const write of pending.values()) write();
    pending.clear();
  }, 250);
}
