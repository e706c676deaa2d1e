/** Says in words what the rulers found. Never a mark alone: what was seen, how large it is, and what could have been seen. */
import { mostCategories, ruleOfThumb, verdictSettings } from './compare.ts';
import type { Found, Shown } from './messages.ts';
import { count, counted, quoted } from './problems.ts';

const formatters = new Map<number, Intl.NumberFormat>();

/** A number to some significant digits, with a true minus sign. */
export function number(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9))
    return value
      .toExponential(digits - 1)
      .replace(/^-/, '−')
      .replace(
        /e([+-])(\d+)/,
        (_, sign: string, power: string) => ` · 10${sign === '-' ? '⁻' : ''}${superscript(power)}`,
      );
  let formatter = formatters.get(digits);
  if (!formatter)
    formatters.set(digits, (formatter = new Intl.NumberFormat('en', { maximumSignificantDigits: digits })));
  return formatter.format(value).replace(/^-/, '−');
}

function superscript(text: string): string {
  return [...text].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
}

/** A share as percent. */
export function percent(share: number): string {
  return `${number(100 * share, share > 0 && share < 0.1 ? 2 : 3)}\u202f%`;
}

/** p = 0.032, p < 0.0001 */
export function probability(p: number): string {
  return p < 1e-4 ? 'p < 0.0001' : `p = ${number(p, 2)}`;
}

export interface VerdictWords {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const [often, surely] = [percent(verdictSettings.level), 'four of five cases'];

/** What the tests that were asked say, with their probabilities. */
function testsSaid({ measured }: Shown): string {
  const { comparison, values, verdict } = measured;
  const said = [
    ...(values ? [`Kolmogorov and Smirnov’s test of the values (${probability(values.ks.pValue)})`] : []),
    ...(verdict.binsAsked
      ? [
          `the chi-squared test of the ${measured.edges ? 'bins' : 'words'} (${probability(comparison.chiSquared.pValue)})`,
        ]
      : []),
  ];
  return said.join(' and ');
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How large what moved is: in the unit of the column, or in shares. */
function sizeOf({ summaries, measured }: Shown): string {
  const [then, now] = summaries;
  const { comparison, values, categories } = measured;
  if (values && then.numbers && now.numbers) {
    const { middleHalf } = then.numbers;
    const beside =
      middleHalf > 0 ? `, ${percent(values.wasserstein / middleHalf)} of the width of the reference’s middle half` : '';
    return `How large it is: values have to move by ${number(values.wasserstein)} on average, in the unit of the column${beside}. The median went from ${number(then.numbers.median)} to ${number(now.numbers.median)}. ${percent(comparison.totalVariation)} of the rows lie in other bins than they would.`;
  }
  const [before, after] = comparison.counts;
  const shares = before.map((rows, word) => [rows / then.rows, after[word]! / now.rows] as const);
  const most = shares.reduce(
    (best, [a, b], word) => (Math.abs(b - a) > Math.abs(shares[best]![1] - shares[best]![0]) ? word : best),
    0,
  );
  const name = most < categories!.length ? quoted(categories![most]!) : 'all others together';
  return `How large it is: ${percent(comparison.totalVariation)} of the rows would have to say another word. Most has moved ${name}, from ${percent(shares[most]![0])} to ${percent(shares[most]![1])}.`;
}

/** PSI beside the noise, and beside the rule of thumb that knows nothing of the rows. */
function psiWords({ measured }: Shown): string {
  const { psi, psiThreshold } = measured.comparison;
  const { warning, alarm } = ruleOfThumb;
  const beside = `PSI is ${number(psi)}. Without drift, samples of these sizes stay below ${number(psiThreshold)}, but for ${often} of them.`;
  const thumb =
    psi >= alarm
      ? `The rule of thumb would call an alarm, at ${alarm}`
      : psi >= warning
        ? `The rule of thumb would ask for a look, at ${warning}`
        : `The rule of thumb would call it stable, below ${warning}`;
  const agrees = psi >= warning === psi > psiThreshold;
  const rests = `${agrees ? ';' : ', for'} it does not ask how many rows there are.`;
  return `${beside} ${thumb}${rests}`;
}

function missingWords({ missing, summaries }: Shown): string[] {
  if (missing.pValue === null || missing.pValue > 0.01) return [];
  const [then, now] = summaries;
  return [
    `Missing values differ as well: ${percent(missing.shares[0])} in “${then.name}” and ${percent(missing.shares[1])} in “${now.name}” (${probability(missing.pValue)}). Rows that are missing are in none of the rulers, so look at this first.`,
  ];
}

function silenceWords({ measured }: Shown): string {
  const { verdict, comparison, edges } = measured;
  const { alarm, fewestExpected } = verdictSettings;
  const bins = edges ? 'bins' : 'words';
  const why = verdict.binsAsked
    ? `On these ${bins} a drift is seen in ${surely} only from a PSI of ${number(verdict.visiblePsi!)}; one of ${alarm}, an alarm by the rule of thumb, would often stay unseen.`
    : `The ${edges ? 'thinnest bin' : 'rarest word'} expects ${number(comparison.chiSquared.smallestExpected, 2)} rows in the smaller sample, and the test of the ${bins} needs ${fewestExpected}.`;
  const fewer = edges && edges.length > 3 ? ' Fewer bins need fewer rows.' : '';
  return verdict.rowsNeeded === null
    ? `${why} More rows now would not help, for the reference itself is too small.${fewer}`
    : `${why} With about ${count(Number(verdict.rowsNeeded.toPrecision(2)))} rows now, beside this reference, a PSI of ${alarm} would be seen in ${surely}.${fewer}`;
}

/** The verdict: its title, and what carries it. */
export function verdictWords(shown: Shown): VerdictWords {
  const { verdict } = shown.measured;
  const tests = testsSaid(shown);
  const each = percent(verdict.levelOfEach);
  if (verdict.says === 'moved')
    return {
      title: 'Something moved',
      paragraphs: [
        `${upper(tests)}: ${verdict.by.length > 1 ? 'both find' : tests.includes(' and the') ? 'one of them finds' : 'it finds'} a difference that at most ${each} of pairs of samples show when nothing has moved.`,
        sizeOf(shown),
        psiWords(shown),
        ...missingWords(shown),
        'Whether it matters no ruler can say: that depends on what a model does with these values, and what an error costs.',
      ],
    };
  const nothing =
    tests === ''
      ? 'No test could be asked.'
      : `${upper(tests)}: ${tests.includes(' and the') ? 'neither finds' : 'it does not find'} a difference that at most ${each} of pairs of samples show when nothing has moved.`;
  if (verdict.says === 'noise')
    return {
      title: 'Nothing beyond noise',
      paragraphs: [
        nothing,
        `This is an answer and not a silence: a drift with a PSI of ${number(verdict.visiblePsi!)} on these ${shown.measured.edges ? 'bins' : 'words'} would have been seen in ${surely}.`,
        psiWords(shown),
        ...missingWords(shown),
      ],
    };
  return {
    title: 'Not enough data to say',
    paragraphs: [nothing, silenceWords(shown), psiWords(shown), ...missingWords(shown)],
  };
}

/** What the reader should know of how the data were read, and of values that repeat. */
export function noticesOf(found: Found, { summaries, measured }: Shown, binsAsked: number): string[] {
  const notices: string[] = [];
  const tables = found.tables.map(
    ({ name, separatedBy, named }) =>
      `${name}: ${separatedBy === 'lines' ? 'one column' : `columns parted by ${separatedBy}`}, ${named ? 'with a line of names' : 'without a line of names'}`,
  );
  notices.push(`${upper(tables.join('; '))}. ${counted(found.rows, 'row')} read.`);
  if (found.encoding) notices.push(`The file is not UTF-8; it was read as ${found.encoding}.`);
  for (const { doubt, sign } of found.doubts)
    notices.push(
      `“${doubt}” can be read in two ways, and was read with a decimal ${sign}${(sign === 'point') === doubt!.includes(',') ? ', its comma parting thousands' : ''}. Choose the other below if that is wrong.`,
    );
  for (const { name, names, columns } of found.tables)
    if (names !== null)
      notices.push(
        `The line of names in ${name} has ${counted(names, 'cell')}, and its rows have ${columns.length === names ? 'fewer' : columns.length}: names may stand above other columns than their own. Where commas part decimals as well as cells, write semicolons or tabs between the columns.`,
      );
  const [taken] = found.taken;
  if (taken)
    notices.push(
      `${found.taken.map((each) => `“${each.name}”`).join(' and ')} ${found.taken.length === 1 ? 'was' : 'were'} read as words, since ${quoted(taken.first.cell)} in line ${count(taken.first.line)} is no number. If numbers are meant, write them without units.`,
    );
  if (found.ragged) {
    const { rows, firstLine, firstCells, usualCells } = found.ragged;
    notices.push(
      `${counted(rows, 'line has', 'lines have')} more or fewer cells than the ${usualCells} of the others; the first is line ${count(firstLine)}, with ${firstCells}. Cells that are not there count as missing.`,
    );
  }
  for (const { name, cells, first } of found.odd)
    notices.push(
      `“${name}” has ${counted(cells, 'cell')} that ${cells === 1 ? 'is no number; it counts' : 'are no numbers; they count'} as missing. ${cells === 1 ? 'It is' : 'The first is'} ${quoted(first.cell)} in line ${count(first.line)}.`,
    );
  const [then] = summaries;
  if (then.numbers && measured.edges) {
    const { ties } = then.numbers;
    if (measured.edges.length + 1 < binsAsked)
      notices.push(
        `${binsAsked} bins were asked for, and there are ${measured.edges.length + 1}: equal values stay in one bin. The commonest, ${number(ties.commonest, 6)}, is ${percent(ties.rows / then.rows)} of the reference.`,
      );
    else if (ties.rows * binsAsked > 1.5 * then.rows)
      notices.push(
        `${number(ties.commonest, 6)} alone is ${percent(ties.rows / then.rows)} of the reference, so the bins are not of equal size.`,
      );
    if (ties.different * 2 < then.rows)
      notices.push(
        `The reference has ${counted(ties.different, 'different value')} in ${counted(then.rows, 'row')}. Where values repeat, the p of Kolmogorov and Smirnov is too large, never too small.`,
      );
  }
  if (measured.others > 0)
    notices.push(
      `${counted(measured.others, 'rarer word')} ${measured.others === 1 ? 'is' : 'are'} counted together, so that no more than ${mostCategories} are compared.`,
    );
  return notices;
}
