/**
 * Six gates with a box each: how many of the boxes change anything.
 *
 * A box matters when ticking it changes the stage at which a memory limit is found, for some choice of the other boxes.
 */
import { column, defineSimulation, integer, quantity, textColumn } from 'labwright/simulation';
import { stageOfDiscovery } from '../science/lifecycle.ts';

/** The gates with the stage at whose end each stands, and whether it could see a memory limit. */
const gates = [
  { gate: 'Memory budget', stage: 1, seesMemory: true },
  { gate: 'Latency budget', stage: 1, seesMemory: false },
  { gate: 'Schema validation', stage: 2, seesMemory: false },
  { gate: 'Memory profile', stage: 3, seesMemory: true },
  { gate: 'On-device test', stage: 4, seesMemory: true },
  { gate: 'Staged rollout', stage: 5, seesMemory: true },
] as const;
const combinations = 2 ** gates.length;
const ticked = (boxes: number, index: number): boolean => ((boxes >> index) & 1) === 1;

/** Stage of discovery in the draft: only the memory budget is wired up. */
const draftedStage = (boxes: number, surfaces: number): number => (ticked(boxes, 0) ? gates[0].stage : surfaces);
/** The same when every gate that can see a memory limit does. */
const mendedStage = (boxes: number, surfaces: number): number =>
  stageOfDiscovery(
    gates.filter(({ seesMemory }, index) => seesMemory && ticked(boxes, index)).map(({ stage }) => stage),
    surfaces,
  );

type StageOf = (boxes: number, surfaces: number) => number;
/** Whether some choice of the other boxes makes this one change the stage. */
const matters = (stageOf: StageOf, index: number, surfaces: number): boolean =>
  Array.from({ length: combinations }, (_, boxes) => boxes).some(
    (boxes) => stageOf(boxes, surfaces) !== stageOf(boxes ^ (1 << index), surfaces),
  );

export const sixGates = defineSimulation({
  id: 'six-gates',
  title: 'Boxes that change something',
  params: {
    surfaces: integer({
      label: 'Stage in which the limit shows without any gate',
      min: 1,
      max: 6,
      default: 5,
    }),
  },
  outputs: {
    boxes: quantity({ label: 'Boxes', digits: 0 }),
    draftedCount: quantity({ label: 'Boxes that change anything, as drafted', digits: 0 }),
    mendedCount: quantity({ label: 'Boxes that change anything, when all are wired up', digits: 0 }),
  },
  settings: { handOver: { surfaces: 5 }, afterwards: { surfaces: 6 } },
  datasets: {
    gates: {
      columns: {
        gate: textColumn({ label: 'Gate' }),
        stage: column({ label: 'Stage', digits: 0 }),
        drafted: textColumn({ label: 'In the draft' }),
        mended: textColumn({ label: 'Wired up' }),
      },
    },
  },
  run({ surfaces }) {
    const rows = gates.map(({ gate, stage }, index) => ({
      gate,
      stage,
      inDraft: matters(draftedStage, index, surfaces),
      wired: matters(mendedStage, index, surfaces),
    }));
    const word = (acts: boolean) => (acts ? 'changes the result' : 'changes nothing');
    return {
      outputs: {
        boxes: gates.length,
        draftedCount: rows.filter(({ inDraft }) => inDraft).length,
        mendedCount: rows.filter(({ wired }) => wired).length,
      },
      states: {},
      datasets: {
        gates: rows.map(({ gate, stage, inDraft, wired }) => ({
          gate,
          stage,
          drafted: word(inDraft),
          mended: word(wired),
        })),
      },
    };
  },
});

export default sixGates;
