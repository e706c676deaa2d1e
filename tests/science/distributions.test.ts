/** The distributions, against SciPy, printed tables and laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile, shareInterval } from '../../src/lib/science/beta.ts';
import { binomialCdf, binomialMass, binomialUpperTail } from '../../src/lib/science/binomial.ts';
import { chiSquaredQuantile, chiSquaredUpperTail } from '../../src/lib/science/chi-squared.ts';
import { lowerGammaShare, upperGammaShare } from '../../src/lib/science/incomplete-gamma.ts';
import { kolmogorovCriticalValue, kolmogorovUpperTail } from '../../src/lib/science/kolmogorov.ts';
import { noncentralChiSquaredUpperTail } from '../../src/lib/science/noncentral-chi-squared.ts';
import { equalMassEdges, normalCdf, normalDensity, normalUpperTail } from '../../src/lib/science/normal.ts';
import { normalQuantile } from '../../src/lib/science/normal-quantile.ts';
import { poissonCdf, poissonMass, poissonUpperTail } from '../../src/lib/science/poisson.ts';
import { gaussLegendre } from '../../src/lib/science/quadrature.ts';
import { studentTQuantile, studentTTwoSidedTail, studentTUpperTail } from '../../src/lib/science/student-t.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };
import { allSix, six } from './six-digits.ts';

const { functions } = scipy;
const near = (actual: number, expected: number) => expect(actual / expected).toBeCloseTo(1, 9);
const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('the normal distribution', () => {
  it('has the quantiles of SciPy', () => {
    for (const { args, value } of functions['normal.quantile']) near(normalQuantile(args[0]!), value);
    // SciPy 1.17.1, norm.ppf and norm.sf, far into the tails.
    near(normalQuantile(1e-20), -9.262340089798409);
    near(normalQuantile(1e-300), -37.0470962993612);
    near(normalUpperTail(9), 1.1285884059538405e-19);
  });

  it('is undone by its quantile, and is the slope of its distribution function', () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 8);
      }),
    );
    expect((normalCdf(0.7 + 1e-5) - normalCdf(0.7 - 1e-5)) / 2e-5).toBeCloseTo(normalDensity(0.7), 9);
    expect(normalQuantile(0.5)).toBe(0);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });

  // Audit, NB-D06.
  it.each([
    [10, [-1.28155, -0.841621, -0.524401, -0.253347, 0, 0.253347, 0.524401, 0.841621, 1.28155]],
    [5, [-0.841621, -0.253347, 0.253347, 0.841621]],
    [4, [-0.67449, 0, 0.67449]],
  ])('has %d bins of equal mass', (bins, edges) => {
    expect(allSix(equalMassEdges(bins))).toEqual(edges);
    expect(() => equalMassEdges(1)).toThrow(RangeError);
  });
});

describe("Student's t", () => {
  it('has the quantiles of SciPy', () => {
    for (const { args, value } of functions['studentT.quantile']) near(studentTQuantile(args[1]!, args[0]!), value);
  });

  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values.
  it.each([
    [1, 0.975, 12.706],
    [5, 0.995, 4.032],
    [20, 0.95, 1.725],
    [100, 0.99, 2.364],
  ])('with %d degrees has the table value at %d', (degrees, p, value) => {
    expect(studentTQuantile(p, degrees)).toBeCloseTo(value, 3);
    expect(studentTUpperTail(studentTQuantile(p, degrees), degrees)).toBeCloseTo(1 - p, 12);
  });

  it('with one degree is Cauchy: P(|T| >= t) = 1 − 2 atan(t) / π', () => {
    for (const t of [0.1, 1, 7]) near(studentTTwoSidedTail(t, 1), 1 - (2 * Math.atan(t)) / Math.PI);
    expect(studentTUpperTail(-2, 3)).toBeCloseTo(1 - studentTUpperTail(2, 3), 15);
  });

  it('refuses what has no meaning', () => {
    expect(() => studentTQuantile(0, 3)).toThrow(RangeError);
    expect(() => studentTTwoSidedTail(1, 0)).toThrow(RangeError);
    expect(() => studentTTwoSidedTail(NaN, 1)).toThrow(RangeError);
  });
});

describe('the beta distribution', () => {
  it('has the quantiles of SciPy', () => {
    for (const { args, value } of functions['beta.quantile']) near(betaQuantile(args[2]!, args[0]!, args[1]!), value);
  });

  it('is undone by its quantile, and is that of an order statistic', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (p, a, b) => {
        const x = betaQuantile(p, a, b);
        expect(betaCdf(x, a, b)).toBeCloseTo(p, 9);
        // The a-th smallest of a + b − 1 uniform numbers is below x when at least a of them are.
        expect(binomialUpperTail(a, a + b - 1, x)).toBeCloseTo(p, 9);
      }),
    );
  });

  // By hand: no failure in n trials leaves 1 − (α / 2)^(1 / n) at most. And SciPy 1.17.1, beta.ppf.
  it('bounds a share', () => {
    expect(shareInterval(0, 10, 0.95)).toEqual({ low: 0, high: expect.closeTo(1 - 0.025 ** 0.1, 12) as number });
    const { low, high } = shareInterval(20, 200, 0.95);
    expect([low, high]).toEqual([expect.closeTo(0.0621593662540661, 9), expect.closeTo(0.1502127878677558, 9)]);
    expect(shareInterval(10, 10, 0.95).high).toBe(1);
  });

  it('refuses what has no meaning', () => {
    expect(() => betaCdf(2, 1, 1)).toThrow(RangeError);
    expect(() => betaQuantile(2, 1, 1)).toThrow(RangeError);
    expect(() => betaCdf(0.5, 0, 1)).toThrow(RangeError);
    expect(() => shareInterval(2, 1, 0.95)).toThrow(RangeError);
    expect(() => shareInterval(0, 0, 0.95)).toThrow(RangeError);
    expect(() => shareInterval(0, 1, 1)).toThrow(RangeError);
  });
});

describe('counts', () => {
  it('of trials agree with SciPy', () => {
    for (const { args, value } of functions['binomial.cdf']) near(binomialCdf(args[2]!, args[0]!, args[1]!), value);
  });

  // By hand: e⁻⁴ (1 + 4 + 8 + 32/3 + 32/3) = 0.628837.
  it('of rare events have the values of a hand', () => {
    expect(six(poissonCdf(4, 4))).toBe(0.628837);
    expect(poissonMass(0, 4)).toBeCloseTo(Math.exp(-4), 15);
    expect(poissonMass(0, 0)).toBe(1);
  });

  it('add up: mass, distribution function and tail belong together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), probability, fc.integer({ min: 0, max: 60 }), (n, p, k) => {
        const at = Math.min(k, n);
        expect(binomialCdf(at, n, p) - binomialCdf(at - 1, n, p)).toBeCloseTo(binomialMass(at, n, p), 12);
        expect(binomialCdf(at - 1, n, p) + binomialUpperTail(at, n, p)).toBeCloseTo(1, 12);
        const mean = n * p;
        expect(poissonCdf(k, mean) - poissonCdf(k - 1, mean)).toBeCloseTo(poissonMass(k, mean), 12);
        expect(poissonCdf(k - 1, mean) + poissonUpperTail(k, mean)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('outside the possible have no mass', () => {
    expect([binomialMass(-1, 3, 0.5), binomialMass(4, 3, 0.5), binomialCdf(-1, 3, 0.5)]).toEqual([0, 0, 0]);
    expect([binomialCdf(3, 3, 0.5), binomialUpperTail(0, 3, 0.5), binomialUpperTail(4, 3, 0.5)]).toEqual([1, 1, 0]);
    expect([poissonMass(-1, 2), poissonCdf(-1, 2), poissonUpperTail(0, 2)]).toEqual([0, 0, 1]);
    expect(() => binomialMass(0.5, 3, 0.5)).toThrow(RangeError);
    expect(() => binomialCdf(1, -1, 0.5)).toThrow(RangeError);
    expect(() => binomialCdf(1, 1, 2)).toThrow(RangeError);
    expect(() => poissonMass(0.5, 1)).toThrow(RangeError);
    expect(() => poissonCdf(1, -1)).toThrow(RangeError);
  });
});

describe('chi-squared with much in it', () => {
  // SciPy 1.17.1, gammaincc and gammainc; stdlib 0.3.1 alone misses these by up to 12 %.
  it.each([
    [1500, 1470, 0.7797059637880189, 0.22029403621198104],
    [4302.75, 5000, 2.51358096477407e-24, 1],
    [5000, 5000, 0.49811936596618267, 0.5018806340338173],
    [5200, 5000, 0.9974860507665879, 0.0025139492334121],
    [100_000, 101_000, 0.0008084215129255896, 0.9991915784870744],
    [500, 1500, 1.6436845843568014e-198, 1],
  ])('Q(%d, %d)', (a, x, upper, lower) => {
    near(upperGammaShare(a, x), upper);
    near(lowerGammaShare(a, x), lower);
  });

  // SciPy 1.17.1, chi2.ppf.
  it('has the quantiles of SciPy', () => {
    near(chiSquaredQuantile(0.3, 2500), 2462.4415171656033);
    near(chiSquaredQuantile(0.95, 5000), 5165.614518675803);
    near(chiSquaredUpperTail(chiSquaredQuantile(0.99, 3000), 3000), 0.01);
  });

  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
  it.each([
    [10, 0.95, 18.307],
    [30, 0.95, 43.773],
    [100, 0.95, 124.342],
    [5, 0.999, 20.515],
  ])('with %d degrees has the table value at %d', (degrees, p, value) =>
    expect(chiSquaredQuantile(p, degrees)).toBeCloseTo(value, 3),
  );
});

describe('non-central chi-squared', () => {
  it('agrees with SciPy', () => {
    for (const { args, value } of functions['noncentralChiSquared.upperTail'])
      near(noncentralChiSquaredUpperTail(args[2]!, args[0]!, args[1]!), value);
    // SciPy 1.17.1, ncx2.sf.
    near(noncentralChiSquaredUpperTail(10_000, 9, 10_000), 0.5159537025112904);
    near(noncentralChiSquaredUpperTail(200, 4, 1), 4.92458185868487e-38);
  });

  // Zaykin, "Noncentrality table" by Mathematica: the noncentrality that gives the power at the 5 % level.
  it.each([
    [1, 0.8, 7.84886],
    [1, 0.9, 10.5074],
    [1, 0.95, 12.9947],
    [8, 0.8, 15.0221],
    [8, 0.9, 19.0827],
    [8, 0.99, 30.3563],
  ])('with %d degrees has power %d at %d', (degrees, power, noncentrality) => {
    const critical = chiSquaredQuantile(0.95, degrees);
    expect(noncentralChiSquaredUpperTail(critical, degrees, noncentrality)).toBeCloseTo(power, 4);
  });

  it('without noncentrality is chi-squared; with it lies higher; with one degree is a folded normal', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (x, degrees, noncentrality) => {
          expect(noncentralChiSquaredUpperTail(x, degrees, 0)).toBeCloseTo(chiSquaredUpperTail(x, degrees), 12);
          const tail = noncentralChiSquaredUpperTail(x, degrees, noncentrality);
          expect(noncentralChiSquaredUpperTail(x, degrees, noncentrality + 1)).toBeGreaterThanOrEqual(tail - 1e-12);
          const [root, mean] = [Math.sqrt(x), Math.sqrt(noncentrality)];
          const folded = normalUpperTail(root - mean) + normalUpperTail(root + mean);
          expect(noncentralChiSquaredUpperTail(x, 1, noncentrality)).toBeCloseTo(folded, 12);
        },
      ),
    );
    expect(noncentralChiSquaredUpperTail(0, 3, 5)).toBe(1);
  });

  it('refuses what has no meaning', () => {
    expect(() => noncentralChiSquaredUpperTail(1, 0, 1)).toThrow(RangeError);
    expect(() => noncentralChiSquaredUpperTail(-1, 1, 1)).toThrow(RangeError);
    expect(() => noncentralChiSquaredUpperTail(1, 1, -1)).toThrow(RangeError);
  });
});

describe("Kolmogorov's distribution", () => {
  // Smirnov (1948), Annals of Mathematical Statistics 19, 279, whose table has six decimals of P(K <= x).
  it.each([
    [0.5, 0.036055],
    [1, 0.73],
    [1.5, 0.977782],
    [2, 0.999329],
  ])('P(K <= %d)', (x, below) => expect(1 - kolmogorovUpperTail(x)).toBeCloseTo(below, 6));

  // SciPy 1.17.1, kolmogorov and kolmogi.
  it('agrees with SciPy', () => {
    near(kolmogorovUpperTail(0.3), 0.9999906941986655);
    near(kolmogorovUpperTail(1.17), 0.12939004218561884);
    near(kolmogorovUpperTail(1.19), 0.11774229287977166);
    near(kolmogorovUpperTail(3), 3.045995948942526e-8);
    for (const [p, value] of [
      [0.1, 1.2238478702170823],
      [0.05, 1.3580986393225507],
      [0.01, 1.6276236115189504],
      [1e-10, 3.4437623401231106],
    ] as const)
      near(kolmogorovCriticalValue(p), value);
  });

  it('falls, without a step where the series change', () => {
    expect(kolmogorovUpperTail(1.18 - 1e-9)).toBeCloseTo(kolmogorovUpperTail(1.18), 8);
    fc.assert(
      fc.property(probability, (p) => {
        near(kolmogorovUpperTail(kolmogorovCriticalValue(p)), p);
      }),
    );
    expect(kolmogorovUpperTail(0)).toBe(1);
    expect(() => kolmogorovUpperTail(-1)).toThrow(RangeError);
    expect(() => kolmogorovCriticalValue(0)).toThrow(RangeError);
  });
});

it('Gauss and Legendre integrate polynomials exactly', () => {
  const integral = gaussLegendre(5).reduce((sum, { node, weight }) => sum + weight * (node ** 8 + node ** 3 + 2), 0);
  expect(integral).toBeCloseTo(2 / 9 + 4, 13);
  expect(gaussLegendre(1)).toEqual([
    { node: expect.closeTo(0, 12) as number, weight: expect.closeTo(2, 12) as number },
  ]);
  expect(() => gaussLegendre(0)).toThrow(RangeError);
});
