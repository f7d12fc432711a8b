/** Who may know that a case exists: their own units' cases, those they supervise, those they have a part in. */

import { candidatesFor, postsActedBy, waitingSinceLimit } from '../../domain/organisation/acting.ts';
import { isLeader, personDuties, unitsOf } from '../../domain/organisation/people.ts';
import type { Actor, Directory, PersonId, PostId, UnitId } from '../../domain/organisation/types.ts';
import { ancestry } from '../../domain/organisation/units.ts';
import type { Instant } from '../../domain/time.ts';

/** Duties of the plan that see every case of the bureau. */
const ALL_SEEING = ['supervision', 'office'] as const;

export interface Reach {
  readonly personId: PersonId;
  /** Sees every case of the bureau. */
  readonly all: boolean;
  readonly unitIds: readonly UnitId[];
  /** Posts at which this person may act now. */
  readonly postIds: readonly PostId[];
  /** Of these, where this person is the first who should act, for cases that wait since `from` and before `to`. */
  readonly leads: readonly { readonly postId: PostId; readonly from: string; readonly to: string }[];
}

const known = new WeakMap<Directory, Map<string, Reach>>();

/** The reach of a person now; remembered for a minute, since delegations begin and end by the clock. */
export function reachOf(directory: Directory, personId: PersonId, now: Instant): Reach {
  const minute = now.slice(0, 16);
  const key = `${personId} ${minute}`;
  const cache = known.get(directory) ?? new Map<string, Reach>();
  known.set(directory, cache);
  const kept = cache.get(key);
  if (kept) return kept;
  if (cache.size > 5_000) cache.clear();
  const reach = findReach(directory, personId, now);
  cache.set(key, reach);
  return reach;
}

function findReach(directory: Directory, personId: PersonId, now: Instant): Reach {
  const acting = postsActedBy(directory, personId, now);
  const duties = personDuties(directory, personId, now);
  const posts = acting.map((actor) => actor.postId);
  const own = new Set(unitsOf(directory, personId, now));
  for (const postId of posts) {
    const post = directory.posts.get(postId);
    if (post) own.add(post.unitId);
  }
  const supervised = new Set(
    directory.supervises.filter((row) => posts.includes(row.postId)).map((row) => row.unitId),
  );
  const heads = new Set(
    posts.flatMap((id) => {
      const post = directory.posts.get(id);
      return post?.kind === 'principal-leader' ? [post.unitId] : [];
    }),
  );
  const unitIds = [...directory.units.values()]
    .filter((unit) => {
      const above = ancestry(directory, unit.id);
      const under = above.some((one) => supervised.has(one.id) || heads.has(one.id));
      return under || (own.has(unit.id) && !isLeaderRoot(directory, unit.id, personId, now));
    })
    .map((unit) => unit.id);
  return {
    personId,
    all: ALL_SEEING.some((duty) => duties.has(duty)),
    unitIds,
    postIds: posts,
    leads: acting.flatMap((actor) => leadOf(directory, actor, now)),
  };
}

const EVER = '-infinity';
const NEVER = 'infinity';

/**
 * Where an actor comes first at a post: behind nobody, or only behind delegates who do not take over what was
 * waiting before their delegation began.
 */
function leadOf(directory: Directory, actor: Actor, now: Instant): Reach['leads'] {
  const candidates = candidatesFor(directory, actor.postId, now);
  const before = candidates.slice(
    0,
    candidates.findIndex((one) => one.personId === actor.personId),
  );
  const limits = before.map((one) => waitingSinceLimit(directory, one, now) ?? EVER);
  const to = limits.reduce((least, limit) => (limit === EVER || limit < least ? limit : least), NEVER);
  if (to === EVER) return [];
  return [{ postId: actor.postId, from: waitingSinceLimit(directory, actor, now) ?? EVER, to }];
}

/** A supervising leader's post lies in the bureau itself, which gives no sight of all its sections. */
function isLeaderRoot(directory: Directory, unitId: UnitId, personId: PersonId, now: Instant): boolean {
  return directory.units.get(unitId)?.kind === 'bureau' && isLeader(directory, personId, now);
}

/** Whether a case, by its columns, lies within a person's reach. */
export function withinReach(
  reach: Reach,
  row: {
    readonly participants: readonly string[];
    readonly reach_unit_ids: readonly string[];
    readonly next_post_id: string | null;
  },
): boolean {
  return (
    reach.all ||
    row.participants.includes(reach.personId) ||
    row.reach_unit_ids.some((unit) => reach.unitIds.includes(unit)) ||
    (row.next_post_id !== null && reach.postIds.includes(row.next_post_id))
  );
}
