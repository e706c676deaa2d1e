/** One failing case for every rule of the proof that looks beyond a chapter's names; each message as an author meets it. */
import { describe, expect, test } from 'vitest';
import {
  column,
  defineSimulation,
  integer,
  number,
  quantity,
  type AnySimulation,
  type Problem,
  formatProblem,
} from 'labwright/simulation';
import { readLab, type Lab } from '../../../src/lib/labwright/document/lab.ts';
import { resolveLab } from '../../../src/lib/labwright/document/resolve.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { instrumentProblems } from '../../../src/lib/labwright/proof/instrument-rules.ts';
import { figureProblems, minutesProblems } from '../../../src/lib/labwright/proof/lab-rules.ts';
import { leakProblems } from '../../../src/lib/labwright/proof/leak-rules.ts';
import { mathsProblems } from '../../../src/lib/labwright/proof/maths-rules.ts';
import { questionProblems } from '../../../src/lib/labwright/proof/question-rules.ts';
import { rules } from '../../../src/lib/labwright/proof/rules.ts';
import { finiteProblems, unitProblems } from '../../../src/lib/labwright/proof/simulation-rules.ts';
import { typedFrontmatterProblems, typedNumberProblems } from '../../../src/lib/labwright/proof/text-rules.ts';
import { kettle } from '../../helpers/kettle.ts';

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

/** A lamp with one fault at a time. */
const lamp = (fault: {
  run?: (power: number, hours: number) => number;
  failsAt?: number;
  none?: boolean;
  unit?: string;
  finding?: string;
  rows?: number;
}): AnySimulation =>
  defineSimulation({
    id: 'lamp',
    title: 'A lamp',
    params: {
      power: number({ label: 'Power', unit: 'W', min: 1, max: 100, step: 1, default: 10 }),
      hours: integer({ label: 'Hours', unit: 'hour', min: 0, max: 24, default: 4 }),
    },
    outputs: { energy: quantity({ label: 'Energy', unit: fault.unit ?? 'W*hour', digits: 0 }) },
    states: { hot: { label: 'Hot', kind: 'failure', remedy: 'Switch it off.' } },
    settings: { bright: { power: 100 } },
    datasets: { use: { columns: { hour: column({ label: 'Hour', digits: 0 }) } } },
    charts: {
      use: {
        title: 'Use',
        spec: { data: { name: 'use' }, mark: 'point', encoding: {} },
        table: { dataset: 'use' },
        finding: () => fault.finding ?? 'It is on.',
      },
    },
    run({ power, hours }) {
      const energy = (fault.run ?? ((watts, time) => watts * time))(power, hours);
      return {
        outputs: { energy },
        states: { hot: energy >= (fault.failsAt ?? 1000) },
        datasets: { use: Array.from({ length: fault.rows ?? 1 }, (_, hour) => ({ hour })) },
      };
    },
  }) as unknown as AnySimulation;

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
  const of = (simulation: AnySimulation, controls = 'power hours', attributes = ''): string =>
    messages(
      instrumentProblems(
        read(`<Instrument id="lamp" of="lamp"${attributes}>\n\n<Controls of="${controls}" />\n\n</Instrument>`, [
          simulation,
        ]).lab,
      ),
    );
  test('that keeps every rule says nothing', () => expect(of(lamp({}))).toBe(''));
  test('state/off-by-default', () => expect(of(lamp({ failsAt: 30 }))).toMatchSnapshot());
  test('state/off-by-default at the setting it opens with', () =>
    expect(of(lamp({ failsAt: 300 }), 'power hours', ' at="bright"')).toMatchSnapshot());
  test('state/reachable: the range does not get there', () => expect(of(lamp({ failsAt: 5000 }))).toMatchSnapshot());
  test('state/reachable: the control is not offered', () =>
    expect(of(lamp({ failsAt: 500 }), 'hours')).toMatchSnapshot());
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
  const leaks = (extra: string): string => {
    const { lab, tree } = read(predict + sealed + extra);
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
  test('in a finding', () =>
    expect(leaks('<Figure id="f" of="kettle" chart="cooling" at="early">A.</Figure>')).toMatchSnapshot());
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
  test('text/typed-number', () => {
    const { lab, tree } = read(
      'It cools by 2 kelvin, twelve minutes long, since $k = 0.25$ and $T^2$.\n\n- [ ] 3 offered\n\n`4 in code`, 5G and Model-6.',
    );
    expect(messages(typedNumberProblems(lab, tree, ['5G', 'Model-6']))).toMatchSnapshot();
    expect(
      messages(typedFrontmatterProblems(lab, { title: 'A kettle', objectives: ['Boil 2 litres'] }, [])),
    ).toMatchSnapshot();
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
