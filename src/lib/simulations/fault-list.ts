/** How many of the faults in a list of faults a rule of the build would have refused. */
import { defineSimulation, percent, quantity } from 'labwright/simulation';

export const faultList = defineSimulation({
  id: 'fault-list',
  title: 'Faults that a rule refuses',
  params: {},
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    listed: {
      label: 'Faults in the list',
      digits: 0,
      value: 121,
      kind: 'fact',
      source: 'Our own count in four drafts, every number of them recomputed, 2026; the drafts are not public',
    },
    refused: {
      label: 'Faults that a rule of the build refuses',
      digits: 0,
      value: 35,
      kind: 'fact',
      source: 'Our own reading of that list, one rule named for each, 2026; the list is not public',
    },
  },
  outputs: {
    share: percent({ label: 'Share of the faults that a rule refuses', digits: 0 }),
    rest: quantity({ label: 'Faults that need a reader', digits: 0 }),
  },
  run(_, { whole, listed, refused }) {
    return { outputs: { share: (whole * refused) / listed, rest: listed - refused }, states: {}, datasets: {} };
  },
});

export default faultList;
