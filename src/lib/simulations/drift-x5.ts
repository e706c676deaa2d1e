/**
 * X5: concept drift that PSI cannot see, and labels that look the other way.
 *
 * A = Σ eᵢ (aᵢ − ε·hᵢ) while the mix of inputs stays, so PSI is 0. Labels come from the kinds that somebody checks; where those
 * are not the kinds that have changed, the labels say what they always said.
 */
import {
  atLeast,
  boolean,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { populationStabilityIndex, worstAccuracyDrop } from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { expectedValue } from '../science/mixtures.ts';
import { normalCdf } from '../science/normal.ts';
import { randomStream } from '../science/random.ts';
import { binomialDraw } from '../science/random-samples.ts';
import { reweightedMean, stratifiedError } from '../science/slices.ts';
import { highest, kindsSpec, lastWeek, lowest, weeksSpec } from './_checked-charts.ts';
import { psiLevels } from './_drift-bench.ts';
import { binConstants, histogramsOf } from './_histograms.ts';
import { placeLabels } from './_label-places.ts';

const kinds = ['new', 'rare', 'regular', 'loyal'];
const nobody = 'nobody looks at them';
const { reference1, reference2, reference3, reference4, accuracy1, accuracy2, accuracy3, accuracy4 } = binConstants;
const harm = (kind: string, value: number) =>
  ({ label: `Harm to ${kind} sellers`, symbol: 'h', digits: 1, value, kind: 'given' }) as const;
const checked = (kind: string, value: number) =>
  ({ label: `Payouts of ${kind} sellers checked in any case`, unit: '%', digits: 0, value, kind: 'given' }) as const;

export const driftX5 = defineSimulation({
  id: 'drift-x5',
  title: 'A meaning that drifts, and labels from elsewhere',
  params: {
    epsilon: number({
      label: 'Changed meaning',
      symbol: '\\varepsilon',
      min: 0,
      max: 0.4,
      step: 0.01,
      digits: 2,
      default: 0,
    }),
    audited: number({
      label: 'Checked by lot',
      symbol: 'q',
      unit: '%',
      min: 0,
      max: 20,
      step: 0.5,
      digits: 1,
      default: 0,
      note: 'Of the payouts of regular and loyal sellers, whatever the model says of them.',
    }),
    reweighted: boolean({
      label: 'Weighed by share',
      default: false,
      note: 'Each kind of seller by its share of all payouts. Otherwise every label counts as one.',
    }),
  },
  constants: {
    reference1: { ...reference1, label: 'Payouts to new sellers' },
    reference2: { ...reference2, label: 'Payouts to sellers who sell rarely' },
    reference3: { ...reference3, label: 'Payouts to regular sellers' },
    reference4: { ...reference4, label: 'Payouts to loyal sellers' },
    moved1: binConstants.moved1,
    moved2: binConstants.moved2,
    moved3: binConstants.moved3,
    moved4: binConstants.moved4,
    accuracy1: { ...accuracy1, label: 'Right on new sellers, at launch' },
    accuracy2: { ...accuracy2, label: 'Right on sellers who sell rarely, at launch' },
    accuracy3: { ...accuracy3, label: 'Right on regular sellers, at launch' },
    accuracy4: { ...accuracy4, label: 'Right on loyal sellers, at launch' },
    harm1: harm('new', 0),
    harm2: harm('rare', 0),
    harm3: harm('regular', 0.5),
    harm4: harm('loyal', 1),
    checked1: checked('new', 100),
    checked2: checked('rare', 100),
    checked3: checked('regular', 0),
    checked4: checked('loyal', 0),
    payouts: { label: 'Payouts of a week', symbol: 'n', digits: 0, value: 5000, kind: 'given' },
    from: { label: 'The meaning begins to change in week', unit: 'week', digits: 0, value: 6, kind: 'given' },
    until: { label: 'and has changed by week', unit: 'week', digits: 0, value: 18, kind: 'given' },
    weeks: { label: 'Weeks looked at', unit: 'week', digits: 0, value: lastWeek, kind: 'given' },
    redFrom: {
      label: 'The light of the labels turns red at a loss of',
      unit: 'point',
      digits: 0,
      value: 2,
      kind: 'given',
    },
    harmful: { label: 'A loss that does harm', unit: 'point', digits: 0, value: 5, kind: 'given' },
    warningLevel: psiLevels.warningLevel,
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    percentToPoints: { label: 'Points in a per cent', unit: 'point/%', digits: 0, value: 1, kind: 'definition' },
    lot: { label: 'Picked by lot, in the comparison', unit: '%', digits: 0, value: 5, kind: 'given' },
    seed: { label: 'Seed of the draws', digits: 0, value: 15, kind: 'given' },
  },
  outputs: {
    psi: quantity({ label: 'PSI of the inputs', symbol: '\\mathrm{PSI}', digits: 3 }),
    accuracy: percent({
      label: 'Accuracy',
      symbol: 'A',
      digits: 1,
      formula: '\\sum_i e_i\\,(a_i - \\varepsilon h_i)',
    }),
    launchAccuracy: percent({ label: 'Accuracy at launch', digits: 1 }),
    accuracyDrop: quantity({ label: 'Lost since launch', unit: 'point', digits: 1 }),
    labels: quantity({ label: 'Labels of a week', digits: 0 }),
    lotted: quantity({ label: 'Labels of a week by lot', digits: 0 }),
    labelAccuracy: percent({ label: 'What the labels say', digits: 1, none: nobody }),
    labelAtLaunch: percent({ label: 'What they said at launch', digits: 1, none: nobody }),
    labelLine: percent({ label: 'The light turns red below', digits: 1, none: nobody }),
    labelDrop: quantity({ label: 'Lost, by the labels', unit: 'point', digits: 1, none: nobody }),
    labelError: quantity({
      label: 'Standard error of a week of labels',
      unit: 'point',
      digits: 1,
      none: nobody,
      formula: '\\sqrt{\\sum_i w_i^2\\,p_i(1 - p_i)/n_i}',
      source: '[@cochran1977]',
    }),
    falseRed: percent({
      label: 'Healthy weeks in which the light turns red',
      digits: 1,
      none: nobody,
      formula: '\\Phi(-\\text{line}/\\text{standard error at launch})',
    }),
    bound: quantity({
      label: 'The most that a change of the mix could have cost',
      unit: 'point',
      digits: 1,
      formula: '\\tfrac12\\sqrt{\\mathrm{PSI}}',
      source: 'Pinsker’s inequality, in both directions; it holds while the meaning of the inputs stays',
    }),
    firstRed: quantity({
      label: 'Labels first below the line in week',
      unit: 'week',
      digits: 0,
      none: 'not within the half-year',
    }),
    regularNow: percent({ label: 'Right on regular sellers', digits: 0 }),
    loyalNow: percent({ label: 'Right on loyal sellers', digits: 0 }),
  },
  states: {
    deadButGreen: {
      label: 'The model has lost much, and every light is green',
      kind: 'failure',
      remedy: 'Pick payouts by lot from the kinds that nobody checks, and weigh each kind by its share.',
    },
    seen: { label: 'The labels show a loss', kind: 'condition' },
  },
  settings: {
    launch: {},
    tenth: { epsilon: 0.1 },
    fifth: { epsilon: 0.2 },
    threeTenths: { epsilon: 0.3 },
    takenOver: { epsilon: 0.4 },
    // The same place under another name: what a question may tell before its answer.
    today: { epsilon: 0.4 },
    lotOnly: { epsilon: 0.4, audited: 5 },
    lotAndWeights: { epsilon: 0.4, audited: 5, reweighted: true },
  },
  datasets: {
    weeks: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        labels: column({ label: 'Labels of the week', unit: '%', digits: 1, none: '–' }),
      },
    },
    someWeeks: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        labels: column({ label: 'Labels of the week', unit: '%', digits: 1, none: '–' }),
      },
    },
    kinds: {
      columns: {
        kind: textColumn({ label: 'Sellers' }),
        share: column({ label: 'Share of the payouts', unit: '%', digits: 0 }),
        launch: column({ label: 'Right at launch', unit: '%', digits: 0 }),
        now: column({ label: 'Right now', unit: '%', digits: 0 }),
        checked: column({ label: 'Labels a week', digits: 0 }),
      },
    },
    names: {
      columns: {
        name: textColumn({ label: 'Name' }),
        labelAt: column({ label: 'Its height', unit: '%', digits: 1 }),
      },
    },
    audits: {
      columns: {
        way: textColumn({ label: 'Who is checked' }),
        labels: column({ label: 'Labels a week', digits: 0 }),
        says: column({ label: 'The labels say', unit: '%', digits: 1 }),
        lost: column({ label: 'Lost, by the labels', unit: 'point', digits: 1 }),
        error: column({ label: 'Standard error', unit: 'point', digits: 1 }),
      },
    },
  },
  charts: {
    weeks: {
      title: 'The model, and what its labels say week by week',
      height: 240,
      spec: weeksSpec,
      guess: 'y',
      table: { dataset: 'someWeeks' },
      finding: ({ outputs, say }) =>
        outputs.labelAccuracy === null
          ? `The model is right on ${say('accuracy')}, and some kinds have no label to weigh.`
          : `The model is right on ${say('accuracy')}, and the labels say ${say('labelAccuracy')}; they said ${say('labelAtLaunch')} at launch.`,
    },
    kinds: {
      title: 'Right on each kind of seller, and how many of it are checked',
      height: 190,
      spec: kindsSpec(kinds),
      table: { dataset: 'kinds' },
      finding: ({ say }) =>
        `On regular sellers the model is right on ${say('regularNow')} and on loyal ones on ${say('loyalNow')}, with ${say('lotted')} labels of both together.`,
    },
  },
  run({ epsilon, audited, reweighted }, c) {
    const { reference, accuracies } = histogramsOf(c);
    const harms = [c.harm1, c.harm2, c.harm3, c.harm4];
    const always = [c.checked1, c.checked2, c.checked3, c.checked4];
    const rightAt = (change: number) => accuracies.map((each, kind) => each - c.whole * change * harms[kind]!);
    const accuracyAt = (change: number) => expectedValue(reference, rightAt(change));
    // The mix of inputs does not depend on ε: what is served has the histogram of training.
    const psi = populationStabilityIndex(reference, reference);

    const rowsAt = (lot: number) =>
      reference.map((share, kind) =>
        Math.round((c.payouts * share * (always[kind]! > 0 ? always[kind]! : lot)) / c.whole),
      );
    /** What labels say on average, and how much a week of them trembles; null where a kind to be weighed has none. */
    const labelsSay = (change: number, rows: readonly number[], weighed: boolean) => {
      const weights = weighed ? reference : rows;
      if (weighed && rows.some((count) => count === 0)) return null;
      const samples = rightAt(change).map((value, kind) => ({ rows: rows[kind]!, value: value / c.whole }));
      return {
        // To a thousand-millionth: 78.15 shall not print as another number where it is the same one.
        says: Math.round(c.whole * reweightedMean(samples, weights) * 1e9) / 1e9,
        error: c.percentToPoints * c.whole * stratifiedError(samples, weights),
      };
    };
    const rows = rowsAt(audited);
    const [launch, now] = [labelsSay(0, rows, reweighted), labelsSay(epsilon, rows, reweighted)];
    const accuracy = accuracyAt(epsilon);
    const accuracyDrop = c.percentToPoints * (accuracyAt(0) - accuracy);
    const labelDrop = launch && now && c.percentToPoints * (launch.says - now.says);
    const labelLine = launch && launch.says - c.redFrom / c.percentToPoints;

    const stream = randomStream(c.seed, 'labels of a week');
    const changed = (week: number) => epsilon * Math.min(1, Math.max(0, (week - c.from) / (c.until - c.from)));
    const weeks = evenlySpaced(0, c.weeks, lastWeek + 1).map((week) => {
      const right = rightAt(changed(week)).map((each) => each / c.whole);
      const drawn = right.map((share, kind) => ({
        rows: rows[kind]!,
        value: rows[kind]! === 0 ? 0 : binomialDraw(stream, rows[kind]!, share) / rows[kind]!,
      }));
      return {
        week,
        accuracy: accuracyAt(changed(week)),
        labels: now && c.whole * reweightedMean(drawn, reweighted ? reference : rows),
      };
    });
    const red = labelLine === null ? undefined : weeks.find(({ labels }) => labels !== null && labels < labelLine);
    const ends = placeLabels([accuracy, now?.says ?? highest], { low: lowest + 2, high: highest - 2, gap: 4 });
    const ways = [
      { way: 'new and rare, by rule', lot: 0, weighed: false },
      { way: 'and others by lot', lot: c.lot, weighed: false },
      { way: 'by lot, and weighed', lot: c.lot, weighed: true },
    ];
    const seen = labelDrop !== null && atLeast(labelDrop, c.redFrom);
    const last = rightAt(epsilon);
    return {
      outputs: {
        psi,
        accuracy,
        launchAccuracy: accuracyAt(0),
        accuracyDrop,
        labels: rows.reduce((sum, count) => sum + count, 0),
        lotted: rows[2]! + rows[3]!,
        labelAccuracy: now && now.says,
        labelAtLaunch: launch && launch.says,
        labelLine,
        labelDrop,
        labelError: now && now.error,
        falseRed: launch && c.whole * normalCdf(-c.redFrom / launch.error),
        bound: c.percentToPoints * c.whole * worstAccuracyDrop(psi),
        firstRed: red?.week ?? null,
        regularNow: last[2]!,
        loyalNow: last[3]!,
      },
      states: {
        deadButGreen: atLeast(accuracyDrop, c.harmful) && !seen && isBelow(psi, c.warningLevel),
        seen,
      },
      datasets: {
        weeks,
        someWeeks: weeks.filter((_, week) => week % 4 === 2),
        kinds: kinds.map((kind, index) => ({
          kind,
          share: c.whole * reference[index]!,
          launch: accuracies[index]!,
          now: last[index]!,
          checked: rows[index]!,
        })),
        names: [{ name: 'the model', labelAt: ends[0]! }, ...(now ? [{ name: 'labels', labelAt: ends[1]! }] : [])],
        audits: ways.map(({ way, lot, weighed }) => {
          const picked = rowsAt(lot);
          // A lot above 0 leaves no kind without a label.
          const [before, after] = [labelsSay(0, picked, weighed)!, labelsSay(epsilon, picked, weighed)!];
          return {
            way,
            labels: picked.reduce((sum, count) => sum + count, 0),
            says: after.says,
            lost: c.percentToPoints * (before.says - after.says),
            error: after.error,
          };
        }),
      },
    };
  },
});

export default driftX5;
