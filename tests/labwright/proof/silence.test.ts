/** Problems are silenced in handbook.yaml alone, each with a reason; and never the ones that matter. */
import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/lib/labwright/proof/rules.ts';
import { applySilence, type Judged, type Silence } from '../../../src/lib/labwright/proof/silence.ts';
import { formatProblem, type Problem } from '../../../src/lib/labwright/simulation/errors.ts';
import { kettle } from '../../helpers/kettle.ts';

const chapters = ['index', 'kitchen/kettle'];
const problem = (rule: string, file: string, wrong: string): Problem => ({
  rule,
  wrong,
  instead: 'Mend it.',
  place: { file, line: 7, column: 1 },
});
const inChapter = 'src/content/docs/kitchen/kettle.mdx';
const long = problem('minutes/plausible', inChapter, 'The act "One" claims 5 to 6 minutes.');
const short = problem('minutes/plausible', inChapter, 'The act "Two" claims 1 to 2 minutes.');
const unit = problem('unit/scaling', 'src/lib/simulations/kettle.ts', 'The output "share" does not scale.');
const link = problem('link/broken', 'kitchen/kettle/index.html', 'The link "/x/" leads to no file.');

function apply(
  silence: readonly Silence[],
  problems: readonly Problem[],
  judged: Judged = 'source',
  withheld: ReadonlySet<string> = new Set(),
) {
  const handbook = { silence: [...silence] } as never;
  const context = { handbook, simulations: new Map([['kettle', kettle]]), withheld };
  const told = applySilence(problems, context, chapters, judged);
  return { told: told.problems.map(formatProblem), silenced: told.silenced };
}
const reason = 'Done in two sittings.';

describe('a silence', () => {
  test('takes the problems of its rule in its chapter, with its reason', () => {
    const { told, silenced } = apply(
      [{ rule: 'minutes/plausible', in: 'kitchen/kettle', reason }],
      [long, unit, short],
    );
    expect(told).toEqual([formatProblem(unit)]);
    expect(silenced).toEqual([
      { problem: long, in: 'kitchen/kettle', reason },
      { problem: short, in: 'kitchen/kettle', reason },
    ]);
  });
  test('takes only those that say what it says', () => {
    const { told } = apply(
      [{ rule: 'minutes/plausible', in: 'kitchen/kettle', says: 'act "Two"', reason }],
      [long, short],
    );
    expect(told).toEqual([formatProblem(long)]);
  });
  test('takes those of a simulation', () =>
    expect(apply([{ rule: 'unit/scaling', in: 'kettle', reason }], [unit]).told).toEqual([]));
  test('takes those of a built page, and is not called unused before the pages are judged', () => {
    const silence = [{ rule: 'link/broken', in: 'kitchen/kettle', reason }];
    expect(apply(silence, [], 'source').told).toEqual([]);
    expect(apply(silence, [link], 'page').told).toEqual([]);
  });
  test('of the sources is not called unused over the pages', () =>
    expect(apply([{ rule: 'minutes/plausible', in: 'kitchen/kettle', reason }], [], 'page').told).toEqual([]));
});

describe('a mistake in a silence', () => {
  test('silence/unused', () =>
    expect(apply([{ rule: 'minutes/plausible', in: 'kitchen/kettle', says: 'act "Three"', reason }], [long]).told)
      .toMatchInlineSnapshot(`
      [
        "minutes/plausible src/content/docs/kitchen/kettle.mdx:7:1 The act "One" claims 5 to 6 minutes. Mend it.",
        "silence/unused src/content/handbook.yaml The silence of "minutes/plausible" in "kitchen/kettle" that says "act "Three"" silences nothing. Take it out: what it was for is mended.",
      ]
    `));
  test('silence/unused over the pages', () =>
    expect(apply([{ rule: 'link/broken', in: 'kitchen/kettle', reason }], [], 'page').told).toMatchInlineSnapshot(`
      [
        "silence/unused src/content/handbook.yaml The silence of "link/broken" in "kitchen/kettle" silences nothing. Take it out: what it was for is mended.",
      ]
    `));
  test('over the pages of a lab that is held back is not called unused', () =>
    expect(
      apply([{ rule: 'link/broken', in: 'kitchen/kettle', reason }], [], 'page', new Set(['kitchen/kettle'])).told,
    ).toEqual([]));
  test('nothing is called unused while something could not be judged', () =>
    expect(apply([{ rule: 'minutes/plausible', in: 'kitchen/kettle', reason }], [], 'none').told).toEqual([]));
  test('silence/forbidden', () => {
    const leak = problem('predict/leak', inChapter, 'It leaks.');
    expect(apply([{ rule: 'predict/leak', in: 'kitchen/kettle', reason }], [leak]).told).toMatchInlineSnapshot(`
      [
        "predict/leak src/content/docs/kitchen/kettle.mdx:7:1 It leaks. Mend it.",
        "silence/forbidden src/content/handbook.yaml The rule "predict/leak" cannot be silenced. Mend what it says; a lab that breaks it is not published.",
      ]
    `);
  });
  test('silence/unknown', () => {
    expect(
      apply(
        [
          { rule: 'minutes/plausibel', in: 'kitchen/kettle', reason },
          { rule: 'minutes/plausible', in: 'kitchen/kettel', reason },
        ],
        [],
      ).told,
    ).toMatchInlineSnapshot(`
      [
        "silence/unknown src/content/handbook.yaml There is no rule "minutes/plausibel" to silence. Write "minutes/plausible".",
        "silence/unknown src/content/handbook.yaml There is no chapter or simulation "kitchen/kettel". Write "kitchen/kettle", or one of "index", "kettle".",
      ]
    `);
  });
});

test('keys, leaks and finite outputs are never silenced, nor what makes a page impossible', () => {
  const may = rules.filter(({ silence }) => silence).map(({ id }) => id);
  for (const id of ['predict/key', 'predict/leak', 'html/leak', 'output/finite', 'mdx/syntax', 'word/unknown'])
    expect(may).not.toContain(id);
  expect(may.length).toBeGreaterThan(10);
});
