/** Cuts the edition of an e-book out of the print page: what `arrangePage` does in a browser, on a tree and for a screen. */
import type { Root } from 'hast';
import type { Edition } from '../print/arrange.ts';
import {
  attribute,
  either,
  element,
  find,
  findAll,
  having,
  removeAll,
  replaceAll,
  withClass,
  withTag,
} from './tree.ts';

/** Programs, and what is drawn only for a sheet of paper: lines to write on, codes to photograph, room to work. */
const left = either(
  withTag('script', 'style', 'link', 'template'),
  having('dataOn', 'paper'),
  having('dataEdition', 'instructor'),
  withClass('ruled', 'room', 'entry-leader', 'entry-page'),
);
const isLab = having('dataPiece', 'lab');
const isAnswer = withClass('answer');

/** Moves the answers where the edition wants them, and removes what it does not hold. */
export function arrangeTree(
  tree: Root,
  { sections, answers }: Pick<Edition, 'sections' | 'answers'>,
  texts: Readonly<Record<string, string>>,
): void {
  if (answers === 'end') {
    const key = find(tree, having('dataPiece', 'key'));
    for (const chapter of findAll(tree, isLab)) {
      const found = findAll(chapter, isAnswer);
      if (found.length > 0) key?.children.push(element('h2', {}, attribute(chapter, 'dataTitle') ?? ''), ...found);
    }
  }
  if (answers !== 'place') for (const chapter of findAll(tree, isLab)) removeAll(chapter, isAnswer);
  removeAll(tree, left);
  for (const code of findAll(tree, withClass('qr'))) removeAll(code, withTag('svg'));
  replaceAll(tree, having('dataPiece'), (section) =>
    sections.includes(attribute(section, 'dataPiece') ?? '') ? [section] : [],
  );
  replaceAll(tree, having('dataFill'), (place) => {
    const text = texts[attribute(place, 'dataFill') ?? ''];
    return [text === undefined ? place : { ...place, children: [{ type: 'text', value: text }] }];
  });
}
