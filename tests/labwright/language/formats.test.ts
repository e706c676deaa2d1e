/** Numbers, units, words and drawings of a simulation in Spanish. Expected forms: CLDR 46, es; RAE, Ortografía (2010). */
import { describe, expect, it, test } from 'vitest';
import { compileChart } from '../../../src/lib/labwright/figure/compile.ts';
import { drawFigure } from '../../../src/lib/labwright/figure/draw.ts';
import { unitTextsIn } from '../../../src/lib/labwright/language/units.ts';
import { evaluateAt, findingOf, formatValue, headUnit, say } from '../../../src/lib/labwright/simulation/index.ts';
import { localize } from '../../../src/lib/labwright/simulation/localize.ts';
import { hasWords, phraseOf, phraseSay } from '../../../src/lib/labwright/simulation/phrases.ts';
import { kettle } from '../../helpers/kettle.ts';

const phrases = {
  Minutes: 'Minutos',
  Cooling: 'Enfriamiento',
  'Left of the start': 'Queda del principio',
  hot: 'caliente',
  tepid: 'tibia',
  'not within a quarter': 'no en un cuarto de hora',
  'It stands at {temperature}.': 'La tetera está a {temperature}.',
};
const hervidor = localize(kettle, phrases, 'es', 'es/kettle/test');

describe('a phrase', () => {
  it('is a text without its numbers, which each language prints its own way', () => {
    expect(phraseOf('never, in 90 days')).toEqual({ phrase: 'never, in {1} days', numbers: ['90'] });
    expect(phraseOf('1,000 rows, 0.25 of them').numbers).toEqual(['1,000', '0.25']);
    const spanish = phraseSay({ 'never, in {1} days': 'nunca, en {1} días', '{1} of {2}': '{1} de {2}' }, 'es');
    expect(spanish('never, in 90 days')).toBe('nunca, en 90 días');
    // Four digits stand together in Spanish, five do not.
    expect([spanish('1,000'), spanish('10,000'), spanish('\u22120.25')]).toEqual(['1000', '10.000', '\u22120,25']);
  });
  it('keeps names of values and works, and stays in English where nothing says it', () => {
    expect(phraseOf('{current1} adds {contribution4} [@yurdakul2018]').numbers).toEqual([]);
    expect([hasWords('{1} %'), hasWords('PSI {1}')]).toEqual([false, true]);
    expect(phraseSay({}, 'es')('12.5 cups')).toBe('12.5 cups');
  });
});

test('units are words of the language, in the number that is printed', () => {
  expect(unitTextsIn('point/day', 'es')).toEqual({ one: 'punto por día', other: 'puntos por día' });
  expect(unitTextsIn('k$/point/day', 'es')).toEqual({ one: 'k$ por punto y día', other: 'k$ por punto y día' });
  const cost = { label: 'Coste', kind: 'money', unit: 'k$/day', digits: 2, locale: 'es' } as const;
  expect(formatValue({ ...cost, unitText: unitTextsIn('k$/day', 'es') }, 1234.5)).toBe('1234,50\u00a0k$ por día');
  expect(headUnit({ label: 'Interval', unit: 'day', unitText: unitTextsIn('day', 'es') })).toBe('días');
  expect(headUnit({ label: 'Cada cuántos días', unit: 'day', unitText: unitTextsIn('day', 'es') })).toBe('');
});

test('a simulation in Spanish runs as it does in English, and says the same in other words', () => {
  const [here, there] = [evaluateAt(kettle, 'early'), evaluateAt(hervidor, 'early')];
  expect(there).toEqual(here);
  expect(hervidor.params.minutes.label).toBe('Minutos');
  expect(say(hervidor, there, 'minutes')).toBe('5\u00a0minutos');
  expect(say(hervidor, there, 'temperature')).toBe('90,0\u00a0kelvin');
  expect(say(hervidor, there, 'word')).toBe('caliente');
  expect(here.outputs['word']).toBe('hot');
  expect(formatValue(hervidor.outputs.coldAt, null)).toBe('no en un cuarto de hora');
});

test('a finding is the sentence of the language around the same values', () => {
  expect(findingOf(hervidor, 'cooling', evaluateAt(hervidor, 'early'))).toBe('La tetera está a 90,0\u00a0kelvin.');
});

test('a drawing writes its numbers as the language does, and leaves the one in English as it is', async () => {
  const [here, there] = await Promise.all(
    [kettle, hervidor].map((each) => drawFigure(each, 'cooling', evaluateAt(each, 'early'))),
  );
  const labels = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text!);
  expect(JSON.stringify(compileChart(kettle, 'cooling').vega)).not.toContain('drawnText');
  expect(labels(there!).length).toBe(labels(here!).length);
  expect(JSON.stringify(compileChart(hervidor, 'cooling').vega)).toContain('drawnText');
});
