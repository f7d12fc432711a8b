/** Whom a notice reaches besides the one who must act: looked up in the organisation at the moment of telling. */
import { dutyPosts } from '../cases/duty-posts.ts';
import { currentRound, openClimb } from '../cases/rounds.ts';
import { levelSeat, responderSeat, sectionHeadSeat } from '../cases/seats.ts';
import type { CaseState } from '../cases/state.ts';
import { candidatesFor, postsHeldBy } from '../organisation/acting.ts';
import { supervisingLeaderPost } from '../organisation/chain.ts';
import { postsOfKind } from '../organisation/lookup.ts';
import type { Directory, PersonId, PostId, UnitId } from '../organisation/types.ts';
import { principalLeaderPost, rootOf, unitHeadPost } from '../organisation/units.ts';
import type { Instant } from '../time.ts';

export interface Place {
  readonly directory: Directory;
  readonly now: Instant;
}

/** Who acts first at the first post where anybody can, the excluded left out; null where nobody can. */
function firstAt(
  posts: readonly (PostId | null)[],
  { directory, now }: Place,
  excluded: readonly PersonId[] = [],
): PersonId | null {
  for (const postId of posts) {
    if (postId === null) continue;
    const actor = candidatesFor(directory, postId, now).find((one) => !excluded.includes(one.personId));
    if (actor) return actor.personId;
  }
  return null;
}

/** The first responder; their section head where the post is empty. */
export function responderOf(state: CaseState, place: Place): PersonId | null {
  return (responderSeat(state, place)[0] ?? sectionHeadSeat(state, place)[0])?.personId ?? null;
}

export function sectionHeadOf(state: CaseState, place: Place): PersonId | null {
  return sectionHeadSeat(state, place)[0]?.personId ?? null;
}

/** The level at which the climb waits now: the superior of one that stayed silent. */
export function waitingLevelOf(state: CaseState, place: Place): PersonId | null {
  const climb = openClimb(state);
  return climb ? (levelSeat(state, climb, climb.level, place)[0]?.personId ?? null) : null;
}

/** The leader who ordered 能办 or gave instructions: whoever acts at that post now, else they themselves. */
export function orderingLeaderOf(state: CaseState, place: Place): PersonId | null {
  const { order } = currentRound(state);
  if (!order) return null;
  const atPost = firstAt([order.actor.postId], place);
  return atPost ?? (isInService(order.actor.personId, place) ? order.actor.personId : null);
}

/**
 * 直属单位党委. Nobody watches over themselves: where the one concerned is of that unit and nobody else is there,
 * the leader who supervises it.
 *
 * @clause 3.4
 */
export function supervisionOf(place: Place, concerned: PersonId | null): PersonId | null {
  const { directory } = place;
  const posts = dutyPosts(directory, 'supervision');
  const unitId = posts[0] && directory.posts.get(posts[0])?.unitId;
  const above = unitId ? supervisingLeaderPost(directory, unitId) : null;
  return firstAt([...posts, above], place, concerned ? [concerned] : []);
}

/** The office's head, for what concerns what the office entered. */
export function officeOf(place: Place): PersonId | null {
  return firstAt(dutyPosts(place.directory, 'office'), place);
}

/** The head of a unit; a first responder of it where nobody heads it. */
export function unitHeadOf(unitId: UnitId, place: Place): PersonId | null {
  const desks = postsOfKind(place.directory, unitId, 'first-responder').map((post) => post.id);
  return firstAt([unitHeadPost(place.directory, unitId), ...desks], place);
}

/** The leader over a unit: who supervises it, else the principal leader of its root. */
export function unitLeaderOf(unitId: UnitId, place: Place): PersonId | null {
  const { directory } = place;
  const root = rootOf(directory, unitId);
  return firstAt([supervisingLeaderPost(directory, unitId), principalLeaderPost(directory, root.id)], place);
}

export function isInService(personId: PersonId, { directory, now }: Place): boolean {
  return postsHeldBy(directory, personId, now).length > 0;
}
