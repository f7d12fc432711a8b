/** 四级责任链条: which posts are levels 2, 3 and 4 for a unit. Found from the organisation, never typed. */
import type { Policy } from '../policy.ts';
import { indexOf, postById, postsOfKind } from './lookup.ts';
import type { Chain, Directory, PostId, Unit, UnitId } from './types.ts';
import { ancestry, bureauUnit, principalLeaderPost, rootOf, sectionHeadPost } from './units.ts';

/**
 * The posts of levels 2–4 for cases that a unit handles: 业务科室负责人 → 单位分管领导 → 单位主要领导.
 *
 * A section of the bureau climbs to the bureau's leaders; a section of an affiliated unit, or the affiliated
 * unit itself, climbs within that unit ("参照执行"). Null where the post does not exist. A leader who
 * supervises the section and is the principal leader too stands at level 4 only: one post, one level.
 * With `affiliatedFinal: 'bureau'` an affiliated unit's own principal leader is level 3 and the bureau's is level 4.
 *
 * Reading of the text: docs/decisions/0002-level-four-of-affiliated-units.md
 *
 * @clause 2.2
 * @throws Error for a unit outside the directory
 */
export function chainOf(
  directory: Directory,
  unitId: UnitId,
  policy: Pick<Policy, 'affiliatedFinal'>,
): Chain {
  const root = rootOf(directory, unitId);
  const head = sectionHeadPost(directory, unitId);
  const principal = principalLeaderPost(directory, root.id);
  if (root.kind === 'affiliated-unit' && policy.affiliatedFinal === 'bureau') {
    return { 2: head, 3: principal, 4: principalLeaderPost(directory, bureauUnit(directory).id) };
  }
  const supervising = supervisingLeaderPost(directory, unitId);
  return { 2: head, 3: supervising === principal ? null : supervising, 4: principal };
}

/** The bureau's leaders over an affiliated unit, who may call a case in. */
export interface SuperiorChain {
  readonly 3: PostId | null;
  readonly 4: PostId | null;
}

/**
 * The bureau leader who supervises an affiliated unit, and the bureau's principal leader. Null for the bureau
 * and its own sections: nobody in this organisation is above their chain.
 *
 * @clause 2.2
 */
export function superiorChainOf(directory: Directory, unitId: UnitId): SuperiorChain | null {
  const root = rootOf(directory, unitId);
  if (root.kind !== 'affiliated-unit') return null;
  const bureau = bureauUnit(directory);
  const principal = principalLeaderPost(directory, bureau.id);
  const supervising = supervisorWithin(directory, root.id, bureau);
  return { 3: supervising === principal ? null : supervising, 4: principal };
}

/**
 * 分管领导 of a unit, among the leaders of its own root: who supervises it or the unit it lies in; where
 * nothing is recorded and the root has but one such leader, that one. May be the principal leader's post.
 *
 * @clause 2.2
 */
export function supervisingLeaderPost(directory: Directory, unitId: UnitId): PostId | null {
  const root = rootOf(directory, unitId);
  const recorded = supervisorWithin(directory, unitId, root);
  if (recorded !== null) return recorded;
  const leaders = postsOfKind(directory, root.id, 'supervising-leader');
  return leaders.length === 1 ? (leaders[0]?.id ?? null) : null;
}

/**
 * The lowest leader whom two units share, who settles a hand-over that the receiver declines: the same
 * supervising leader, else the principal leader of the affiliated unit that both lie in, else a bureau leader
 * who supervises both, else the bureau's principal leader.
 *
 * @clause 3.3
 * @throws Error when the bureau has no principal leader's post
 */
export function lowestCommonLeader(directory: Directory, unitA: UnitId, unitB: UnitId): PostId {
  const overB = leadersOver(directory, unitB);
  const shared = leadersOver(directory, unitA).find((post) => overB.includes(post));
  if (shared === undefined) throw new Error(`bureau ${directory.bureauId} has no principal leader's post`);
  return shared;
}

/** The leaders' posts over a unit, lowest first. */
function leadersOver(directory: Directory, unitId: UnitId): readonly PostId[] {
  const root = rootOf(directory, unitId);
  const superior = superiorChainOf(directory, unitId);
  const posts = [
    supervisingLeaderPost(directory, unitId),
    principalLeaderPost(directory, root.id),
    superior?.[3] ?? null,
    superior?.[4] ?? null,
  ];
  return posts.filter((post) => post !== null);
}

/** The post among `root`'s leaders recorded as supervising the unit or the nearest unit above it. */
function supervisorWithin(directory: Directory, unitId: UnitId, root: Unit): PostId | null {
  const supervisedBy = indexOf(directory).supervisorsByUnit;
  for (const unit of ancestry(directory, unitId)) {
    const found = (supervisedBy.get(unit.id) ?? []).find(
      (row) => postById(directory, row.postId).unitId === root.id,
    );
    if (found) return found.postId;
  }
  return null;
}
