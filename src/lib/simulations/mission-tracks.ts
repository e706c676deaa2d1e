/**
 * The four products of the mission side by side: when the same line rings, and what the same law of cost says.
 *
 * Nothing is computed here; each row is what `mission-radar`, `mission-patience` and `mission-interval` say in its track.
 */
import {
  column,
  defineSimulation,
  evaluate,
  formatNumber,
  inTrack,
  say,
  textColumn,
  type AnySimulation,
  type ParameterValue,
} from 'labwright/simulation';
import { missionInterval } from './mission-interval.ts';
import { missionPatience } from './mission-patience.ts';
import { missionRadar } from './mission-radar.ts';
import { trackNames, type Track } from './_mission-profiles.ts';

const names: Readonly<Record<Track, string>> = {
  cloud: 'Cloud Titan',
  edge: 'Edge Guardian',
  mobile: 'Mobile Nomad',
  tiny: 'Tiny Pioneer',
};
type Outputs = Readonly<Record<string, number | string | null>>;
/** What a simulation says in one track. */
function inThe(track: Track, simulation: AnySimulation, at: Readonly<Record<string, ParameterValue>> = {}) {
  const settled = inTrack(simulation, track);
  const result = evaluate(settled, at);
  return { outputs: result.outputs as Outputs, say: (name: string) => say(settled, result, name) };
}

/** When the line of the trade rings, seen from the harm. */
function verdictOf(harmAtAlarm: number | null): string {
  if (harmAtAlarm === null) return 'never rings';
  return harmAtAlarm < 1 ? 'rings too early' : 'rings too late';
}

/** What decides how often a product is repaired: what its own limits and its own cause leave of the cheapest interval. */
function decidedBy({ maxInterval, optimum, eventPerDay }: Outputs): string {
  if (typeof eventPerDay === 'number') return maxInterval === null ? 'the event' : 'the floor, and the season';
  return typeof maxInterval === 'number' && maxInterval < Number(optimum) ? 'the floor' : 'the money';
}

const lines = [
  { watches: 'prompts', track: 'cloud', at: {} },
  { watches: 'brightness', track: 'edge', at: {} },
  { watches: 'what goes in', track: 'mobile', at: {} },
  { watches: 'what comes out', track: 'mobile', at: { monitor: 'outputs' } },
  { watches: 'bands of sound', track: 'tiny', at: {} },
] as const;

export const missionTracks = defineSimulation({
  id: 'mission-tracks',
  title: 'The four products side by side',
  params: {},
  outputs: {},
  datasets: {
    lines: {
      columns: {
        product: textColumn({ label: 'Product' }),
        watches: textColumn({ label: 'Watches' }),
        bearable: textColumn({ label: 'Can bear to lose' }),
        psiAtHarm: column({ label: 'Harm begins at PSI', digits: 3, none: 'none' }),
        atAlarm: column({ label: 'Lost by the alarm, times that', digits: 2, none: 'no alarm' }),
        verdict: textColumn({ label: 'The line of the trade' }),
      },
    },
    patience: {
      columns: {
        product: textColumn({ label: 'Product' }),
        correlation: column({ label: 'Correlation', digits: 2 }),
        perMinute: column({ label: 'A minute is worth', digits: 0 }),
        rows: column({ label: 'Rows it needs', digits: 0 }),
        time: textColumn({ label: 'Time to collect them' }),
      },
    },
    intervals: {
      columns: {
        product: textColumn({ label: 'Product' }),
        cost: textColumn({ label: 'A repair costs' }),
        optimum: column({ label: 'Cheapest every', unit: 'day', digits: 1 }),
        limits: textColumn({ label: 'Allowed' }),
        operating: column({ label: 'Run at', unit: 'day', digits: 1 }),
        event: textColumn({ label: 'On its cause' }),
        decides: textColumn({ label: 'Decided by' }),
      },
    },
  },
  run() {
    return {
      outputs: {},
      states: {},
      datasets: {
        lines: lines.map(({ watches, track, at }) => {
          const { outputs, say } = inThe(track, missionRadar, at);
          return {
            product: names[track],
            watches,
            bearable: say('bearable'),
            psiAtHarm: outputs['psiAtHarm'] as number | null,
            atAlarm: outputs['harmAtAlarm'] as number | null,
            verdict: verdictOf(outputs['harmAtAlarm'] as number | null),
          };
        }),
        patience: trackNames.map((track) => {
          const { outputs, say } = inThe(track, missionPatience);
          return {
            product: names[track],
            correlation: inTrack(missionPatience, track).params['correlation'].default as number,
            perMinute: outputs['effectivePerMinute'] as number,
            rows: outputs['rowsToKnow'] as number,
            time: say('secondsToKnow'),
          };
        }),
        intervals: trackNames.map((track) => {
          const { outputs, say } = inThe(track, missionInterval);
          const { shortestInterval: shortest, maxInterval: longest, eventPerDay } = outputs;
          const days = (value: number | string | null, digits: number) =>
            typeof value === 'number' ? formatNumber(value, digits) : undefined;
          const [from, to] = [days(shortest ?? null, 1), days(longest ?? null, 1)];
          return {
            product: names[track],
            cost: say('retrainCost'),
            optimum: outputs['optimum'] as number,
            limits: from && to ? `${from} to ${to} days` : to ? `up to ${to} days` : 'any',
            operating: outputs['operatingInterval'] as number,
            event: eventPerDay === null ? 'none' : say('eventPerDay'),
            decides: decidedBy(outputs),
          };
        }),
      },
    };
  },
});

export default missionTracks;
