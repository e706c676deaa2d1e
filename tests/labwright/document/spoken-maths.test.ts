import katex from 'katex';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { mathsSpeaker, type SpeakMaths, speechLocale } from '../../../src/lib/labwright/document/spoken-maths.ts';

const mathml = (tex: string): string =>
  /<math[\s\S]*<\/math>/.exec(katex.renderToString(tex, { output: 'mathml', throwOnError: true }))![0];

describe('a formula in words', () => {
  let speak: SpeakMaths;
  beforeAll(async () => {
    speak = await mathsSpeaker('en-GB');
  });

  // The examples of the MathSpeak tutorial and grammar (gh-mathspeak.com: quick tutorial, examples 3 and 4; rule 6.2).
  it.each([
    [
      '\\frac{x}{y} + a = \\frac{x + ay}{y}',
      'StartFraction x Over y EndFraction plus a equals StartFraction x plus a y Over y EndFraction',
    ],
    [
      'a + \\frac{b}{c+d} \\neq \\frac{a+b}{c} + d',
      'a plus StartFraction b Over c plus d EndFraction not equals StartFraction a plus b Over c EndFraction plus d',
    ],
    ['|4 - 7| = 3', 'StartAbsoluteValue 4 minus 7 EndAbsoluteValue equals 3'],
  ])('%s', (tex, words) => expect(speak(mathml(tex))).toBe(words));

  // By hand, from the same grammar: capitals are told, no product is guessed, a level ends with Baseline.
  it.each([
    ['R(N)', 'upper R left parenthesis upper N right parenthesis'],
    ['c(T) = C/T', 'c left parenthesis upper T right parenthesis equals upper C divided by upper T'],
    ['b^{N-1} + 1', 'b Superscript upper N minus 1 Baseline plus 1'],
    ['\\sqrt{2CK}', 'StartRoot 2 upper C upper K EndRoot'],
    ['e^{-\\lambda w}', 'e Superscript minus lambda w'],
    ['x < y', 'x less than y'],
  ])('%s', (tex, words) => expect(speak(mathml(tex))).toBe(words));

  it('says an upright name as a name, and its source not at all', () => {
    expect(speak(mathml('\\mathrm{PSI} = 2'))).toBe('PSI equals 2');
    expect(speak(mathml('\\ell'))).toBe('script l');
    expect(mathml('x')).toContain('<annotation');
    expect(speak(mathml('x'))).toBe('x');
  });
});

test('a language without rules is served in English, a regional one by its own', () => {
  expect(speechLocale('de-AT')).toBe('de');
  expect(speechLocale('en-GB')).toBe('en');
  expect(speechLocale('is')).toBe('en');
  expect(speechLocale('nemeth')).toBe('en');
});

test('another language has words of its own', async () => {
  const speak = await mathsSpeaker('de');
  // As the German rules of the engine have it; that they are German at all is what counts here.
  expect(speak(mathml('\\frac{x}{2}'))).toMatch(/Bruch/);
  expect((await mathsSpeaker('en'))(mathml('\\frac{x}{2}'))).toBe('StartFraction x Over 2 EndFraction');
});
