/** The track that a reader chooses: an entry as any other, and a note for the first paint that a browser may refuse. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it, test } from 'vitest';
import { foldLab } from '../../../src/lib/labwright/ledger/fold.ts';
import { type Outline, progressOf } from '../../../src/lib/labwright/ledger/progress.ts';
import { type Entry, isEntry, schemaVersion } from '../../../src/lib/labwright/ledger/schema.ts';
import { ledgerPrefix, memoryStorage } from '../../../src/lib/labwright/ledger/storage.ts';
import { chosenTrack, noteTrack } from '../../../src/lib/labwright/ledger/track.ts';
import { trackScript, trackStyles } from '../../../src/lib/labwright/site/track-head.ts';

const [early, late] = ['2026-01-01T08:00:00.000Z', '2026-02-01T08:00:00.000Z'] as const;
const entry = (own: Pick<Entry, 'id' | 'kind' | 'name' | 'value'> & Partial<Entry>): Entry => ({
  handbook: 'kitchen',
  lab: 'cup',
  at: early,
  attempt: 1,
  schema: 1,
  ...own,
});

const chosen = (value: string, at: string) => entry({ kind: 'track', name: 'track', value, at, id: `${value}-${at}` });

test('a choice is an entry, and the latest holds, in whatever order they come', () => {
  expect(isEntry(chosen('edge', early))).toBe(true);
  expect(schemaVersion).toBe(1);
  expect(chosenTrack([])).toBeUndefined();
  expect(chosenTrack([chosen('tiny', late), chosen('edge', early)])).toBe('tiny');
});

describe('the script that blocks rendering', () => {
  const prefix = ledgerPrefix('kitchen', '/course/');
  /** What it makes of an address and of what is kept. */
  const shown = (search: string, kept?: string): string | undefined => {
    const dataset: { track?: string } = {};
    const localStorage = kept === undefined ? {} : { [`${prefix}track`]: kept };
    const page = { location: { search }, localStorage, URLSearchParams, document: { documentElement: { dataset } } };
    runInNewContext(trackScript('kitchen', '/course/'), page);
    return dataset.track;
  };
  it('reads what is noted, and the address before it', () => {
    const storage = memoryStorage();
    noteTrack({ storage, prefix }, 'edge');
    const kept = storage.get(`${prefix}track`)!;
    expect([shown(''), shown('', kept), shown('?track=tiny', kept)]).toEqual([undefined, 'edge', 'tiny']);
  });
  it('shows the first where nothing readable is kept', () => expect(shown('', '{')).toBeUndefined());
});

test('styles take every other track out of the page, by the choice itself where no script runs', () => {
  const [scripted, unscripted] = trackStyles(['mug', 'flask']).split('}');
  expect(scripted).toContain('.js:not([data-track="flask"]) [data-in]:not([data-in="mug"])');
  expect(scripted).toContain('.js[data-track="flask"] [data-in]:not([data-in="flask"])');
  expect(unscripted).toContain(':root:not(.js):has(#track-flask:checked) [data-in]:not([data-in="flask"])');
});

test('progress is told for the track in which most is done', () => {
  const outline: Outline = {
    predictions: ['a', 'q--mug', 'r--mug', 'q--flask', 'r--flask'],
    reflections: [],
    writings: [],
    decisions: ['d--mug', 'd--flask'],
    beyond: ['r--mug', 'r--flask'],
    tracks: { mug: ['q--mug', 'r--mug', 'd--mug'], flask: ['q--flask', 'r--flask', 'd--flask'] },
  };
  const said = (...names: string[]) =>
    names.map((name) => entry({ lab: 'cup', kind: 'prediction', name, value: { answer: 1 }, id: name }));
  const { predicted, decided } = progressOf(outline, foldLab(said('a', 'q--flask', 'r--flask', 'q--mug'), 'cup'));
  expect([predicted, decided]).toEqual([
    { done: 2, of: 2, beyond: 1 },
    { done: 0, of: 1, beyond: 0 },
  ]);
});
