/** What one update of a model costs, for the author's guide: the smallest simulation with tracks. */
import {
  atLeast,
  choice,
  column,
  defineSimulation,
  integer,
  money,
  number,
  percent,
  textColumn,
} from 'labwright/simulation';

const invented = 'invented for the guide';

export default defineSimulation({
  id: 'guide-update-cost',
  title: 'What an update costs',
  params: {
    track: choice({
      label: 'Track',
      default: 'cloud',
      options: {
        cloud: {
          label: 'Cloud Titan',
          source: invented,
          values: { places: 12, perPlace: 40 },
          differs: { places: { label: 'Servers', min: 1, max: 50 } },
        },
        edge: {
          label: 'Edge Guardian',
          source: invented,
          values: { places: 2000, perPlace: 50, days: 10 },
          differs: { places: { label: 'Vehicles', min: 10, max: 5000, step: 10 } },
          settings: { fleet: { places: 4000 } },
        },
        mobile: {
          label: 'Mobile Nomad',
          source: invented,
          values: { places: 800, perPlace: 1 },
          settings: { fleet: { places: 1000 } },
          differs: { places: { label: 'Test devices', min: 100, max: 1000, step: 100 } },
          idle: ['places', 'days'],
          absent: {
            perPlace: 'the shop delivers the update, and charges nothing.',
            delivery: 'the shop delivers the update, and charges nothing.',
            share: 'there is nothing but work.',
          },
        },
        tiny: { label: 'Tiny Pioneer', absent: 'what is in the ear is never updated.' },
      },
    }),
    places: integer({ label: 'Places', symbol: 'n', min: 1, max: 5000, default: 12 }),
    perPlace: number({ label: 'Cost of one place', symbol: 'c', unit: '$', min: 1, max: 100, step: 1, default: 40 }),
    days: integer({ label: 'Days of work', unit: 'day', min: 1, max: 30, default: 5 }),
  },
  constants: { dayRate: { label: 'A day of work', unit: '$/day', value: 800, kind: 'given' } },
  outputs: {
    total: money({ label: 'One update', unit: '$' }),
    work: money({ label: 'Work', unit: '$' }),
    delivery: money({ label: 'Delivery', unit: '$', none: 'none' }),
    share: percent({ label: 'Share of the delivery', none: 'none' }),
  },
  states: { deliveryLeads: { label: 'Delivery costs more than work', kind: 'condition' } },
  settings: { fleet: { places: 50 } },
  datasets: {
    parts: { columns: { part: textColumn({ label: 'Part' }), cost: column({ label: 'Cost', unit: '$', digits: 0 }) } },
  },
  run({ track, places, perPlace, days }, { dayRate }) {
    const delivered = track === 'mobile' ? null : places * perPlace;
    const work = days * dayRate;
    return {
      outputs: {
        total: work + (delivered ?? 0),
        work,
        delivery: delivered,
        share: delivered === null ? null : (100 * delivered) / (work + delivered),
      },
      states: { deliveryLeads: delivered !== null && atLeast(delivered, work) },
      datasets: {
        parts: [
          { part: 'work', cost: work },
          { part: 'delivery', cost: delivered ?? 0 },
        ],
      },
    };
  },
});
