/**
 * The organisation as the rules see it: units, posts, the people at the posts, and who acts for whom.
 *
 * The chain belongs to posts, not to people: a case keeps the posts in force when its round began,
 * and the person behind a post is looked up at the moment of acting.
 */
import type { Instant } from '../time.ts';

export type BureauId = string;
export type UnitId = string;
export type PostId = string;
export type PersonId = string;

/** 工作专班 · 局 · 科室 · 局属单位. An affiliated unit may have sections of its own. */
export type UnitKind = 'work-group' | 'bureau' | 'section' | 'affiliated-unit';

/** Units that carry a duty of the plan for the whole bureau. */
export type UnitDuty = 'office' | 'approval' | 'personnel' | 'supervision' | 'law';

export interface Unit {
  readonly id: UnitId;
  readonly bureauId: BureauId;
  readonly parentId: UnitId | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly duty: UnitDuty | null;
  /** Published phone of the unit. */
  readonly phone: string;
  readonly sortOrder: number;
  /** A closed unit always names who takes over (design §3, invariant 8). */
  readonly closedAt: Instant | null;
  readonly successorUnitId: UnitId | null;
}

/** 首问责任人 · 科室负责人 · 分管领导 · 主要领导 · 其他工作人员. */
export type PostKind =
  | 'first-responder'
  | 'section-head'
  | 'supervising-leader'
  | 'principal-leader'
  | 'staff';

export interface Post {
  readonly id: PostId;
  readonly bureauId: BureauId;
  readonly unitId: UnitId;
  readonly kind: PostKind;
  /** What people read, e.g. 水资源管理科负责人. */
  readonly title: string;
  /** AB角: the post that stands in while this one is empty or its holder is away. */
  readonly deputyPostId: PostId | null;
}

/** Who sits at a post, half-open: from ≤ t < to. */
export interface Holding {
  readonly postId: PostId;
  readonly personId: PersonId;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** 分管: which leader's post supervises a unit. */
export interface Supervises {
  readonly unitId: UnitId;
  readonly postId: PostId;
}

/** Half-open: from ≤ t < to. Covers one post of the person, or all of them (`postId` null). Never passed on. */
export interface Delegation {
  readonly id: string;
  readonly fromPersonId: PersonId;
  readonly toPersonId: PersonId;
  readonly postId: PostId | null;
  readonly from: Instant;
  readonly to: Instant;
  /** Also what already waited when the delegation began. */
  readonly takesOverWaiting: boolean;
}

/** Away (leave, business trip); absence is not vacancy. Half-open. */
export interface Absence {
  readonly personId: PersonId;
  readonly from: Instant;
  readonly to: Instant;
}

/** The published order in which others stand in for a unit's principal leader. */
export interface Succession {
  readonly unitId: UnitId;
  readonly postIds: readonly PostId[];
}

/** One bureau's organisation, whole, at one version. Held in memory; rules only read it. */
export interface Directory {
  readonly bureauId: BureauId;
  readonly version: number;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly posts: ReadonlyMap<PostId, Post>;
  readonly holdings: readonly Holding[];
  readonly supervises: readonly Supervises[];
  readonly delegations: readonly Delegation[];
  readonly absences: readonly Absence[];
  readonly successions: readonly Succession[];
}

export type ChainLevel = 2 | 3 | 4;

/** The posts of levels 2–4 for one unit; null where the post does not exist (short chain). @clause 2.2 */
export interface Chain {
  readonly 2: PostId | null;
  readonly 3: PostId | null;
  readonly 4: PostId | null;
}

export type Capacity = 'holder' | 'delegate' | 'deputy' | 'successor';

/** Somebody who may act at a post now, and in what capacity ("某某（代某某）"). */
export interface Actor {
  readonly personId: PersonId;
  readonly postId: PostId;
  readonly capacity: Capacity;
  /** The person acted for; null when acting in one's own post or when the post is empty. */
  readonly onBehalfOf: PersonId | null;
}
