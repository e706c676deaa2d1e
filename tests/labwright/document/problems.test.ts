/** What an author meets who makes a mistake: two parts, a rule, a place. One case for every mistake. */
import { describe, expect, test } from 'vitest';
import { problemsOf } from '../../helpers/chapter.ts';

const instrument = (inside: string, attributes = ''): string =>
  `<Instrument id="k" of="kettle"${attributes}>\n\n${inside}\n\n</Instrument>\n`;
const predict = (inside: string, attributes = ''): string =>
  `<Predict id="p" of="kettle"${attributes}>\n\nWhat holds?\n\n${inside}\n\n</Predict>\n\n<Reveal after="p">\n\nText\n\n</Reveal>\n`;

const curve = ' dataset="cooling" x="minute" y="temperature" chart="cooling" at="late" within={5}';

const cases: Record<string, string> = {
  'unknown word': 'Text <Valeu of="kettle.temperature" />',
  'unknown attribute': 'Text <Value off="kettle.temperature" />',
  'missing attribute': 'Text <Value at="early" />',
  'computed attribute': 'Text <Value of={1 + 1} />',
  'spread attribute': 'Text <Value {...x} />',
  'unknown simulation': 'Text <Value of="kettel.temperature" />',
  'unknown output': 'Text <Value of="kettle.temprature" />',
  'unknown setting': 'Text <Value of="kettle.temperature" at="erly" />',
  'bare name outside an instrument': 'Text <Value of="temperature" />',
  'unknown parameter': instrument('<Controls of="minute" />'),
  'a number in a heading': '## The <Given name="cups" /> cups',
  'an unclosed tag': '<Message from="Ada">\n\nHello.',
  'unknown chart': instrument('<Figure id="f" chart="coolng">Caption.</Figure>'),
  'unknown state': instrument('<When state="cold">\n\nBrr.\n\n</When>'),
  'state and not': instrument('<When state="tepid" not="tepid">\n\nBrr.\n\n</When>'),
  'unknown dataset': instrument('<Table id="t" dataset="coolin">Caption.</Table>'),
  'unknown column': instrument('<Table id="t" dataset="cooling" columns="minute temp">Caption.</Table>'),
  'unknown derivation': 'Text\n\n<Derivation of="kettle.share" />',
  'controls outside an instrument': '<Controls of="minutes" />',
  'unknown print setting': instrument('Text', ' print="early lat"'),
  'unknown guess': instrument('Text', ' guess="q"'),
  'unknown binding': instrument('Text', " bind={{ start: 'stove.heat' }}"),
  'example of nothing': '<Example>\n\n</Example>',
  'reveal of nothing': '<Reveal after="q">\n\nText\n\n</Reveal>',
  'unknown given': 'Text <Given name="cup" />',
  'unknown fact': 'Text <Fact id="boilin" />',
  'duplicate id': instrument(
    '<Figure id="f" chart="cooling">A.</Figure>\n\n<Figure id="f" chart="cooling">B.</Figure>',
  ),
  'unresolved reference': `${instrument('<Figure id="fig-cooling" chart="cooling">A.</Figure>')}\nSee [](#fig-coolin).`,
  'reference to no lab': 'See [](ketle#fig-a).',
  'prediction without simulation':
    '<Predict id="p">\n\nWhat?\n\n- [ ] A\n- [ ] B\n\n</Predict>\n\n<Reveal after="p">\n\nText\n\n</Reveal>',
  'prediction with one option': predict('- [ ] A <Claim state="tepid" />'),
  'prediction with answer and options': predict('- [ ] A\n- [ ] B', ' answer="temperature" min={0} max={100} step={1}'),
  'number without a scale': predict('', ' answer="temperature"'),
  'answer that is a word': predict('', ' answer="word" min={0} max={1} step={1}'),
  'answer off the scale': predict('', ' answer="temperature" min={0} max={50} step={1}'),
  'answer that is none': predict('', ' answer="coldAt" at="early" min={0} max={60} step={1}'),
  'option without a claim': predict('- [ ] A <Claim state="tepid" />\n- [ ] B'),
  'no claim holds': predict('- [ ] A <Claim state="tepid" />\n- [ ] B <Claim output="temperature" below={50} />'),
  'two claims hold': predict(
    '- [ ] A <Claim not="tepid" />\n- [ ] B <Claim output="temperature" atLeast={50} />',
    ' at="early"',
  ),
  'claim about nothing': predict('- [ ] A <Claim />\n- [ ] B <Claim not="tepid" />'),
  'claim with unknown output': predict('- [ ] A <Claim output="heat" above={1} />\n- [ ] B <Claim not="tepid" />'),
  'claim with unknown state': predict('- [ ] A <Claim state="hot" />\n- [ ] B <Claim not="tepid" />'),
  'claim with unknown setting': predict('- [ ] A <Claim state="tepid" at="noon" />\n- [ ] B <Claim not="tepid" />'),
  'ranked claim that is a word': predict('- [ ] A <Claim lowest="word" />\n- [ ] B <Claim not="tepid" />'),
  'mark that disagrees': predict('- [x] A <Claim state="tepid" />\n- [ ] B <Claim not="tepid" />'),
  'reflection without a mark': '<Reflect id="r">\n\nWhat?\n\n- [ ] A\n- [ ] B\n\n</Reflect>',
  'prediction that seals nothing': predict('- [ ] A <Claim state="tepid" />\n- [ ] B <Claim not="tepid" />').split(
    '<Reveal',
  )[0]!,
  'two outcomes': predict('- [ ] A <Claim state="tepid" />\n- [ ] B <Claim not="tepid" />').replace(
    'Text',
    '<Outcome of="p" />\n\n<Outcome of="p" />',
  ),
  'a scale that runs down': predict('', ' answer="temperature" min={60} max={20} step={1}'),
  'a curve of an unknown dataset': predict(
    '',
    ' dataset="colling" x="minute" y="temperature" chart="cooling" within={5}',
  ),
  'a curve of an unknown column': predict('', ' dataset="cooling" x="minute" y="temp" chart="cooling" within={5}'),
  'a curve on an unknown chart': predict('', ' dataset="cooling" x="minute" y="temperature" chart="heat" within={5}'),
  'a curve without a chart': predict('', ' dataset="cooling" x="minute" y="temperature" within={5}'),
  'a curve with an answer': predict('', `${curve} answer="temperature"`),
  'a curve with options': predict('- [ ] A <Claim state="tepid" />\n- [ ] B <Claim not="tepid" />', curve),
  'a curve of three heights': predict('', `${curve} points={3}`),
  'a curve that nothing is close to': predict('', curve.replace('{5}', '{0}')),
  'a curve of too few rows': predict('', curve.replace('late', 'early') + ' points={9}'),
  'a curve of no rows of that kind': predict('', `${curve} where="minute:3"`),
  'an explanation for no number': predict(
    '<Explain when="ends-level">\n\nText\n\n</Explain>',
    ' answer="temperature" at="late" min={0} max={100} step={1}',
  ),
  'an explanation for no curve': predict('<Explain when="lowest-let">\n\nText\n\n</Explain>', curve),
  'a guess that is a curve': `${predict('', curve)}\n\n${instrument('Text', ' guess="p"')}`,
  'a program in braces': 'It is {Math.random()} warm, {/* a comment is none */} and cold.',
  'an import of a program': "import { warm } from './warm.js';\n\nText.",
  'tag across paragraphs': instrument('<When state="tepid">It is tepid\n\nnow.</When>'),
  'unclosed brace': 'The set {1, 2',
  'broken frontmatter': '---\ntitle: "A\nminutes: [\n---\n\nText',
};

describe('a mistake in a chapter', () => {
  for (const [name, source] of Object.entries(cases)) {
    test(name, () => {
      const problems = problemsOf(source);
      expect(problems).not.toBe('');
      expect(problems).toMatchSnapshot();
    });
  }
});

test('a chapter without mistakes has no problems', () => {
  const source = `${predict('- [ ] It is tepid <Claim state="tepid" />\n  > **Too soon.** It cools slowly.\n- [x] It is hot <Claim not="tepid" />\n  > It is.')}
${instrument('<Controls of="minutes" more="start room" />\n\n<Figure id="fig-a" chart="cooling">Cooling.</Figure>\n\n<Readouts of="temperature share" />\n\nAt <Value of="temperature" /> and <Value of="rate" />.\n\n<When state="tepid">\n\nTepid.\n\n</When>\n\n<Derivation of="temperature" />', ' print="early late" guess="p"')}
See [](#fig-a), [Figure](#fig-a) and <Given name="cups" /> cups at <Fact id="boiling" />.`;
  expect(problemsOf(source)).toBe('');
});

test('a heading with a dash is named as its words are, and takes no name of another thing', () => {
  const source = `## Noise — or not\n\n${instrument('<Figure id="noise" chart="cooling">Cooling.</Figure>')}\n\nSee [](#noise) and [](#noise--or-not).`;
  expect(problemsOf(source)).toBe('');
});
