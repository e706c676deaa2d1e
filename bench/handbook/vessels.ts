/** What cools in each lab. Everything in a vessel follows from its number, so that no two labs are alike. */

export interface Vessel {
  /** From 0. */
  readonly index: number;
  /** As it stands in a sentence. */
  readonly name: string;
  /** In addresses and file names. */
  readonly slug: string;
  /** °C at the beginning. */
  readonly start: number;
  /** Heat lost, J per minute and degree above the room: uncovered, under a lid, under a lid and a cloth. */
  readonly losses: readonly [open: number, lid: number, cloth: number];
}

const makes = ['small', 'tall', 'wide', 'old', 'heavy', 'round', 'plain', 'blue'];
const things = ['mug', 'bowl', 'jug', 'pot', 'flask'];
/** What the later ones are made of; those of the first round are of no stuff in particular. */
const stuffs = [
  'clay',
  'glass',
  'tin',
  'steel',
  'copper',
  'brass',
  'stone',
  'slate',
  'wood',
  'cork',
  'bone',
  'horn',
  'silver',
  'pewter',
  'iron',
  'enamel',
  'marble',
  'bamboo',
  'paper',
  'wax',
  'china',
  'shell',
  'straw',
  'jade',
];
const round = makes.length * things.length;

/** How many vessels there are names for. */
export const mostVessels = round * (1 + stuffs.length);

export function vesselAt(index: number): Vessel {
  const within = index % round;
  const [make, thing] = [makes[Math.floor(within / things.length)]!, things[within % things.length]!];
  const stuff = index < round ? [] : [stuffs[Math.floor(index / round) - 1]!];
  const open = 60 + (index % 7) * 3;
  return {
    index,
    name: [make, ...stuff, thing].join(' '),
    slug: [make, ...stuff, thing].join('-'),
    start: 82 + (index % 9),
    losses: [open, open - 20 - (index % 4), open - 36 - (index % 5)],
  };
}
