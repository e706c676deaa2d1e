/** The railway's messages: four kinds, their shares at launch and a year later, and how often the model is right on each. */
import { binConstants } from './_histograms.ts';

export const kindNames = ['tickets', 'trains', 'refunds', 'claims'];

/** The numbers of `_histograms`, under the names of the story. */
export const kindConstants = {
  reference1: { ...binConstants.reference1, label: 'Share of tickets at launch' },
  reference2: { ...binConstants.reference2, label: 'Share of trains at launch' },
  reference3: { ...binConstants.reference3, label: 'Share of refunds at launch' },
  reference4: { ...binConstants.reference4, label: 'Share of claims at launch' },
  moved1: { ...binConstants.moved1, label: 'Share of tickets a year later' },
  moved2: { ...binConstants.moved2, label: 'Share of trains a year later' },
  moved3: { ...binConstants.moved3, label: 'Share of refunds a year later' },
  moved4: { ...binConstants.moved4, label: 'Share of claims a year later' },
  accuracy1: { ...binConstants.accuracy1, label: 'Accuracy on tickets' },
  accuracy2: { ...binConstants.accuracy2, label: 'Accuracy on trains' },
  accuracy3: { ...binConstants.accuracy3, label: 'Accuracy on refunds' },
  accuracy4: { ...binConstants.accuracy4, label: 'Accuracy on claims' },
} as const;
