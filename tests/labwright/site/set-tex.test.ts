/** Formulas of simulations: those that come again are set once, and every option counts. */
import { expect, test } from 'vitest';
import { setTex } from '../../../src/lib/labwright/site/set-tex.ts';

test('the numbers of a derivation keep the names that an instrument rewrites them by', () => {
  const options = {
    trust: ({ command }: { command: string }) => command === '\\htmlData',
    strict: (code: string) => (code === 'htmlExtension' ? ('ignore' as const) : ('error' as const)),
  };
  expect(setTex('\\htmlData{value=cups}{3}', options, undefined)).toContain('data-value="cups"');
  expect(() => setTex('\\htmlData{value=cups}{3}', {}, undefined)).toThrow('htmlExtension');
});

test('the same formula is the same text', () =>
  expect(setTex('x^2', { output: 'html' }, undefined)).toBe(setTex('x^2', { output: 'html' }, undefined)));
