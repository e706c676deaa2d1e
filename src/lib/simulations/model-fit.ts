/** Whether a model fits the memory of a device, in four number formats. */
import {
  type ChartSpec,
  column,
  defineSimulation,
  formatNumber,
  integer,
  isBelow,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { modelBytes } from '../science/model-size.ts';
import { at, limit, logarithmic, marker } from './_chart-parts.ts';
import { trimmed } from './_words.ts';

const width = (label: string, value: number) => ({ label, unit: 'bit', digits: 0, value, kind: 'definition' }) as const;
const constants = {
  bitsPerByte: { label: 'Bits in a byte', unit: 'bit/byte', digits: 0, value: 8, kind: 'definition' },
  bytesPerMB: {
    label: 'Bytes in a MB',
    unit: 'byte/MB',
    digits: 0,
    value: 2 ** 20,
    kind: 'definition',
    note: 'Memory is counted in powers of two: 1,024 MB are 1 GB.',
  },
  fp32Bits: width('FP32', 32),
  fp16Bits: width('FP16', 16),
  int8Bits: width('INT8', 8),
  int4Bits: width('INT4', 4),
} as const;

const formats = ['FP32', 'FP16', 'INT8', 'INT4'];
const size = { field: 'sizeMB', type: 'quantitative' as const };
const format = { field: 'format', type: 'nominal' as const };
const spec: ChartSpec = {
  data: { name: 'formats' },
  layer: [
    limit('x', 'memoryMB'),
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: { expr: "scale('x', memoryMB) > 0.6 * width ? 'right' : 'left'" },
        dx: { expr: "scale('x', memoryMB) > 0.6 * width ? 3 : -3" },
        text: { expr: "(width > 170 ? 'memory ' : '') + format(memoryMB, ',d') + ' MB'" },
      },
      encoding: { x: at('memoryMB'), y: { value: 0 } },
    },
    {
      mark: { type: 'rule', color: 'var(--lw-line-strong)' },
      encoding: {
        y: { ...format, scale: { domain: formats, padding: 0.5 }, axis: { title: null } },
        x: { ...size, ...logarithmic('MB of memory', [4, 65536], [8, 64, 512, 4096, 32768], ',d') },
        x2: { datum: 4 },
      },
    },
    {
      mark: {
        type: 'point',
        fill: { expr: "datum.verdict === 'fits' ? 'var(--lw-good)' : 'var(--lw-fail)'" },
        shape: { expr: "datum.verdict === 'fits' ? 'circle' : 'diamond'" },
        stroke: null,
        opacity: 1,
        size: { expr: 'width > 300 ? 90 : 45' },
      },
      encoding: { y: format, x: size },
    },
    {
      transform: [{ filter: 'datum.bits === bits' }],
      mark: { ...marker, fill: null, size: { expr: 'width > 300 ? 200 : 100' } },
      encoding: { y: format, x: size },
    },
    {
      transform: [
        // The thresholds lie between the widths that a plot has with the shorter and with the longer words beside it.
        { calculate: 'datum.shrinkFactor < 10 ? 10 : 1', as: 'parts' },
        {
          calculate: "format(ceil(datum.shrinkFactor * datum.parts - 1e-9) / datum.parts, '.1~f') + '×'",
          as: 'times',
        },
        { calculate: "datum.verdict === 'fits' ? 'fits' : (width > 180 ? 'shrink ' : '') + datum.times", as: 'what' },
        {
          calculate: "(width > 290 ? format(datum.sizeMB, ',.0f') + ' MB, ' : '') + datum.what",
          as: 'words',
        },
      ],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 6 },
      encoding: { y: format, x: { value: 'width' }, text: { field: 'words' } },
    },
  ],
};

export const modelFit = defineSimulation({
  id: 'model-fit',
  title: 'Does the model fit the device?',
  params: {
    parameters: integer({
      label: 'Parameters of the model',
      min: 2 ** 24,
      max: 2 ** 33,
      step: 2 ** 20,
      scale: 'log',
      default: 2 ** 30,
    }),
    bits: integer({
      label: 'Bits per parameter',
      symbol: 'b',
      unit: 'bit',
      min: constants.int4Bits.value,
      max: constants.fp32Bits.value,
      step: 4,
      default: constants.int4Bits.value,
      note: 'FP32 has 32, FP16 16, INT8 8, INT4 4.',
    }),
    memoryMB: integer({
      label: 'Memory of the device',
      unit: 'MB',
      min: 64,
      max: 16_384,
      step: 64,
      scale: 'log',
      default: 512,
    }),
  },
  constants,
  outputs: {
    bytes: quantity({ label: 'Size of the model', unit: 'byte', digits: 0, formula: '\\text{parameters} \\times b/8' }),
    sizeMB: quantity({ label: 'Size of the model', unit: 'MB', digits: 0 }),
    shrinkFactor: quantity({
      label: 'Size against memory, times',
      digits: 2,
      note: 'Above 1 the model must shrink by this factor before it can be loaded.',
    }),
    headroomMB: quantity({
      label: 'Left for everything else',
      unit: 'MB',
      digits: 0,
      note: 'Activations and code need room too; below zero the model alone does not fit.',
    }),
  },
  states: {
    doesNotFit: {
      label: 'The parameters alone exceed the memory of the device',
      kind: 'failure',
      remedy: 'Store each parameter in fewer bits, train a smaller model, or name another device.',
    },
  },
  settings: {
    fp32: { bits: constants.fp32Bits.value },
    fp16: { bits: constants.fp16Bits.value },
    int8: { bits: constants.int8Bits.value },
    int4: { bits: constants.int4Bits.value },
    int4HalfSize: { bits: constants.int4Bits.value, parameters: 2 ** 29 },
    tooBigByFar: { bits: constants.fp32Bits.value, parameters: 2 ** 33, memoryMB: 64 },
    fp32BigDevice: { bits: constants.fp32Bits.value, memoryMB: 4096 },
  },
  datasets: {
    formats: {
      columns: {
        format: textColumn({ label: 'Format' }),
        bits: column({ label: 'Per parameter', unit: 'bit', digits: 0 }),
        bytes: column({ label: 'Size', unit: 'byte', digits: 0 }),
        sizeMB: column({ label: 'Size', unit: 'MB', digits: 0 }),
        shrinkFactor: column({ label: 'Against memory, times', digits: 2 }),
        headroomMB: column({ label: 'Left for the rest', unit: 'MB', digits: 0 }),
        verdict: textColumn({ label: 'Verdict' }),
      },
    },
  },
  charts: {
    formats: {
      title: 'The size of the model in four number formats',
      height: 170,
      spec,
      table: { dataset: 'formats' },
      finding({ parameters, outputs, states, say }) {
        const { headroomMB } = outputs;
        const takes = `At ${parameters.bits} bits per parameter the model takes ${say('sizeMB')}`;
        const memory = `the ${formatNumber(parameters.memoryMB)} MB of the device`;
        if (states.doesNotFit) return `${takes}, ${trimmed(outputs.shrinkFactor, 2)} times ${memory}.`;
        return headroomMB === 0
          ? `${takes}: all of ${memory}, with nothing left for activations.`
          : `${takes} of ${memory}, which leaves ${say('headroomMB')}.`;
      },
    },
  },
  derivations: {
    shrinkFactor: [
      {
        symbols: '\\text{bytes} = \\text{parameters} \\times \\frac{b}{8}',
        numbers: '\\val{parameters} \\times \\frac{\\val{bits}}{\\val{bitsPerByte}} = \\val{bytes}',
      },
      {
        symbols: '\\frac{\\text{bytes}}{\\text{memory}}',
        numbers: '\\frac{\\val{sizeMB}}{\\val{memoryMB}} = \\val{shrinkFactor}',
        because: 'above 1 it does not fit',
      },
    ],
  },
  run({ parameters, bits, memoryMB }, c) {
    const sized = (bitsEach: number) => {
      const bytes = modelBytes(parameters, bitsEach, c.bitsPerByte);
      const sizeMB = bytes / c.bytesPerMB;
      return { bytes, sizeMB, shrinkFactor: sizeMB / memoryMB, headroomMB: memoryMB - sizeMB };
    };
    const fits = (shrinkFactor: number) => !isBelow(1, shrinkFactor);
    const now = sized(bits);
    const widths = [c.fp32Bits, c.fp16Bits, c.int8Bits, c.int4Bits];
    return {
      outputs: now,
      states: { doesNotFit: !fits(now.shrinkFactor) },
      datasets: {
        formats: widths.map((bitsEach, index) => {
          const its = sized(bitsEach);
          return {
            format: formats[index]!,
            bits: bitsEach,
            ...its,
            verdict: fits(its.shrinkFactor) ? 'fits' : 'does not fit',
          };
        }),
      },
    };
  },
});

export default modelFit;
