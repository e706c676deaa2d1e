/** Energy that repeated training takes from a battery, and how often it may therefore be repeated. */

function positive(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!(value > 0)) throw new RangeError(`${name} ${value} must be > 0`);
  }
}

/**
 * The cycle that is kept when one is wanted: no shorter than its own training, whose sessions then follow on each other.
 * @param cycle wanted, and `training`, same unit, > 0
 */
export function keptCycle(cycle: number, training: number): number {
  positive({ cycle, training });
  return Math.max(cycle, training);
}

/**
 * Energy per day of training once every cycle: (h / c)·P·t, with c no shorter than t.
 * @param cycle c, hours
 * @param training t, hours per session
 * @param sessionEnergyRate P, energy per hour of training
 * @param hoursPerDay h
 * @returns energy per day
 * @throws RangeError when an argument is not positive
 */
export function energyPerDay(cycle: number, training: number, sessionEnergyRate: number, hoursPerDay: number): number {
  positive({ sessionEnergyRate, hoursPerDay });
  return (hoursPerDay / keptCycle(cycle, training)) * sessionEnergyRate * training;
}

/**
 * The shortest cycle that an energy budget allows: h·P·t / budget, and never shorter than t.
 * @param budget energy per day, > 0; the other arguments as in {@link energyPerDay}
 * @returns hours
 * @throws RangeError when an argument is not positive
 */
export function smallestCycle(
  training: number,
  sessionEnergyRate: number,
  hoursPerDay: number,
  budget: number,
): number {
  positive({ training, sessionEnergyRate, hoursPerDay, budget });
  return Math.max(training, (hoursPerDay * sessionEnergyRate * training) / budget);
}
