/** What a sum of money brings back, alone and beside a cheaper way. Gains and costs share one currency. */

/** What is spent, and what it brings back over some horizon. */
export interface Investment {
  readonly cost: number;
  readonly gain: number;
}

/**
 * Return on investment: gain / cost − 1. 0 brings the money back and no more.
 * @param investment cost > 0
 * @returns share of the cost; −1 where nothing comes back
 * @throws RangeError for a cost that is not positive
 */
export function returnOnInvestment({ cost, gain }: Investment): number {
  if (!(cost > 0)) throw new RangeError(`cost ${cost} must be > 0`);
  return gain / cost - 1;
}

/**
 * Return of the further money that a dearer choice takes: (G₂ − G₁) / (C₂ − C₁) − 1. Two choices with good returns of their
 * own can be a bad exchange for each other.
 * @param dearer and `cheaper`, of which it takes the place
 * @throws RangeError where the dearer does not cost more
 * @source Brealey, Myers and Allen (2020), Principles of Corporate Finance, 5.3
 */
export function marginalReturn(dearer: Investment, cheaper: Investment): number {
  if (!(dearer.cost > cheaper.cost)) throw new RangeError(`cost ${dearer.cost} must be above ${cheaper.cost}`);
  return returnOnInvestment({ cost: dearer.cost - cheaper.cost, gain: dearer.gain - cheaper.gain });
}
