/**
 * Two models that improve by iterations, at different speeds and towards different ceilings.
 *
 * Accuracy after k iterations is A(k) = cap − (cap − A₀)·ρ^k with ρ = 1 − g / (cap − A₀): the first iteration gains g,
 * each further one the same share of what is left to the cap. After t hours k = ⌊t / cycle⌋ iterations are done, so both
 * curves are staircases and the leader can change only where one of them steps.
 */

/** Accuracies in percent, the gain in points. */
export interface Learner {
  /** A₀, below the cap. */
  readonly start: number;
  /** g, gain of the first iteration, above 0 and below cap − start. */
  readonly firstGain: number;
  readonly cap: number;
  /** Time of one iteration, > 0. */
  readonly cycle: number;
}

/** Below this difference, in points, nobody has overtaken anybody; `Math.pow` may differ in its last bit between engines. */
const guard = 1e-12;
/** Times are ratios of two decimals; an iteration that ends this close to a time has ended by then. */
const stepGuard = 1e-9;

/**
 * Share of the distance to the cap that one iteration leaves: ρ = 1 − g / (cap − A₀).
 * @returns 0 < ρ < 1
 * @throws RangeError when the gain is not above 0 and below cap − start
 */
export function shareLeft({ start, firstGain, cap }: Learner): number {
  if (!(firstGain > 0 && firstGain < cap - start))
    throw new RangeError(`firstGain ${firstGain} must be > 0 and < cap − start = ${cap - start}`);
  return 1 - firstGain / (cap - start);
}

/**
 * Accuracy after k iterations: cap − (cap − A₀)·ρ^k.
 * @returns percent
 * @throws RangeError as {@link shareLeft}
 */
export function accuracyAfter(learner: Learner, iterations: number): number {
  return learner.cap - (learner.cap - learner.start) * shareLeft(learner) ** iterations;
}

/**
 * Iterations done after some time: ⌊t / cycle + 1e-9⌋.
 * @param time t >= 0, in the unit of the cycle
 * @throws RangeError when the cycle is not positive
 */
export function iterationsBy(time: number, cycle: number): number {
  if (!(cycle > 0)) throw new RangeError(`cycle ${cycle} must be > 0`);
  return Math.floor(time / cycle + stepGuard);
}

/**
 * The first iteration after which a model is above an accuracy: the least k with A(k) > target.
 *
 * From ρ^k < (cap − target) / (cap − A₀) by logarithms, then corrected by comparing A itself.
 * @param target percent
 * @returns whole number, or null when the cap is not above the target
 */
export function iterationsToExceed(learner: Learner, target: number): number | null {
  const { cap, start } = learner;
  if (!(cap > target + guard)) return null;
  const exceeds = (iterations: number): boolean => accuracyAfter(learner, iterations) > target + guard;
  const exact = Math.log((cap - target - guard) / (cap - start)) / Math.log(shareLeft(learner));
  let iterations = Math.max(0, Math.floor(exact));
  while (iterations > 0 && exceeds(iterations - 1)) iterations--;
  // So close to the cap that doubles no longer tell A from it, it is never seen above the target.
  for (let tries = 0; !exceeds(iterations); tries++, iterations++) if (tries > 3) return null;
  return iterations;
}

/** A change of leader. */
export interface LeaderChange<Name extends string = string> {
  /** In the unit of the cycles. */
  readonly time: number;
  /** Who leads from then on. */
  readonly leader: Name;
  /** Accuracy of the new leader at that time, percent. */
  readonly accuracy: number;
}

/** Two learners by name. */
export type Race<Name extends string = string> = readonly [
  { readonly name: Name; readonly learner: Learner },
  { readonly name: Name; readonly learner: Learner },
];

/** Leader at the start: the higher one, the first at a tie. */
export function leaderAtStart<Name extends string>([first, second]: Race<Name>): Name {
  return second.learner.start > first.learner.start + guard ? second.name : first.name;
}

/**
 * Every change of leader from the start to the horizon. A tie changes nothing.
 *
 * The slower of the two stands still within each of its cycles and the faster rises, so a cycle holds at most one change
 * besides those at its start: two logarithms per cycle instead of a walk over hours. Once the leader has reached the cap of
 * the other, nothing can change any more and the search ends.
 * @param horizon time, in the unit of the cycles
 * @throws RangeError as {@link shareLeft} and {@link iterationsBy}
 */
export function leaderChanges<Name extends string>(race: Race<Name>, horizon: number): LeaderChange<Name>[] {
  const [slow, fast] = race[0].learner.cycle >= race[1].learner.cycle ? race : [race[1], race[0]];
  const changes: LeaderChange<Name>[] = [];
  let leader = leaderAtStart(race);
  const hand = (time: number, to: typeof slow, accuracy: number): void => {
    leader = to.name;
    changes.push({ time, leader, accuracy });
  };
  const cycles = iterationsBy(horizon, slow.learner.cycle);
  for (let cycle = 0; cycle <= cycles; cycle++) {
    const time = cycle * slow.learner.cycle;
    const slowNow = accuracyAfter(slow.learner, cycle);
    const fastNow = accuracyAfter(fast.learner, iterationsBy(time, fast.learner.cycle));
    if (leader === fast.name && slowNow > fastNow + guard) hand(time, slow, slowNow);
    else if (leader === slow.name && fastNow > slowNow + guard) hand(time, fast, fastNow);
    if (leader === slow.name) {
      const iterations = iterationsToExceed(fast.learner, slowNow);
      if (iterations === null) return changes;
      const overtaking = iterations * fast.learner.cycle;
      const inThisCycle = iterationsBy(overtaking, slow.learner.cycle) === cycle;
      if (inThisCycle && iterations <= iterationsBy(horizon, fast.learner.cycle))
        hand(overtaking, fast, accuracyAfter(fast.learner, iterations));
    }
    if (leader === fast.name && fastNow >= slow.learner.cap - guard) return changes;
  }
  return changes;
}

/** A point of a learner's curve. */
export interface CurvePoint {
  readonly time: number;
  /** Percent. */
  readonly accuracy: number;
}

/**
 * Points from which straight lines draw a learner's curve up to a time, at most `most` of them.
 *
 * Where they suffice the staircase is drawn as it is, two points per step. Else each point is the end of an iteration, half
 * of them at equal gains and half at equal times, so that neither the rise nor the flat end is coarse.
 * @param until > 0, in the unit of the cycle
 * @param most even number >= 6
 */
export function curvePoints(learner: Learner, until: number, most: number): CurvePoint[] {
  const { cycle } = learner;
  const last = iterationsBy(until, cycle);
  // An iteration that ends with the curve may end a rounding error after it.
  const endOf = (iterations: number): number => Math.min(iterations * cycle, until);
  const after = (iterations: number): CurvePoint => ({
    time: endOf(iterations),
    accuracy: accuracyAfter(learner, iterations),
  });
  const end = { time: until, accuracy: accuracyAfter(learner, last) };
  if (2 * last + 2 <= most) {
    const steps = Array.from({ length: last }, (_, index) => index + 1).flatMap((iteration) => [
      { time: endOf(iteration), accuracy: accuracyAfter(learner, iteration - 1) },
      after(iteration),
    ]);
    return [after(0), ...steps, end];
  }
  const rate = Math.log(shareLeft(learner));
  const count = most / 2 - 1;
  const chosen = new Set<number>([0, last]);
  for (let index = 1; index < count; index++) {
    const share = index / count;
    chosen.add(Math.round(share * last));
    chosen.add(Math.round(Math.log1p(share * Math.expm1(rate * last)) / rate));
  }
  return [...[...chosen].sort((a, b) => a - b).map(after), end];
}
