/** How well a reader knows what they know: stated confidence against what came true. Pure functions of forecasts. */

/** One first prediction whose truth is known. */
export interface Forecast {
  readonly kind: 'choice' | 'number';
  /** Stated confidence as a probability, 0 to 1; left out when none was stated. */
  readonly probability?: number;
  /** The option held, or the truth lay in the band or interval. */
  readonly hit: boolean;
}

/** Fewer forecasts than this say nothing. */
export const enoughForecasts = 10;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

type Stated = Forecast & { readonly probability: number };

/** The forecasts that state a confidence. */
export function statedForecasts(forecasts: readonly Forecast[]): Stated[] {
  return forecasts.filter((forecast): forecast is Stated => forecast.probability !== undefined);
}

/**
 * Mean squared distance between stated probability and outcome, (1/n) Σ (pᵢ − oᵢ)² with oᵢ = 1 for a hit, 0 for a miss.
 * From 0, always sure and right, to 1; always saying 50 % earns 0.25. Undefined without a forecast that states one.
 * Source: Brier, Monthly Weather Review 78 (1950), in the form for one event.
 */
export function brierScore(forecasts: readonly Forecast[]): number | undefined {
  const stated = statedForecasts(forecasts);
  return stated.length === 0 ? undefined : mean(stated.map(({ probability, hit }) => (probability - Number(hit)) ** 2));
}

/** Quantile of the standard normal distribution that leaves 2.5 % above it. */
const z975 = 1.959963984540054;

/**
 * The score interval of Wilson for a share, by default of 95 %:
 * (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n), a share from 0 to 1.
 * Without an observation it is the whole range. Source: Wilson, J. Am. Stat. Assoc. 22 (1927).
 * @throws RangeError unless hits and n are whole, and 0 ≤ hits ≤ n.
 */
export function wilsonInterval(hits: number, n: number, z = z975): Interval {
  if (!Number.isInteger(hits) || !Number.isInteger(n) || hits < 0 || hits > n)
    throw new RangeError(`${hits} hits of ${n} are no share`);
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const scale = 1 + z ** 2 / n;
  const centre = (share + z ** 2 / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

export interface Bin {
  /** Stated probability from here, and up to but not with `to` (with it in the last bin). */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly hits: number;
  /** Mean of the stated probabilities; undefined in an empty bin. */
  readonly stated?: number;
  /** Share that came true; undefined in an empty bin. */
  readonly share?: number;
  readonly interval: Interval;
}

/** Edges between the levels of confidence that a prediction offers. */
export const confidenceEdges = [0, 0.3, 0.5, 0.7, 0.9, 1] as const;

/** Forecasts by stated confidence. Those that state none are left out. */
export function confidenceBins(forecasts: readonly Forecast[], edges: readonly number[] = confidenceEdges): Bin[] {
  const stated = statedForecasts(forecasts);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1]!;
    const last = index === edges.length - 2;
    const own = stated.filter(
      ({ probability }) => probability >= from && (probability < to || (last && probability <= to)),
    );
    const hits = own.filter(({ hit }) => hit).length;
    const rates = own.length > 0 ? { stated: mean(own.map((each) => each.probability)), share: hits / own.length } : {};
    return { from, to, n: own.length, hits, ...rates, interval: wilsonInterval(hits, own.length) };
  });
}

/** How often the truth lay where it was said to lie, with and without a stated confidence. */
export interface Coverage {
  readonly n: number;
  readonly hits: number;
  readonly share?: number;
  readonly interval: Interval;
  /** Mean of the confidences that were stated, and of how many. */
  readonly stated?: number;
  readonly statedBy: number;
}

export function coverageOf(forecasts: readonly Forecast[]): Coverage {
  const hits = forecasts.filter(({ hit }) => hit).length;
  const stated = statedForecasts(forecasts);
  return {
    n: forecasts.length,
    hits,
    ...(forecasts.length > 0 ? { share: hits / forecasts.length } : {}),
    interval: wilsonInterval(hits, forecasts.length),
    ...(stated.length > 0 ? { stated: mean(stated.map(({ probability }) => probability)) } : {}),
    statedBy: stated.length,
  };
}
