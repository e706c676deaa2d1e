/** The manifest of published numbers: what is in it, what its keys depend on, and what changed since another. */
import { describe, expect, test } from 'vitest';
import {
  changesInWords,
  changesSince,
  manifestOf,
  parseManifest,
  withoutAnswers,
} from '../../../src/lib/labwright/proof/manifest.ts';
import { publishedIn } from '../../../src/lib/labwright/proof/published.ts';
import { LabwrightError } from '../../../src/lib/labwright/simulation/errors.ts';
import { labOf } from '../../helpers/chapter.ts';

const source = `## A cup

It stands at <Value of="kettle.temperature" at="early" />, then at <Value of="kettle.temperature" at="late" bare />.

<Given name="cups" /> cups, boiled at <Fact id="boiling" />.

<Predict id="p" of="kettle" answer="temperature" at="early" shows="early" min={0} max={100} step={1}>

How warm?

</Predict>

<Reveal after="p">

<Instrument id="k" of="kettle" print="early late">

<Figure id="f" chart="cooling">Cooling.</Figure>

<Readouts of="temperature" />

<Derivation of="temperature" />

</Instrument>

<Table id="t" of="kettle" dataset="cooling" at="early">Cooling.</Table>

</Reveal>
`;
const code = new Map([['kettle', 'abc']]);
const numbers = (text = source, hash = 'abc') => publishedIn(labOf(text).lab, new Map([['kettle', hash]]));
const manifest = (text = source, hash = 'abc') =>
  manifestOf(
    { id: 'kitchen', edition: '1' },
    { labs: [{ lab: labOf(text).lab, chapter: {} as never }] },
    new Map([['kettle', hash]]),
  );

describe('what is published', () => {
  test('every number with its text and its place', () => {
    const found = numbers().map(({ id, place, text }) => `${place.split(':').slice(1).join(':')} ${id} = ${text}`);
    expect(found.filter((line) => !line.includes(' cell '))).toMatchSnapshot();
    // Six rows, from minute 0 to 5, of a minute and a temperature.
    expect(found.filter((line) => line.includes(' cell '))).toHaveLength(12);
  });
  test('alike numbers keep apart, and ids stay while lines move', () => {
    const twice = source.replace(
      'late" bare />.',
      'late" bare />. Again <Value of="kettle.temperature" at="early" />.',
    );
    const ids = numbers(twice).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('kitchen/kettle#a-cup value kettle.temperature at early (2)');
    expect(numbers(source.replace('## A cup', '## A cup\n\nMore words.')).map(({ id }) => id)).toEqual(
      numbers().map(({ id }) => id),
    );
  });
});

describe('keys', () => {
  const keyOf = (of: string, at: string, all = numbers()): string =>
    all.find((each) => each.kind === 'value' && each.of === of && each.at === at)!.key;
  test('depend on the code and the setting, not on the place', () => {
    const early = keyOf('kettle.temperature', 'early');
    expect(keyOf('kettle.temperature', 'late')).not.toBe(early);
    expect(keyOf('kettle.temperature', 'early', numbers(source, 'abd'))).not.toBe(early);
    expect(keyOf('kettle.temperature', 'early', numbers(`First.\n\n${source}`))).toBe(early);
  });
  test('the same sources give the same bytes', () => {
    expect(JSON.stringify(manifest())).toBe(JSON.stringify(manifest()));
  });
});

describe('since another manifest', () => {
  const words = (before: ReturnType<typeof manifest>, now: ReturnType<typeof manifest>): string =>
    changesInWords(changesSince(before, now)).join('\n');
  test('nothing', () => expect(words(manifest(), manifest())).toBe('No number changed.'));
  test('other code, the same numbers', () =>
    expect(words(manifest(), manifest(source, 'abd'))).toBe('No number changed.\nRecomputed, same: kettle.'));
  test('changed, added and removed', () => {
    const before = manifest();
    const old = {
      ...before,
      numbers: before.numbers
        .filter(({ kind }) => kind !== 'fact')
        .map((each) => (each.kind === 'readout' ? { ...each, text: '1 kelvin' } : each))
        .concat({ ...before.numbers[0]!, id: 'gone', text: '2 cups' }),
    };
    expect(words(old, manifest(source, 'abd'))).toMatchSnapshot();
  });
});

test('an answer that changed is told as changed, and not what it is', () => {
  const before = manifest();
  const answer = before.numbers.find(({ kind }) => kind === 'answer')!;
  expect(answer.text).toContain('90.0');
  const old = {
    ...before,
    numbers: before.numbers.map((each) => (each === answer ? { ...each, text: '80.0 kelvin' } : each)),
  };
  const told = withoutAnswers(changesSince(old, before));
  expect(changesInWords(told)).toEqual(['1 number changed:', expect.stringMatching(/ changed; it is sealed$/)]);
  expect(JSON.stringify(told)).not.toMatch(/90\.0|80\.0/);
});

describe('manifest/file', () => {
  const message = (text: string): string => {
    try {
      parseManifest(text, 'old.json');
    } catch (error) {
      if (error instanceof LabwrightError) return error.message;
      throw error;
    }
    return '';
  };
  test('one that was written is read again', () =>
    expect(parseManifest(JSON.stringify(manifest()), 'old.json')).toEqual(manifest()));
  test('no JSON', () =>
    expect(message('{')).toMatchInlineSnapshot(
      `"manifest/file old.json The manifest is not JSON. Name a file that "labwright prove --manifest" or a build has written."`,
    ));
  test('another file', () =>
    expect(message('{"format": 1, "handbook": 3}')).toMatchInlineSnapshot(
      `"manifest/file old.json The manifest cannot be read at "handbook": Invalid input: expected string, received number. Name a file that "labwright prove --manifest" or a build has written."`,
    ));
  test('another format', () =>
    expect(message('{"format": 2}')).toMatchInlineSnapshot(
      `"manifest/file old.json The manifest cannot be read at "format": Invalid input: expected 1. Name a file that "labwright prove --manifest" or a build has written."`,
    ));
});

test('without a hash of its code a simulation has numbers all the same', () =>
  expect(publishedIn(labOf(source).lab, new Map()).length).toBe(publishedIn(labOf(source).lab, code).length));

describe('a question between two manifests', () => {
  const asked = `${source}
<Reflect id="r">

Why is it so?

- [x] Heat leaves.
  > It does.
- [ ] Cold enters.
  > **A thing made of a lack.** There is none.

</Reflect>
`;
  const told = (after: string): string[] => changesInWords(changesSince(manifest(asked), manifest(after))).slice(1);
  test('whose words were mended is not told', () => expect(told(asked.replace('Why is it so?', 'Why?'))).toEqual([]));
  test('that asks something else is told, unless it has another version', () => {
    const turned = asked.replace('[x] Heat', '[ ] Heat').replace('[ ] Cold', '[x] Cold');
    expect(told(turned)).toMatchInlineSnapshot(`
      [
        "Asks something else under the same version; give it another where old answers do not answer it:",
        "  kitchen/kettle#r (docs/kettle.mdx:29:1): version={2}",
      ]
    `);
    expect(told(turned.replace('id="r"', 'id="r" version={2}'))).toEqual([]);
  });
  test('is not known to a manifest of before, and that is no mistake', () => {
    const { questions: _, ...old } = manifest(asked);
    const before = parseManifest(JSON.stringify(old), 'old.json');
    expect(changesSince(before, manifest(asked)).reasked).toEqual([]);
  });
});
