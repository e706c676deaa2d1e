/** Prose of no great depth and of the right texture: sentences of ordinary words about things that cool. */
import type { Choices } from './choices.ts';

const openings = [
  'As long as nobody touches it,',
  'On an ordinary morning,',
  'Whatever the room is like,',
  'Seen from the table,',
  'When the window is shut,',
  'After the first sip,',
  'Before anybody has measured anything,',
  'In the notebook of a patient observer,',
  'If the air is still,',
  'For somebody who has to wait,',
  'To the thermometer,',
  'With nothing but a watch,',
  'In most kitchens,',
  'By the usual reasoning,',
];
const subjects = [
  'the {vessel}',
  'a {vessel} like this one',
  'the wall of the {vessel}',
  'the surface of what is in it',
  'the heat inside',
  'the air above it',
  'the difference from the room',
  'the rate of the loss',
  'the part of it that nobody sees',
  'the rim',
  'what is left over',
  'the layer nearest to the table',
];
const predicates = [
  'gives away what it has in proportion to what it has',
  'changes fastest at the very beginning',
  'behaves as a single number would',
  'follows the room and not the clock',
  'loses less the closer it comes to its surroundings',
  'forgets how it was filled',
  'keeps more than a quick guess allows it',
  'answers to the cover before it answers to anything else',
  'cools along a curve that is steep and then patient',
  'settles where everything around it has settled already',
  'hides two causes behind one effect',
  'depends on how much of it there is',
  'carries its warmth outwards through every side',
];
const endings = [
  'and that is what the drawing below shows.',
  'though few people would put it in these words.',
  'which a table makes plainer than a sentence can.',
  'so a guess made early is seldom a good one.',
  'and the reason has nothing to do with its colour.',
  'because each degree has to leave by the same way.',
  'until there is hardly any difference left to lose.',
  'as anyone can check with a thermometer and some patience.',
  'which is why the second half of the wait is so dull.',
  'and no amount of stirring alters the argument.',
  'even where the eye sees nothing happen.',
  'so it pays to write down what you expect.',
  'but only as long as the room stays as it is.',
];

/** One sentence about a vessel. */
export function sentence(vessel: string, { pick }: Choices): string {
  return [pick(openings), pick(subjects).replace('{vessel}', vessel), `${pick(predicates)},`, pick(endings)].join(' ');
}

/** A paragraph of four or five sentences. */
export function paragraph(vessel: string, choose: Choices): string {
  return Array.from({ length: choose.between(4, 5) }, () => sentence(vessel, choose)).join(' ');
}

export function paragraphs(count: number, vessel: string, choose: Choices): string {
  return Array.from({ length: count }, () => paragraph(vessel, choose)).join('\n\n');
}
