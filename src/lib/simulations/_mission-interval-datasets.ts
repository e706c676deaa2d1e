/** The tables that `mission-interval` returns: curves for its charts, rows for a reader. */
import { column, textColumn } from 'labwright/simulation';
import { namePlaces } from './_label-places.ts';

export const intervalDatasets = {
  curve: {
    columns: {
      interval: column({ label: 'Interval', unit: 'day', digits: 1 }),
      repairs: column({ label: 'Repairs, times the least', digits: 3 }),
      drift: column({ label: 'Drift, times the least', digits: 3 }),
      total: column({ label: 'Total, times the least', digits: 3 }),
    },
  },
  curveEnds: namePlaces('curve', 'Curve', { digits: 2 }),
  floors: {
    columns: {
      interval: column({ label: 'Longest interval', unit: 'day', digits: 1 }),
      loss: column({ label: 'Loss at the floor, times the plan’s', digits: 2 }),
    },
  },
  schedules: {
    columns: {
      schedule: textColumn({ label: 'Repair' }),
      interval: column({ label: 'Every', unit: 'day', digits: 1 }),
      cost: column({ label: 'Cost', unit: '$/day', digits: 0 }),
      penalty: column({ label: 'Times the least', digits: 2 }),
      floor: textColumn({ label: 'Floor' }),
    },
  },
  speeds: {
    columns: {
      speed: column({ label: 'Speed, times the plan’s', digits: 2 }),
      clock: column({ label: 'Clock loses, times the plan’s', digits: 2 }),
      threshold: column({ label: 'Threshold loses, times the plan’s', digits: 2 }),
      penalty: column({ label: 'Either costs, times the least', digits: 3 }),
    },
  },
  policyEnds: {
    columns: {
      policy: textColumn({ label: 'Policy' }),
      loss: column({ label: 'Loss when it acts, times the plan’s', digits: 2 }),
      labelAt: column({ label: 'Height of its name', digits: 2 }),
    },
  },
  policies: {
    columns: {
      policy: textColumn({ label: 'Policy' }),
      interval: column({ label: 'Acts every', unit: 'day', digits: 1 }),
      cost: column({ label: 'Cost', unit: '$/day', digits: 2 }),
      penalty: column({ label: 'Times the best clock', digits: 3 }),
      floor: textColumn({ label: 'Floor' }),
    },
  },
  returns: {
    columns: {
      choice: textColumn({ label: 'Repair' }),
      horizon: column({ label: 'Days until stale', unit: 'day', digits: 0 }),
      returned: column({ label: 'Return', unit: '%', digits: 1 }),
    },
  },
  returnsTable: {
    columns: {
      horizon: column({ label: 'Days until stale', unit: 'day', digits: 0 }),
      alone: column({ label: 'Return alone', unit: '%', digits: 1 }),
      over: column({ label: 'Return over the adapter', unit: '%', digits: 1, none: 'no adapter' }),
    },
  },
  returnsNow: {
    columns: {
      choice: textColumn({ label: 'Repair' }),
      returned: column({ label: 'Return', unit: '%', digits: 1 }),
      labelAt: column({ label: 'Height of its name', unit: '%', digits: 0 }),
    },
  },
};
