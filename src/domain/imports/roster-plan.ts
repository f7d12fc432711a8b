/** What a roster changes in an organisation. Nothing is ever removed: what a roster does not name stays. */
import type {
  Directory,
  PersonId,
  PostId,
  PostKind,
  UnitDuty,
  UnitId,
  UnitKind,
} from '../organisation/types.ts';
import type { Remark } from './types.ts';

export interface PlannedUnit {
  readonly id: UnitId;
  readonly isNew: boolean;
  readonly parentId: UnitId;
  readonly kind: UnitKind;
  readonly name: string;
  readonly duty: UnitDuty | null;
  readonly phone: string;
}

export interface PlannedPost {
  readonly id: PostId;
  readonly isNew: boolean;
  readonly unitId: UnitId;
  readonly kind: PostKind;
  readonly title: string;
  readonly deputyPostId: PostId | null;
}

export interface PlannedPerson {
  readonly id: PersonId;
  readonly isNew: boolean;
  readonly name: string;
  readonly phone: string;
}

/** Only what differs from what is there. */
export interface RosterPlan {
  readonly units: readonly PlannedUnit[];
  readonly posts: readonly PlannedPost[];
  readonly people: readonly PlannedPerson[];
  /** Who leaves a post, and who takes it; both now. */
  readonly leaving: readonly PostId[];
  readonly taking: readonly { readonly postId: PostId; readonly personId: PersonId }[];
  /** A post that comes to supervise a unit, and the one of the same leaders that no longer does. */
  readonly supervising: readonly {
    readonly unitId: UnitId;
    readonly postId: PostId;
    readonly instead: PostId | null;
  }[];
  /** One sentence for each change, by row: 新设岗位“…”. */
  readonly changes: readonly Remark[];
}

export interface RosterSeen {
  readonly directory: Directory;
  /** Names and phones of everybody on record. */
  readonly people: ReadonlyMap<PersonId, { readonly displayName: string; readonly phone: string }>;
  readonly bureauNames: readonly string[];
  readonly now: string;
}

/** True where a roster says nothing new. */
export function isEmptyPlan(plan: RosterPlan): boolean {
  const { units, posts, people, leaving, taking, supervising } = plan;
  return [units, posts, people, leaving, taking, supervising].every((part) => part.length === 0);
}
