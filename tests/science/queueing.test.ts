/** Hand derivation: with s = 100 ms, W = 100 / (1 - 0.8) = 500 ms and 100 / (1 - 0.9) = 1000 ms; L = 0.75 / 0.25 = 3. */
import { expect, test } from 'vitest';
import { meanRequestsPresent, meanResponseTime } from '../../src/lib/science/queueing.ts';
import busyServer from '../../src/lib/simulations/busy-server.ts';
import { evaluateAt } from '../../src/lib/labwright/simulation/index.ts';

test('the response time is s / (1 - rho)', () => {
  expect(meanResponseTime(100, 0)).toBe(100);
  expect(meanResponseTime(100, 0.8)).toBeCloseTo(500, 9);
  expect(meanResponseTime(100, 0.9)).toBeCloseTo(1000, 9);
});

test('Little’s law: requests present are arrivals a second times the seconds each stays', () => {
  for (const utilisation of [0.1, 0.5, 0.75, 0.95]) {
    const [serviceTime, arrivals] = [0.1, utilisation / 0.1];
    expect(meanRequestsPresent(utilisation)).toBeCloseTo(arrivals * meanResponseTime(serviceTime, utilisation), 9);
  }
  expect(meanRequestsPresent(0.75)).toBeCloseTo(3, 12);
});

test('a server that is always busy has no mean', () => {
  expect(() => meanResponseTime(100, 1)).toThrow('must lie in [0, 1)');
  expect(() => meanResponseTime(-1, 0.5)).toThrow('must be >= 0');
  expect(() => meanRequestsPresent(Number.NaN)).toThrow('must lie in [0, 1)');
});

test('an eighth more traffic doubles the time', () => {
  const { outputs } = evaluateAt(busyServer, 'busier');
  expect(outputs['moreTraffic']).toBeCloseTo(12.5, 9);
  expect(outputs['timesAsLong']).toBeCloseTo(2, 9);
});
