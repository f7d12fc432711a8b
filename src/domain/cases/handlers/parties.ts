/** Nobody passes the parcel: hand-over with acceptance, coordination, referral, and who the responder is. @clause 3.3 */

import { addWorkingDays } from '../../calendar/working-days.ts';
import { lowestCommonLeader } from '../../organisation/chain.ts';
import { unitsOf } from '../../organisation/people.ts';
import { isHandlingUnit, unitHeadPost } from '../../organisation/units.ts';
import { localDateOf } from '../../time.ts';
import { endClimb } from '../climbing.ts';
import { refuse } from '../context.ts';
import { deliveredAt, deliveryRefusal } from '../delivery.ts';
import { actingAs } from '../roles.ts';
import { currentRound, given, patchRound, pendingHandOver, pendingReferral } from '../rounds.ts';
import type { CaseState, HandOver, Referral } from '../state.ts';
import { decided, type Handlers, personOf } from './handler.ts';
import { reassigned } from './placing.ts';

export const parties: Handlers<
  | 'hand-over'
  | 'answer-hand-over'
  | 'settle-hand-over'
  | 'coordinate'
  | 'answer-coordination'
  | 'request-referral'
  | 'decide-referral'
  | 'record-referral-result'
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
    const handOver = given(pendingHandOver(currentRound(state)), 'hand-over');
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
    const handOver = given(pendingHandOver(currentRound(state)), 'hand-over');
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
    const referral = given(pendingReferral(currentRound(state)), 'referral');
    const approvedAt = given(referral.approvedAt, 'approved referral');
    const result = input.accepted ? 'accepted' : 'refused';
    const after = patchReferral(state, { result, reference: input.reference, resultAt: context.now });
    if (!input.accepted) return decided(act, after, 'referral-returned', {}, { ...input });
    const refusal = deliveryRefusal(input.delivery, state, context.now, approvedAt);
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
};

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
