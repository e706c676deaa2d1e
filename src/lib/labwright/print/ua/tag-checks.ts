/** Rules about the tags: their types, how they nest, and the words that stand for pictures. */
import { PDFName, PDFRef } from '@cantoo/pdf-lib';
import { textIn } from '../structure.ts';
import { type Check, type Inspected, rule, type TaggedElement } from './check.ts';
import { tableChecks } from './table-checks.ts';

const kid = (element: TaggedElement): string => `${element.type} in ${element.parent?.type ?? 'the root'}`;

/** Which elements may stand directly in one, by its type; others may hold anything. */
const mayHold: Readonly<Record<string, readonly string[]>> = {
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOC', 'TOCI', 'Caption'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
};

/** In what an element may stand, by its type. */
const mayStandIn: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
};

const said = ({ dict }: TaggedElement): boolean =>
  [textIn(dict, 'Alt'), textIn(dict, 'ActualText')].some((text) => text !== undefined && text.trim() !== '');

/** Headings that go down by more than one level, or a first that is no H1. */
function headingCheck({ elements, place }: Inspected): Check {
  const headings = elements.filter(({ standard }) => /^H[1-6]$/.test(standard ?? ''));
  let level = 0;
  const wrong = headings.flatMap((heading) => {
    const before = level;
    level = Number(heading.standard!.slice(1));
    return level > before + 1 ? [`${place(heading)}: H${level} after ${before === 0 ? 'nothing' : `H${before}`}`] : [];
  });
  return { clause: '7.4.2', asks: 'Headings begin with H1 and leave no level out.', looked: headings.length, wrong };
}

export function tagChecks(inspected: Inspected): Check[] {
  const { elements, place } = inspected;
  const of = (...types: string[]): TaggedElement[] => elements.filter(({ standard }) => types.includes(standard ?? ''));
  const at = (element: TaggedElement): string => `${place(element)}: ${kid(element)}`;
  const limited = elements.filter(
    ({ standard, parent }) => mayStandIn[standard ?? ''] ?? mayHold[parent?.standard ?? ''],
  );
  const notes = of('Note');
  const ids = notes.map(({ dict }) => textIn(dict, 'ID'));
  return [
    rule('7.1', 'Every type of tag is a standard one or is mapped to one.', elements, (each) => !each.standard, at),
    rule(
      '7.1',
      'Every tag names the tag that holds it.',
      elements.filter(({ parent }) => parent),
      ({ dict, parent }) => {
        const named = dict.get(PDFName.of('P'));
        return !(named instanceof PDFRef) || named !== parent!.ref;
      },
      at,
    ),
    rule(
      '7.2',
      'Lists, tables and their parts hold and stand in what they may.',
      limited,
      ({ standard = '', parent }) => {
        const holder = parent?.standard ?? '';
        return (
          (mayStandIn[standard] !== undefined && !mayStandIn[standard].includes(holder)) ||
          (mayHold[holder] !== undefined && !mayHold[holder].includes(standard))
        );
      },
      at,
    ),
    rule(
      '7.2',
      'A caption comes first or last, and once.',
      of('Table', 'L'),
      ({ standard, kids }) => {
        const captions = kids.flatMap((type, index) => (type === 'Caption' ? [index] : []));
        const last = standard === 'Table' ? kids.length - 1 : 0;
        return captions.length > 1 || captions.some((index) => index !== 0 && index !== last);
      },
      at,
    ),
    ...tableChecks(inspected),
    rule('7.3', 'Every picture has words.', of('Figure'), (each) => !said(each), at),
    headingCheck(inspected),
    rule('7.4.4', 'Headings have numbered levels throughout.', of('H'), () => true, at),
    rule('7.7', 'Every formula has words.', of('Formula'), (each) => !said(each), at),
    rule(
      '7.9',
      'Every note has an id of its own.',
      notes,
      ({ dict }) => {
        const id = textIn(dict, 'ID');
        return !id || ids.filter((other) => other === id).length > 1;
      },
      at,
    ),
  ];
}
