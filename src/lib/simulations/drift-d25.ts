/**
 * NB-D25: where an alarm began. In the graph of what is made of what, an alarming node of which no parent alarms is a place to
 * look; what lies below it may only pass it on.
 */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  number,
  quantity,
  text,
  textColumn,
} from 'labwright/simulation';
import { type Lineage, rootCauseCandidates } from '../science/lineage.ts';
import { psiLevels } from './_drift-bench.ts';

const nodeNames = ['scans', 'addresses', 'map', 'features', 'model', 'sorter'] as const;
type Node = (typeof nodeNames)[number];
const lineage: Lineage = {
  nodes: nodeNames,
  edges: [
    ['scans', 'addresses'],
    ['addresses', 'features'],
    ['map', 'features'],
    ['features', 'model'],
    ['model', 'sorter'],
  ],
};
/** Where each stands in the drawing: columns from left to right, and rows that keep the names of neighbours apart. */
const places: Readonly<Record<Node, readonly [x: number, y: number]>> = {
  scans: [0, 1],
  addresses: [1, 2],
  map: [1, 0],
  features: [2, 1],
  model: [3, 2],
  sorter: [4, 1],
};
const fates = ['quiet', 'alarming', 'a root'] as const;

const across = { type: 'quantitative' as const, scale: { domain: [-0.45, 4.45], nice: false }, axis: null };
const down = { type: 'quantitative' as const, scale: { domain: [-0.8, 2.8], nice: false }, axis: null };
const here = { x: { field: 'x', ...across }, y: { field: 'y', ...down } };
const only = (fate: string) => [{ filter: `datum.fate === '${fate}'` }];
const graphSpec: ChartSpec = {
  data: { name: 'nodes' },
  layer: [
    {
      data: { name: 'edges' },
      mark: { type: 'rule', stroke: 'var(--lw-ink-soft)', strokeWidth: 1.5 },
      encoding: {
        x: { field: 'x', ...across },
        y: { field: 'y', ...down },
        x2: { field: 'toX' },
        y2: { field: 'toY' },
      },
    },
    {
      data: { name: 'edges' },
      mark: {
        type: 'point',
        shape: 'triangle-right',
        size: 110,
        fill: 'var(--lw-ink-soft)',
        stroke: null,
        opacity: 1,
        angle: {
          expr: `${180 / Math.PI} * atan2(scale('y', datum.toY) - scale('y', datum.y), scale('x', datum.toX) - scale('x', datum.x))`,
        },
      },
      encoding: { x: { field: 'headX', ...across }, y: { field: 'headY', ...down } },
    },
    {
      transform: only(fates[0]),
      mark: {
        type: 'point',
        shape: 'circle',
        size: 260,
        fill: 'var(--lw-panel)',
        stroke: 'var(--lw-ink-soft)',
        opacity: 1,
      },
      encoding: here,
    },
    {
      transform: only(fates[1]),
      mark: {
        type: 'point',
        shape: 'circle',
        size: 260,
        fill: 'var(--lw-ink)',
        stroke: 'var(--lw-ink)',
        opacity: 1,
      },
      encoding: here,
    },
    {
      transform: only(fates[2]),
      mark: {
        type: 'point',
        shape: 'diamond',
        size: 420,
        fill: 'var(--lw-series-1)',
        stroke: 'var(--lw-ink)',
        opacity: 1,
      },
      encoding: here,
    },
    {
      mark: { type: 'text', style: 'value-label', baseline: 'bottom', dy: -14 },
      encoding: { ...here, text: { field: 'node' } },
    },
    {
      transform: [{ calculate: "format(datum.psi, '.2f')", as: 'words' }],
      mark: { type: 'text', style: 'note', baseline: 'top', dy: 14 },
      encoding: { ...here, text: { field: 'words' } },
    },
  ],
};

const psi = (label: string, value: number) =>
  number({ label, min: 0, max: 0.5, step: 0.01, digits: 2, default: value });

export const driftD25 = defineSimulation({
  id: 'drift-d25',
  title: 'Where an alarm began',
  params: {
    addresses: psi('PSI of the addresses', 0.02),
    map: psi('PSI of the map of depots', 0.02),
    features: psi('PSI of the features', 0.31),
    scans: psi('PSI of the scans', 0.02),
    model: psi('PSI of the scores', 0.28),
    sorter: psi('PSI at the sorter', 0.27),
  },
  constants: { ...psiLevels },
  outputs: {
    alarming: quantity({ label: 'Nodes that alarm', digits: 0 }),
    candidates: quantity({ label: 'Roots', digits: 0 }),
    root: text({ label: 'Look first at', words: [...nodeNames, 'roots', 'nothing'] }),
    loudest: text({ label: 'Loudest', words: nodeNames }),
    loudestPsi: quantity({ label: 'PSI of the loudest', digits: 2 }),
    passing: quantity({ label: 'Alarms that only pass it on', digits: 0 }),
  },
  states: {
    loudestIsRoot: { label: 'The loudest is a root', kind: 'condition' },
    loudestMisleads: { label: 'The loudest only passes it on', kind: 'condition' },
    several: { label: 'There is more than one root', kind: 'condition' },
    addressesAreRoot: { label: 'The addresses are the root', kind: 'condition' },
    scansAreRoot: { label: 'The scans are the root', kind: 'condition' },
    featuresAreRoot: { label: 'The features are the root', kind: 'condition' },
    sorterIsRoot: { label: 'The sorter is the root', kind: 'condition' },
  },
  settings: {
    features: {},
    addressesToo: { addresses: 0.22 },
    // The same place under another name: what a question may tell before its answer.
    thatNight: { addresses: 0.22 },
    mapToo: { map: 0.25 },
    onlySorter: { features: 0.1, model: 0.1 },
    nothing: { features: 0.1, model: 0.1, sorter: 0.1 },
    scansAndFeatures: { scans: 0.24 },
  },
  datasets: {
    nodes: {
      columns: {
        node: textColumn({ label: 'Node' }),
        madeOf: textColumn({ label: 'Made of' }),
        psi: column({ label: 'PSI', digits: 2 }),
        fate: textColumn({ label: 'It is' }),
        x: column({ label: 'Across', digits: 0 }),
        y: column({ label: 'Down', digits: 0 }),
      },
    },
    edges: {
      columns: {
        from: textColumn({ label: 'From' }),
        to: textColumn({ label: 'To' }),
        x: column({ label: 'From, across', digits: 2 }),
        y: column({ label: 'From, down', digits: 2 }),
        toX: column({ label: 'To, across', digits: 2 }),
        toY: column({ label: 'To, down', digits: 2 }),
        headX: column({ label: 'Head, across', digits: 2 }),
        headY: column({ label: 'Head, down', digits: 2 }),
      },
    },
  },
  charts: {
    graph: {
      title: 'What is made of what, and where it alarms',
      height: 230,
      spec: graphSpec,
      table: { dataset: 'nodes', columns: ['node', 'madeOf', 'psi', 'fate'] },
      finding: ({ outputs, states, say }) =>
        outputs.candidates === 0
          ? 'Nothing alarms.'
          : states.several
            ? `Of the nodes ${say('alarming')} alarm, and ${say('candidates')} of these have no parent that does; the loudest is “${say('loudest')}”.`
            : `Of the nodes ${say('alarming')} alarm, the loudest is “${say('loudest')}”, and only “${say('root')}” has no parent that does.`,
    },
  },
  run(parameters, c) {
    const psiOf = (node: Node): number => parameters[node];
    const alarming = nodeNames.filter((node) => atLeast(psiOf(node), c.alarmLevel));
    const roots = rootCauseCandidates(lineage, alarming) as Node[];
    const loudest = nodeNames.reduce((best, node) => (psiOf(node) > psiOf(best) ? node : best));
    const root = roots.length === 1 ? roots[0]! : roots.length === 0 ? 'nothing' : 'roots';
    const only = (node: Node) => roots.length === 1 && roots[0] === node;
    return {
      outputs: {
        alarming: alarming.length,
        candidates: roots.length,
        root,
        loudest,
        loudestPsi: psiOf(loudest),
        passing: alarming.length - roots.length,
      },
      states: {
        loudestIsRoot: roots.includes(loudest),
        loudestMisleads: roots.length > 0 && !roots.includes(loudest),
        several: roots.length > 1,
        addressesAreRoot: only('addresses'),
        scansAreRoot: only('scans'),
        featuresAreRoot: only('features'),
        sorterIsRoot: only('sorter'),
      },
      datasets: {
        nodes: nodeNames.map((node) => ({
          node,
          madeOf: lineage.edges.flatMap(([from, to]) => (to === node ? [from] : [])).join(' and ') || 'the world',
          psi: psiOf(node),
          fate: fates[roots.includes(node) ? 2 : alarming.includes(node) ? 1 : 0],
          x: places[node][0],
          y: places[node][1],
        })),
        edges: lineage.edges.map(([from, to]) => {
          const [x, y] = places[from as Node];
          const [toX, toY] = places[to as Node];
          return { from, to, x, y, toX, toY, headX: x + 0.55 * (toX - x), headY: y + 0.55 * (toY - y) };
        }),
      },
    };
  },
});

export default driftD25;
