/** The bench as its worker runs it: from a text to a verdict, and every way in which a text can be wrong. */
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { Bench } from '../../src/own-data/bench.ts';
import type { Answer, Given, Request } from '../../src/own-data/messages.ts';
import type { Choice } from '../../src/own-data/read.ts';
import { sampleText } from '../../src/own-data/samples.ts';

const settings = { bins: 10, smoothing: 'half-count' } as const;
const reading = { kind: 'auto', decimals: 'auto' } as const;

type Of<Tell extends Answer['tell']> = Extract<Answer, { tell: Tell }>;

/** A bench, and what it has told last of each kind. */
function open() {
  const told: Answer[] = [];
  const bench = new Bench(
    (answer) => told.push(answer),
    () => Promise.resolve(),
    () => 0,
  );
  return {
    bench,
    told,
    ask: (request: Request) => bench.handle(request),
    last: <Tell extends Answer['tell']>(tell: Tell) =>
      told.findLast((answer): answer is Of<Tell> => answer.tell === tell),
  };
}

type Data = string | Uint8Array<ArrayBuffer>;

async function openWith(...given: Data[]) {
  const opened = open();
  const sources = given.map((data, place): Given =>
    typeof data === 'string'
      ? { name: 'the pasted text', text: data }
      : { name: `${place}.csv`, file: new Blob([data]) },
  );
  await opened.ask({ job: 1, ask: 'open', given: sources, reading, settings });
  return opened;
}

/** What was found in texts that can be compared. */
async function foundIn(...given: Data[]) {
  const { last } = await openWith(...given);
  expect(last('problem')).toBeUndefined();
  return last('found')!;
}

const lines = (...rows: readonly string[]): string => rows.join('\n');
const rising = (rows: number, of: (row: number) => string): string =>
  Array.from({ length: rows }, (_, row) => of(row)).join('\n');

describe('a text', () => {
  it('may be parted by commas, semicolons, tabs or bars, with names or without', async () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const rows = rising(30, (row) => [row, row + 5].join(delimiter));
      for (const [head, names] of [
        ['', ['Column 1', 'Column 2']],
        [`then${delimiter}now\n`, ['then', 'now']],
      ] as const) {
        const { found, shown } = await foundIn(head + rows);
        expect(found.tables[0]!.columns.map(({ name }) => name)).toEqual(names);
        expect(found.rows).toBe(30);
        expect(shown.measured.values!.wasserstein).toBeCloseTo(5, 12);
      }
    }
  });

  it('may have a mark of its encoding, carriage returns, quotation marks and blank lines', async () => {
    const { found, shown } = await foundIn('\uFEFF"the, reference","now"\r\n\r\n"1","2"\r\n2,"3"\r\n\r\n3,4\r\n');
    expect(found.tables[0]!.columns.map(({ name }) => name)).toEqual(['the, reference', 'now']);
    expect(shown.summaries.map(({ rows, missing }) => [rows, missing])).toEqual([
      [3, 0],
      [3, 0],
    ]);
  });

  it('may have a decimal comma where commas part nothing else', async () => {
    const { shown } = await foundIn(lines('a;b', '1,5;2,5', '2,5;3,5', '3,25;4,25'));
    expect(shown.summaries.map(({ numbers }) => numbers!.median)).toEqual([2.5, 3.5]);
  });

  it('may have columns of different lengths; blanks at the end of the shorter are no rows, others are missing', async () => {
    const { shown } = await foundIn(lines('a,b', '1,1', ',2', 'NA,3', '4,', '5,', '6,'));
    expect(shown.summaries.map(({ rows, missing }) => [rows, missing])).toEqual([
      [4, 2],
      [3, 0],
    ]);
    expect(shown.missing.shares).toEqual([1 / 3, 0]);
  });

  it('may come in two parts, or in files of another encoding', async () => {
    const { shown } = await foundIn(
      rising(20, String),
      rising(30, (row) => String(row + 1)),
    );
    expect(shown.summaries.map(({ rows }) => rows)).toEqual([20, 30]);
    const rows = rising(20, (row) => `${row};${row}`);
    const sixteen = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(`a;b\n${rows}`, (sign) => sign.charCodeAt(0)).buffer),
    ]);
    expect((await foundIn(sixteen)).found).toMatchObject({ encoding: 'UTF-16', rows: 20 });
    const western = Uint8Array.from(`größe;b\n${rows}`, (sign) => sign.charCodeAt(0));
    const { found } = await foundIn(western);
    expect([found.encoding, found.tables[0]!.columns[0]!.name]).toEqual(['Windows-1252', 'größe']);
  });

  it('may have values and groups, also where the file is sorted by them', async () => {
    const rows = rising(3000, (row) => `${row % 100},${row < 2900 ? 'training' : 'week'}`);
    const { last, ask } = await openWith(`value,part\n${rows}\n7,other\n9,other`);
    const { found, shown } = last('found')!;
    expect(found.choice.layout).toBe('groups');
    expect(last('groups')!.found.groups).toEqual([
      { name: 'training', rows: 2900 },
      { name: 'week', rows: 100 },
      { name: 'other', rows: 2 },
    ]);
    expect(shown.summaries.map(({ name }) => name)).toEqual(['training', 'week']);
    await ask({ job: 2, ask: 'groups', groups: [1, 2], settings });
    expect(last('found')!.shown.summaries.map(({ name, rows: each }) => [name, each])).toEqual([
      ['week', 100],
      ['other', 2],
    ]);
  });

  it('may hold words, which are compared by their counts', async () => {
    const { last } = await openWith(
      `a,b\n${rising(400, (row) => `${row % 2 ? 'card' : 'cash'},${row % 4 ? 'card' : 'wallet'}`)}`,
    );
    const { measured } = last('found')!.shown;
    expect([measured.categories, measured.comparison.counts]).toEqual([
      ['card', 'cash', 'wallet'],
      [
        [200, 200, 0],
        [300, 0, 100],
      ],
    ]);
    expect(measured.comparison.totalVariation).toBeCloseTo(0.5, 12);
    expect(measured.verdict.says).toBe('moved');
    expect(last('rows')!.rows).toBeNull();
  });

  it('may have many words, of which the rarest count together', async () => {
    const { shown } = await foundIn(`a,b\n${rising(2000, (row) => `w${row % 40},w${row % 50}`)}`);
    const { categories, others, comparison } = shown.measured;
    expect([categories!.length, others, comparison.counts[0].length]).toEqual([29, 21, 30]);
    expect(comparison.counts.map((counts) => counts.reduce((sum, rows) => sum + rows, 0))).toEqual([2000, 2000]);
  });

  it('may have odd cells and odd lines: they are told with their line', async () => {
    const { found, shown } = await foundIn(
      `a,b\n${rising(100, (row) => (row === 40 ? `"two\nlines",1` : row === 60 ? '5' : row === 61 ? '~,1' : `${row},${row}`))}`,
    );
    expect(found.odd).toEqual([{ name: 'a', cells: 2, first: { line: 42, cell: 'two\nlines' } }]);
    expect(found.ragged).toEqual({ rows: 1, firstLine: 63, firstCells: 1, usualCells: 2 });
    expect(shown.summaries.map(({ missing }) => missing)).toEqual([2, 1]);
  });

  it('may have a column that counts its rows, which is not taken unless it is asked for', async () => {
    const of = (row: number): string => `${(row * 7) % 30},${(row * 11) % 30}`;
    const chosen = async (...given: Data[]) => (await foundIn(...given)).shown.summaries.map(({ name }) => name);
    expect(await chosen(`,then,now\n${rising(30, (row) => `${row},${of(row)}`)}`)).toEqual(['then', 'now']);
    expect(await chosen(`id,now,part\n${rising(30, (row) => `${row + 1},${row % 7},${row % 2 ? 'x' : 'y'}`)}`)).toEqual(
      ['y', 'x'],
    );
    // Where there is nothing else it is compared.
    expect(await chosen(`id,then\n${rising(30, (row) => `${row},${row % 7}`)}`)).toEqual(['id', 'then']);
  });

  it('may tell a spreadsheet in its first line how it is parted', async () => {
    const { found } = await foundIn(`\uFEFFsep=;\r\nthen;now\r\n${rising(30, (row) => `${row},5;${row},7`)}`);
    expect([found.rows, ...found.tables[0]!.columns.map(({ name }) => name)]).toEqual([30, 'then', 'now']);
  });

  it('may name another number of columns than it has, which is told', async () => {
    const { found } = await foundIn(
      `then,now\n${rising(30, (row) => `${row % 7},5,${row % 9},25`)}`.replace('0,5', '0,6'),
    );
    expect([found.tables[0]!.names, found.tables[0]!.columns.length]).toEqual([2, 4]);
    expect((await foundIn(lines('a,b', '1,2', '3,4'))).found.tables[0]!.names).toBeNull();
  });

  it('may have units, which make words of its numbers: that is told, unless words were asked for', async () => {
    const text = `a,b\n${rising(30, (row) => `${row % 5} EUR,$${row % 4}`)}`;
    const { last, ask } = await openWith(text);
    const { found } = last('found')!;
    expect(found.taken).toEqual([
      { name: 'a', first: { line: 2, cell: '0 EUR' } },
      { name: 'b', first: { line: 2, cell: '$0' } },
    ]);
    await ask({
      job: 2,
      ask: 'read',
      choice: found.choice,
      reading: { ...reading, kind: 'words' },
      named: true,
      settings,
    });
    expect(last('found')!.found.taken).toEqual([]);
    expect((await foundIn(`a,b\n${rising(30, (row) => `w${row % 5},w${row % 4}`)}`)).found.taken).toEqual([]);
  });

  it('may leave a number in doubt, which is said, and read otherwise when asked', async () => {
    const { last, ask } = await openWith(lines('a\tb', '1,234\t2,345', '2,345\t3,456', '3,456\t4,567'));
    const { found, shown } = last('found')!;
    expect(found.doubts).toEqual([
      { sign: 'point', doubt: '1,234' },
      { sign: 'point', doubt: '2,345' },
    ]);
    expect(shown.summaries[0].numbers!.low).toBe(1234);
    await ask({
      job: 2,
      ask: 'read',
      choice: found.choice,
      reading: { kind: 'numbers', decimals: 'comma' },
      named: true,
      settings,
    });
    expect(last('found')!.shown.summaries[0].numbers!.low).toBe(1.234);
    expect(last('found')!.found.doubts).toEqual([]);
  });
});

const spread = rising(40, (row) => `${row},${row}`);
test.each<[string, ...string[]]>([
  ['empty', ' \n\n'],
  ['one line', 'reference,now'],
  ['one column', rising(5, String)],
  ['one value', lines('a,b', '1,2', ',3')],
  ['a constant', lines('a,b', '3,1', '3,2', '3,3')],
  ['constant words', lines('a,b', 'x,x', 'x,x')],
  ['no values', lines('a,b', ',1', ',2', 'NA,3')],
  ['units', lines('a,b', '1,10 EUR', '2,12 EUR', '3,4')],
  ['some odd cells', `a,b\n${spread}\nx,1\ny,1\nz,1`],
  ['an open quotation', `a,b\n${spread}\n"1,2\n3,4`],
  ['a broken quotation', `a,b\n1,2\n"3"4,5\n6,7`],
  ['a workbook', 'PK\u0003\u0004 sheet'],
  ['no text', 'a\0b'],
  ['names of people', `a,b\n${rising(10_100, (row) => `name${row},name${row + 1}`)}`],
  ['too far apart', lines('a,b', '-1.7e308,1', '1.7e308,2', '3,3')],
])('is refused in two parts, with the line: %s', async (_, ...texts) => {
  const { last } = await openWith(...texts);
  expect(last('found')).toBeUndefined();
  const { rule, wrong, instead } = last('problem')!.problem;
  expect(`${rule}: ${wrong} ${instead}`).toMatchSnapshot();
});

describe('a choice', () => {
  it('that makes no sense is refused, and another can be made', async () => {
    const { ask, last } = await openWith(`a,b,c\n${rising(60, (row) => `${row},${row + 1},${'xyz'[row % 3]}`)}`);
    const read = (job: number, next: Choice) => ask({ job, ask: 'read', choice: next, reading, named: true, settings });
    const id = (column: number) => ({ table: 0, column });
    await read(2, { layout: 'columns', reference: id(0), current: id(0) });
    expect(last('problem')!.problem).toMatchObject({ rule: 'data/same-column' });
    await read(3, { layout: 'groups', values: id(2), group: id(1) });
    expect(last('problem')!.problem).toMatchObject({ rule: 'data/too-many-groups' });
    await read(4, { layout: 'groups', values: id(0), group: id(2) });
    expect(last('groups')!).toMatchObject({ job: 4, found: { groups: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] } });
    expect(last('found')!.job).toBe(4);
    await ask({ job: 5, ask: 'groups', groups: [1, 1], settings });
    expect(last('problem')!).toMatchObject({ job: 5, problem: { rule: 'data/same-group' } });
    // Nothing of one choice is told once another has failed.
    await read(6, { layout: 'groups', values: id(2), group: id(1) });
    await expect(ask({ job: 7, ask: 'groups', groups: [0, 1], settings })).rejects.toThrow(TypeError);
    expect(last('found')!.job).toBe(4);
  });

  it('of groups can be made where the two largest cannot be compared', async () => {
    const { ask, last } = await openWith(
      `value,part\n${rising(60, (row) => (row < 40 ? '7,old' : `${row},${row % 2 ? 'new' : 'other'}`))}`,
    );
    expect(last('problem')!.problem.rule).toBe('data/constant');
    expect(last('groups')!.found).toEqual({
      groups: [
        { name: 'old', rows: 40 },
        { name: 'other', rows: 10 },
        { name: 'new', rows: 10 },
      ],
      chosen: [0, 1],
    });
    await ask({ job: 2, ask: 'groups', groups: [1, 2], settings });
    expect(last('found')!.job).toBe(2);
  });

  it('of bins asks no row anew, and rows of older data are left undone', async () => {
    const told: Answer[] = [];
    const pauses: (() => void)[] = [];
    const bench = new Bench(
      (answer) => told.push(answer),
      () => new Promise((done) => pauses.push(done)),
      () => 0,
    );
    const text = `a,b\n${rising(50, (row) => `${row},${row}`)}`;
    const given = [{ name: 'x', text }];
    const first = bench.handle({ job: 1, ask: 'open', given, reading, settings });
    while (pauses.length < 1) await Promise.resolve();
    await bench.handle({ job: 2, ask: 'measure', settings: { ...settings, bins: 5 } });
    const third = bench.handle({ job: 3, ask: 'open', given, reading, settings });
    while (pauses.length < 2) await Promise.resolve();
    for (const done of pauses) done();
    await Promise.all([first, third]);
    const kinds = told
      .filter(({ tell }) => tell !== 'progress' && tell !== 'looked')
      .map(({ job, tell }) => [job, tell]);
    expect(kinds).toEqual([
      [1, 'found'],
      [2, 'measured'],
      [3, 'found'],
      [3, 'rows'],
    ]);
    expect((told.find(({ tell }) => tell === 'measured') as Of<'measured'>).shown.measured.edges).toHaveLength(4);
  });
});

describe('a file', () => {
  /** A file that the browser hands over when it is told to. */
  function slowFile(text: string): { given: Given; hand: () => void } {
    let hand = (): void => {};
    const file = new Blob([text]);
    const whole = file.arrayBuffer();
    const bytes = new Promise<ArrayBuffer>((done) => (hand = () => done(whole)));
    return { given: { name: 'slow.csv', file: Object.assign(file, { arrayBuffer: () => bytes }) }, hand };
  }

  it('that is read slowly does not come back over data that were given after it', async () => {
    const { ask, last, told } = open();
    const { given, hand } = slowFile(`old,older\n${rising(60, (row) => `${row},${row + 30}`)}`);
    const first = ask({ job: 1, ask: 'open', given: [given], reading, settings });
    const text = `a,b\n${rising(50, (row) => `${row},${row}`)}`;
    await ask({ job: 2, ask: 'open', given: [{ name: 'x', text }], reading, settings });
    hand();
    await first;
    expect(told.filter(({ job }) => job === 1)).toEqual([]);
    await ask({ job: 3, ask: 'measure', settings });
    expect(last('measured')!.shown.summaries.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('that cannot be read is told in two parts', async () => {
    const { ask, last } = open();
    const file = Object.assign(new Blob(['a']), {
      arrayBuffer: () => Promise.reject(new DOMException('It is gone.', 'NotReadableError')),
    });
    await ask({ job: 1, ask: 'open', given: [{ name: 'gone.csv', file }], reading, settings });
    const { rule, wrong, instead } = last('problem')!.problem;
    expect(`${rule}: ${wrong} ${instead}`).toMatchSnapshot();
  });
});

test('a mistake of ours in the worker is an error that its page hears of', async () => {
  const listeners: ((event: { data: Request }) => void)[] = [];
  const errors: unknown[] = [];
  vi.stubGlobal('self', {
    addEventListener: (_: string, listen: (typeof listeners)[number]) => listeners.push(listen),
    postMessage: () => {},
    reportError: (error: unknown) => errors.push(error),
  });
  await import('../../src/own-data/worker.ts');
  // Nothing was opened that could be measured.
  listeners[0]!({ data: { job: 1, ask: 'measure', settings } });
  await expect.poll(() => errors).toEqual([expect.any(TypeError)]);
  vi.unstubAllGlobals();
});

describe('laws', () => {
  const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 12, maxLength: 60 });
  const pairs = fc.tuple(values, values).filter(([then]) => new Set(then).size > 1);
  const table = (then: readonly number[], now: readonly number[]) =>
    rising(Math.max(then.length, now.length), (row) => `${then[row] ?? ''};${now[row] ?? ''}`);
  const rulersOf = async (then: readonly number[], now: readonly number[]) => {
    const { measured } = (await foundIn(table(then, now))).shown;
    return { bins: measured.comparison, ks: measured.values!.ks, moved: measured.values!.wasserstein };
  };

  it('the order of rows says nothing', () =>
    fc.assert(
      fc.asyncProperty(pairs, async ([then, now]) => {
        expect(await rulersOf(then.toReversed(), now.toSorted())).toEqual(await rulersOf(then, now));
      }),
      { numRuns: 30 },
    ));

  it('another unit moves no ruler of bins or ranks, and Wasserstein by its factor', () =>
    fc.assert(
      // Powers of two are exact, so equal values stay equal.
      fc.asyncProperty(pairs, fc.constantFrom(0.25, 0.5, 2, 8), fc.integer(), async ([then, now], factor, start) => {
        const other = (value: number) => factor * value + (start % 1000);
        const [before, after] = [await rulersOf(then, now), await rulersOf(then.map(other), now.map(other))];
        expect([after.bins, after.ks]).toEqual([before.bins, before.ks]);
        expect(after.moved).toBeCloseTo(factor * before.moved, 8);
      }),
      { numRuns: 30 },
    ));

  it('a column beside itself has not moved', () =>
    fc.assert(
      fc.asyncProperty(pairs, async ([then]) => {
        const { bins, ks, moved } = await rulersOf(then, then);
        expect([bins.psi, bins.jensenShannon, bins.totalVariation, ks.statistic, moved]).toEqual([0, 0, 0, 0, 0]);
      }),
      { numRuns: 20 },
    ));
});

test.each([
  ['no-drift', 'noise'],
  ['shift', 'moved'],
  ['too-few', 'too-few-rows'],
  ['words', 'moved'],
] as const)('the sample %s says %s', async (name, says) => {
  const { last, ask } = open();
  await ask({ job: 1, ask: 'sample', name });
  expect(last('sample')!.text).toBe(sampleText(name));
  expect((await foundIn(sampleText(name))).shown.measured.verdict.says).toBe(says);
});

test('a million rows are read in pieces, with signs of progress', async () => {
  const { last, told } = await openWith(`a,b\n${rising(1_000_000, (row) => `${row % 7919},${(row * 31) % 7927}`)}`);
  expect(last('found')!.shown.summaries.map(({ rows }) => rows)).toEqual([1_000_000, 1_000_000]);
  expect(last('rows')!.rows!.sampled).toEqual([1000, 1000]);
  const shares = told.flatMap((answer) =>
    answer.tell === 'progress' && answer.stage === 'reading' ? [answer.share] : [],
  );
  expect(shares.length).toBeGreaterThan(5);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});
