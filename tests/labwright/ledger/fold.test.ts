import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, foldLab, foldQuestion } from '../../../src/lib/labwright/ledger/fold.ts';
import type { EntryDraft } from '../../../src/lib/labwright/ledger/schema.ts';
import { entriesArbitrary, openLedger } from './entries.ts';

const lab = 'operations/silent-degradation';
const draft = (kind: EntryDraft['kind'], name: string, value: unknown, more: Partial<EntryDraft> = {}): EntryDraft => ({
  lab,
  kind,
  name,
  value,
  ...more,
});

describe('the record of a lab', () => {
  it('does not depend on the order in which entries came', () => {
    const shuffled = entriesArbitrary.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
    );
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        for (const path of [lab, 'workflow/constraint-tax']) {
          expect(foldLab(other, path)).toEqual(foldLab(entries, path));
        }
      }),
    );
  });

  it('keeps the first prediction apart from later ones', () => {
    const ledger = openLedger();
    ledger.add(draft('prediction', 'first-alarm', { answer: 12, confidence: 80 }));
    ledger.add(draft('visited', 'first-alarm', 3));
    ledger.add(draft('revealed', 'first-alarm', true, { truth: 8 }));
    ledger.add(draft('prediction', 'first-alarm', { answer: 8 }));
    ledger.add(draft('prediction', 'other', { answer: 1 }));
    const question = foldLab(ledger.entries(), lab).questions.get('first-alarm')!;
    expect(question).toMatchObject({ phase: 'revealed', skipped: false, shown: false, visited: 3 });
    expect(answerOf(question.predictions!.first)).toBe(12);
    expect(question.predictions!.later.map(answerOf)).toEqual([8]);
    expect(question.predictions!.latest.attempt).toBe(2);
    expect(question.revealed!.truth).toBe(8);
  });

  it('calls an earlier attempt the first even when the clock was set back', () => {
    const times = ['2026-05-02T00:00:00.000Z', '2026-05-01T00:00:00.000Z'];
    const ledger = openLedger(undefined, { now: () => new Date(times.shift()!) });
    ledger.add(draft('prediction', 'q', { answer: 1 }));
    ledger.add(draft('prediction', 'q', { answer: 2 }));
    expect(answerOf(foldQuestion(ledger.entries(lab, 'q')).predictions!.first)).toBe(1);
  });

  it.each([
    [[], 'open'],
    [['skip'], 'skipped'],
    [['skip', 'prediction'], 'committed'],
    [['prediction', 'revealed'], 'revealed'],
    [['shown', 'revealed'], 'revealed'],
  ] as const)('is after %j %s', (kinds, phase) => {
    const ledger = openLedger();
    for (const kind of kinds) ledger.add(draft(kind, 'q', true));
    expect(foldQuestion(ledger.entries(lab, 'q')).phase).toBe(phase);
  });

  it('keeps writings, decisions and failures by name', () => {
    const ledger = openLedger();
    ledger.add(draft('writing', 'why', 'First words'));
    ledger.add(draft('writing', 'why', 'Better words'));
    ledger.add(draft('decision', 'cadence', { interval: 7 }));
    for (const kind of ['failureMet', 'failureLeft', 'failureMet'] as const)
      ledger.add(draft(kind, 'cost.belowFloor', true));
    const record = foldLab(ledger.entries(), lab);
    expect(record.writings.get('why')!.latest.value).toBe('Better words');
    expect(record.decisions.get('cadence')!.latest.value).toEqual({ interval: 7 });
    expect(record.failures.get('cost.belowFloor')).toEqual({ met: 2, left: 1 });
    expect([record.firstAt, record.lastAt]).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:05.000Z']);
  });
});
