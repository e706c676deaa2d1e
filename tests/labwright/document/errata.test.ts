/** Corrections: how they are read, where they lead, in which order they stand, and what is wrong with them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import {
  correctionsOf,
  type Errata,
  errataFile,
  errataProblems,
  readErrata,
} from '../../../src/lib/labwright/document/errata.ts';
import { formatProblem, LabwrightError } from '../../../src/lib/labwright/simulation/errors.ts';
import { labOf } from '../../helpers/chapter.ts';

const fixture = readFileSync(new URL('../../fixtures/errata/errata.yaml', import.meta.url), 'utf8');
const chapter = `
## Act I: tea

<Predict id="cold" of="kettle" answer="temperature" at="early" min={0} max={100} step={1}>

How hot?

</Predict>

<Reveal after="cold">

<Figure id="fig-cooling" of="kettle" chart="cooling">Cooling.</Figure>

</Reveal>
`;
const { lab } = labOf(chapter);
const index = new Map([['kettle', { href: '/book/kitchen/kettle/', title: 'Tea', anchors: lab.anchors }]]);

/** Reads corrections from a handbook that holds nothing else; the file is left out where there is no source. */
function read(source: string | undefined): Errata {
  const root = mkdtempSync(join(tmpdir(), 'errata-'));
  try {
    mkdirSync(dirname(join(root, errataFile)), { recursive: true });
    if (source !== undefined) writeFileSync(join(root, errataFile), source);
    return readErrata(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What an author is told of a file. */
function told(source: string): string {
  try {
    return errataProblems(read(source), [lab]).map(formatProblem).join('\n');
  } catch (error) {
    if (error instanceof LabwrightError) return error.message;
    throw error;
  }
}

test('there are none without a file, and none in a file of comments', () => {
  expect(read(undefined)).toEqual({});
  expect(read('# None so far.\n')).toEqual({});
  expect(correctionsOf({}, [lab], index)).toEqual([]);
});

test('the newest comes first, those of one day as they stand, each with its place', () => {
  const errata = read(fixture);
  expect(errataProblems(errata, [lab])).toEqual([]);
  expect(correctionsOf(errata, [lab], index)).toEqual([
    {
      id: 'wrong-room',
      date: '2026-03-01',
      edition: '1.1',
      lab: 'Lab 2',
      title: 'Tea',
      label: 'Act I: tea',
      href: '/book/kitchen/kettle/#act-i-tea',
      was: 'In the warm room.',
      is: 'In the cold room.',
      why: 'The two rooms had been exchanged in the plan.',
    },
    {
      id: 'cold-too-late',
      date: '2026-02-03',
      edition: '1.0',
      lab: 'Lab 2',
      title: 'Tea',
      label: 'Figure 2.1',
      href: '/book/kitchen/kettle/#fig-cooling',
      was: 'The kettle is cold after half an hour.',
      is: 'The kettle is cold after twenty minutes.',
      why: 'The rate was doubled after the caption had been written.',
      thanks: 'A. Reader',
    },
    {
      id: 'same-day',
      date: '2026-02-03',
      edition: '1.0',
      lab: 'Lab 2',
      title: 'Tea',
      label: 'Prediction 2.1',
      href: '/book/kitchen/kettle/#cold',
      was: 'Ten minutes.',
      is: 'Twenty minutes.',
      why: 'The same slip as in the figure.',
    },
  ]);
});

const replaced = (from: string, to: string): string => {
  expect(fixture).toContain(from);
  return fixture.replace(from, to);
};

test.each([
  ['a lab that is not there', replaced('lab: kitchen/kettle', 'lab: kitchen/ketle')],
  ['a place that is not in the lab', replaced('anchor: fig-cooling', 'anchor: fig-coling')],
  ['a day that is none', replaced('date: 2026-02-03', 'date: 3 February')],
  ['an edition that is a number', replaced("edition: '1.0'", 'edition: 1.0')],
  ['nothing said of why', replaced('  why: The same slip as in the figure.\n', '')],
  ['a field of its own', replaced('thanks:', 'thank:')],
  ['a correction that changes nothing', replaced('is: Twenty minutes.', 'is: Ten minutes.')],
  ['an id that is no address', replaced('wrong-room:', 'Wrong room:')],
  ['a list', '- date: 2026-02-03\n'],
  ['no YAML', 'cold: [\n'],
])('%s', (_, source) => expect(told(source)).toMatchSnapshot());
