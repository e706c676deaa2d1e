/** Tables of the audit, which computed them by other programs: held against the functions, and against what is made of them. */

/**
 * X1, PSI without drift against 100,000 rows: bins, rows, mean, 95 % point, P(PSI ≥ 0.1), P(PSI ≥ 0.2); null where the audit
 * says less than 1e-9.
 */
export const noiseOfPsi: [number, number, number, number, number | null, number | null][] = [
  [5, 50, 0.08004, 0.189849, 0.287554, 0.0405119],
  [5, 100, 0.04004, 0.0949722, 0.0405963, 0.000503955],
  [5, 250, 0.01604, 0.0380458, 5.17829e-5, null],
  [5, 500, 0.00804, 0.0190703, null, null],
  [5, 1000, 0.00404, 0.00958261, null, null],
  [5, 5000, 0.00084, 0.00199242, null, null],
  [10, 50, 0.18009, 0.338549, 0.834526, 0.35089],
  [10, 100, 0.09009, 0.169359, 0.351295, 0.0180361],
  [10, 250, 0.03609, 0.0678451, 0.00304092, 1.13698e-7],
  [10, 500, 0.01809, 0.0340071, 1.19969e-7, null],
  [10, 1000, 0.00909, 0.0170882, null, null],
  [10, 5000, 0.00189, 0.00355299, null, null],
  [20, 50, 0.38019, 0.603172, 0.999433, 0.953069],
  [20, 100, 0.19019, 0.301737, 0.953192, 0.395781],
  [20, 250, 0.07619, 0.120876, 0.162605, 0.000136714],
  [20, 500, 0.03819, 0.0605885, 0.000142574, null],
  [20, 1000, 0.01919, 0.030445, null, null],
  [20, 5000, 0.00399, 0.00633014, null, null],
];

/**
 * NB-D05, a year of retraining loops: weeks until labels come, weeks of pause, retrainings, lowest and mean accuracy. A
 * retraining counts when it starts: three plain loops start one that lands after the last week.
 */
export const lateLoops: [number, number, number, number, number][] = [
  [0, 0, 4, 91.5, 92.8077],
  [2, 0, 6, 91, 92.7596],
  [2, 2, 4, 91, 92.5],
  [4, 0, 7, 90.5, 92.5337],
  [4, 4, 3, 90.5, 92.3846],
  [6, 0, 8, 90, 92.5913],
  [6, 6, 3, 90, 92.0385],
  [8, 0, 9, 89.5, 92.3221],
  [8, 8, 2, 89.5, 91.9183],
];
