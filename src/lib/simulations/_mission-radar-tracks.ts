/** What each product of the mission brings along to `mission-radar`, and what it does without there. */
import { trackChoice } from './_mission-profiles.ts';

const noDriver = 'No driver stands between the model and its answers here.';
const noLabels = 'No label is ever made in a hearable.';
const noClock = 'Its drift follows no calendar.';
const notOfGlasses = {
  driver: noDriver,
  driverShare: noDriver,
  monitor: 'Only its inputs are watched here.',
  outputPsi: 'Only its inputs are watched here.',
  flipRate: noDriver,
  missedByFew: noDriver,
  missedByMany: noDriver,
  frameTime: noDriver,
  framesPerSecond: noDriver,
};
const noIsolation = { isolation: 'Isolation is what a hearable is judged by.' };
const noPenalty = { penaltyAtAlarm: 'Its harm is a promise broken, not a sum of money.' };
const scenario = 'Invented for this mission';

export const radarTracks = trackChoice({
  cloud: {
    values: { topicShare: 0, alarmThreshold: 0.1 },
    source: scenario,
    idle: ['day', 'driver', 'driverShare', 'monitor', 'fanShare'],
    absent: { ...notOfGlasses, ...noIsolation, day: noClock, fanShare: 'No fan reaches a data centre’s prompts.' },
    settings: {
      alarm: { topicShare: 34 },
      folklore: { topicShare: 51, alarmThreshold: 0.2 },
      harm: { topicShare: 90 },
    },
  },
  edge: {
    values: { day: 196, alarmThreshold: 0.1 },
    source: scenario,
    idle: ['topicShare', 'driver', 'driverShare', 'monitor', 'fanShare'],
    absent: {
      ...notOfGlasses,
      ...noIsolation,
      ...noPenalty,
      topicShare: 'A camera sees no topics.',
      fanShare: 'A camera hears no fan.',
    },
    settings: { alarm: { day: 321 }, folklore: { day: 338, alarmThreshold: 0.2 }, harm: { day: 305 } },
  },
  mobile: {
    values: { driver: 'garbled', driverShare: 0, monitor: 'inputs', alarmThreshold: 0.1 },
    source: scenario,
    idle: ['topicShare', 'day', 'fanShare'],
    absent: {
      ...noIsolation,
      ...noPenalty,
      day: noClock,
      leadDays: noClock,
      topicShare: 'The glasses see no topics.',
      fanShare: 'The glasses hear no fan.',
      worstLoss: 'The bound is of inputs that move; here the answers do.',
    },
    settings: {
      alarm: { driverShare: 35, monitor: 'outputs' },
      folklore: { driverShare: 50, monitor: 'outputs', alarmThreshold: 0.2 },
      harm: { driverShare: 30, monitor: 'outputs' },
    },
  },
  tiny: {
    values: { fanShare: 0, alarmThreshold: 0.1 },
    source: scenario,
    idle: ['topicShare', 'day', 'driver', 'driverShare', 'monitor'],
    absent: {
      ...notOfGlasses,
      ...noPenalty,
      accuracy: noLabels,
      accuracyLost: noLabels,
      worstLoss: noLabels,
      leadDays: noClock,
      day: noClock,
      topicShare: 'A hearable knows no topics.',
    },
    differs: { bearable: { unit: 'dB' }, 'steps.quality': { label: 'Isolation', unit: 'dB' } },
    settings: { alarm: { fanShare: 14 }, folklore: { fanShare: 20, alarmThreshold: 0.2 }, harm: { fanShare: 9 } },
  },
});
