/**
 * A single server with random arrivals and random service times, first come first served (the M/M/1 queue).
 *
 * Source: L. Kleinrock, Queueing Systems, volume 1, Wiley 1975, chapter 3.
 */

function checkUtilisation(utilisation: number): void {
  if (!(utilisation >= 0 && utilisation < 1)) throw new RangeError(`utilisation ${utilisation} must lie in [0, 1)`);
}

/**
 * Mean time from a request's arrival to its answer: s / (1 − ρ).
 * @param serviceTime s, mean time that one request takes to serve, >= 0
 * @param utilisation ρ, share of its time in which the server is busy, 0 <= ρ < 1
 * @returns mean response time, in the unit of the service time
 * @throws RangeError outside those ranges
 */
export function meanResponseTime(serviceTime: number, utilisation: number): number {
  checkUtilisation(utilisation);
  if (!(serviceTime >= 0)) throw new RangeError(`serviceTime ${serviceTime} must be >= 0`);
  return serviceTime / (1 - utilisation);
}

/**
 * Mean number of requests at the server, the one in service with them: ρ / (1 − ρ).
 * @param utilisation ρ, 0 <= ρ < 1
 * @throws RangeError outside that range
 */
export function meanRequestsPresent(utilisation: number): number {
  checkUtilisation(utilisation);
  return utilisation / (1 - utilisation);
}
