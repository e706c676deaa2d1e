/** NB-D14: latency and cost. The median and the share that is late may stand still while the tail and the bill move. */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { shareAbove } from '../science/latency.ts';
import { valuesForUpperBound } from '../science/percentile-interval.ts';
import { percentile } from '../science/percentiles.ts';
import { sortedNumbers } from '../science/sorted.ts';
import { linear } from './_chart-parts.ts';

/** Ten requests of one minute, in milliseconds, the quickest first. */
const requests = [42, 45, 47, 50, 52, 55, 61, 75, 110, 180];
const longest = 400;
const drop = '{ median: 0, mean: 14, p95: 28 }[datum.name]';
const spec: ChartSpec = {
  data: { name: 'requests' },
  layer: [
    {
      mark: { type: 'bar', clip: true },
      encoding: {
        y: {
          field: 'request',
          type: 'nominal',
          scale: { domain: requests.map((_, index) => String(index + 1)), padding: 0.25 },
          axis: { title: 'request' },
        },
        x: { field: 'latency', ...linear('time to the answer, ms', [0, longest], [0, 100, 200, 300, 400]) },
      },
    },
    {
      data: { name: 'numbers' },
      mark: { type: 'rule', style: 'limit', clip: true },
      encoding: {
        x: { field: 'place', type: 'quantitative' },
        // Each line begins below the names further left, which it would strike.
        y: { value: { expr: drop } },
        y2: { value: 'height' },
      },
    },
    {
      data: { name: 'numbers' },
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'left',
        baseline: 'top',
        dx: 3,
        dy: { expr: `${drop} + 2` },
      },
      encoding: { x: { field: 'place', type: 'quantitative' }, y: { value: 0 }, text: { field: 'name' } },
    },
  ],
};

const change = (label: string) => quantity({ label, unit: '%', digits: 0 });
const time = (label: string, digits: number, formula?: string) =>
  quantity({ label, unit: 'ms', digits, ...(formula ? { formula } : {}) });

export const driftD14 = defineSimulation({
  id: 'drift-d14',
  title: 'The requests of a minute: their times and their bill',
  params: {
    slowest: number({
      label: 'The slowest request, times as slow',
      min: 0.5,
      max: 2,
      step: 0.05,
      digits: 2,
      default: 1,
    }),
    saved: number({ label: 'Taken off each of the others', unit: 'ms', min: 0, max: 30, step: 1, default: 0 }),
    promise: number({ label: 'An answer is late above', unit: 'ms', min: 60, max: 200, step: 5, default: 100 }),
  },
  constants: {
    price: { label: 'Price of the machine', unit: '$/hour', digits: 0, value: 2, kind: 'given' },
    requestsBilled: { label: 'Requests on the bill', digits: 0, value: 1000, kind: 'given' },
    msPerSecond: { label: 'Milliseconds in a second', unit: 'ms/second', digits: 0, value: 1000, kind: 'definition' },
    secondsPerHour: { label: 'Seconds in an hour', unit: 'second/hour', digits: 0, value: 3600, kind: 'definition' },
    unit: { label: 'One millisecond', unit: 'ms', digits: 0, value: 1, kind: 'definition' },
    highShare: { label: 'Answers below p95', unit: '%', digits: 0, value: 95, kind: 'definition' },
    confidence: { label: 'Confidence of an interval', digits: 2, value: 0.95, kind: 'given' },
    farUp: { label: 'A rise that users would feel', unit: '%', digits: 0, value: 50, kind: 'given' },
    stir: { label: 'A number has moved from', unit: '%', digits: 0, value: 1, kind: 'given' },
    percentToPoints: { label: 'Points in a per cent', unit: 'point/%', digits: 0, value: 1, kind: 'definition' },
    slower: { label: 'A slowest request that has become slower, times', digits: 0, value: 2, kind: 'given' },
    quickened: { label: 'A slowest request that has been mended, times', digits: 1, value: 0.5, kind: 'given' },
    shaved: { label: 'Taken off the other nine', unit: 'ms', digits: 0, value: 10, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    p50: time('Median', 1),
    p90: time('p90', 1),
    p95: time('p95', 1),
    p99: time('p99', 1),
    mean: time('Mean', 1),
    late: percent({ label: 'Late answers', digits: 0 }),
    cost: quantity({
      label: 'Cost of a thousand requests',
      unit: '$',
      digits: 4,
      formula: '1{,}000 \\times \\text{mean} \\times \\text{price}',
    }),
    p50Change: change('Median, against before'),
    lateChange: quantity({ label: 'Late answers, against before', unit: 'point', digits: 0 }),
    p95Change: change('p95, against before'),
    costChange: change('Bill, against before'),
    moved: quantity({ label: 'Of median, late answers, p95 and bill, how many have moved', digits: 0 }),
    longest: time('Slowest request', 0),
    valuesNeeded: quantity({
      label: 'Requests from which p95 has an upper bound',
      digits: 0,
      formula: '\\Bigl\\lceil \\frac{\\ln((1 - c)/2)}{\\ln 0.95} \\Bigr\\rceil',
    }),
  },
  states: {
    unseen: {
      label: 'The tail has grown, and neither median nor late answers show it',
      kind: 'failure',
      remedy: 'Watch a high percentile beside the median, over enough requests to have one.',
    },
  },
  settings: {
    minute: {},
    doubled: { slowest: 2 },
    // The same place under another name: what a question may tell before its answer.
    cold: { slowest: 2 },
    halved: { slowest: 0.5 },
    quicker: { saved: 10 },
  },
  datasets: {
    requests: {
      columns: {
        request: textColumn({ label: 'Request' }),
        latency: column({ label: 'Time', unit: 'ms', digits: 0 }),
      },
    },
    numbers: {
      columns: {
        name: textColumn({ label: 'Number' }),
        place: column({ label: 'Time', unit: 'ms', digits: 1 }),
      },
    },
    versions: {
      columns: {
        version: textColumn({ label: 'The same requests' }),
        p50: column({ label: 'Median', unit: 'ms', digits: 1 }),
        mean: column({ label: 'Mean', unit: 'ms', digits: 1 }),
        p95: column({ label: 'p95', unit: 'ms', digits: 1 }),
        late: column({ label: 'Late', unit: '%', digits: 0 }),
        cost: column({ label: 'A thousand cost', unit: '$', digits: 4 }),
      },
    },
  },
  charts: {
    requests: {
      title: 'The requests of a minute, their median, mean and p95',
      height: 220,
      spec,
      table: { dataset: 'requests' },
      finding: ({ say }) =>
        `Half of the requests take ${say('p50')} or less, p95 is ${say('p95')}, and a thousand cost ${say('cost')}.`,
    },
  },
  run({ slowest, saved, promise }, c) {
    const of = (latencies: readonly number[]) => {
      const sorted = sortedNumbers(latencies);
      const mean = latencies.reduce((sum, latency) => sum + latency, 0) / latencies.length;
      const at = (share: number) => percentile(sorted, share, 'linear');
      const hours = mean / c.msPerSecond / c.secondsPerHour;
      return {
        p50: at(0.5),
        p90: at(0.9),
        p95: at(c.highShare / c.whole),
        p99: at(0.99),
        mean,
        late: c.whole * shareAbove(latencies, promise),
        cost: c.requestsBilled * hours * c.price,
      };
    };
    const last = requests.length - 1;
    const version = (factor: number, off: number) =>
      requests.map((latency, index) => c.unit * latency * (index === last ? factor : 1) - (index === last ? 0 : off));
    const [latencies, start] = [version(slowest, saved), version(1, 0)];
    const [now, before] = [of(latencies), of(start)];
    const against = (name: keyof typeof now) => c.whole * (now[name] / before[name] - 1);
    // A share of nothing has no ratio: late answers are compared in points of all answers.
    const lateChange = now.late - before.late;
    const changes = [against('p50'), lateChange, against('p95'), against('cost')];
    const row = (name: string, values: readonly number[]) => {
      const { p50, mean, p95, late, cost } = of(values);
      return { version: name, p50, mean, p95, late, cost };
    };
    const still = (value: number) => !atLeast(Math.abs(value), c.stir);
    return {
      outputs: {
        ...now,
        p50Change: against('p50'),
        lateChange: c.percentToPoints * lateChange,
        p95Change: against('p95'),
        costChange: against('cost'),
        moved: changes.filter((value) => !still(value)).length,
        longest: latencies[last]!,
        valuesNeeded: valuesForUpperBound(c.highShare / c.whole, c.confidence),
      },
      states: {
        unseen: atLeast(against('p95'), c.farUp) && still(against('p50')) && still(lateChange),
      },
      datasets: {
        requests: latencies.map((latency, index) => ({ request: String(index + 1), latency })),
        numbers: [
          { name: 'median', place: now.p50 },
          { name: 'mean', place: now.mean },
          { name: 'p95', place: now.p95 },
        ],
        versions: [
          row('as they are', start),
          row('slowest twice as slow', version(c.slower, 0)),
          row('slowest left out', start.slice(0, last)),
          row('slowest twice as quick', version(c.quickened, 0)),
          row('others a little quicker', version(1, c.shaved)),
        ],
      },
    };
  },
});

export default driftD14;
