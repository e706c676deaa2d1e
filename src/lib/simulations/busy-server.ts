/** How long an answer takes when a server grows busier: the M/M/1 queue, s / (1 - rho). */
import { column, defineSimulation, number, quantity, type ChartSpec } from 'labwright/simulation';
import { evenlySpaced } from '../science/grid.ts';
import { meanRequestsPresent, meanResponseTime } from '../science/queueing.ts';
import { at, linear, marker } from './_chart-parts.ts';

const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    {
      mark: 'line',
      encoding: {
        x: { field: 'utilisation', ...linear('share of the capacity in use, %', [0, 100], [0, 20, 40, 60, 80, 100]) },
        y: { field: 'responseTime', ...linear('time to an answer, ms', [0, 2100], [0, 500, 1000, 1500, 2000]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('utilisation'), y: at('responseTime'), y2: { datum: 0 } },
    },
    { mark: marker, encoding: { x: at('utilisation'), y: at('responseTime') } },
  ],
};

export const busyServer = defineSimulation({
  id: 'busy-server',
  title: 'A server that grows busier',
  params: {
    utilisation: number({
      label: 'Share of the capacity in use',
      symbol: '\\rho',
      unit: '%',
      min: 10,
      max: 95,
      step: 1,
      digits: 0,
      default: 80,
    }),
  },
  constants: {
    serviceTime: { label: 'Time to serve one request', symbol: 's', unit: 'ms', digits: 0, value: 100, kind: 'given' },
    before: { label: 'Share in use before', symbol: '\\rho_0', unit: '%', digits: 0, value: 80, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    responseTime: quantity({
      label: 'Mean time to an answer',
      symbol: 'W',
      unit: 'ms',
      digits: 0,
      formula: 's / (1 - \\rho)',
      source:
        'L. Kleinrock, Queueing Systems, volume 1, Wiley 1975, chapter 3: one server, random arrivals and service.',
    }),
    timesAsLong: quantity({
      label: 'Against before, times',
      symbol: 'W / W_0',
      digits: 1,
      formula: '(1 - \\rho_0) / (1 - \\rho)',
    }),
    moreTraffic: quantity({ label: 'More traffic than before', unit: '%', digits: 1, formula: '\\rho / \\rho_0 - 1' }),
    waiting: quantity({ label: 'Requests at the server', symbol: 'L', digits: 1, formula: '\\rho / (1 - \\rho)' }),
  },
  settings: { before: { utilisation: 80 }, busier: { utilisation: 90 }, calm: { utilisation: 50 } },
  datasets: {
    curve: {
      columns: {
        utilisation: column({ label: 'Share of the capacity in use', unit: '%', digits: 0 }),
        responseTime: column({ label: 'Mean time to an answer', unit: 'ms', digits: 0 }),
      },
    },
    places: {
      columns: {
        utilisation: column({ label: 'Share of the capacity in use', unit: '%', digits: 0 }),
        responseTime: column({ label: 'Mean time to an answer', unit: 'ms', digits: 0 }),
      },
    },
  },
  charts: {
    time: {
      title: 'Mean time to an answer',
      height: 220,
      spec,
      table: { dataset: 'places' },
      finding: ({ say }) =>
        `With ${say('utilisation')} of the capacity in use an answer takes ${say('responseTime')} on average, ${say('timesAsLong')} times as long as before.`,
    },
  },
  run({ utilisation }, { serviceTime, before, whole }) {
    const timeAt = (percentage: number) => meanResponseTime(serviceTime, percentage / whole);
    const row = (percentage: number) => ({ utilisation: percentage, responseTime: timeAt(percentage) });
    const responseTime = timeAt(utilisation);
    return {
      outputs: {
        responseTime,
        timesAsLong: responseTime / timeAt(before),
        moreTraffic: whole * (utilisation / before - 1),
        waiting: meanRequestsPresent(utilisation / whole),
      },
      states: {},
      datasets: {
        curve: evenlySpaced(0, 95, 96).map(row),
        places: [10, 50, 80, 90, 95].map(row),
      },
    };
  },
});

export default busyServer;
