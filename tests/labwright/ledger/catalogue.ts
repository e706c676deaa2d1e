/** A small catalogue that no handbook has, for the tests of what reads one. */
import type {
  Catalogue,
  CatalogueLab,
  ChoiceQuestion,
  NumberQuestion,
} from '../../../src/lib/labwright/ledger/catalogue.ts';
import { handbook } from './entries.ts';

export const week: NumberQuestion = {
  kind: 'number',
  id: 'week',
  anchor: 'week',
  number: '1.1',
  text: 'In which week?',
  wording: 'v1',
  deeper: false,
  simulation: 'drift',
  at: 'launch',
  answer: 'firstAlarm',
  declared: { kind: 'quantity', label: 'First alarm', unit: 'week', digits: 0 },
  min: 1,
  max: 26,
  within: 1,
};

export const team: ChoiceQuestion = {
  kind: 'choice',
  id: 'team',
  anchor: 'team',
  number: '1.2',
  text: 'Which team?',
  wording: 'v1',
  deeper: true,
  simulation: 'checks',
  at: 'weekly',
  options: ['The first', 'The second', 'Both'],
};

export const lab: CatalogueLab = {
  id: 'kitchen/kettle',
  number: 1,
  part: 'Kitchen',
  title: 'The kettle',
  href: '/kitchen/kettle/',
  questions: [
    week,
    team,
    {
      kind: 'reflection',
      id: 'what',
      anchor: 'what',
      number: '1.3',
      text: 'What?',
      wording: 'v1',
      deeper: false,
      options: ['A', 'B'],
    },
    { kind: 'writing', id: 'why', anchor: 'why', number: '1.4', text: 'Why?', wording: 'v1', deeper: false },
  ],
  decisions: [
    {
      name: 'pour',
      anchor: 'pour',
      text: 'When do you pour?',
      deeper: false,
      fields: [
        {
          name: 'minutes',
          declared: { kind: 'integer', label: 'Minutes', unit: 'minute', digits: 0 },
          readBy: ['kitchen/stove'],
        },
        {
          name: 'room',
          declared: { kind: 'choice', label: 'Room', options: { cold: { label: 'Cold' } } },
          readBy: [],
        },
      ],
    },
  ],
};

export const catalogue: Catalogue = {
  handbook: { id: handbook, title: 'Kitchen science', edition: '1', released: '2026-01-01', skip: 'recorded' },
  labs: [lab, { ...lab, id: 'kitchen/empty', number: 2, questions: [], decisions: [] }],
};
