import { expect, test } from 'vitest';
import { declarationUnit, shortQuestion } from '../../../src/lib/labwright/print/book/ledger-text.ts';

test.each([
  ['Two teams watch. Whose check sees it first? Say why.', 'Whose check sees it first?'],
  ['When would a check find one at 0.20 or above?', 'When would a check find one at 0.20 or above?'],
  ['Draw what you expect.', 'Draw what you expect.'],
])('of %j the sheet asks %j', (text, asked) => expect(shortQuestion(text)).toBe(asked));

test.each([
  [{ kind: 'percent', label: '' }, '%'],
  [{ kind: 'quantity', label: '', unit: 'day' }, 'days'],
  [{ kind: 'choice', label: '' }, ''],
])('the unit of %j is %j', (declared, unit) => expect(declarationUnit(declared)).toBe(unit));
