/** What the live preview makes of an error: the overlay's message and the terminal's lines. */
import { describe, expect, it } from 'vitest';
import { overlayMessage } from '../../../src/lib/labwright/site/overlay.ts';
import { withoutStack } from '../../../src/lib/labwright/site/preview-log.ts';

const absolute = (path: string): string => `${process.cwd()}/tests/fixtures/small-site/${path}`;
const problem = {
  rule: 'word/unknown',
  wrong: 'There is no word <Valu> & "more".',
  instead: 'Write <Value>.',
  place: { file: 'src/greeting.ts', line: 2, column: 5 },
};

describe('the overlay', () => {
  it('gets rule, place and both parts as text, the source with its line, and no stack', () => {
    const { err } = overlayMessage([problem], absolute);
    expect(err).toMatchObject({
      name: 'word/unknown',
      title: 'src/greeting.ts:2:5',
      message: 'There is no word &lt;Valu&gt; &amp; &quot;more&quot;.',
      hint: 'Write &lt;Value&gt;.',
      stack: '',
      loc: { file: absolute('src/greeting.ts'), line: 2, column: 5 },
    });
    expect(err.highlightedCode).toContain('<span class="line error-line">export const greeting = (): string =&gt;');
  });

  it('names the other problems below, and does without a place or a file', () => {
    const placeless = { rule: 'a/b', wrong: 'One.', instead: 'Two.' };
    const { err } = overlayMessage([placeless, problem], absolute);
    expect(err).toMatchObject({
      title: 'In this handbook',
      message:
        'One.<br><br>Also:<br>word/unknown src/greeting.ts:2:5 There is no word &lt;Valu&gt; &amp; &quot;more&quot;. Write &lt;Value&gt;.',
    });
    expect(err).not.toHaveProperty('loc');
    const gone = overlayMessage([{ ...problem, place: { file: 'nowhere.mdx', line: 1 } }], absolute);
    expect(gone.err).not.toHaveProperty('highlightedCode');
  });
});

describe('the terminal', () => {
  const keep = (): string => 'the.log';
  it.each([
    [
      'a problem of ours',
      'MDXError: word/place a.mdx:1:2 Wrong. Right.\n    at f (file:///a.js:1:2)',
      ['word/place a.mdx:1:2 Wrong. Right.'],
    ],
    [
      'several',
      'a/b One. Two.\nc/d Three. Four.\n  Stack trace:\n    at /x/y.mdx\n    [...] See full stack trace',
      ['a/b One. Two.', 'c/d Three. Four.'],
    ],
    [
      'a fault of another',
      'TypeError: x is undefined\n  Stack trace:\n    at f (/a.js:1:2)',
      ['TypeError: x is undefined The whole error is in the.log.'],
    ],
    [
      'a message without a stack',
      '[vite] The request is outside.\n- /a\n\nRefer to docs',
      ['[vite] The request is outside.', '- /a', '', 'Refer to docs'],
    ],
  ])('is told of %s without a stack', (_, message, lines) => {
    expect(withoutStack(message, keep)).toEqual(lines);
  });
});
