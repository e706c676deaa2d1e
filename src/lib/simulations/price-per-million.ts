/** What a million predictions cost, when the bill comes by the month and the count by the day. */
import { defineSimulation, number, quantity } from 'labwright/simulation';

export const pricePerMillion = defineSimulation({
  id: 'price-per-million',
  title: 'What a million predictions cost',
  params: {
    monthlyBill: number({ label: 'Bill', unit: 'k$/month', min: 10, max: 500, step: 1, default: 247 }),
    dailyMillions: number({ label: 'Predictions', unit: 'million/day', min: 1, max: 200, step: 1, default: 50 }),
  },
  constants: {
    daysPerMonth: { label: 'Days in a month', unit: 'day/month', digits: 0, value: 30, kind: 'definition' },
    dollars: { label: 'Dollars in a thousand', unit: '$/k$', digits: 0, value: 1000, kind: 'definition' },
  },
  outputs: {
    monthlyMillions: quantity({ label: 'Predictions a month', unit: 'million/month', digits: 0 }),
    price: quantity({
      label: 'Cost of a million predictions',
      unit: '$/million',
      digits: 2,
      formula: '\\frac{\\text{bill of a month}}{\\text{predictions of a day} \\times \\text{days of a month}}',
    }),
  },
  settings: { claimed: {} },
  run({ monthlyBill, dailyMillions }, c) {
    const monthlyMillions = dailyMillions * c.daysPerMonth;
    return {
      outputs: { monthlyMillions, price: (monthlyBill * c.dollars) / monthlyMillions },
      states: {},
      datasets: {},
    };
  },
});

export default pricePerMillion;
