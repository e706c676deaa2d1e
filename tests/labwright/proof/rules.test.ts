/** One failing case for every rule of the proof that looks beyond a chapter's names; each message as an author meets it. */
import { describe, expect, test } from 'vitest';
import { type AnySimulation, formatProblem, type Problem } from 'labwright/simulation';
import { type Lab, readLab } from '../../../src/lib/labwright/document/lab.ts';
import { resolveLab } from '../../../src/lib/labwright/document/resolve.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { instrumentProblems } from '../../../src/lib/labwright/proof/instrument-rules.ts';
import { figureProblems, minutesProblems } from '../../../src/lib/labwright/proof/lab-rules.ts';
import { leakProblems } from '../../../src/lib/labwright/proof/leak-rules.ts';
import { mathsProblems, simulationMathsProblems } from '../../../src/lib/labwright/proof/maths-rules.ts';
import { questionProblems } from '../../../src/lib/labwright/proof/question-rules.ts';
import { rules } from '../../../src/lib/labwright/proof/rules.ts';
import { finiteProblems, unitProblems } from '../../../src/lib/labwright/proof/simulation-rules.ts';
import { typedFrontmatterProblems, typedNumberProblems } from '../../../src/lib/labwright/proof/text-rules.ts';
import { kettle } from '../../helpers/kettle.ts';
import { lamp, machine } from './faulty.ts';

const file = 'docs/kettle.mdx';

function read(
  source: string,
  simulations: readonly AnySimulation[] = [kettle],
): { lab: Lab; tree: ReturnType<typeof parseChapter>['tree'] } {
  const { tree } = parseChapter(source, file);
  const lab = readLab(tree, {
    id: 'kettle',
    slug: 'kettle',
    number: 1,
    file,
    simulations: new Map(simulations.map((one) => [one.id, one])),
    facts: {},
    givens: {},
  });
  resolveLab(lab);
  expect(lab.problems).toEqual([]);
  return { lab, tree };
}

const messages = (problems: readonly Problem[]): string => {
  const known = new Set(rules.map(({ id }) => id));
  for (const problem of problems) expect(known).toContain(problem.rule);
  return problems.map(formatProblem).join('\n');
};

describe('a simulation', () => {
  test('that keeps every rule says nothing', () => {
    expect(messages([...finiteProblems(lamp({})), ...unitProblems(lamp({}))])).toBe('');
  });
  test('output/finite: NaN in a corner', () =>
    expect(
      messages(
        finiteProblems(lamp({ run: (power, hours) => (power === 100 && hours === 0 ? Number.NaN : power * hours) })),
      ),
    ).toMatchSnapshot());
  test('output/finite: infinity in between', () =>
    expect(
      messages(
        finiteProblems(lamp({ run: (power, hours) => (power > 40.1 && power < 41.3 && hours === 7 ? 1 / 0 : power) })),
      ),
    ).toMatchSnapshot());
  test('output/finite: a run that throws', () =>
    expect(
      messages(
        finiteProblems(
          lamp({
            run: (power) => {
              if (power > 99) throw new RangeError('too bright');
              return power;
            },
          }),
        ),
      ),
    ).toMatchSnapshot());
  test('unit/scaling: a wrong exponent', () => expect(messages(unitProblems(lamp({ unit: 'W' })))).toMatchSnapshot());
  test('unit/scaling: a dimensional number in the run', () =>
    expect(messages(unitProblems(lamp({ run: (power, hours) => power * (hours + 1) })))).toMatchSnapshot());
});

describe('an instrument', () => {
  const of = (simulation: AnySimulation, controls = 'power hours', attributes = '', inside = ''): string =>
    messages(
      instrumentProblems(
        read(
          `<Instrument id="lamp" of="lamp"${attributes}>\n\n<Controls of="${controls}" />\n\n<Readouts of="energy" />\n\n${inside}\n\n</Instrument>`,
          [simulation],
        ).lab,
      ),
    );
  test('that keeps every rule says nothing', () => expect(of(lamp({}))).toBe(''));
  test('state/off-by-default', () => expect(of(lamp({ failsAt: 30 }))).toMatchSnapshot());
  test('state/off-by-default at the setting it opens with', () =>
    expect(of(lamp({ failsAt: 300 }), 'power hours', ' at="bright"')).toMatchSnapshot());
  test('state/reachable: the range does not get there', () => expect(of(lamp({ failsAt: 5000 }))).toMatchSnapshot());
  test('state/reachable: the control is not offered', () =>
    expect(of(lamp({ failsAt: 500 }), 'hours')).toMatchSnapshot());
  test('state/reachable: it takes three controls', () => {
    const three = machine(({ speed, load, open }) => ({ hot: speed > 9 && load > 9 && open }));
    expect(of(three, 'speed load open')).toMatchSnapshot();
  });
  test('state/reversible: nothing that is offered leads out', () =>
    expect(
      of(
        machine(() => ({ hot: true }), { startsFailed: 'It was left on.' }),
        'speed',
      ),
    ).toMatchSnapshot());
  test('state/reversible: a preset that takes its values along and does not bring them back', () => {
    const trap = machine(({ load }) => ({ hot: load > 5 }), { values: { load: 10 } });
    expect(of(trap, 'mode')).toMatchSnapshot();
  });
  test('state/reachable: the track that has it is not offered', () => {
    const tame = machine(({ mode, speed }) => ({ hot: mode === 'fast' && speed > 9 }), { values: { load: 3 } });
    expect(of(tame, 'mode speed')).toBe('');
    expect(of(tame, 'speed')).toMatchSnapshot();
  });
  test('a passage that never shows', () => {
    const dull = machine(() => ({ calm: false }));
    expect(of(dull, 'speed', '', '<When state="calm">\n\nCalm.\n\n</When>')).toMatchSnapshot();
    expect(of(dull, 'speed', '', '<When not="calm">\n\nLoud.\n\n</When>')).toBe('');
  });
  test('control/inert: only what is shown counts', () =>
    expect(
      of(
        machine(() => ({})),
        'speed hidden',
      ),
    ).toMatchSnapshot());
  test('control/inert: a switch that only costs', () =>
    expect(
      of(
        machine(() => ({})),
        'speed open',
      ),
    ).toMatchSnapshot());
  test('control/inert on one track, unless its option says so', () => {
    const deaf = (idle?: string[]): AnySimulation =>
      machine(
        () => ({}),
        { values: { speed: 1 }, ...(idle ? { idle } : {}) },
        ({ mode, load }) => (mode === 'fast' ? 0 : 2 * load),
      );
    expect(of(deaf(), 'mode load')).toMatchSnapshot();
    expect(of(deaf(['load']), 'mode load')).toBe('');
  });
  test('control/inert', () => expect(of(lamp({ run: (power) => 12 * power }))).toMatchSnapshot());
});

describe('a question', () => {
  const ask = (options: string): string =>
    messages(
      questionProblems([
        read(
          `<Predict id="p" of="kettle">\n\nWhat holds?\n\n${options}\n\n</Predict>\n\n<Reveal after="p">\n\nText\n\n</Reveal>`,
        ).lab,
      ]),
    );
  const good =
    '- [ ] It is tepid <Claim state="tepid" />\n  > **Too soon.** No.\n- [ ] It is hot <Claim not="tepid" />\n  > Yes.';
  test('that keeps every rule says nothing', () => expect(ask(good)).toBe(''));
  test('predict/feedback: no reason', () => expect(ask(good.replace('\n  > Yes.', ''))).toMatchSnapshot());
  test('predict/feedback: no misconception', () => expect(ask(good.replace('**Too soon.** ', ''))).toMatchSnapshot());
  test('predict/length', () =>
    expect(ask(good.replace('It is hot', 'It is still hot, since it cools slowly'))).toMatchSnapshot());
  test('predict/position: numbers out of order', () =>
    expect(
      ask(
        '- [ ] 120 K <Claim output="temperature" equals={120} />\n  > **Adds.** No.\n- [ ] 100 K <Claim output="temperature" equals={100} />\n  > Yes.',
      ),
    ).toMatchSnapshot());
  test('predict/key: options that read the same once rounded', () =>
    expect(
      ask(
        '- [ ] <Value of="kettle.share" at="late" /> <Claim output="share" below={45} />\n  > **Less.** No.\n- [ ] <Value of="kettle.share" at="late" /> <Claim output="share" above={45} />\n  > Yes.',
      ),
    ).toMatchSnapshot());
  test('predict/position and predict/length over a handbook', () => {
    const lab = read(
      Array.from(
        { length: 12 },
        (_, index) =>
          `<Reflect id="r${index}">\n\nWhy?\n\n- [ ] One\n  > **A.** No.\n- [x] Three\n  > Yes.\n- [ ] Two\n  > **B.** No.\n- [ ] Four\n  > **C.** No.\n\n</Reflect>`,
      ).join('\n\n'),
    ).lab;
    expect(messages(questionProblems([lab]).filter(({ wrong }) => wrong.includes('12')))).toMatchSnapshot();
  });
});

describe('a lab that leaks', () => {
  const predict =
    '<Predict id="p" of="kettle" answer="temperature" at="early" shows="early" min={0} max={100} step={1}>\n\nHow warm?\n\n</Predict>\n\n';
  const sealed =
    '<Reveal after="p">\n\n<Instrument id="k" of="kettle">\n\n<Controls of="minutes" />\n\n</Instrument>\n\n</Reveal>\n\n';
  const leaks = (extra: string, simulations?: readonly AnySimulation[]): string => {
    const { lab, tree } = read(predict + sealed + extra, simulations);
    return messages(leakProblems(lab, tree));
  };
  test('not at all', () => expect(leaks('It stands at <Value of="kettle.share" at="late" />.')).toBe(''));
  test('in a value', () =>
    expect(leaks('It stands at <Value of="kettle.temperature" at="late" />.')).toMatchSnapshot());
  test('in another value at the setting that shows it', () =>
    expect(leaks('It has kept <Value of="kettle.share" at="early" />.')).toMatchSnapshot());
  test('in an instrument', () =>
    expect(
      leaks('<Instrument id="open" of="kettle">\n\n<Controls of="minutes" />\n\n</Instrument>'),
    ).toMatchSnapshot());
  test('in a figure at the setting that shows it', () =>
    expect(leaks('<Figure id="f" of="kettle" chart="cooling" at="early">A.</Figure>')).toMatchSnapshot());
  test('in the finding of another simulation', () => {
    const telling = lamp({ finding: 'It stands at 90.0\u00a0kelvin.' });
    expect(leaks('<Figure id="f" of="lamp" chart="use">A.</Figure>', [kettle, telling])).toMatchSnapshot();
  });
  test('in a readout of another simulation', () => {
    const telling = lamp({ unit: 'kelvin', run: () => 90 });
    const instrument = '<Instrument id="l" of="lamp">\n\n<Readouts of="energy" />\n\n</Instrument>';
    expect(
      leaks(instrument, [kettle, { ...telling, outputs: { energy: kettle.outputs.temperature } }]),
    ).toMatchSnapshot();
  });
  test('in a sentence made of several words', () =>
    expect(leaks('It is **90.0** kelvin.\n\n> So 90.0\n> kelvin.')).toMatchSnapshot());
  test('in a title, alt text, a heading and a caption', () =>
    expect(
      leaks(
        '<Message from="90.0 kelvin">\n\nHm.\n\n</Message>\n\n![At 90.0 kelvin](a.png)\n\n### Why 90.0 kelvin?\n\n<Table id="t">\n\n|A|\n|-|\n|90.0 kelvin|\n\nNear 90.0 kelvin.\n\n</Table>',
      ),
    ).toMatchSnapshot());
  test('in the head of the lab', () => {
    const { lab, tree } = read(
      `---\ntitle: A\nobjectives:\n  - Boil\n  - Read 90.0 kelvin\n---\n\n${predict}${sealed}`,
    );
    const frontmatter = { title: 'A', objectives: ['Boil', 'Read 90.0 kelvin'] };
    expect(messages(leakProblems(lab, tree, frontmatter))).toMatchSnapshot();
  });
  test('in the question itself', () => {
    const { lab, tree } = read((predict + sealed).replace('How warm?', 'How warm, if not 90.0 kelvin?'));
    expect(messages(leakProblems(lab, tree))).toMatchSnapshot();
  });
  test('in the words of the right option', () => {
    const { lab, tree } = read(
      '<Predict id="p" of="kettle">\n\nWhat holds?\n\n- [ ] It is tepid by then <Claim state="tepid" />\n- [ ] It is still hot by then. <Claim not="tepid" />\n\n</Predict>\n\n<Reveal after="p">\n\nIt is still hot by then.\n\n</Reveal>\n\nSo, as we saw, It is still hot by then, is it not?',
    );
    expect(messages(leakProblems(lab, tree))).toMatchSnapshot();
  });
  test('not in a number that merely ends or begins alike', () =>
    expect(leaks('At 190.0 kelvin, at \u221290.0 kelvin, at 90.0 kelvins.')).toBe(''));
  test('in a table', () =>
    expect(leaks('<Table id="t" of="kettle" dataset="cooling" at="early">A.</Table>')).toMatchSnapshot());
  test('not in a table that stops before', () =>
    expect(leaks('<Table id="t" of="kettle" dataset="cooling">A.</Table>')).toBe(''));
  test('in a sentence', () => expect(leaks('So it is 90.0\u00a0kelvin by then.')).toMatchSnapshot());
});

describe('a lab', () => {
  test('mdx/maths', () => {
    const { lab, tree } = read('A $\\foo{i}$ and $x^{2$.\n\n$$\n\\frac{1}{2\n$$\n\nFine: $\\frac{1}{2}$.');
    expect(messages(mathsProblems(lab, tree))).toMatchSnapshot();
  });
  test('simulation/maths, at the line that writes it', () => {
    // As a file holds it: each backslash twice in quotes, once in String.raw.
    const source = [
      "  symbol: 'T_{0',",
      '  formula: String.raw`\\fra{a}{b}`,',
      "  { symbols: 'T = \\\\left(a', numbers: '\\\\val{start} \\\\times {' },",
    ].join('\n');
    const broken = {
      ...kettle,
      params: { ...kettle.params, minutes: { ...kettle.params.minutes, symbol: 'T_{0' } },
      outputs: { ...kettle.outputs, share: { ...kettle.outputs.share, formula: '\\fra{a}{b}' } },
      derivations: { temperature: [{ symbols: 'T = \\left(a', numbers: '\\val{start} \\times {' }] },
    } as unknown as AnySimulation;
    expect(messages(simulationMathsProblems(broken, () => source))).toMatchSnapshot();
    expect(simulationMathsProblems(kettle, () => source)).toEqual([]);
  });
  test('text/typed-number', () => {
    const { lab, tree } = read(
      'It cools by 2 kelvin, twelve minutes long, since $k = 0.25$ and $T^2$.\n\n- [ ] 3 offered\n\n`4 in code`, 5G and Model-6.',
    );
    expect(messages(typedNumberProblems(lab, tree, ['5G', 'Model-6']))).toMatchSnapshot();
    expect(
      messages(typedFrontmatterProblems(lab, tree, { title: 'A kettle', objectives: ['Boil 2 litres'] }, [])),
    ).toMatchSnapshot();
  });
  test('text/typed-number in alt text, titles and formulas', () => {
    const { lab, tree } = read(
      '![A kettle at 90 degrees](kettle.png)\n\n<Message from="Kettle 7">\n\nIt is warm.\n\n</Message>\n\n' +
        'Of $24/h$, $8\\,\\text{weeks}$, $T = 12$ and $30\\,\\%$, but not $x^{12}$, $x_{10}$, $\\tfrac12 x$, $10^{-3}$, $100\\,x$ or $60/h$.',
    );
    expect(messages(typedNumberProblems(lab, tree, ['60/h']))).toMatchSnapshot();
  });
  test('text/typed-number in options: what is offered, and what is not', () => {
    const { lab, tree } = read(
      '<Predict id="p" of="kettle">\n\nWhich?\n\n' +
        '- [ ] After 5 minutes, with 3 cups <Claim state="tepid" at="early" />\n' +
        '- [ ] 80 kelvin, not 70 <Claim output="temperature" equals={80} />\n' +
        '- [ ] Above ninety points, or six points <Claim output="share" above={90} />\n\n</Predict>\n\n<Reveal after="p">\n\nText\n\n</Reveal>',
    );
    expect(messages(typedNumberProblems(lab, tree, []))).toMatchSnapshot();
  });
  test('figure/finding and figure/table', () => {
    const figure = '<Figure id="f" of="lamp" chart="use">A.</Figure>';
    expect(messages(figureProblems(read(figure, [lamp({})]).lab))).toBe('');
    expect(
      messages(figureProblems(read(figure, [lamp({ finding: 'it is undefined', rows: 0 })]).lab)),
    ).toMatchSnapshot();
  });
  test('minutes/plausible', () => {
    const text = `## Act\n\n${'word '.repeat(1000)}\n\n<Deeper title="More">\n\n${'word '.repeat(5000)}\n\n</Deeper>`;
    const { lab, tree } = read(text);
    // 1,000 words at 200 a minute are 5 minutes.
    expect(messages(minutesProblems(lab, tree, [[5, 6]]))).toBe('');
    expect(messages(minutesProblems(lab, tree, [[10, 12]]))).toMatchSnapshot();
    expect(
      messages(
        minutesProblems(lab, tree, [
          [5, 6],
          [5, 6],
        ]),
      ),
    ).toMatchSnapshot();
  });
});
