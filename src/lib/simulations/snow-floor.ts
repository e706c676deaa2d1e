/** A camera in snow: its accuracy breaks a floor long before PSI reaches the levels of the trade. */
import { type ChartSpec, column, defineSimulation, isBelow, number, percent, quantity } from 'labwright/simulation';
import { populationStabilityIndex } from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { mixHistograms } from '../science/mixtures.ts';
import { sharesInEqualBins } from '../science/normal.ts';
import { whereReached } from '../science/root.ts';
import { at, limit, linear, marker } from './_chart-parts.ts';

const [low, high] = [74, 96];
/** The name of a level, at the top of its rule. */
const levelName = (name: string, level: string) => [
  {
    mark: {
      type: 'text' as const,
      style: 'limit-label',
      align: 'left' as const,
      baseline: 'top' as const,
      dx: 4,
      dy: 2,
      text: { expr: `width > 150 ? '${name}' : ''` },
    },
    encoding: { x: at(level), y: at(high) },
  },
];
const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 'floor'),
    {
      mark: { type: 'text', style: 'limit-label', text: { expr: "'floor ' + format(floor, '.0f') + ' %'" } },
      encoding: { x: at(0.36), y: at('floor') },
    },
    limit('x', 'warningLevel'),
    limit('x', 'alarmLevel'),
    ...levelName('warning', 'warningLevel'),
    ...levelName('alarm', 'alarmLevel'),
    {
      mark: 'line',
      encoding: {
        x: { field: 'psi', ...linear('PSI of the brightness', [0, 0.36], [0, 0.1, 0.2, 0.3]) },
        y: { field: 'accuracy', ...linear('accuracy, %', [low, high], [75, 80, 85, 90, 95]) },
      },
    },
    { mark: { type: 'rule', style: 'now' }, encoding: { x: at('psi'), y: at('accuracy'), y2: { datum: low } } },
    { mark: marker, encoding: { x: at('psi'), y: at('accuracy') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "'PSI ' + format(psi, '.3f')" },
      },
      encoding: { x: at('psi'), y: at(low) },
    },
  ],
};

export const snowFloor = defineSimulation({
  id: 'snow-floor',
  title: 'A camera in snow',
  params: {
    snow: number({ label: 'Frames with snow', symbol: 'f', unit: '%', min: 0, max: 50, step: 1, default: 5 }),
    floor: number({ label: 'Accuracy floor', unit: '%', min: 80, max: 94, step: 1, default: 90 }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    clearAccuracy: { label: 'Accuracy without snow', symbol: 'A_0', unit: '%', digits: 0, value: 95, kind: 'given' },
    harm: {
      label: 'Accuracy lost in snow, of what there was',
      symbol: 'h',
      unit: '%',
      digits: 0,
      value: 40,
      kind: 'given',
    },
    bins: { label: 'Bins', digits: 0, value: 10, kind: 'given' },
    snowMean: {
      label: 'Mean brightness of snow',
      digits: 1,
      value: 1.2,
      kind: 'given',
      note: 'In standard deviations of the frames without snow.',
    },
    snowDeviation: { label: 'Standard deviation of snow', digits: 1, value: 0.8, kind: 'given' },
    warningLevel: {
      label: 'Warning level of PSI',
      digits: 1,
      value: 0.1,
      kind: 'definition',
      source: 'Rule of thumb: [@siddiqi2006]',
    },
    alarmLevel: {
      label: 'Alarm level of PSI',
      digits: 1,
      value: 0.2,
      kind: 'definition',
      source: 'Rule of thumb of monitoring tools; credit scoring draws its last limit higher [@siddiqi2006]',
    },
  },
  outputs: {
    psi: quantity({ label: 'PSI', digits: 3, formula: '\\sum_i (c_i - e_i)\\,\\ln(c_i / e_i)' }),
    accuracy: percent({ label: 'Accuracy', digits: 1, formula: 'A_0\\,(1 - h f)' }),
    snowAtFloor: percent({ label: 'Snow at which the floor breaks', digits: 1, formula: '(1 - \\text{floor}/A_0)/h' }),
    psiAtFloor: quantity({ label: 'PSI at which the floor breaks', digits: 3 }),
    accuracyAtWarning: percent({
      label: 'Accuracy when PSI reaches the warning level',
      digits: 1,
      note: 'Found by halving the interval of shares of snow.',
    }),
    accuracyAtAlarm: percent({ label: 'Accuracy when PSI reaches the alarm level', digits: 1 }),
  },
  states: {
    silentHarm: {
      label: 'The floor is broken, and PSI has not warned',
      kind: 'failure',
      remedy: 'Set the level of the alarm from the floor, not from habit.',
    },
  },
  settings: { little: {}, atFloor: { snow: 14 }, atWarning: { snow: 26 }, atAlarm: { snow: 38 } },
  datasets: {
    curve: {
      columns: {
        snow: column({ label: 'Snow', unit: '%', digits: 1 }),
        psi: column({ label: 'PSI', digits: 3 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
      },
    },
    steps: {
      columns: {
        snow: column({ label: 'Snow', unit: '%', digits: 0 }),
        psi: column({ label: 'PSI', digits: 3 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    harm: {
      title: 'Accuracy against PSI while the snow grows',
      height: 230,
      guess: 'y',
      spec,
      table: { dataset: 'steps' },
      finding: ({ outputs, parameters, states, say }) =>
        `With snow on ${say('snow')} of the frames the PSI is ${say('psi')} and the model is right on ${say('accuracy')}: ` +
        (states.silentHarm
          ? `its floor of ${say('floor')} is broken, and no level of the trade has been reached.`
          : `its floor of ${say('floor')} ${outputs.accuracy < parameters.floor ? 'is broken' : 'holds'}.`),
    },
  },
  run({ snow, floor }, c) {
    const clear = sharesInEqualBins(c.bins, 0, 1);
    const snowy = sharesInEqualBins(c.bins, c.snowMean, c.snowDeviation);
    const psiAt = (share: number) => populationStabilityIndex(clear, mixHistograms(clear, snowy, share));
    const accuracyAt = (share: number) => c.clearAccuracy * (1 - (c.harm / c.whole) * share);
    // PSI only grows with the share of snow.
    const shareAtPsi = (level: number): number => whereReached(psiAt, level, 0, 1) ?? 1;
    const point = (share: number) => ({ snow: c.whole * share, psi: psiAt(share), accuracy: accuracyAt(share) });
    const now = point(snow / c.whole);
    const shareAtFloor = (1 - floor / c.clearAccuracy) / (c.harm / c.whole);
    return {
      outputs: {
        psi: now.psi,
        accuracy: now.accuracy,
        snowAtFloor: c.whole * shareAtFloor,
        psiAtFloor: psiAt(shareAtFloor),
        accuracyAtWarning: accuracyAt(shareAtPsi(c.warningLevel)),
        accuracyAtAlarm: accuracyAt(shareAtPsi(c.alarmLevel)),
      },
      states: { silentHarm: isBelow(now.accuracy, floor) && now.psi < c.warningLevel },
      datasets: {
        curve: evenlySpaced(0, 0.5, 51).map(point),
        steps: evenlySpaced(0, 0.5, 11).map(point),
      },
    };
  },
});

export default snowFloor;
