/** Who may act at a post at a given instant: the holder, a delegate, the AB角, a successor. */

import type { Instant } from '../time.ts';
import { covers, indexOf, postById } from './lookup.ts';
import type { Actor, Capacity, Delegation, Directory, PersonId, PostId, UnitId } from './types.ts';
import { principalLeaderPost, rootOf } from './units.ts';

/** Who sits at a post; null when it is empty. */
export function holderOf(directory: Directory, postId: PostId, at: Instant): PersonId | null {
  const holdings = indexOf(directory).holdingsByPost.get(postId) ?? [];
  return holdings.find((holding) => covers(holding, at))?.personId ?? null;
}

/** Away on leave or business. Absence is not vacancy: an absent holder may still act. */
export function isAbsent(directory: Directory, personId: PersonId, at: Instant): boolean {
  return (indexOf(directory).absencesByPerson.get(personId) ?? []).some((absence) => covers(absence, at));
}

/** The posts a person holds. Somebody who holds none has left. */
export function postsHeldBy(directory: Directory, personId: PersonId, at: Instant): readonly PostId[] {
  const holdings = indexOf(directory).holdingsByPerson.get(personId) ?? [];
  return holdings.filter((holding) => covers(holding, at)).map((holding) => holding.postId);
}

/**
 * Everybody who may act at a post, who should act first in front.
 *
 * A delegate comes before the holder, who may still act; a delegate who is away or has left is passed over,
 * and what they delegated themselves counts for nothing (a delegation is not passed on). Without a delegate,
 * an absent holder's AB角 comes before the holder. At an empty post the AB角's holder acts for nobody in
 * particular, even while away: absence is not vacancy. AB角 is followed one step only. Empty when nobody may
 * act: the post is vacant.
 *
 * @clause 2.2
 * @throws Error for a post outside the directory
 */
export function candidatesFor(directory: Directory, postId: PostId, at: Instant): readonly Actor[] {
  const post = postById(directory, postId);
  const holder = holderOf(directory, postId, at);
  const deputy = post.deputyPostId === null ? null : holderOf(directory, post.deputyPostId, at);
  const acting = (personId: PersonId, capacity: Capacity): Actor => ({
    personId,
    postId,
    capacity,
    onBehalfOf: capacity === 'holder' ? null : holder,
  });

  if (holder === null) return deputy === null ? [] : [acting(deputy, 'deputy')];
  const delegates = delegatesOf(directory, postId, holder, at);
  if (delegates.length > 0 || !isAbsent(directory, holder, at)) {
    return [...delegates.map((person) => acting(person, 'delegate')), acting(holder, 'holder')];
  }
  // Also where one person holds both posts: then the deputy is away too.
  if (deputy === null || isAbsent(directory, deputy, at)) return [acting(holder, 'holder')];
  return [acting(deputy, 'deputy'), acting(holder, 'holder')];
}

function delegatesOf(
  directory: Directory,
  postId: PostId,
  holder: PersonId,
  at: Instant,
): readonly PersonId[] {
  return delegationsAt(directory, postId, holder, at)
    .map((delegation) => delegation.toPersonId)
    .filter((person) => !isAbsent(directory, person, at))
    .filter((person) => postsHeldBy(directory, person, at).length > 0);
}

function delegationsAt(
  directory: Directory,
  postId: PostId,
  holder: PersonId,
  at: Instant,
): readonly Delegation[] {
  return (indexOf(directory).delegationsFrom.get(holder) ?? [])
    .filter((delegation) => delegation.postId === null || delegation.postId === postId)
    .filter((delegation) => covers(delegation, at));
}

/**
 * Who stands in at the principal leader's post of a unit's root, in the published order: for an absent or
 * recused principal leader without delegate or AB角. The office confirms the first eligible one. Those away,
 * empty posts and the principal leader's own holder are passed over; nobody appears twice.
 *
 * @clause 2.2
 */
export function successorsFor(directory: Directory, unitId: UnitId, at: Instant): readonly Actor[] {
  const root = rootOf(directory, unitId);
  const postId = principalLeaderPost(directory, root.id);
  if (postId === null) return [];
  const onBehalfOf = holderOf(directory, postId, at);
  const order = directory.successions.find((succession) => succession.unitId === root.id)?.postIds ?? [];
  const people = order
    .map((inOrder) => holderOf(directory, inOrder, at))
    .filter((person) => person !== null)
    .filter((person) => person !== onBehalfOf && !isAbsent(directory, person, at));
  return [...new Set(people)].map((personId) => ({ personId, postId, capacity: 'successor', onBehalfOf }));
}

/**
 * Every post at which a person may act, and in what capacity: the other side of `candidatesFor`, for the
 * inbox. Own posts first. Standing in by succession is confirmed per case and not listed here.
 */
export function postsActedBy(directory: Directory, personId: PersonId, at: Instant): readonly Actor[] {
  const index = indexOf(directory);
  const own = postsHeldBy(directory, personId, at);
  const asDelegate = (index.delegationsTo.get(personId) ?? []).flatMap((delegation) =>
    postsHeldBy(directory, delegation.fromPersonId, at),
  );
  const asDeputy = own.flatMap((postId) => (index.postsByDeputy.get(postId) ?? []).map((post) => post.id));
  return [...new Set([...own, ...asDelegate, ...asDeputy])].flatMap((postId) =>
    candidatesFor(directory, postId, at).filter((actor) => actor.personId === personId),
  );
}

/**
 * Since when something must have been waiting for an actor to take it up: a delegation that does not take over
 * what already waited begins with what came after it. Null where there is no such limit.
 */
export function waitingSinceLimit(directory: Directory, actor: Actor, at: Instant): Instant | null {
  if (actor.onBehalfOf === null) return null;
  const given = delegationsAt(directory, actor.postId, actor.onBehalfOf, at).filter(
    (delegation) => delegation.toPersonId === actor.personId,
  );
  if (given.some((delegation) => delegation.takesOverWaiting)) return null;
  return given[0]?.from ?? null;
}
