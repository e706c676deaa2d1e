/**
 * How long the radar has to look before a threshold means something, when each frame resembles the one before.
 *
 * Rows for a threshold τ at a share α of false alarms: χ²(B − 1, 1 − α)/τ. A stream of frames with a correlation ρ from one to
 * the next is worth (1 − ρ)/(1 + ρ) of as many independent ones.
 */
import { atLeast, column, defineSimulation, number, quantity } from 'labwright/simulation';
import { effectiveRows, rowsToCollect } from '../science/correlated-samples.ts';
import { logSpaced } from '../science/grid.ts';
import { rowsForPsiThreshold } from '../science/psi-noise.ts';
import { trackChoice } from './_mission-profiles.ts';
import { patienceSpec } from './_mission-radar-charts.ts';
import { radarConstants, streamOf, watchedOf } from './_mission-radar-models.ts';

const scenario = 'Invented for this mission';

export const missionPatience = defineSimulation({
  id: 'mission-patience',
  title: 'How long the radar has to look',
  params: {
    track: trackChoice({
      cloud: {
        values: { correlation: 0 },
        source: scenario,
        differs: { correlation: { label: 'Correlation from one prompt to the next' } },
        settings: { strict: { alarmThreshold: 0.509 } },
      },
      edge: {
        values: { correlation: radarConstants.edgeCorrelation.value },
        source: scenario,
        settings: { strict: { alarmThreshold: 0.028 } },
      },
      mobile: {
        values: { correlation: radarConstants.mobileCorrelation.value },
        source: scenario,
        settings: { strict: { alarmThreshold: 0.057 } },
      },
      tiny: {
        values: { correlation: radarConstants.tinyCorrelation.value },
        source: scenario,
        settings: { strict: { alarmThreshold: 0.051 } },
      },
    }),
    alarmThreshold: number({
      label: 'Alarm threshold of PSI',
      symbol: '\\tau',
      min: 0.01,
      max: 0.6,
      step: 0.001,
      digits: 3,
      scale: 'log',
      default: 0.1,
    }),
    correlation: number({
      label: 'Correlation from one frame to the next',
      symbol: '\\rho',
      min: 0,
      max: 0.999,
      step: 0.001,
      digits: 3,
      default: 0,
    }),
  },
  constants: {
    ...radarConstants,
    atOnce: { label: 'Longer than this is no longer at once', unit: 'second', digits: 0, value: 60, kind: 'given' },
  },
  outputs: {
    rowsToKnow: quantity({
      label: 'Independent rows for that threshold',
      digits: 0,
      formula: '\\chi^2_{B-1,\\,1-\\alpha}/\\tau',
    }),
    secondsToKnow: quantity({
      label: 'Time to collect them',
      unit: 'second',
      digits: 1,
      formula: '\\frac{\\chi^2_{B-1,\\,1-\\alpha}}{\\tau}\\cdot\\frac{1+\\rho}{1-\\rho}\\cdot\\frac1{\\mathrm{rate}}',
    }),
    rowsPerMinute: quantity({ label: 'Rows in a minute', digits: 0 }),
    effectivePerMinute: quantity({
      label: 'Independent rows in a minute',
      digits: 0,
      formula: 'n\\,\\frac{1-\\rho}{1+\\rho}',
    }),
  },
  states: {
    slow: { label: 'The radar needs longer than a minute', kind: 'condition' },
  },
  settings: {
    start: {},
    independent: { correlation: 0 },
    strict: { alarmThreshold: 0.028 },
  },
  datasets: {
    patience: {
      columns: {
        correlation: column({ label: 'Correlation', digits: 3 }),
        seconds: column({ label: 'Time to collect', unit: 'second', digits: 1 }),
      },
    },
    correlations: {
      columns: {
        correlation: column({ label: 'Correlation from one to the next', digits: 3 }),
        perMinute: column({ label: 'A minute is worth', digits: 0 }),
        seconds: column({ label: 'Time to collect', unit: 'second', digits: 1 }),
      },
    },
  },
  charts: {
    patience: {
      title: 'Time until a threshold means something',
      height: 220,
      spec: patienceSpec,
      table: { dataset: 'correlations' },
      finding: ({ say }) =>
        `With a correlation of ${say('correlation')} a threshold of ${say('alarmThreshold')} takes ${say('secondsToKnow')} of data.`,
    },
  },
  run({ track, alarmThreshold, correlation }, c) {
    const { perSecond } = streamOf(track, c);
    const bins = watchedOf(track, 'garbled', false).reference.length;
    const rowsToKnow = rowsForPsiThreshold(alarmThreshold, Infinity, bins, c.falseAlarms)!;
    const secondsAt = (likeness: number) => rowsToCollect(rowsToKnow, likeness) / perSecond;
    const perMinute = perSecond * c.secondsPerMinute;
    const secondsToKnow = secondsAt(correlation);
    return {
      outputs: {
        rowsToKnow,
        secondsToKnow,
        rowsPerMinute: perMinute,
        effectivePerMinute: effectiveRows(perMinute, correlation),
      },
      states: { slow: atLeast(secondsToKnow, c.atOnce) },
      datasets: {
        // Close together where the curve turns: evenly in the logarithm of what a row brings that is new.
        patience: logSpaced(0.001, 1, 61)
          .map((fresh) => 1 - fresh)
          .reverse()
          .map((likeness) => ({ correlation: likeness, seconds: secondsAt(likeness) })),
        correlations: [0, 0.9, 0.99, 0.999].map((likeness) => ({
          correlation: likeness,
          perMinute: effectiveRows(perMinute, likeness),
          seconds: secondsAt(likeness),
        })),
      },
    };
  },
});

export default missionPatience;
