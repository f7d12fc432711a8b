/** What follows from the posts that a person holds: their units, duties of the plan, and whether they lead. */
import type { Instant } from '../time.ts';
import { postsHeldBy } from './acting.ts';
import { postById, unitById } from './lookup.ts';
import type { Directory, PersonId, PostKind, UnitDuty, UnitId } from './types.ts';

/** The units where a person holds a post, each once. */
export function unitsOf(directory: Directory, personId: PersonId, at: Instant): readonly UnitId[] {
  const units = postsHeldBy(directory, personId, at).map((postId) => postById(directory, postId).unitId);
  return [...new Set(units)];
}

/**
 * 办公室, 行政审批, 人事, 直属单位党委, 法规: the duties of the units where a person holds a post. Standing in for
 * somebody else's post lends its decisions, not the duty of its unit.
 */
export function personDuties(directory: Directory, personId: PersonId, at: Instant): ReadonlySet<UnitDuty> {
  const duties = unitsOf(directory, personId, at).map((unitId) => unitById(directory, unitId).duty);
  return new Set(duties.filter((duty) => duty !== null));
}

const LEADING: ReadonlySet<PostKind> = new Set<PostKind>(['supervising-leader', 'principal-leader']);

/** 分管领导 or 主要领导 of the bureau or of an affiliated unit. Leaders are never first responders. @clause 2.2 */
export function isLeader(directory: Directory, personId: PersonId, at: Instant): boolean {
  return postsHeldBy(directory, personId, at).some((postId) => LEADING.has(postById(directory, postId).kind));
}
