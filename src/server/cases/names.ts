/** Names for the ids in a case, collected by one walk, so that the page needs no further question. */
import type { CaseState } from '../../domain/cases/state.ts';
import type { Organisation } from '../organisation/directory.ts';
import type { AttachmentRow } from './store.ts';
import type { Names } from './view.ts';

/** Every person, post and unit that the state, today's chain or an attachment mentions. */
export function namesIn(
  state: CaseState,
  organisation: Organisation,
  attachments: readonly AttachmentRow[],
): Names {
  const { directory, people } = organisation;
  const names: Names = { people: {}, posts: {}, units: {} };
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      const person = people.get(value);
      if (person) names.people[value] = person.displayName;
      const post = directory.posts.get(value);
      if (post) {
        names.posts[value] = post.title;
        for (const { postId, personId } of directory.holdings) {
          if (postId === value) names.people[personId] = people.get(personId)?.displayName ?? '';
        }
      }
      const unit = directory.units.get(value);
      if (unit) names.units[value] = unit.name;
      return;
    }
    if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) visit(inner);
  };
  visit(state);
  visit(attachments.map((file) => file.addedBy));
  return names;
}
