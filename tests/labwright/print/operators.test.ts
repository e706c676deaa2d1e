import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { latin, readOperators } from '../../../src/lib/labwright/print/operators.ts';
import { unmarkedRuns, withArtifacts } from '../../../src/lib/labwright/print/unmarked-runs.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Operators with their operands, as text. */
function read(text: string): string[] {
  const found: string[] = [];
  const stream = bytes(text);
  readOperators(stream, ({ start, end }) => found.push(latin(stream, start, end)));
  return found;
}

// The lexical rules are those of ISO 32000-1, 7.2 to 7.3; each line is one of their cases.
test.each([
  ['1 0 0 1 72 720 cm q', ['1 0 0 1 72 720 cm', 'q']],
  ['/F1 12 Tf<0041>Tj', ['/F1 12 Tf', '<0041>Tj']],
  ['(a (b) \\) Tj \\( c)Tj ET', ['(a (b) \\) Tj \\( c)Tj', 'ET']],
  ['[(a)-120<00>]TJ', ['[(a)-120<00>]TJ']],
  ['/P<</MCID 3/Lang(en)>>BDC EMC', ['/P<</MCID 3/Lang(en)>>BDC', 'EMC']],
  ['q % a comment with Q and (\nQ', ['q', 'Q']],
  ['-.5 +2 .5 rg f*', ['-.5 +2 .5 rg', 'f*']],
  ["0 Tc (x)' true null /x gs", ['0 Tc', "(x)'", 'true null /x gs']],
  ['BI /W 1 /BPC 8 ID \u0000EIx Q\u00ff\nEI Q', ['BI', '/W 1 /BPC 8 ID', 'EI', 'Q']],
])('%s', (stream, operators) => expect(read(stream)).toEqual(operators));

const block = { bottom: 60, top: 760 };
const shown = (stream: string): string[] =>
  unmarkedRuns(bytes(stream), block).map(({ start, end, kind }) => `${kind}: ${stream.slice(start, end)}`);

describe('what is drawn outside marked content', () => {
  it.each([
    ['a path with all that builds it', 'q 0 0 m 1 1 l S Q', ['Layout: 0 0 m 1 1 l S']],
    ['neighbours together', '0 0 1 1 re f q 2 2 1 1 re f Q', ['Layout: 0 0 1 1 re f q 2 2 1 1 re f']],
    [
      'apart where content stands between',
      '0 0 1 1 re f /P <</MCID 0>> BDC 1 1 1 1 re f EMC 2 2 1 1 re f',
      ['Layout: 0 0 1 1 re f', 'Layout: 2 2 1 1 re f'],
    ],
    ['no path that only clips', '0 0 9 9 re W n', []],
    ['a line of text as a whole', 'BT 1 0 0 1 72 400 Tm (x) Tj ET', ['Layout: BT 1 0 0 1 72 400 Tm (x) Tj ET']],
    ['a running head', 'BT 1 0 0 1 72 800 Tm (x) Tj ET', ['Header: BT 1 0 0 1 72 800 Tm (x) Tj ET']],
    [
      'a folio at the foot, of a page turned upside down',
      '1 0 0 -1 0 842 cm BT 1 0 0 -1 72 820 Tm (1) Tj ET',
      ['Footer: BT 1 0 0 -1 72 820 Tm (1) Tj ET'],
    ],
    [
      'text beside content in one text object',
      'BT 1 0 0 1 0 400 Tm (x) Tj /P <</MCID 0>> BDC (y) Tj EMC (z) Tj ET',
      ['Layout: (x) Tj', 'Layout: (z) Tj'],
    ],
    [
      'text with words of its own, which make it no content',
      'BT 1 0 0 1 0 400 Tm /Span <</ActualText (n)>> BDC (x) Tj EMC ET',
      ['Layout: BT 1 0 0 1 0 400 Tm /Span <</ActualText (n)>> BDC (x) Tj EMC ET'],
    ],
    ['nothing that is an artifact already', '/Artifact BMC 0 0 1 1 re f EMC', []],
    ['a drawing kept elsewhere', '/X1 Do', ['Layout: /X1 Do']],
  ])('%s', (_, stream, expected) => expect(shown(stream)).toEqual(expected));

  it('does not hold a form that is content by itself', () => {
    expect(unmarkedRuns(bytes('/X1 Do /X2 Do'), block, (name) => name === 'X1')).toHaveLength(1);
  });
});

/** Streams of pieces that Chromium writes, marked or not. */
const piece = fc.constantFrom(
  '0 0 1 1 re f',
  '0 0 9 9 re W* n',
  'q 1 0 0 1 5 5 cm',
  'BT /F1 9 Tf 1 0 0 1 72 400 Tm <0041> Tj ET',
  'BT /F1 9 Tf 1 0 0 1 72 800 Tm <0041> Tj ET',
  '/P <</MCID 1>> BDC BT <0042> Tj /Span <</ActualText <00A0>>> BDC <0003> Tj EMC ET EMC',
  '/P <</MCID 2>> BDC 3 3 1 1 re f EMC',
);

test('once marked, everything is marked, nothing else has changed, and a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const stream = pieces.join('\n');
      const marked = Buffer.from(withArtifacts(bytes(stream), block)).toString('latin1');
      expect(shown(marked)).toEqual([]);
      expect(withArtifacts(bytes(marked), block)).toEqual(bytes(marked));
      // An artifact never opens inside anything: each ends before the next mark begins.
      expect(
        marked.replace(/\/Artifact <<[^>]*>> BDC\n([\s\S]*?)\nEMC/g, (_, inside: string) => {
          expect(inside).not.toContain('MCID');
          return inside;
        }),
      ).toBe(stream);
    }),
  );
});
