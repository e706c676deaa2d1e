/** Calibration as a reader sees it: two sentences, and a table with a bar for each level of confidence. */
import {
  brierScore,
  confidenceBins,
  coverageOf,
  enoughForecasts,
  statedForecasts,
  type Bin,
  type Forecast,
} from '../../ledger/calibration.ts';
import { counted, el, percent, place } from './dom.ts';

/** `21 % to 72 %`. */
function range({ low, high }: { low: number; high: number }): string {
  return `${percent(low)} to ${percent(high)}`;
}

/** Not enough forecasts: how many there are, of how many it takes. */
function tooFew(have: number, what: string): string {
  return `not enough to say yet (${have} of ${enoughForecasts} ${what}).`;
}

function choices(forecasts: readonly Forecast[]): HTMLElement {
  const stated = statedForecasts(forecasts.filter(({ kind }) => kind === 'choice'));
  const score = brierScore(stated);
  if (score === undefined || stated.length < enoughForecasts)
    return el('p', {}, el('b', {}, 'Choices: '), tooFew(stated.length, 'choices with a stated confidence'));
  return el(
    'p',
    {},
    el('b', {}, 'Choices: '),
    `a Brier score of ${score.toFixed(2)} over ${counted(stated.length, 'choice')}. `,
    'Always sure and right would be 0; saying 50\u202f% each time earns 0.25.',
  );
}

function numbers(forecasts: readonly Forecast[], whose: string): HTMLElement {
  const { n, share, interval, hits, stated, statedBy } = coverageOf(forecasts.filter(({ kind }) => kind === 'number'));
  if (n < enoughForecasts || share === undefined) return el('p', {}, el('b', {}, 'Numbers: '), tooFew(n, 'numbers'));
  const sure = stated === undefined ? '' : ` Stated confidence was ${percent(stated)} on average, over ${statedBy}.`;
  return el(
    'p',
    {},
    el('b', {}, 'Numbers: '),
    `${hits} of ${n} lay in the band around the truth, ${percent(share)} of ${whose} (95\u202f% interval: ${range(interval)}).${sure}`,
  );
}

/** A track from 0 to 100 %: the interval as a band, the share as a disc, the stated confidence as a line. */
function bar({ share, stated, interval }: Bin): HTMLElement {
  const track = el('span', { class: 'track', 'aria-hidden': 'true' });
  if (share === undefined || stated === undefined) return track;
  track.append(
    place(el('span', { class: 'track-range' }), { from: interval.low, to: interval.high }),
    place(el('span', { class: 'track-stated' }), { at: stated }),
    place(el('span', { class: 'track-share' }), { at: share }),
  );
  return track;
}

function row(bin: Bin): HTMLTableRowElement {
  const label = `${Math.round(100 * bin.from)} to ${bin.to === 1 ? 100 : Math.round(100 * bin.to) - 1}\u202f%`;
  const known = bin.share !== undefined;
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, label),
    el('td', { class: 'number' }, bin.n),
    el('td', { class: 'number' }, known ? percent(bin.share) : ''),
    el('td', { class: 'number' }, known ? range(bin.interval) : ''),
    el('td', { class: 'track-cell' }, bar(bin)),
  );
}

/** Everything that can be said of how well stated confidence meets what came true. */
export function calibrationSection(forecasts: readonly Forecast[], whose: string): DocumentFragment {
  const section = document.createDocumentFragment();
  section.append(choices(forecasts), numbers(forecasts, whose));
  const stated = statedForecasts(forecasts);
  if (stated.length < enoughForecasts) {
    section.append(el('p', {}, el('b', {}, 'By confidence: '), tooFew(stated.length, 'predictions with a confidence')));
    return section;
  }
  const heads = ['Stated', 'Predictions', 'Came true', '95\u202f% interval'];
  section.append(
    el(
      'div',
      { class: 'table-scroll', role: 'region', tabindex: 0, 'aria-label': 'Predictions by stated confidence' },
      el(
        'table',
        { class: 'data-table calibration' },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ...heads.map((head, index) => el('th', { scope: 'col', class: index > 0 && 'number' }, head)),
            el('th', { scope: 'col', class: 'track-cell' }, 'From 0 to 100\u202f%'),
          ),
        ),
        el('tbody', {}, ...confidenceBins(forecasts).map(row)),
      ),
    ),
    el(
      'p',
      { class: 'small' },
      'Disc: the share that came true. Band: its 95\u202f% interval (Wilson). Line: the confidence stated, on average. Well calibrated means that line and disc stand together.',
    ),
  );
  return section;
}
