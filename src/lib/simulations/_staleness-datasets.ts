/** The tables that `staleness-cost` returns: curves for its charts, rows for a reader. */
import { column, textColumn } from 'labwright/simulation';

export const stalenessDatasets = {
  curves: {
    columns: {
      interval: column({ label: 'Interval', unit: 'day', digits: 1 }),
      retrain: column({ label: 'Retraining', unit: 'k$/day', digits: 2 }),
      drift: column({ label: 'Drift', unit: 'k$/day', digits: 2 }),
      total: column({ label: 'Total', unit: 'k$/day', digits: 2 }),
    },
  },
  curveEnds: {
    columns: {
      curve: textColumn({ label: 'Curve' }),
      cost: column({ label: 'Cost at the longest interval', unit: 'k$/day', digits: 2 }),
      labelAt: column({ label: 'Height of its name', unit: 'k$/day', digits: 2 }),
    },
  },
  environmentCurves: {
    columns: {
      environment: textColumn({ label: 'Environment' }),
      interval: column({ label: 'Interval', unit: 'day', digits: 1 }),
      total: column({ label: 'Total', unit: 'k$/day', digits: 2 }),
    },
  },
  minima: {
    columns: {
      environment: textColumn({ label: 'Environment' }),
      shown: textColumn({ label: 'Shown as' }),
      interval: column({ label: 'Optimal interval', unit: 'day', digits: 1 }),
      total: column({ label: 'Least cost per day', unit: 'k$/day', digits: 2 }),
      labelAt: column({ label: 'Height of its name', unit: 'k$/day', digits: 2 }),
    },
  },
  halves: {
    columns: {
      part: textColumn({ label: 'Part of the cost' }),
      cost: column({ label: 'Cost per day', unit: 'k$/day', digits: 2 }),
      share: column({ label: 'Share', unit: '%', digits: 1 }),
    },
  },
  environments: {
    columns: {
      environment: textColumn({ label: 'Environment' }),
      built: textColumn({ label: 'One retraining' }),
      retrainCost: column({ label: 'Costs', unit: 'k$', digits: 0 }),
      daysToLose7: column({ label: 'Days to lose 7 points', unit: 'day', digits: 0 }),
      growth: column({ label: 'Growth of the daily loss', unit: 'k$/day^2', digits: 3 }),
      optimum: column({ label: 'Optimal interval', unit: 'day', digits: 1 }),
      cadence: textColumn({ label: 'Cadence' }),
      accuracyAtEnd: column({ label: 'Accuracy just before retraining', unit: '%', digits: 1 }),
      floor: column({ label: 'Floor', unit: '%', digits: 0 }),
      maxInterval: column({ label: 'Longest interval', unit: 'day', digits: 1 }),
      annualRetrain: column({ label: 'Retraining, per year', unit: 'k$/year', digits: 0 }),
      annualDrift: column({ label: 'Drift, per year', unit: 'k$/year', digits: 0 }),
      annualTotal: column({ label: 'Total, per year', unit: 'k$/year', digits: 0 }),
      dailyPenalty: column({ label: 'Daily retraining costs, times', digits: 1 }),
    },
  },
  cadences: {
    columns: {
      cadence: textColumn({ label: 'Retrain' }),
      interval: column({ label: 'Every', unit: 'day', digits: 1 }),
      costPerDay: column({ label: 'Cost per day', unit: 'k$/day', digits: 2 }),
      penalty: column({ label: 'Against the least, times', digits: 2 }),
      accuracyAtEnd: column({ label: 'Accuracy just before retraining', unit: '%', digits: 1 }),
      floor: textColumn({ label: 'Floor' }),
    },
  },
} as const;
