/**
 * Retraining as a control loop: accuracy falls, labels say so late, a retraining takes time, and a loop that has forgotten what
 * it has already done retrains twice.
 */

/** Weeks are the loop's step; accuracies share one unit. */
export interface LoopSettings {
  /** Weeks to run, whole number >= 1. */
  readonly weeks: number;
  /** Accuracy of a fresh model. */
  readonly fresh: number;
  /** Accuracy lost with each week of age, >= 0. */
  readonly lossPerWeek: number;
  /** A measured accuracy below this one starts a retraining. */
  readonly floor: number;
  /** Weeks until the labels of a week are in, whole number >= 0. */
  readonly labelDelay: number;
  /** Weeks from the start of a retraining to a fresh model, whole number >= 1. */
  readonly retrainTime: number;
  /** Weeks after a fresh model in which none is started, whole number >= 0: the label delay lets old labels pass. */
  readonly cooldown: number;
}

export interface LoopWeek {
  /** True accuracy, which nobody sees in time. */
  readonly accuracy: number;
  /** What the labels say this week: the accuracy of `labelDelay` weeks ago, that of a fresh model before there are any. */
  readonly measured: number;
  /** A retraining starts, or its model goes live, this week. */
  readonly started: boolean;
  readonly landed: boolean;
}

export interface LoopRun {
  readonly weeks: readonly LoopWeek[];
  /** Retrainings started, one at the end that has not landed included. */
  readonly retrainings: number;
  readonly lowest: number;
  readonly mean: number;
}

/**
 * The loop, week by week from a fresh model in week 0: land what is due, measure, and start a retraining where the measured
 * accuracy is below the floor, none is under way and the cooldown is over.
 * @throws RangeError outside the ranges of the settings
 */
export function retrainingLoop(settings: LoopSettings): LoopRun {
  const { weeks, fresh, lossPerWeek, floor, labelDelay, retrainTime, cooldown } = settings;
  for (const [name, value, least] of [
    ['weeks', weeks, 1],
    ['labelDelay', labelDelay, 0],
    ['retrainTime', retrainTime, 1],
    ['cooldown', cooldown, 0],
  ] as const)
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(`${name} ${value} must be a whole number >= ${least}`);
  if (!(lossPerWeek >= 0)) throw new RangeError(`lossPerWeek ${lossPerWeek} must be >= 0`);
  const run: LoopWeek[] = [];
  let [born, due, quietUntil, retrainings] = [0, -1, 0, 0];
  for (let week = 0; week < weeks; week++) {
    const landed = week === due;
    if (landed) [born, due, quietUntil] = [week, -1, week + cooldown];
    const accuracy = fresh - lossPerWeek * (week - born);
    const measured = labelDelay === 0 ? accuracy : (run[week - labelDelay]?.accuracy ?? fresh);
    const started = measured < floor && due < 0 && week >= quietUntil;
    if (started) {
      due = week + retrainTime;
      retrainings += 1;
    }
    run.push({ accuracy, measured, started, landed });
  }
  const accuracies = run.map(({ accuracy }) => accuracy);
  return {
    weeks: run,
    retrainings,
    lowest: Math.min(...accuracies),
    mean: accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / weeks,
  };
}

/**
 * The same retrainings by a calendar: their models go live at equal distances, but for whole weeks, from a fresh model in
 * week 0: the k-th of n in week round(k · weeks / (n + 1)).
 * @param settings weeks, fresh and lossPerWeek as in {@link LoopSettings}
 * @param retrainings n, whole number >= 0 and below `weeks`
 * @returns lowest and mean accuracy of the weeks
 * @throws RangeError for another number of retrainings
 */
export function evenlySpacedRetrainings(
  { weeks, fresh, lossPerWeek }: Pick<LoopSettings, 'weeks' | 'fresh' | 'lossPerWeek'>,
  retrainings: number,
): { readonly lowest: number; readonly mean: number } {
  if (!Number.isInteger(retrainings) || retrainings < 0 || retrainings >= weeks)
    throw new RangeError(`retrainings ${retrainings} must be a whole number >= 0 and < ${weeks}`);
  const births = Array.from({ length: retrainings + 1 }, (_, k) => Math.round((k * weeks) / (retrainings + 1)));
  const ages = Array.from({ length: weeks }, (_, week) => week - births.findLast((birth) => birth <= week)!);
  const oldest = Math.max(...ages);
  const meanAge = ages.reduce((sum, age) => sum + age, 0) / weeks;
  return { lowest: fresh - lossPerWeek * oldest, mean: fresh - lossPerWeek * meanAge };
}
