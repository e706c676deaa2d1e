/** Rows of a table of tracks: what tells two of one label apart. */
import { describe, expect, it } from 'vitest';
import { commonSetting, rowNames } from '../../../src/lib/labwright/print/track-rows.ts';
import { inTrack } from '../../../src/lib/labwright/simulation/index.ts';
import { cup, cupWith } from '../../helpers/cup.ts';

const both = (simulation: typeof cup) => ['mug', 'flask'].map((track) => inTrack(simulation, track));
const row = (at?: string, simulation = cup) => ({
  label: 'Above the room',
  simulations: both(simulation),
  ...(at === undefined ? {} : { at }),
});

describe('two rows of one label', () => {
  it('say where they are, in what is the same in every track', () => {
    // Ten minutes in the one track and sixty in the other: only the later place is one for both.
    expect(rowNames([row(), row('later')])).toEqual(['Above the room', 'Above the room: minutes 120']);
  });
  it('of two simulations say which', () => {
    const other = { ...row(), simulations: both(cup).map((each) => ({ ...each, title: 'Coffee' })) };
    expect(rowNames([row(), other])).toEqual(['Above the room: tea', 'Above the room: coffee']);
  });
  it('and a row of a label of its own says no more', () => {
    expect(rowNames([row('later'), { ...row(), label: 'Warm for' }])).toEqual(['Above the room', 'Warm for']);
  });
});

describe('the setting that all rows are at', () => {
  it('is told where it is one', () => expect(commonSetting([row('later'), row('later')])).toBe('Minutes 120'));
  it('and not where it is the first, several, or another in each track', () => {
    expect(commonSetting([row()])).toBe('');
    expect(commonSetting([row('later'), row()])).toBe('');
    expect(commonSetting([row('later', cupWith({ settings: { later: { minutes: 300 } } }))])).toBe('');
  });
});
