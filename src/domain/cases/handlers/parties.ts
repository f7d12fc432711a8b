/** Nobody passes the parcel: hand-over with acceptance, coordination, referral, and who the responder is. @clause 3.3 */

import { addWorkingDays } from '../../calendar/working-days.ts';
import { chainOf, lowestCommonLeader } from '../../organisation/chain.ts';
import { unitsOf } from '../../organisation/people.ts';
import type { Post, PostId, UnitId } from '../../organisation/types.ts';
import { isHandlingUnit, unitHeadPost } from '../../organisation/units.ts';
import { localDateOf } from '../../time.ts';
import { endClimb } from '../climbing.ts';
import { type DecisionContext, refuse } from '../context.ts';
import { deliveredAt, deliveryRefusal } from '../delivery.ts';
import { actingAs } from '../roles.ts';
import { currentRound, patchRound, pendingHandOver, pendingReferral } from '../rounds.ts';
import { respondersAt } from '../seats.ts';
import type { CaseState, HandOver, Referral } from '../state.ts';
import { decided, type Handlers, personOf } from './handler.ts';

export const parties: Handlers<
  | 'hand-over'
  | 'answer-hand-over'
  | 'settle-hand-over'
  | 'coordinate'
  | 'answer-coordination'
  | 'request-referral'
  | 'decide-referral'
  | 'record-referral-result'
  | 'assign-responder'
  | 'move-to-successor'
> = {
  /** 转办: the first responder stays in charge until it is accepted; a second one goes to the common leader. */
  'hand-over': (act) => {
    const { state, input, context } = act;
    const round = currentRound(state);
    const unit = context.directory.units.get(input.toUnitId);
    if (!unit || !isHandlingUnit(context.directory, unit)) return refuse('unit-not-handling', '3.3');
    if (unit.id === state.unitId) return refuse('same-unit', '3.3');
    const again = round.handOvers.length > 0;
    const handOver: HandOver = {
      fromUnitId: state.unitId,
      toUnitId: unit.id,
      toPostId: unitHeadPost(context.directory, unit.id),
      by: personOf(act).personId,
      reason: input.reason,
      at: context.now,
      commonLeaderPostId: again ? lowestCommonLeader(context.directory, state.unitId, unit.id) : null,
      result: null,
      resultAt: null,
    };
    const after = patchRound(state, { handOvers: [...round.handOvers, handOver] });
    return decided(
      act,
      after,
      'hand-over-asked',
      { toUnitId: unit.id, contested: again },
      { reason: input.reason },
    );
  },

  'answer-hand-over': (act) => {
    const { state, input, context } = act;
    const handOver = pendingHandOver(currentRound(state));
    if (!handOver) return refuse('no-hand-over', '3.3');
    if (!input.accept) {
      const leader = lowestCommonLeader(context.directory, state.unitId, handOver.toUnitId);
      const after = patchHandOver(state, { commonLeaderPostId: leader });
      return decided(act, after, 'hand-over-declined', { toUnitId: handOver.toUnitId }, { note: input.note });
    }
    if (!input.responderPostId) return refuse('responder-missing', '3.3');
    const settled = patchHandOver(state, { result: 'accepted', resultAt: context.now });
    const moved = reassigned(settled, handOver.toUnitId, input.responderPostId, context);
    if (!moved.ok) return moved;
    return decided(
      act,
      moved.state,
      'hand-over-accepted',
      { toUnitId: handOver.toUnitId },
      { note: input.note },
    );
  },

  /** The common leader says whose it is; there is no third opinion. */
  'settle-hand-over': (act) => {
    const { state, input, context } = act;
    const handOver = pendingHandOver(currentRound(state));
    if (!handOver) return refuse('no-hand-over', '3.3');
    if (input.unitId !== handOver.fromUnitId && input.unitId !== handOver.toUnitId) {
      return refuse('neither-unit', '3.3');
    }
    const settled = patchHandOver(state, { result: 'settled', resultAt: context.now });
    const moved = reassigned(settled, input.unitId, input.responderPostId, context);
    if (!moved.ok) return moved;
    return decided(act, moved.state, 'hand-over-settled', { unitId: input.unitId }, { note: input.note });
  },

  /** 协办: asks another unit or an outside one for help, with a deadline; the first unit keeps leading. */
  coordinate: (act) => {
    const { state, input, context } = act;
    const round = currentRound(state);
    const inside = input.askedUnitId !== null;
    if (inside === (input.askedOutside !== null)) return refuse('ask-one-unit', '3.3');
    if (input.askedUnitId === state.unitId) return refuse('same-unit', '3.3');
    const unit = input.askedUnitId ? context.directory.units.get(input.askedUnitId) : null;
    if (inside && (!unit || unit.closedAt !== null)) return refuse('unit-not-handling', '3.3');
    if (round.coordinations.some((one) => one.id === input.id)) return refuse('coordination-known', '3.3');
    const due = addWorkingDays(
      context.calendar,
      localDateOf(context.now),
      round.policy.coordinationWorkingDays,
    );
    const asked = { ...input, at: context.now, dueAt: due.dueAt, answer: null };
    const after = patchRound(state, { coordinations: [...round.coordinations, asked] });
    const facts = { id: input.id, askedUnitId: input.askedUnitId, dueAt: due.dueAt };
    return decided(act, after, 'coordination-asked', facts, { ...input });
  },

  'answer-coordination': (act) => {
    const { state, input, context } = act;
    const round = currentRound(state);
    const asked = round.coordinations.find((one) => one.id === input.id);
    if (!asked || asked.answer) return refuse('no-coordination', '3.3');
    // The first responder enters what an outside unit answered; a unit of the house answers for itself.
    const mayAnswer =
      asked.askedUnitId === null
        ? actingAs('first-responder', state, context) !== null
        : unitsOf(context.directory, personOf(act).personId, context.now).includes(asked.askedUnitId);
    if (!mayAnswer) return refuse('not-asked', '3.3');
    const answer = { resolved: input.resolved, text: input.text, at: context.now };
    const after = patchRound(state, {
      coordinations: round.coordinations.map((one) => (one === asked ? { ...one, answer } : one)),
    });
    return decided(
      act,
      after,
      'coordination-answered',
      { id: input.id, resolved: input.resolved },
      { ...input },
    );
  },

  /** 转出: another authority's business. Needs the section head, and the other side's acceptance. */
  'request-referral': (act) => {
    const { state, input, context } = act;
    const referral: Referral = {
      ...input,
      requestedBy: personOf(act).personId,
      requestedAt: context.now,
      approvedAt: null,
      approvedBy: null,
      result: null,
      reference: null,
      resultAt: null,
    };
    const after = patchRound(state, { referrals: [...currentRound(state).referrals, referral] });
    return decided(act, after, 'referral-requested', {}, { ...input });
  },

  'decide-referral': (act) => {
    const { input, context } = act;
    const patch: Partial<Referral> = input.approve
      ? { approvedAt: context.now, approvedBy: personOf(act) }
      : { result: 'declined-inside', resultAt: context.now };
    const type = input.approve ? 'referral-approved' : 'referral-declined';
    return decided(act, patchReferral(act.state, patch), type, {}, { note: input.note });
  },

  /** Accepted there: the applicant is told where it went. Returned: the case goes on here. */
  'record-referral-result': (act) => {
    const { state, input, context } = act;
    const referral = pendingReferral(currentRound(state));
    if (!referral?.approvedAt) return refuse('no-referral', '3.3');
    const result = input.accepted ? 'accepted' : 'refused';
    const after = patchReferral(state, { result, reference: input.reference, resultAt: context.now });
    if (!input.accepted) return decided(act, after, 'referral-returned', {}, { ...input });
    const refusal = deliveryRefusal(input.delivery, state, context.now, referral.approvedAt);
    if (refusal) return refusal;
    const answer = {
      outcome: 'referred' as const,
      text: input.text,
      reason: referral.basis,
      wayForward: referral.receiver,
      delivery: input.delivery,
      deliveredAt: deliveredAt(input.delivery, context.now),
      by: personOf(act),
      climbNo: null,
      document: null,
    };
    const ended = patchRound(endClimb(after, 'case-ended', context), { answer });
    const facts = { outcome: 'referred', method: input.delivery.method, deliveredAt: answer.deliveredAt };
    return decided(act, { ...ended, status: 'answered' }, 'answered', facts, { ...input });
  },

  /**
   * The section head names who answers for the case now: the post is empty, or another fits better. Where no first
   * responder of the section can act, another post of it takes over, the head's own included; where nobody there
   * can, a first responder of another section, so that the case is never without one (invariant 6).
   *
   * Reading of the text: docs/decisions/0012-nobody-left-in-the-section.md
   *
   * @clause 2.2
   */
  'assign-responder': (act) => {
    const { state, input, context } = act;
    const post = context.directory.posts.get(input.postId);
    if (!post || !mayTakeOver(state, post, context)) return refuse('not-a-responder', '2.2');
    if (respondersAt(state, post.id, context).length === 0) return refuse('nobody-at-post', '2.2');
    const after =
      post.unitId === state.unitId
        ? patchRound(state, { responderPostId: post.id })
        : placed(state, post.unitId, post.id, context);
    const facts = { postId: post.id, unitId: post.unitId };
    return decided(act, after, 'responder-assigned', facts, { reason: input.reason });
  },

  'move-to-successor': (act) => {
    const { state, input, context } = act;
    const moved = reassigned(state, input.unitId, input.responderPostId, context);
    if (!moved.ok) return moved;
    return decided(act, moved.state, 'moved-to-successor', {
      fromUnitId: state.unitId,
      unitId: input.unitId,
    });
  },
};

type Moved = { readonly ok: true; readonly state: CaseState } | ReturnType<typeof refuse>;

/**
 * The case in another unit or with another first responder. A new unit brings its own chain; a climb under way
 * keeps the chain it began with.
 */
export function reassigned(
  state: CaseState,
  unitId: UnitId,
  responderPostId: PostId,
  { directory }: Pick<DecisionContext, 'directory'>,
): Moved {
  const unit = directory.units.get(unitId);
  if (!unit || !isHandlingUnit(directory, unit)) return refuse('unit-not-handling', '3.3');
  const post = directory.posts.get(responderPostId);
  if (!post || post.unitId !== unitId || post.kind !== 'first-responder')
    return refuse('not-a-responder', '2.2');
  return { ok: true, state: placed(state, unitId, responderPostId, { directory }) };
}

function placed(
  state: CaseState,
  unitId: UnitId,
  responderPostId: PostId,
  { directory }: Pick<DecisionContext, 'directory'>,
): CaseState {
  const { policy, chain } = currentRound(state);
  const ownChain = unitId === state.unitId ? chain : chainOf(directory, unitId, policy);
  return patchRound({ ...state, unitId }, { responderPostId, chain: ownChain });
}

/** Whether a post may answer for the case: the section's first responders, else its others, else other sections'. */
function mayTakeOver(state: CaseState, post: Post, context: DecisionContext): boolean {
  const { directory } = context;
  const own = directory.units.get(state.unitId);
  const staffed = [...directory.posts.values()].filter(
    (one) => one.unitId === state.unitId && respondersAt(state, one.id, context).length > 0,
  );
  if (own?.closedAt === null && post.unitId === own.id) {
    return post.kind === 'first-responder' || !staffed.some((one) => one.kind === 'first-responder');
  }
  const unit = directory.units.get(post.unitId);
  const deserted = own?.closedAt !== null || staffed.length === 0;
  return deserted && unit !== undefined && isHandlingUnit(directory, unit) && post.kind === 'first-responder';
}

function patchHandOver(state: CaseState, patch: Partial<HandOver>): CaseState {
  return patchRound(state, {
    handOvers: currentRound(state).handOvers.map((one) => (one.result === null ? { ...one, ...patch } : one)),
  });
}

function patchReferral(state: CaseState, patch: Partial<Referral>): CaseState {
  return patchRound(state, {
    referrals: currentRound(state).referrals.map((one) => (one.result === null ? { ...one, ...patch } : one)),
  });
}
