/**
 * A project as a row of stages, and what it costs to learn of a constraint late.
 *
 * Stages count from 1 in the order of the project; a stage is over when all of its duration has been spent.
 */

function checkStage(stage: number, count: number): void {
  if (!Number.isInteger(stage) || stage < 1 || stage > count)
    throw new RangeError(`stage ${stage} must be a whole number from 1 to ${count}`);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * The planning rule that each stage doubles the cost of a mistake made in the first: 2^(N − 1).
 *
 * A rule of thumb, not a measurement: Menzies et al. (2017), Are delayed issues harder to resolve?, Empirical Software
 * Engineering 22, found no such effect in 171 projects.
 * @param stage N, whole number >= 1
 * @returns ratio >= 1
 * @throws RangeError for another stage
 */
export function doublingRule(stage: number): number {
  checkStage(stage, Infinity);
  return 2 ** (stage - 1);
}

/**
 * Time spent when stage N is over: d₁ + … + d_N.
 * @param durations d, time per stage
 * @param stage N, from 1 to the number of stages
 * @returns time, in the unit of the durations
 * @throws RangeError for another stage
 */
export function sunkTime(durations: readonly number[], stage: number): number {
  checkStage(stage, durations.length);
  return sum(durations.slice(0, stage));
}

/**
 * Stages whose output has to be made again: max(0, N − f + 1).
 * @param found N, the stage in which the constraint is found
 * @param firstInvalid f, the first stage whose output the constraint makes useless
 */
export function stagesToRedo(found: number, firstInvalid: number): number {
  return Math.max(0, found - firstInvalid + 1);
}

/**
 * Time of the work that has to be done again: d_f + … + d_N, and 0 when N < f.
 * @param durations d, time per stage
 * @param found N, and `firstInvalid` f, from 1 to the number of stages
 * @returns time, in the unit of the durations
 * @throws RangeError for another stage
 */
export function reworkTime(durations: readonly number[], found: number, firstInvalid: number): number {
  checkStage(found, durations.length);
  checkStage(firstInvalid, durations.length);
  return sum(durations.slice(firstInvalid - 1, found));
}

/**
 * What finding a constraint late costs, against writing it down at the start: (p + rework) / p.
 * @param rework time >= 0
 * @param prevention p, time to write the constraint down, same unit, > 0
 * @returns ratio >= 1
 * @throws RangeError when the prevention takes no time
 */
export function lateDiscoveryMultiplier(rework: number, prevention: number): number {
  if (!(prevention > 0)) throw new RangeError(`prevention ${prevention} must be > 0`);
  return (prevention + rework) / prevention;
}

/**
 * The base b of a rule b^(N − 1) that would give a multiplier in stage N: multiplier^(1 / (N − 1)).
 * @param multiplier >= 1
 * @param stage N, whole number >= 1
 * @returns base, or null in the first stage, where every base gives 1
 * @throws RangeError for another stage
 */
export function fittingBase(multiplier: number, stage: number): number | null {
  checkStage(stage, Infinity);
  return stage === 1 ? null : multiplier ** (1 / (stage - 1));
}

/**
 * The stage in which a constraint is found: the earliest of the gates that catch it, and never after it surfaces by itself.
 * @param gateStages stages of the active gates that catch it
 * @param surfaces stage in which it shows without any gate
 */
export function stageOfDiscovery(gateStages: readonly number[], surfaces: number): number {
  return Math.min(surfaces, ...gateStages);
}

/**
 * How far a value lies outside a band: max(0, low − x, x − high).
 * @param value x, in the unit of the band
 * @throws RangeError when low > high
 */
export function distanceToBand(value: number, low: number, high: number): number {
  if (!(low <= high)) throw new RangeError(`low ${low} must not exceed high ${high}`);
  return Math.max(0, low - value, value - high);
}
