/** A model counted in binary megabytes, in a memory counted in decimal ones. */
import { choice, defineSimulation, integer, quantity } from 'labwright/simulation';

export const whoseMegabyte = defineSimulation({
  id: 'whose-megabyte',
  title: 'Two megabytes',
  params: {
    bits: integer({ label: 'Bits of a parameter', unit: 'bit', min: 1, max: 32, default: 4 }),
    memoryIn: choice({
      label: 'The memory is counted in',
      options: { decimal: { label: 'decimal megabytes' }, binary: { label: 'binary megabytes' } },
      default: 'decimal',
    }),
  },
  constants: {
    fullSize: { label: 'The model, as trained', unit: 'MiB', digits: 0, value: 4096, kind: 'given' },
    fullBits: { label: 'Bits of a parameter, as trained', unit: 'bit', digits: 0, value: 32, kind: 'given' },
    memory: { label: 'Memory of the phone, in its own megabytes', digits: 0, value: 512, kind: 'given' },
    decimal: { label: 'A decimal megabyte', unit: 'byte/MB', digits: 0, value: 1_000_000, kind: 'definition' },
    binary: { label: 'A binary megabyte', unit: 'byte/MiB', digits: 0, value: 1_048_576, kind: 'definition' },
    oneDecimal: { label: 'One decimal megabyte', unit: 'MB', digits: 0, value: 1, kind: 'definition' },
    oneBinary: { label: 'One binary megabyte', unit: 'MiB', digits: 0, value: 1, kind: 'definition' },
  },
  outputs: {
    size: quantity({ label: 'The model, in binary megabytes', unit: 'MiB', digits: 0 }),
    sizeDecimal: quantity({ label: 'The model, in decimal megabytes', unit: 'MB', digits: 1 }),
    room: quantity({ label: 'The memory, in decimal megabytes', unit: 'MB', digits: 1 }),
    left: quantity({ label: 'Left over', unit: 'MB', digits: 1 }),
    missing: quantity({ label: 'Missing', unit: 'MB', digits: 1, none: 'nothing' }),
  },
  settings: { drafted: {}, sameKind: { memoryIn: 'binary' } },
  run({ bits, memoryIn }, c) {
    const size = (c.fullSize * bits) / c.fullBits;
    const sizeDecimal = (size * c.binary) / c.decimal;
    const room = memoryIn === 'decimal' ? c.memory * c.oneDecimal : (c.memory * c.oneBinary * c.binary) / c.decimal;
    const left = room - sizeDecimal;
    return {
      outputs: { size, sizeDecimal, room, left, missing: left < 0 ? -left : null },
      states: {},
      datasets: {},
    };
  },
});

export default whoseMegabyte;
