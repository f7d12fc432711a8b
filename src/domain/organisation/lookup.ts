/**
 * Indexes over one directory, built once per directory object. A directory never changes (a new version is a
 * new object), so remembering them is invisible; the inbox asks these questions on every request.
 */
import type { Instant } from '../time.ts';
import type {
  Absence,
  Delegation,
  Directory,
  Holding,
  PersonId,
  Post,
  PostId,
  PostKind,
  Supervises,
  Unit,
  UnitId,
} from './types.ts';

interface Index {
  readonly postsByUnit: ReadonlyMap<UnitId, readonly Post[]>;
  readonly postsByDeputy: ReadonlyMap<PostId, readonly Post[]>;
  readonly holdingsByPost: ReadonlyMap<PostId, readonly Holding[]>;
  readonly holdingsByPerson: ReadonlyMap<PersonId, readonly Holding[]>;
  readonly delegationsFrom: ReadonlyMap<PersonId, readonly Delegation[]>;
  readonly delegationsTo: ReadonlyMap<PersonId, readonly Delegation[]>;
  readonly absencesByPerson: ReadonlyMap<PersonId, readonly Absence[]>;
  readonly supervisorsByUnit: ReadonlyMap<UnitId, readonly Supervises[]>;
}

const indexes = new WeakMap<Directory, Index>();

export function indexOf(directory: Directory): Index {
  const known = indexes.get(directory);
  if (known) return known;
  const posts = [...directory.posts.values()];
  const built: Index = {
    postsByUnit: group(posts, (post) => post.unitId),
    postsByDeputy: group(posts, (post) => post.deputyPostId),
    holdingsByPost: group(directory.holdings, (holding) => holding.postId),
    holdingsByPerson: group(directory.holdings, (holding) => holding.personId),
    delegationsFrom: group(directory.delegations, (delegation) => delegation.fromPersonId),
    delegationsTo: group(directory.delegations, (delegation) => delegation.toPersonId),
    absencesByPerson: group(directory.absences, (absence) => absence.personId),
    supervisorsByUnit: group(directory.supervises, (row) => row.unitId),
  };
  indexes.set(directory, built);
  return built;
}

function group<T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const sameKey = groups.get(key);
    if (sameKey) sameKey.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Whether an instant lies in a half-open interval: from ≤ at < to; an open end never ends. */
export function covers(
  interval: { readonly from: Instant; readonly to: Instant | null },
  at: Instant,
): boolean {
  return interval.from <= at && (interval.to === null || at < interval.to);
}

/** @throws Error when the unit is not of this directory: a wrong id must never read as "no such post, skip". */
export function unitById(directory: Directory, unitId: UnitId): Unit {
  const unit = directory.units.get(unitId);
  if (!unit) throw new Error(`unit ${unitId} is not in the directory of bureau ${directory.bureauId}`);
  return unit;
}

/** @throws Error when the post is not of this directory. */
export function postById(directory: Directory, postId: PostId): Post {
  const post = directory.posts.get(postId);
  if (!post) throw new Error(`post ${postId} is not in the directory of bureau ${directory.bureauId}`);
  return post;
}

/** The posts of one kind that sit directly in a unit, in the directory's order. */
export function postsOfKind(directory: Directory, unitId: UnitId, kind: PostKind): readonly Post[] {
  return (indexOf(directory).postsByUnit.get(unitId) ?? []).filter((post) => post.kind === kind);
}
