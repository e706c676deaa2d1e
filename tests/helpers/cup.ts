/** A cup of tea in two tracks, and with another second one. */
import {
  choice,
  type ChoiceOption,
  column,
  defineSimulation,
  integer,
  isBelow,
  number,
  quantity,
} from '../../src/lib/labwright/simulation/index.ts';

const mug: ChoiceOption = { label: 'At the desk', source: 'measured', values: { loss: 34, minutes: 10 } };
const flask: ChoiceOption = {
  label: 'On the mountain',
  source: 'measured',
  values: { loss: 2, minutes: 60 },
  differs: { temperature: { label: 'At the summit', digits: 0 }, minutes: { min: 10 } },
};

/** `undefined` leaves the second track out; anything else is laid over it. */
export function cupWith(option: Partial<ChoiceOption> | undefined) {
  const options: Record<string, ChoiceOption> =
    option === undefined ? { mug } : { mug, flask: { ...flask, ...option } };
  return defineSimulation({
    id: 'cup',
    title: 'Tea',
    params: {
      track: choice({ label: 'Track', default: 'mug', options }),
      minutes: integer({ label: 'Minutes', unit: 'minute', min: 1, max: 900, default: 10 }),
      loss: number({ label: 'Loss', unit: 'J/minute/°C', min: 1, max: 50, step: 1, default: 34 }),
    },
    constants: {
      capacity: { label: 'Tea and cup', unit: 'J/°C', value: 836, kind: 'given' },
      excess: { label: 'Warmer than the room', unit: '°C', value: 75, kind: 'given' },
      least: { label: 'Tepid', unit: '°C', value: 25, kind: 'given' },
    },
    outputs: {
      temperature: quantity({ label: 'Above the room', unit: '°C', digits: 1 }),
      warmFor: quantity({ label: 'Warm for', unit: 'minute', digits: 0 }),
      saved: quantity({ label: 'Saved by a lid', unit: '°C', digits: 0, none: 'nothing' }),
    },
    states: { tepid: { label: 'Tepid', kind: 'condition' } },
    settings: { later: { minutes: 120 } },
    datasets: {
      course: {
        columns: { minute: column({ label: 'Minute', unit: 'minute' }), above: column({ label: 'Above', unit: '°C' }) },
      },
    },
    run({ track, minutes, loss }, { capacity, excess, least }) {
      const above = excess * Math.exp((-loss * minutes) / capacity);
      return {
        outputs: {
          temperature: above,
          warmFor: (capacity / loss) * Math.log(excess / least),
          saved: track === 'mug' ? above / 10 : null,
        },
        states: { tepid: isBelow(above, least) },
        datasets: { course: [{ minute: minutes, above }] },
      };
    },
  });
}

export const cup = cupWith({});
