/** 代理授权: the checks before a delegation is recorded. */
import type { Allowed, Refused } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { postsHeldBy } from './acting.ts';
import { indexOf } from './lookup.ts';
import type { Delegation, Directory, PersonId } from './types.ts';

export type DelegationDraft = Omit<Delegation, 'id'>;

export type DelegationRefusal =
  | 'delegation.empty-interval'
  | 'delegation.to-self'
  | 'delegation.post-not-held'
  | 'delegation.delegate-without-post'
  | 'delegation.overlaps'
  | 'delegation.loop';

interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Whether a delegation may be recorded. Refused: an interval that is empty; to oneself; of a post that the
 * person does not hold when it begins, or of none at all; to somebody without a post of their own; a second
 * one for the same post while the first runs; and a circle (A for B while B stands for A, however long), for
 * then nobody would be the one who acts. Posts play no part in the circle: two people away together cannot
 * stand in for each other.
 *
 * @clause 2.2
 */
export function checkDelegation(
  directory: Directory,
  draft: DelegationDraft,
): Allowed | Refused<DelegationRefusal> {
  const no = (code: DelegationRefusal, meta: Readonly<Record<string, unknown>> = {}) =>
    refuse(code, '2.2', meta);
  if (draft.from >= draft.to) return no('delegation.empty-interval', { from: draft.from, to: draft.to });
  if (draft.fromPersonId === draft.toPersonId) return no('delegation.to-self');

  const held = postsHeldBy(directory, draft.fromPersonId, draft.from);
  const covered = draft.postId === null ? held.length > 0 : held.includes(draft.postId);
  if (!covered) return no('delegation.post-not-held', { postId: draft.postId });
  if (postsHeldBy(directory, draft.toPersonId, draft.from).length === 0) {
    return no('delegation.delegate-without-post', { personId: draft.toPersonId });
  }

  const running = delegationsDuring(directory, draft.fromPersonId, draft).find((other) =>
    samePosts(other, draft),
  );
  if (running) return no('delegation.overlaps', { delegationId: running.id });
  if (leadsTo(directory, draft.toPersonId, draft.fromPersonId, draft, [])) return no('delegation.loop');
  return { ok: true };
}

function samePosts(a: DelegationDraft, b: DelegationDraft): boolean {
  return a.postId === null || b.postId === null || a.postId === b.postId;
}

function delegationsDuring(
  directory: Directory,
  personId: PersonId,
  during: Interval,
): readonly Delegation[] {
  const delegations = indexOf(directory).delegationsFrom.get(personId) ?? [];
  return delegations.filter((delegation) => delegation.from < during.to && during.from < delegation.to);
}

/** Whether delegations that all run at one moment of `during` lead from one person to another. */
function leadsTo(
  directory: Directory,
  person: PersonId,
  goal: PersonId,
  during: Interval,
  passed: readonly PersonId[],
): boolean {
  if (person === goal) return true;
  if (passed.includes(person)) return false;
  return delegationsDuring(directory, person, during).some((delegation) =>
    leadsTo(directory, delegation.toPersonId, goal, overlap(delegation, during), [...passed, person]),
  );
}

function overlap(a: Interval, b: Interval): Interval {
  return { from: inOrder(a.from, b.from)[1], to: inOrder(a.to, b.to)[0] };
}

function inOrder(a: Instant, b: Instant): readonly [earlier: Instant, later: Instant] {
  return a <= b ? [a, b] : [b, a];
}
