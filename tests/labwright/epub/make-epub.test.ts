/** An e-book is a valid one, holds what the student's book holds, and has the same bytes everywhere. */
import { afterEach, describe, expect, it } from 'vitest';
import { checkerFaults, elementsIn, entriesOf, openEpub, structureFaults, textIn } from '../../helpers/epub.ts';
import { bytesOf, handbook, page, pageWith, picture } from './book.ts';

const lab = (changes?: Parameters<typeof bytesOf>[0]): string => openEpub(bytesOf(changes)).text('lab-1.xhtml');

describe('as a file', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('is valid by EPUBCheck, and whole by our own look at it', async () => {
    const bytes = bytesOf();
    expect(await checkerFaults(bytes)).toEqual([]);
    expect(structureFaults(bytes)).toEqual([]);
  });

  it('has the same bytes again, in every time zone', () => {
    process.env['TZ'] = 'Pacific/Kiritimati';
    const first = bytesOf();
    process.env['TZ'] = 'America/Anchorage';
    expect(Buffer.from(bytesOf()).equals(first)).toBe(true);
  });

  it('begins with its type, unpacked, and goes on in the order of names', () => {
    const entries = entriesOf(bytesOf());
    expect(entries[0]).toMatchObject({ name: 'mimetype', method: 0 });
    const names = entries.slice(1).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    // 1 January 1980 at noon, in the way of MS-DOS.
    expect(new Set(entries.map(({ time }) => time))).toEqual(new Set([0x0021_6000]));
  });

  it('is read in the order of the printed book', () => {
    const spine = elementsIn(openEpub(bytesOf()).root('package.opf'), 'itemref').map(
      ({ attributes }) => attributes['idref'],
    );
    expect(spine).toEqual(
      ['cover', 'title', 'copyright', 'nav', 'part-1', 'lab-1', 'ledger', 'glossary', 'index'].map(
        (name) => `item-${name}-xhtml`,
      ),
    );
  });
});

describe('a lab', () => {
  it('keeps what a screen can do, and nothing of paper, of programs or of who teaches', () => {
    const text = lab();
    expect(text).toContain('Note yours before you read on.');
    for (const gone of [
      'Why?',
      'ruled',
      'class="room"',
      'Teaching',
      '<script',
      'data-',
      'aria-label="Code"',
      'page: lab',
    ])
      expect(text).not.toContain(gone);
    expect(text).toContain('<a href="https://example.org/course/heat/tea/">On the site</a>');
  });

  it('has one title, and each heading a level higher than on the print page', () => {
    const headings = elementsIn(openEpub(bytesOf()).root('lab-1.xhtml'), 'h1', 'h2', 'h3', 'h4');
    expect(headings.map((heading) => `${heading.name} ${textIn(heading)}`)).toEqual([
      'h1 Lab 1 Milk first?',
      'h2 Act I',
      'h3 Cooling',
    ]);
  });

  it('writes formulas as MathML alone, with words for readers that know none', () => {
    const text = lab();
    expect(text).not.toContain('katex');
    expect(text).toContain(
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="T = \\exp x"><mrow><mi class="letter">T</mi><mo>=</mo><mi>exp</mi><mi mathvariant="normal">x</mi></mrow></math>',
    );
    const said = page.replace('display="block"\n', 'display="block" alttext="upper T equals e to the x"\n');
    expect(lab({ html: said })).toContain('alttext="upper T equals e to the x"');
  });

  it('lists options by letters, and the contents of the lab as links in a list', () => {
    const text = lab();
    expect(text).toMatch(/<ol class="options"><li>Milk first\.<\/li><li>Milk <em>last<\/em>\.<\/li><\/ol>/);
    expect(text).toMatch(
      /<ol class="entries"><li><a [^>]*>Act I <span class="entry-minutes">5 minutes<\/span><\/a><ol class="entries"><li>/,
    );
  });

  it('keeps the drawing for a screen, its own styles and its words', () => {
    const text = lab();
    expect(text).toContain('viewBox="0 0 320 90" role="img" aria-label="Milk first is warmer by 2 degrees."');
    const [drawing, ...others] = elementsIn(openEpub(bytesOf()).root('lab-1.xhtml'), 'svg');
    expect(others).toEqual([]);
    expect(textIn(drawing!)).toBe('a < b');
    expect(elementsIn(drawing!, 'text')[0]!.attributes).toEqual({
      'clip-path': 'url(#tea--clip)',
      style: 'stroke: none',
    });
  });

  it('keeps the alignment of a column, however it was written, and no other style', () => {
    expect(lab()).toContain('<th style="text-align: right">Time <span class="unit">minutes</span></th>');
    expect(lab()).toContain('<td style="text-align: right">5</td>');
  });

  it('leads within the book, to the site and elsewhere; to what no edition holds it does not', () => {
    const text = lab();
    expect(text).toContain('<a href="#tea--eq">Equation (1.1)</a>');
    expect(text).toContain('<a href="https://example.org/course/ledger/">ledger</a>');
    expect(text).toContain('<a href="https://example.org/">a friend</a>');
    expect(text).toContain('<a>what no edition holds</a>');
    expect(text).toContain('<a href="glossary.xhtml#gloss-rate" epub:type="glossref" role="doc-glossref">rate</a>');
    const { site: _, ...nowhere } = handbook;
    expect(lab({ handbook: nowhere as typeof handbook })).toContain('<a>ledger</a>');
  });

  it('escapes what XML would read as its own', () => {
    const paragraphs = elementsIn(openEpub(bytesOf()).root('lab-1.xhtml'), 'p');
    expect(paragraphs.some((paragraph) => textIn(paragraph).endsWith('5 < 6 & ]]> so.'))).toBe(true);
    expect(lab()).not.toContain(']]>');
  });

  it('brings its pictures along', () => {
    const { files } = openEpub(bytesOf());
    expect(Buffer.from(files['EPUB/images/1.png']!).equals(picture)).toBe(true);
    expect(lab()).toContain('<img src="images/1.png" alt="A cup" />');
  });
});

describe('answers', () => {
  it.each(['separate', 'none'] as const)('stay out with key: %s', (key) => {
    const { files, text } = openEpub(bytesOf({ handbook: { ...handbook, key } }));
    expect(
      Object.keys(files).filter((name) => name.endsWith('.xhtml') && text(name.slice(5)).includes('Holds:')),
    ).toEqual([]);
    expect(files['EPUB/key.xhtml']).toBeUndefined();
  });

  it('follow the labs with key: end, and lead back to their questions', async () => {
    const bytes = bytesOf({ handbook: { ...handbook, key: 'end' } });
    const { text } = openEpub(bytes);
    expect(text('lab-1.xhtml')).not.toContain('Holds:');
    expect(text('key.xhtml')).toMatch(
      /<h2>Lab 1\u2002Milk first\?<\/h2>[\s\S]*<a href="lab-1\.xhtml#tea--first">Prediction 1\.1<\/a>[\s\S]*Holds:/,
    );
    expect(await checkerFaults(bytes)).toEqual([]);
    expect(structureFaults(bytes)).toEqual([]);
  });
});

describe('what stands round the labs', () => {
  it('is nested in the contents as the book is; figures have a list of their own', () => {
    const nav = openEpub(bytesOf()).text('nav.xhtml');
    expect(nav).toContain(
      '<ol><li><a href="part-1.xhtml#part-I">Part I Heat</a><ol><li><a href="lab-1.xhtml#tea--top">1 Milk first?</a><ol><li><a href="lab-1.xhtml#tea--act-i">Act I</a><ol><li><a href="lab-1.xhtml#tea--cooling">Cooling &#x26; stirring</a></li></ol></li></ol></li></ol></li><li><a href="glossary.xhtml#book--glossary">Glossary</a></li></ol>',
    );
    expect(nav).toContain('<nav epub:type="loi" id="loi" aria-labelledby="nav-loi"><h2 id="nav-loi">Figures</h2>');
    expect(nav).toContain('<a href="lab-1.xhtml#tea--fig-cup">1.1 Two cups</a>');
    expect(nav).not.toContain('epub:type="lot"');
    expect(nav).toContain('<a epub:type="bodymatter" href="part-1.xhtml">Start of the labs</a>');
  });

  it('links the index to sections, without what another edition speaks of', () => {
    const index = openEpub(bytesOf()).text('index.xhtml');
    expect(index).toContain(
      '>rate</b>: <a href="lab-1.xhtml#tea--use-rate-1" epub:type="index-locator">Lab 1, Act I</a></li>',
    );
    expect(index).not.toContain('withheld');
  });

  it('makes a list of the ledger’s sheet, and says of itself what is true of it', () => {
    const { text } = openEpub(bytesOf());
    expect(text('ledger.xhtml')).toContain(
      '<li><a href="lab-1.xhtml#tea--first">Prediction 1.1</a>: Which cup is warmer?</li>',
    );
    expect(text('ledger.xhtml')).not.toContain('<table');
    expect(text('copyright.xhtml')).toContain('<span>Set as you like.</span>');
    expect(text('copyright.xhtml')).toContain('<span class="build">abc</span>');
    expect(text('title.xhtml')).toMatch(/<h1 [^>]*>A cup of tea<\/h1>/);
  });
});

it('holds an inline drawing with an element that has a hyphen in its name', () => {
  const html = pageWith('<svg viewBox="0 0 1 1" aria-hidden="true"><font-face font-family="x"></font-face></svg>');
  expect(lab({ html })).toContain('<font-face');
});
