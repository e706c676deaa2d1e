import { describe, expect, it } from 'vitest';
import { foldLab } from '../../../src/lib/labwright/ledger/fold.ts';
import { readSeals, restoreSeals, sealsKey, sealsOf, writeSeal } from '../../../src/lib/labwright/ledger/seals.ts';
import { ledgerPrefix, memoryStorage } from '../../../src/lib/labwright/ledger/storage.ts';
import { deniedStorage, handbook, openLedger } from './entries.ts';

const lab = 'operations/silent-degradation';
const prefix = ledgerPrefix(handbook, '/');

describe('the index of seals', () => {
  it('has the key that the render-blocking script reads', () => {
    expect(sealsKey(prefix, lab)).toBe('labwright:silent-failures:/:seals:operations/silent-degradation');
  });

  it('keeps a seal by question, with the words of the page', () => {
    const storage = memoryStorage();
    writeSeal(storage, prefix, lab, 'first-alarm', { s: 'committed', c: 12, t: 'You said 12 weeks.' });
    writeSeal(storage, prefix, lab, 'cadence', { s: 'skipped' });
    writeSeal(storage, prefix, lab, 'first-alarm', { s: 'revealed', c: 12, t: 'You said 12 weeks.' });
    expect(readSeals(storage, prefix, lab)).toEqual({
      'first-alarm': { s: 'revealed', c: 12, t: 'You said 12 weeks.' },
      cadence: { s: 'skipped' },
    });
    expect(readSeals(storage, prefix, 'another/lab')).toEqual({});
  });

  it('is made anew from the record, and keeps the words that stand', () => {
    const ledger = openLedger();
    ledger.add({ lab, kind: 'prediction', name: 'first-alarm', value: { answer: 12 } });
    ledger.add({ lab, kind: 'revealed', name: 'first-alarm', value: true, truth: 8 });
    ledger.add({ lab, kind: 'skip', name: 'cadence', value: true });
    ledger.add({ lab, kind: 'reflection', name: 'psi', value: 1, truth: 1 });
    ledger.add({ lab, kind: 'reflection', name: 'cost', value: 0, truth: 2 });
    ledger.add({ lab, kind: 'visited', name: 'untouched', value: 1 });
    const record = foldLab(ledger.entries(), lab);
    const implied = {
      'first-alarm': { s: 'revealed', c: 12 },
      cadence: { s: 'skipped' },
      psi: { s: 'answered', c: 1 },
      cost: { s: 'tried', c: 0 },
    };
    expect(sealsOf(record)).toEqual(implied);
    writeSeal(ledger.storage, prefix, lab, 'psi', { s: 'answered', c: 1, t: 'Yes.' });
    restoreSeals(ledger.storage, prefix, lab, record);
    expect(readSeals(ledger.storage, prefix, lab)).toEqual({ ...implied, psi: { s: 'answered', c: 1, t: 'Yes.' } });
  });

  it('harms nothing when it is damaged or refused', () => {
    const storage = memoryStorage();
    storage.set(sealsKey(prefix, lab), '[1');
    expect(readSeals(storage, prefix, lab)).toEqual({});
    expect(writeSeal(storage, prefix, lab, 'q', { s: 'skipped' })).toBe(true);
    expect(readSeals(deniedStorage, prefix, lab)).toEqual({});
    expect(writeSeal(deniedStorage, prefix, lab, 'q', { s: 'skipped' })).toBe(false);
  });
});
