/**
 * Two gauges of the mission, before and after the world has moved: the infrastructure's, and the drift radar's.
 *
 * The infrastructure's is computed without the drift (`infrastructureUse` has no such argument), the radar's from what it
 * watches: in the glasses only what goes into the model.
 */
import { choice, defineSimulation, formatNumber, quantity, textColumn } from 'labwright/simulation';
import { populationStabilityIndex, totalVariation } from '../science/divergence.ts';
import { driverNames, drivers, type Driver, type Track, trackChoice } from './_mission-profiles.ts';
import {
  accuracyAt,
  infrastructureUse,
  mostNew,
  radarConstants,
  sharesAt,
  watchedOf,
} from './_mission-radar-models.ts';

const scenario = 'Invented for this mission';
const noLabels = 'No label is ever made in a hearable.';
const noDriver = 'No driver stands between the model and its answers here.';
const gaugeNames: Readonly<Record<Track, string>> = {
  cloud: 'Replicas in use',
  edge: 'Loop in use',
  mobile: 'Time of a frame in use',
  tiny: 'Power in use',
};

export const missionWall = defineSimulation({
  id: 'mission-wall',
  title: 'Two gauges on a wall',
  params: {
    track: trackChoice({
      cloud: { values: {}, source: scenario, idle: ['driver'], absent: { driver: noDriver } },
      edge: { values: {}, source: scenario, idle: ['driver'], absent: { driver: noDriver } },
      mobile: { values: { driver: 'garbled' }, source: scenario },
      tiny: { values: {}, source: scenario, idle: ['driver'], absent: { driver: noDriver, accuracyLost: noLabels } },
    }),
    driver: choice({
      label: 'The new driver',
      options: Object.fromEntries(driverNames.map((name) => [name, { label: drivers[name].label }])) as Record<
        Driver,
        { label: string }
      >,
      default: 'garbled',
    }),
  },
  constants: {
    ...radarConstants,
    movedPrompts: { label: 'Way of the prompts to their new mix', digits: 3, value: 0.2 / 0.31, kind: 'given' },
    movedFan: { label: 'Energy in the hum of a fan, of all', digits: 1, value: 0.3, kind: 'given' },
  },
  outputs: {
    psi: quantity({ label: 'PSI on the radar, after', symbol: '\\mathrm{PSI}', digits: 3 }),
    totalVariation: quantity({ label: 'Total variation of what the radar watches', digits: 2 }),
    newShare: quantity({ label: 'What is new', unit: '%', digits: 0 }),
    accuracyLost: quantity({ label: 'Accuracy lost', unit: 'point', digits: 1, none: 'nobody labels' }),
    infrastructureUse: quantity({ label: 'Infrastructure in use', unit: '%', digits: 0 }),
    infrastructureMove: quantity({ label: 'Infrastructure, moved since launch', unit: '%', digits: 0 }),
    gaugesMoved: quantity({ label: 'Gauges that moved', digits: 0 }),
  },
  states: {
    radarAlone: { label: 'The radar moves alone', kind: 'condition' },
    infrastructureAlone: { label: 'The infrastructure moves alone', kind: 'condition' },
  },
  settings: { onCpu: { track: 'mobile', driver: 'fallback' } },
  datasets: {
    gauges: {
      columns: {
        gauge: textColumn({ label: 'Gauge' }),
        launch: textColumn({ label: 'At launch' }),
        now: textColumn({ label: 'Now' }),
      },
    },
  },
  run({ track, driver }, c) {
    // Winter is at its height, all glasses have the driver; of the prompts and of the sound a part is new.
    const share = { cloud: c.movedPrompts, edge: mostNew(track, c), mobile: 1, tiny: c.movedFan }[track];
    const watched = watchedOf(track, driver, false);
    const shares = sharesAt(watched, share);
    const psi = populationStabilityIndex(watched.reference, shares);
    const use = infrastructureUse(track, track === 'mobile' && driver === 'fallback', c);
    const atLaunch = infrastructureUse(track, false, c);
    const accuracy = accuracyAt(track, driver, share, c);
    const [radarMoves, infrastructureMoves] = [psi > 0, use !== atLaunch];
    const percent = (value: number) => `${formatNumber(value, 0)}\u202f%`;
    return {
      outputs: {
        psi,
        totalVariation: totalVariation(shares, watched.reference),
        newShare: c.whole * share,
        accuracyLost: accuracy === null ? null : accuracyAt(track, driver, 0, c)! - accuracy,
        infrastructureUse: use,
        infrastructureMove: use - atLaunch,
        gaugesMoved: Number(radarMoves) + Number(infrastructureMoves),
      },
      states: {
        radarAlone: radarMoves && !infrastructureMoves,
        infrastructureAlone: infrastructureMoves && !radarMoves,
      },
      datasets: {
        gauges: [
          { gauge: gaugeNames[track], launch: percent(atLaunch), now: percent(use) },
          {
            gauge: track === 'mobile' ? 'PSI of the inputs' : 'PSI on the radar',
            launch: formatNumber(0, 3),
            now: formatNumber(psi, 3),
          },
        ],
      },
    };
  },
});

export default missionWall;
