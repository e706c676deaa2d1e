/**
 * Retraining as a control loop (NB-D05): it acts on what the labels say, and the labels speak of weeks ago.
 *
 * Week by week: accuracy = fresh − loss · age; measured = accuracy L weeks ago; below the trigger a retraining starts and goes
 * live R weeks later; none starts within the pause after that.
 */
import { type ChartSpec, column, defineSimulation, integer, percent, quantity, textColumn } from 'labwright/simulation';
import { evenlySpacedRetrainings, retrainingLoop } from '../science/retraining-loop.ts';
import { at, colourBy, curveNames, endPoint, linear, marker } from './_chart-parts.ts';
import { namePlaces, placeLabels } from './_label-places.ts';

const [low, high, longest, year] = [86, 95, 12, 52];
const curves = ['true', 'labels say'];
const curveColour = colourBy('curve', curves);
const week = { field: 'week', ...linear('weeks', [0, year], [0, 8, 16, 24, 32, 40, 48]) };
const loopSpec: ChartSpec = {
  data: { name: 'weeks' },
  layer: [
    { mark: { type: 'rule', style: 'limit' }, encoding: { y: at('trigger') } },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'left',
        baseline: 'top',
        dx: 4,
        dy: 3,
        text: { expr: "width > 300 ? 'retrain below' : ''" },
      },
      encoding: { x: at(0), y: at('trigger') },
    },
    {
      transform: [
        { fold: ['accuracy', 'measured'], as: ['column', 'value'] },
        { calculate: `datum.column === 'accuracy' ? '${curves[0]}' : '${curves[1]}'`, as: 'curve' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: week,
        y: { field: 'value', ...linear('accuracy, %', [low, high], [86, 88, 90, 92, 94]) },
        color: curveColour,
      },
    },
    {
      data: { name: 'starts' },
      transform: [{ filter: "datum.reason === 'this model'" }],
      mark: { ...marker },
      encoding: { x: { field: 'week', type: 'quantitative' }, y: { field: 'measured', type: 'quantitative' } },
    },
    {
      data: { name: 'starts' },
      transform: [{ filter: "datum.reason !== 'this model'" }],
      // Filled and of another shape: told apart without its colour, and in grey.
      mark: {
        type: 'point',
        shape: 'cross',
        fill: 'var(--lw-fail)',
        stroke: null,
        opacity: 1,
        size: { expr: 'width > 220 ? 60 : 24' },
      },
      encoding: { x: { field: 'week', type: 'quantitative' }, y: { field: 'measured', type: 'quantitative' } },
    },
    {
      data: { name: 'ends' },
      mark: endPoint('curve'),
      encoding: { x: at(year - 1), y: { field: 'value', type: 'quantitative' } },
    },
    curveNames('ends', at(year), 'curve', curveColour),
  ],
};

const loops = ['as set', 'pause = delay'];
const loopColour = colourBy('loop', loops);
const delaysSpec: ChartSpec = {
  data: { name: 'delays' },
  layer: [
    {
      transform: [
        { fold: ['asSet', 'paused'], as: ['column', 'retrainings'] },
        { calculate: `datum.column === 'asSet' ? '${loops[0]}' : '${loops[1]}'`, as: 'loop' },
      ],
      mark: 'line',
      encoding: {
        x: { field: 'delay', ...linear('weeks until a label arrives', [0, longest], [0, 2, 4, 6, 8, 10, 12]) },
        y: { field: 'retrainings', ...linear('retrainings in a year', [0, 20], [0, 5, 10, 15, 20]) },
        color: loopColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('labelDelay'), y: at('retrainings'), y2: { datum: 0 } },
    },
    {
      data: { name: 'loopNames' },
      transform: [{ filter: "datum.loop === 'as set'" }],
      mark: marker,
      encoding: { x: at('labelDelay'), y: at('retrainings') },
    },
    curveNames('loopNames', at(longest), 'loop', loopColour),
  ],
};

export const driftD05 = defineSimulation({
  id: 'drift-d05',
  title: 'A loop that acts on old news',
  params: {
    labelDelay: integer({
      label: 'Weeks until a label arrives',
      symbol: 'L',
      unit: 'week',
      min: 0,
      max: longest,
      default: 0,
    }),
    cooldown: integer({
      label: 'Pause after a new model',
      unit: 'week',
      min: 0,
      max: longest,
      default: 0,
      note: 'In these weeks no retraining is started.',
    }),
    retrainTime: integer({
      label: 'Weeks that a retraining takes',
      symbol: 'R',
      unit: 'week',
      min: 1,
      max: 8,
      default: 2,
    }),
  },
  constants: {
    year: { label: 'Weeks of the year', unit: 'week', digits: 0, value: year, kind: 'given' },
    step: { label: 'The loop looks every', unit: 'week', digits: 0, value: 1, kind: 'given' },
    fresh: { label: 'Accuracy of a fresh model', unit: '%', digits: 0, value: 94, kind: 'given' },
    lossPerWeek: { label: 'Accuracy lost', unit: 'point/week', digits: 2, value: 0.25, kind: 'given' },
    trigger: { label: 'A measured accuracy below starts a retraining', unit: '%', digits: 0, value: 92, kind: 'given' },
    longest: { label: 'Longest delay', unit: 'week', digits: 0, value: longest, kind: 'given' },
  },
  outputs: {
    retrainings: quantity({ label: 'Retrainings started', digits: 0 }),
    forNothing: quantity({
      label: 'Started on labels of a model already replaced',
      digits: 0,
      note: 'The labels in hand were made by an older model than the one that runs.',
    }),
    lowest: percent({ label: 'Lowest accuracy', digits: 2 }),
    mean: percent({ label: 'Mean accuracy', digits: 2 }),
    firstSeen: quantity({
      label: 'Labels first fall below the trigger in week',
      digits: 0,
      unit: 'week',
      none: 'never',
    }),
    firstLive: quantity({ label: 'First new model goes live in week', digits: 0, unit: 'week', none: 'never' }),
    evenLowest: percent({ label: 'As many by a calendar, lowest', digits: 2 }),
    evenMean: percent({ label: 'As many by a calendar, mean', digits: 2 }),
    untouched: percent({ label: 'Never retrained, at the end', digits: 2 }),
  },
  states: {
    chasingThePast: {
      label: 'The loop chases the past',
      kind: 'failure',
      remedy: 'Let the loop pause after a new model, until labels of that model are in.',
    },
  },
  settings: {
    instant: {},
    twoWeeks: { labelDelay: 2 },
    fourWeeks: { labelDelay: 4 },
    lateLabels: { labelDelay: 8 },
    shortPause: { labelDelay: 8, cooldown: 2 },
    lateWithPause: { labelDelay: 8, cooldown: 8 },
  },
  datasets: {
    weeks: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        accuracy: column({ label: 'True accuracy', unit: '%', digits: 2 }),
        measured: column({ label: 'What the labels say', unit: '%', digits: 2 }),
      },
    },
    starts: {
      columns: {
        week: column({ label: 'Started in week', unit: 'week', digits: 0 }),
        speaksOf: column({ label: 'Its labels speak of week', unit: 'week', digits: 0 }),
        measured: column({ label: 'They say', unit: '%', digits: 2 }),
        accuracy: column({ label: 'True then', unit: '%', digits: 2 }),
        reason: textColumn({ label: 'They were made by' }),
      },
    },
    ends: {
      columns: {
        curve: textColumn({ label: 'Curve' }),
        value: column({ label: 'At the end', unit: '%', digits: 2 }),
        labelAt: column({ label: 'Height of its name', unit: '%', digits: 2 }),
      },
    },
    delays: {
      columns: {
        delay: column({ label: 'Label delay', unit: 'week', digits: 0 }),
        asSet: column({ label: 'Retrainings with the pause as set', digits: 0 }),
        paused: column({ label: 'Retrainings with a pause as long as the delay', digits: 0 }),
      },
    },
    loopNames: namePlaces('loop', 'Loop', { digits: 1 }),
    policies: {
      columns: {
        policy: textColumn({ label: 'Policy' }),
        retrainings: column({ label: 'Retrainings', digits: 0 }),
        lowest: column({ label: 'Lowest', unit: '%', digits: 2 }),
        mean: column({ label: 'Mean', unit: '%', digits: 2 }),
      },
    },
  },
  charts: {
    loop: {
      title: 'True accuracy, and what the loop sees of it',
      height: 250,
      spec: loopSpec,
      table: { dataset: 'weeks' },
      finding: ({ parameters, states, say }) => {
        const late = parameters.labelDelay === 0 ? 'With labels at once' : `With labels ${say('labelDelay')} late`;
        const count = `${late} the loop starts ${say('retrainings')} retrainings in a year`;
        return states.chasingThePast
          ? `${count}, ${say('forNothing')} of them on labels of a model already replaced; accuracy falls to ${say('lowest')}.`
          : `${count}, each on labels of the model that runs; accuracy falls to ${say('lowest')}.`;
      },
    },
    delays: {
      title: 'Retrainings in a year, against the delay of the labels',
      height: 210,
      guess: 'y',
      spec: delaysSpec,
      table: { dataset: 'delays', columns: ['delay', 'asSet', 'paused'] },
      finding: ({ datasets, parameters, say }) => {
        const { paused } = datasets.delays.find(({ delay }) => delay === parameters.labelDelay)!;
        const late = parameters.labelDelay === 0 ? 'With labels at once' : `With labels ${say('labelDelay')} late`;
        return `${late} the loop starts ${say('retrainings')} retrainings in a year; with a pause as long as the delay it would start ${paused}.`;
      },
    },
  },
  run({ labelDelay, cooldown, retrainTime }, c) {
    const steps = (time: number) => Math.round(time / c.step);
    const fixed = {
      weeks: steps(c.year),
      fresh: c.fresh,
      lossPerWeek: c.lossPerWeek * c.step,
      floor: c.trigger,
      retrainTime: steps(retrainTime),
    };
    const loopWith = (delay: number, pause: number) =>
      retrainingLoop({ ...fixed, labelDelay: steps(delay), cooldown: steps(pause) });
    const run = loopWith(labelDelay, cooldown);
    let born = 0;
    const starts = run.weeks.flatMap(({ accuracy, measured, started, landed }, index) => {
      if (landed) born = index;
      const speaksOf = Math.max(0, index - steps(labelDelay));
      return started
        ? [
            {
              week: index * c.step,
              speaksOf: speaksOf * c.step,
              measured,
              accuracy,
              reason: speaksOf < born ? 'an older model' : 'this model',
            },
          ]
        : [];
    });
    const forNothing = starts.filter(({ reason }) => reason === 'an older model').length;
    const firstLive = run.weeks.findIndex(({ landed }) => landed);
    const calendar = evenlySpacedRetrainings(fixed, run.retrainings);
    const untouched = evenlySpacedRetrainings(fixed, 0);
    const paused = loopWith(labelDelay, labelDelay);
    const last = run.weeks.at(-1)!;
    const ends = [last.accuracy, last.measured];
    const endPlaces = placeLabels(ends, { low: 87, high: 94.5, gap: 0.8, rules: [c.trigger] });
    const delays = Array.from({ length: steps(c.longest) + 1 }, (_, index) => {
      const delay = index * c.step;
      const asSet = loopWith(delay, cooldown);
      return {
        delay,
        asSet: asSet.retrainings,
        paused: loopWith(delay, delay).retrainings,
      };
    });
    const loopPlaces = placeLabels([delays.at(-1)!.asSet, delays.at(-1)!.paused], { low: 0.8, high: 19, gap: 1.8 });
    return {
      outputs: {
        retrainings: run.retrainings,
        forNothing,
        lowest: run.lowest,
        mean: run.mean,
        firstSeen: starts[0]?.week ?? null,
        firstLive: firstLive < 0 ? null : firstLive * c.step,
        evenLowest: calendar.lowest,
        evenMean: calendar.mean,
        untouched: untouched.lowest,
      },
      states: { chasingThePast: forNothing > 0 },
      datasets: {
        weeks: run.weeks.map(({ accuracy, measured }, index) => ({ week: index * c.step, accuracy, measured })),
        starts,
        ends: curves.map((curve, index) => ({ curve, value: ends[index]!, labelAt: endPlaces[index]! })),
        delays,
        loopNames: loops.map((loop, index) => ({ loop, labelAt: loopPlaces[index]! })),
        policies: [
          { policy: 'never', retrainings: 0, ...untouched },
          { policy: 'the loop', retrainings: run.retrainings, lowest: run.lowest, mean: run.mean },
          {
            policy: 'the loop that waits',
            retrainings: paused.retrainings,
            lowest: paused.lowest,
            mean: paused.mean,
          },
          { policy: 'as many as the loop, evenly', retrainings: run.retrainings, ...calendar },
          {
            policy: 'as many as the waiting loop, evenly',
            retrainings: paused.retrainings,
            ...evenlySpacedRetrainings(fixed, paused.retrainings),
          },
        ],
      },
    };
  },
});

export default driftD05;
