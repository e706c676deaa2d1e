/** What each product of the mission brings along to `mission-interval`, and what it does without there. */
import { repairCosts, trackChoice } from './_mission-profiles.ts';

const built = {
  cloud: 'Invented for this mission: a full retraining of a large model',
  edge: 'Invented for this mission: revalidation for $400,000, and $50 for each of 2,000 vehicles',
  mobile: 'Invented for this mission: one sweep of the golden inputs through the device farm',
  tiny: 'Invented for this mission: a push to 50,000 devices at $0.30',
};
const noPoints = 'Counted in another unit in this track.';
const noFloor = 'No floor is promised in this track.';
const noAdapter = 'There is no adapter to choose in this track.';
const noAdaptation = 'Nothing adapts on the device in this track.';
const noSweep = 'Nothing but the driver is at fault in the glasses alone.';
const notOfCloud = { adapterReturn: noAdapter, marginalReturn: noAdapter, breakEvenOverAdapter: noAdapter };
const notOfTiny = {
  isolationAtEnd: noPoints,
  decibelThreshold: noPoints,
  shortestInterval: noAdaptation,
  monitoringPower: noAdaptation,
  monitoringShare: noAdaptation,
};
const notOfMobile = { brokenAtEnd: noPoints, accuracyAfterRetraining: noSweep };
const notByPoints = { accuracyAtEnd: noPoints, pointThreshold: noPoints };

export const intervalTracks = trackChoice({
  cloud: {
    values: {
      interval: 89,
      retrainCost: repairCosts.cloud,
      driftSpeed: 1,
      retrainLag: 0,
      failedShare: 0,
      horizon: 90,
    },
    source: built.cloud,
    absent: {
      ...notOfTiny,
      ...notOfMobile,
      maxInterval: noFloor,
      eventPerDay: 'No event announces a new topic.',
      eventAdvantage: 'No event announces a new topic.',
    },
  },
  edge: {
    values: {
      interval: 24,
      retrainCost: repairCosts.edge,
      driftSpeed: 1,
      retrainLag: 0,
      failedShare: 0,
      horizon: 90,
    },
    source: built.edge,
    absent: { ...notOfTiny, ...notOfMobile, ...notOfCloud },
    differs: { eventPerDay: { label: 'One retraining before each winter' } },
    settings: {
      atOptimum: { interval: 43.83 },
      tenTimes: { interval: 4.383 },
      daily: { interval: 1 },
      quarterly: { interval: 91.3125 },
    },
  },
  mobile: {
    values: {
      interval: 3,
      retrainCost: repairCosts.mobile,
      driftSpeed: 1,
      retrainLag: 0,
      failedShare: 0,
      horizon: 90,
    },
    source: built.mobile,
    absent: { ...notOfTiny, ...notOfCloud, ...notByPoints, maxInterval: noFloor },
    differs: {
      interval: { label: 'Interval between two inspections' },
      retrainCost: { label: 'Cost of one inspection' },
      retrainLag: { label: 'Days from inspection to repair' },
      eventPerDay: { label: 'Inspecting each update' },
    },
    settings: { atOptimum: { interval: 3.16 }, tenTimes: { interval: 0.5 }, daily: { interval: 1 } },
  },
  tiny: {
    values: {
      interval: 50,
      retrainCost: repairCosts.tiny,
      driftSpeed: 1,
      retrainLag: 0,
      failedShare: 0,
      horizon: 90,
    },
    source: built.tiny,
    absent: {
      ...notOfMobile,
      ...notOfCloud,
      ...notByPoints,
      eventPerDay: 'No event announces a fan.',
      eventAdvantage: 'No event announces a fan.',
    },
    differs: {
      interval: { label: 'Interval between two pushes' },
      retrainCost: { label: 'Cost of one push' },
    },
    settings: { atOptimum: { interval: 50 }, tenTimes: { interval: 5 }, daily: { interval: 3 } },
  },
});
