/** What is remembered is made once, and forgotten before there is too much of it. */
import { expect, test, vi } from 'vitest';
import { remember } from '../../../src/lib/labwright/document/remember.ts';

test('makes a thing once for a text, as long as there is room', () => {
  const make = vi.fn((text: string) => [text]);
  const made = remember(2, make);
  expect(made('x')).toEqual(['x']);
  expect(made('x')).toBe(made('x'));
  made('y');
  expect(make).toHaveBeenCalledTimes(2);
  made('z');
  made('x');
  expect(make.mock.calls.flat()).toEqual(['x', 'y', 'z', 'x']);
});
