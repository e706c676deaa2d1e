/** What a minute of video is worth to a monitor, when each frame resembles the one before it. */
import { column, defineSimulation, number, quantity } from 'labwright/simulation';
import { effectiveRows } from '../science/correlated-samples.ts';

export const effectiveFrames = defineSimulation({
  id: 'effective-frames',
  title: 'Frames that count',
  params: {
    correlation: number({
      label: 'Correlation from frame to frame',
      symbol: '\\rho',
      min: 0,
      max: 0.999,
      step: 0.001,
      digits: 3,
      default: 0.99,
    }),
    perSecond: number({ label: 'Frames', unit: '1/second', min: 1, max: 200, step: 1, default: 100 }),
  },
  constants: {
    window: { label: 'Window', unit: 'second', digits: 0, value: 60, kind: 'given' },
  },
  outputs: {
    frames: quantity({ label: 'Frames in a minute', symbol: 'n', digits: 0 }),
    effective: quantity({
      label: 'Independent frames they are worth',
      digits: 0,
      formula: 'n\\,\\frac{1 - \\rho}{1 + \\rho}',
      source: '[@bartlett1946]',
    }),
    perFrame: quantity({
      label: 'Frames that make one independent frame',
      digits: 0,
      formula: '\\frac{1 + \\rho}{1 - \\rho}',
    }),
  },
  settings: { drafted: {}, uncorrelated: { correlation: 0 }, loose: { correlation: 0.9 } },
  datasets: {
    correlations: {
      columns: {
        correlation: column({ label: 'Correlation from frame to frame', digits: 3 }),
        effective: column({ label: 'A minute is worth', digits: 0 }),
      },
    },
  },
  run({ correlation, perSecond }, c) {
    const frames = perSecond * c.window;
    return {
      outputs: {
        frames,
        effective: effectiveRows(frames, correlation),
        perFrame: frames / effectiveRows(frames, correlation),
      },
      states: {},
      datasets: {
        correlations: [0, 0.9, 0.99, 0.999].map((each) => ({
          correlation: each,
          effective: effectiveRows(frames, each),
        })),
      },
    };
  },
});

export default effectiveFrames;
