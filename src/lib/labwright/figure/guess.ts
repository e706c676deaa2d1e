/**
 * The reader's guess and the revealed answer, drawn on the same axes as Vega marks.
 *
 * On `x` both are vertical rules with flags above the plot. A flag stands on the side away from the other rule, turns
 * round where it would leave the figure, and where both cannot stand in one row the answer's flag moves into the plot.
 * On `y` both are horizontal rules with labels at the right end, the answer's left of the guess's when they meet.
 * The width of a label is estimated in the chart, a little above what Inter needs, so a moved guess needs no new layout.
 */
import type { Say } from '../language/texts.ts';
import { token } from './colours.ts';
import type { Json, JsonObject } from './json.ts';
import { chartFont, textWidth } from './metrics.ts';
import { halo, strongWeight } from './theme.ts';
import type { Variant } from './variants.ts';

type Who = 'guess' | 'truth';
const who: readonly Who[] = ['guess', 'truth'];
const words: Readonly<Record<Who, 'script.lab.guess' | 'script.lab.answer'>> = {
  guess: 'script.lab.guess',
  truth: 'script.lab.answer',
};
const ink: Readonly<Record<Who, string>> = { guess: token('guess'), truth: token('ink') };

const signal = (name: string, update: string): JsonObject => ({ name, update });

/** Width of a character of a number or a short unit, in em: a digit of the strong weight is 0.66, a letter 0.6. */
const characterWidth = 0.65;

/** Text, position and width of both, as signals. */
function commonSignals(axis: 'x' | 'y', fontSize: number, say: Say): JsonObject[] {
  const extent = axis === 'x' ? 'width' : 'height';
  return who.flatMap((name) => {
    const before = `${say(words[name])}: `;
    const value = `(${name}Text ? ${name}Text : format(${name}, ',.6~r'))`;
    const wide = `${textWidth(before, fontSize, strongWeight) + 0.35 * fontSize} + length(${value}) * ${characterWidth * fontSize}`;
    return [
      signal(`${name}Label`, `isValid(${name}) ? '${before}' + ${value} : ''`),
      signal(`${name}Wide`, `isValid(${name}) ? ${wide} : 0`),
      // Outside a log scale's domain the position is not a number; the mark is not drawn then, but the signal is read.
      signal(
        `${name}At`,
        `isValid(${name}) && isFinite(scale('${axis}', ${name})) ? clamp(scale('${axis}', ${name}), 0, ${extent}) : 0`,
      ),
    ];
  });
}

/** Above the plot a flag may use the whole width of the figure; in the plot it keeps clear of the axis. */
function xSignals(band: number): JsonObject[] {
  const both = 'isValid(guess) && isValid(truth)';
  const [low, high] = band > 0 ? ['-padding.left', '(width + padding.right)'] : ['0', 'width'];
  const side = (name: Who, prefersLeft: string): JsonObject =>
    signal(
      `${name}Side`,
      `${name}At - ${name}Wide >= ${low} && ((${prefersLeft}) || ${name}At + ${name}Wide > ${high}) ? 'right' : ` +
        `${name}At + ${name}Wide <= ${high} ? 'left' : 'center'`,
    );
  const left = (name: Who): string =>
    `(${name}Side === 'right' ? ${name}At - ${name}Wide : ${name}Side === 'left' ? ${name}At : ${name}Middle - ${name}Wide / 2)`;
  const middle = (name: Who): string =>
    `clamp(${name}At, ${low} + ${name}Wide / 2, max(${low} + ${name}Wide / 2, ${high} - ${name}Wide / 2))`;
  return [
    ...who.map((name) => signal(`${name}Middle`, middle(name))),
    side('guess', `${both} && guessAt <= truthAt`),
    side('truth', `${both} && truthAt < guessAt`),
    signal(
      'flagsMeet',
      `${both} && ${left('guess')} < ${left('truth')} + truthWide && ${left('truth')} < ${left('guess')} + guessWide`,
    ),
  ];
}

function ySignals(fontSize: number): JsonObject[] {
  const room = 1.3 * fontSize;
  const below = (name: Who, prefersBelow: string): JsonObject =>
    signal(`${name}Below`, `${name}At < ${room} || ((${prefersBelow}) && ${name}At <= height - ${room})`);
  return [
    below('guess', 'isValid(truth) && truthAt <= guessAt'),
    below('truth', 'isValid(guess) && guessAt < truthAt'),
    signal(
      'flagsMeet',
      `isValid(guess) && isValid(truth) && abs(guessAt - truthAt) < ${2 * room} && guessBelow === truthBelow`,
    ),
  ];
}

function rule(name: Who, axis: 'x' | 'y', variant: Variant, band: number): JsonObject {
  const across =
    axis === 'x'
      ? {
          x: { signal: `${name}At` },
          y: { signal: name === 'truth' ? `flagsMeet ? 0 : ${-band}` : `${-band}` },
          y2: { signal: 'height' },
        }
      : { y: { signal: `${name}At` }, x: { value: 0 }, x2: { signal: 'width' } };
  const width = variant.lineWidth * (name === 'guess' ? 0.9 : 0.7);
  const dash = name === 'guess' ? { strokeDash: { value: [variant.lineWidth, variant.lineWidth * 1.5] } } : {};
  return {
    name: `${name}-rule`,
    type: 'rule',
    interactive: false,
    from: { data: `${name}-mark` },
    encode: { update: { ...across, ...dash, stroke: { value: ink[name] }, strokeWidth: { value: width } } },
  };
}

function label(name: Who, axis: 'x' | 'y', variant: Variant, band: number): JsonObject {
  const { fontSize } = variant;
  const gap = 0.35 * fontSize;
  const inside = fontSize * 1.05;
  const firstRow = band > 0 ? -0.35 * fontSize : inside;
  const secondRow = band > 0 ? inside : inside * 2.15;
  const place: Record<string, Json> =
    axis === 'x'
      ? {
          x: { signal: `${name}Side === 'center' ? ${name}Middle : ${name}At` },
          dx: { signal: `${name}Side === 'right' ? ${-gap} : ${name}Side === 'left' ? ${gap} : 0` },
          align: { signal: `${name}Side` },
          y: name === 'truth' ? { signal: `flagsMeet ? ${secondRow} : ${firstRow}` } : { value: firstRow },
          baseline: { value: 'alphabetic' },
        }
      : {
          x: { signal: name === 'truth' ? `width - (flagsMeet ? guessWide + ${gap} : 0)` : 'width' },
          align: { value: 'right' },
          y: { signal: `${name}At` },
          dy: { signal: `${name}Below ? ${gap} : ${-gap}` },
          baseline: { signal: `${name}Below ? 'top' : 'alphabetic'` },
        };
  const outline = Object.entries(halo(variant)).map(([key, value]) => [key, { value }]);
  return {
    name: `${name}-label`,
    type: 'text',
    interactive: false,
    from: { data: `${name}-mark` },
    encode: {
      update: {
        ...place,
        text: { signal: `${name}Label` },
        font: { value: chartFont },
        fontSize: { value: fontSize },
        fontWeight: { value: strongWeight },
        fill: { value: ink[name] },
        ...(Object.fromEntries(outline) as JsonObject),
      },
    },
  };
}

/** The names of the inputs that the marks read. */
export const guessInputs = ['guess', 'guessText', 'truth', 'truthText'] as const;

/** A compiled chart with guess and answer on top. Both stay away while their signal is null. */
export function withGuess(vega: JsonObject, axis: 'x' | 'y', variant: Variant, band: number, say: Say): JsonObject {
  const list = (key: string): readonly Json[] => (Array.isArray(vega[key]) ? (vega[key] as readonly Json[]) : []);
  const own = new Set(list('signals').map((declared) => (declared as JsonObject).name));
  const inputs = guessInputs
    .filter((name) => !own.has(name))
    .map((name) => ({ name, value: name.endsWith('Text') ? '' : null }));
  const signals = [
    ...commonSignals(axis, variant.fontSize, say),
    ...(axis === 'x' ? xSignals(band) : ySignals(variant.fontSize)),
  ];
  const data = who.map((name) => ({
    name: `${name}-mark`,
    values: [{}],
    transform: [{ type: 'filter', expr: `isValid(${name})` }],
  }));
  // Rules go beneath the chart's own text, which they would strike through; the flags go on top of everything.
  const [text, shapes] = [true, false].map((wanted) =>
    list('marks').filter((mark) => ((mark as JsonObject).type === 'text') === wanted),
  );
  const rules = [...who].reverse().map((name) => rule(name, axis, variant, band));
  const marks = [...shapes!, ...rules, ...text!, ...who.map((name) => label(name, axis, variant, band))];
  return {
    ...vega,
    signals: [...list('signals'), ...inputs, ...signals],
    data: [...list('data'), ...data],
    marks,
  };
}
