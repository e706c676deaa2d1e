/** One question in several tracks: whether its right option is the same in all. Pure. */
import type { Problem } from '../simulation/errors.ts';
import { nameOfAll } from '../simulation/tracks.ts';
import { keyOf } from './claims.ts';
import type { Lab, Use } from './lab.ts';
import { optionsOf } from './options.ts';

/** The copies of a question, itself among them. Two that an author wrote for two tracks are two, though they share an id. */
export function sameQuestion(use: Use, lab: Lab): Use[] {
  const id = nameOfAll(String(use.attributes['id']));
  const { line, column } = use.place;
  return lab.uses.filter(
    (other) =>
      other.word === use.word &&
      other.track &&
      nameOfAll(String(other.attributes['id'])) === id &&
      other.place.line === line &&
      other.place.column === column,
  );
}

/** `track/key`: where the right option is not the same in every track, its author says so; and only there. */
export function trackKeyProblems(lab: Lab): Problem[] {
  return lab.uses.flatMap((use): Problem[] => {
    if (use.word !== 'Predict' || !use.track || !use.valid || optionsOf(use.node).length < 2) return [];
    const same = sameQuestion(use, lab);
    if (same[0] !== use) return [];
    const keys = same.flatMap((copy) => {
      const decided = keyOf(copy, lab);
      return 'key' in decided ? [{ track: copy.track!.id, option: decided.key + 1 }] : [];
    });
    const differ = new Set(keys.map(({ option }) => option)).size > 1;
    const said = use.attributes['differs'] === true;
    if (differ === said || keys.length < 2) return [];
    const id = nameOfAll(String(use.attributes['id']));
    const told = keys.map(({ track, option }) => `option ${option} in "${track}"`).join(', ');
    return [
      {
        rule: 'track/key',
        wrong: differ
          ? `What holds of "${id}" is not the same in every track: ${told}.`
          : `"${id}" says that it differs by track, but option ${keys[0]!.option} holds in each.`,
        instead: differ
          ? 'Add differs, if it is meant so, and see that each explanation is true in its track; or change the claims.'
          : 'Leave differs out.',
        place: use.place,
      },
    ];
  });
}
