/** Simulations with one fault at a time, to be told of by the rules of the proof. */
import {
  type AnySimulation,
  boolean,
  choice,
  column,
  defineSimulation,
  integer,
  number,
  quantity,
} from 'labwright/simulation';

/** A lamp with one fault at a time. */
export const lamp = (fault: {
  run?: (power: number, hours: number) => number;
  failsAt?: number;
  none?: boolean;
  unit?: string;
  finding?: string;
  rows?: number;
}): AnySimulation =>
  defineSimulation({
    id: 'lamp',
    title: 'A lamp',
    params: {
      power: number({ label: 'Power', unit: 'W', min: 1, max: 100, step: 1, default: 10 }),
      hours: integer({ label: 'Hours', unit: 'hour', min: 0, max: 24, default: 4 }),
    },
    outputs: { energy: quantity({ label: 'Energy', unit: fault.unit ?? 'W*hour', digits: 0 }) },
    states: { hot: { label: 'Hot', kind: 'failure', remedy: 'Switch it off.' } },
    settings: { bright: { power: 100 } },
    datasets: { use: { columns: { hour: column({ label: 'Hour', digits: 0 }) } } },
    charts: {
      use: {
        title: 'Use',
        spec: { data: { name: 'use' }, mark: 'point', encoding: {} },
        table: { dataset: 'use' },
        finding: () => fault.finding ?? 'It is on.',
      },
    },
    run({ power, hours }) {
      const energy = (fault.run ?? ((watts, time) => watts * time))(power, hours);
      return {
        outputs: { energy },
        states: { hot: energy >= (fault.failsAt ?? 1000) },
        datasets: { use: Array.from({ length: fault.rows ?? 1 }, (_, hour) => ({ hour })) },
      };
    },
  }) as unknown as AnySimulation;

interface MachineAt {
  readonly mode: 'slow' | 'fast';
  readonly speed: number;
  readonly load: number;
  readonly open: boolean;
}

/** A machine with two modes, a switch that costs the same everywhere, and a control whose effect no lab shows. */
export const machine = (
  states: (at: MachineAt) => { hot?: boolean; calm?: boolean },
  fault: { values?: { speed?: number; load?: number }; idle?: string[]; startsFailed?: string } = {},
  work: (at: MachineAt) => number = ({ speed, load }) => speed * (1 + load),
): AnySimulation =>
  defineSimulation({
    id: 'lamp',
    title: 'A machine',
    params: {
      mode: choice({
        label: 'Mode',
        options: {
          slow: { label: 'Slow' },
          fast: {
            label: 'Fast',
            ...(fault.values ? { values: fault.values } : {}),
            ...(fault.idle ? { idle: fault.idle } : {}),
          },
        },
        default: 'slow',
      }),
      speed: number({ label: 'Speed', min: 0, max: 10, step: 1, default: 2 }),
      load: number({ label: 'Load', min: 0, max: 10, step: 1, default: 1 }),
      open: boolean({ label: 'Open', default: false }),
      hidden: number({ label: 'Hidden', min: 0, max: 1, step: 0.1, default: 0 }),
    },
    outputs: { energy: quantity({ label: 'Energy', digits: 0 }), unseen: quantity({ label: 'Unseen', digits: 0 }) },
    states: {
      hot: {
        label: 'Hot',
        kind: 'failure',
        remedy: 'Slow down.',
        ...(fault.startsFailed ? { startsFailed: fault.startsFailed } : {}),
      },
      calm: { label: 'Calm', kind: 'condition' },
    },
    run(at) {
      const { hot, calm = at.speed === 0 } = states(at);
      return {
        outputs: { energy: work(at) + (at.open ? 3 : 0), unseen: at.hidden },
        states: { hot: hot ?? (at.speed > 9 || at.load > 9), calm },
        datasets: {},
      };
    },
  }) as unknown as AnySimulation;
