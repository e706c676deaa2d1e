/** What must hold of the questions of a handbook: every option explains itself, and no key can be guessed from its form. */
import type { RootContent } from 'mdast';
import { keyOf } from '../document/claims.ts';
import type { Lab, Use } from '../document/lab.ts';
import { plainText } from '../document/plain-text.ts';
import { type AuthoredOption, optionsOf } from '../document/options.ts';
import type { Place, Problem } from '../simulation/errors.ts';

/** A question with options, and the option that is right. */
interface Keyed {
  readonly use: Use;
  readonly lab: Lab;
  readonly options: readonly AuthoredOption[];
  readonly key: number;
}

/** The right option may be this many times as long as the median of the others. */
const longestShare = 1.3;
/** From this many questions on, the positions and lengths of all keys are judged together. */
const enoughQuestions = 12;
const [mostAtOnePosition, longestMargin] = [0.4, 0.15];

/** As a reader sees it: with every number in its place. References count as nothing. */
const textOf = (nodes: readonly RootContent[], lab: Lab): string => plainText(nodes, lab, new Map());
const lengthOf = (option: AuthoredOption, lab: Lab): number => textOf(option.text, lab).length;

function placeOf(option: AuthoredOption, use: Use): Place {
  const start = option.item.position?.start;
  return start ? { file: use.place.file, line: start.line, column: start.column } : use.place;
}

function keyed(lab: Lab): Keyed[] {
  return lab.uses.flatMap((use): Keyed[] => {
    if (!use.valid || !['Predict', 'Reflect'].includes(use.word)) return [];
    const options = optionsOf(use.node);
    if (options.length < 2) return [];
    // Without exactly one mark there is no key to judge, and reflect/key says so.
    if (use.word === 'Reflect')
      return options.filter((option) => option.marked).length === 1
        ? [{ use, lab, options, key: options.findIndex((option) => option.marked) }]
        : [];
    const decided = keyOf(use, lab);
    return 'key' in decided ? [{ use, lab, options, key: decided.key }] : [];
  });
}

/** A named misconception: the explanation of a wrong option opens with strong words. */
function opensStrong(option: AuthoredOption): boolean {
  const first = option.why[0];
  return first?.type === 'paragraph' && first.children[0]?.type === 'strong';
}

function feedbackProblems({ use, lab, options, key }: Keyed): Problem[] {
  return options.flatMap((option, index): Problem[] => {
    const place = placeOf(option, use);
    const quoted = `"${textOf(option.text, lab).slice(0, 60)}"`;
    if (textOf(option.why, lab) === '')
      return [
        {
          rule: 'predict/feedback',
          wrong: `The option ${quoted} explains nothing.`,
          instead: 'Write a quote under it that says why it is right or wrong.',
          place,
        },
      ];
    if (index === key || opensStrong(option)) return [];
    return [
      {
        rule: 'predict/feedback',
        wrong: `The wrong option ${quoted} names no misconception.`,
        instead: 'Open its explanation with the name in bold, such as **More often taken for sooner.**',
        place,
      },
    ];
  });
}

function lengthProblems({ use, lab, options, key }: Keyed): Problem[] {
  const others = options
    .filter((_, index) => index !== key)
    .map((option) => lengthOf(option, lab))
    .sort((a, b) => a - b);
  const middle = others.length / 2;
  const median = (others[Math.floor(middle - 0.5)]! + others[Math.ceil(middle - 0.5)]!) / 2;
  const own = lengthOf(options[key]!, lab);
  if (own <= longestShare * median) return [];
  return [
    {
      rule: 'predict/length',
      wrong: `The right option of "${String(use.attributes['id'])}" has ${own} characters, the median of the others ${median}.`,
      instead: `Shorten it to at most ${Math.floor(longestShare * median)}, or lengthen the others.`,
      place: placeOf(options[key]!, use),
    },
  ];
}

/** Options that read the same once their numbers are rounded cannot be told apart. */
function twinProblems({ use, lab, options }: Keyed): Problem[] {
  const texts = options.map((option) => textOf(option.text, lab));
  return options.flatMap((option, index): Problem[] => {
    const first = texts.indexOf(texts[index]!);
    if (first === index) return [];
    return [
      {
        rule: 'predict/key',
        wrong: `Options ${first + 1} and ${index + 1} of "${String(use.attributes['id'])}" both read "${texts[index]!.slice(0, 60)}".`,
        instead: 'Offer values that still differ when they are rounded.',
        place: placeOf(option, use),
      },
    ];
  });
}

/** Options that are plain numbers stand in ascending order. */
function orderProblems({ use, lab, options }: Keyed): Problem[] {
  const numbers = options.map((option) =>
    Number(/^[\u2212-]?[\d.,]+/.exec(textOf(option.text, lab))?.[0].replace('\u2212', '-').replaceAll(',', '')),
  );
  if (numbers.some(Number.isNaN) || numbers.every((value, index) => index === 0 || numbers[index - 1]! < value))
    return [];
  return [
    {
      rule: 'predict/position',
      wrong: `The numbers of "${String(use.attributes['id'])}" stand as ${numbers.join(', ')}.`,
      instead: 'Put them in ascending order, so that their places say nothing.',
      place: use.place,
    },
  ];
}

/** Judged over the whole handbook: no place is the safe one, nor is the longest option. */
function patternProblems(questions: readonly Keyed[]): Problem[] {
  if (questions.length < enoughQuestions) return [];
  const { place } = questions[0]!.use;
  const problems: Problem[] = [];
  for (const position of new Set(questions.map(({ key }) => key))) {
    const share = questions.filter(({ key }) => key === position).length / questions.length;
    if (share > mostAtOnePosition)
      problems.push({
        rule: 'predict/position',
        wrong: `${Math.round(100 * share)} % of ${questions.length} keys stand at position ${position + 1}.`,
        instead: `Move some, to at most ${100 * mostAtOnePosition} % at any.`,
        place,
      });
  }
  const longest =
    questions.filter(({ options, key, lab }) =>
      options.every((option, index) => index === key || lengthOf(option, lab) < lengthOf(options[key]!, lab)),
    ).length / questions.length;
  const chance = questions.reduce((sum, { options }) => sum + 1 / options.length, 0) / questions.length;
  if (longest > chance + longestMargin)
    problems.push({
      rule: 'predict/length',
      wrong: `The right option is the longest in ${Math.round(100 * longest)} % of ${questions.length} questions.`,
      instead: `Bring it to at most ${Math.round(100 * (chance + longestMargin))} %.`,
      place,
    });
  return problems;
}

/** `predict/feedback`, `predict/length` and `predict/position` over all labs. */
export function questionProblems(labs: readonly Lab[]): Problem[] {
  const questions = labs.flatMap(keyed);
  return [
    ...questions.flatMap((question) => [
      ...feedbackProblems(question),
      ...lengthProblems(question),
      ...twinProblems(question),
      ...orderProblems(question),
    ]),
    // A question that is asked in several tracks is one for who looks for a pattern.
    ...patternProblems(questions.filter(({ use }) => use.track?.mode !== 'copy')),
  ];
}
