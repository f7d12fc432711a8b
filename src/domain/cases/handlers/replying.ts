/** The last step of a refusal, and what the applicant says afterwards. @clause 2.1d */
import { chainOf } from '../../organisation/chain.ts';
import { postsOfKind } from '../../organisation/lookup.ts';
import type { Directory, UnitId } from '../../organisation/types.ts';
import { judgeReason } from '../brush-off.ts';
import { endClimb } from '../climbing.ts';
import { type DecisionContext, refuse } from '../context.ts';
import { deliveredAt, deliveryRefusal } from '../delivery.ts';
import { newRound } from '../intake.ts';
import { currentRound, given, patchRound } from '../rounds.ts';
import type { Answer, CaseState, Round, StatutoryDocument } from '../state.ts';
import { decided, type Handlers, personOf, type Scene } from './handler.ts';

export const replying: Handlers<
  | 'reply'
  | 'issue-document'
  | 'rate'
  | 'object'
  | 'reopen'
  | 'withdraw'
  | 'ask-withdrawal'
  | 'decide-withdrawal'
> = {
  /**
   * Tells the applicant why not and what can be done instead, after level 4 approved this proposal. Outside the
   * general track a reply only explains; the case closes on its statutory document.
   *
   * @clause 2.1d
   * @clause 3.2
   */
  reply: (act) => {
    const { state, input, context } = act;
    const built = refusalAnswer(act, input, null);
    if (!built.ok) return built;
    if (state.track !== 'general') {
      const explained = patchRound(state, { explanation: built.answer });
      return decided(act, explained, 'explained', { method: input.delivery.method }, { ...input });
    }
    return refused(act, built.answer, context);
  },

  'issue-document': (act) => {
    const { input, context, state } = act;
    if (input.document.servedAt > context.now) return refuse('in-the-future', '2.1d', { field: 'servedAt' });
    const approvedAt = given(currentRound(state).approval, 'approval').at;
    if (input.document.servedAt < approvedAt) return refuse('too-early', '2.1d', { notBefore: approvedAt });
    const built = refusalAnswer(act, { ...input, reason: input.document.reason }, input.document);
    return built.ok ? refused(act, built.answer, context) : built;
  },

  /** 好差评: once a round; a bad one says why. */
  rate: (act) => {
    const { state, input, context } = act;
    if (input.score <= 2 && !input.reason) return refuse('bad-rating-reason', '2.0');
    const after = patchRound(state, {
      rating: { score: input.score, reason: input.reason, at: context.now },
    });
    return decided(act, after, 'rated', { score: input.score }, { reason: input.reason });
  },

  /** 未办成: reopens, whatever the answer said (invariant 1). */
  object: (act) => {
    const after = reopened(act.state, 'objection', act.context);
    return decided(act, after, 'objected', { round: currentRound(after).no }, { ...act.input });
  },

  reopen: (act) => {
    const after = reopened(act.state, 'supervision', act.context);
    return decided(act, after, 'reopened', { round: currentRound(after).no }, { ...act.input });
  },

  withdraw: (act) => {
    const after: CaseState = { ...withdrawn(act.state, act.context), withdrawnBecause: 'applicant' };
    return decided(act, after, 'withdrawn', {}, { ...act.input });
  },

  /** Staff heard that the applicant gives up: the section head calls them before it counts (invariant 1). */
  'ask-withdrawal': (act) => {
    const asked = { reason: act.input.reason, by: personOf(act).personId, at: act.context.now };
    return decided(
      act,
      patchRound(act.state, { withdrawalAsked: asked }),
      'withdrawal-asked',
      {},
      { ...act.input },
    );
  },

  'decide-withdrawal': (act) => {
    const { state, input, context } = act;
    const settled = patchRound(state, { withdrawalAsked: null });
    if (!input.confirm)
      return decided(act, settled, 'withdrawal-declined', {}, { callRecord: input.callRecord });
    const after: CaseState = { ...withdrawn(settled, context), withdrawnBecause: 'applicant' };
    return decided(act, after, 'withdrawn', { confirmedByCall: true }, { callRecord: input.callRecord });
  },
};

interface RefusalTexts {
  readonly text: string;
  readonly reason: string;
  readonly wayForward: string;
  readonly delivery: Answer['delivery'];
}

function refusalAnswer(
  act: Scene,
  texts: RefusalTexts,
  document: StatutoryDocument | null,
): { readonly ok: true; readonly answer: Answer } | ReturnType<typeof refuse> {
  const { state, context } = act;
  const approval = given(currentRound(state).approval, 'approval');
  if (judgeReason(texts.reason) === 'brush-off') return refuse('brush-off', '2.1d', { field: 'reason' });
  if (judgeReason(texts.wayForward) === 'brush-off')
    return refuse('brush-off', '3.2', { field: 'wayForward' });
  // "By phone or in writing", and on record: a no said in passing is neither.
  if (texts.delivery.method === 'on-the-spot') return refuse('delivery-not-on-record', '2.1d');
  const refusal = deliveryRefusal(texts.delivery, state, context.now, approval.at);
  if (refusal) return refusal;
  const answer: Answer = {
    outcome: 'refused',
    text: texts.text,
    reason: texts.reason,
    wayForward: texts.wayForward,
    delivery: texts.delivery,
    deliveredAt: deliveredAt(texts.delivery, context.now),
    by: personOf(act),
    climbNo: approval.climbNo,
    document,
  };
  return { ok: true, answer };
}

function refused(act: Scene, answer: Answer, { now }: DecisionContext) {
  const after: CaseState = { ...patchRound(act.state, { answer }), status: 'answered' };
  const facts = {
    outcome: 'refused',
    climb: answer.climbNo,
    method: answer.delivery.method,
    deliveredAt: answer.deliveredAt,
    recordedAt: now,
  };
  return decided(act, after, 'answered', facts, { ...answer, by: null });
}

/**
 * Round n+1: today's chain and policy, its own clock; what went before stays untouched (invariant 8). An interest
 * outlives the round, so the recused stay recused. Where the unit was closed since, its successor takes over.
 */
function reopened(state: CaseState, cause: Round['cause'], { directory, policy, now }: DecisionContext) {
  const last = currentRound(state);
  const unitId = successorOf(directory, state.unitId);
  const [desk] = postsOfKind(directory, unitId, 'first-responder');
  const responderPostId = unitId === state.unitId || !desk ? last.responderPostId : desk.id;
  const chain = chainOf(directory, unitId, policy);
  const round = newRound(
    { no: last.no + 1, cause, chain, policy, responderPostId, recused: last.recused },
    now,
  );
  return { ...state, status: 'open' as const, unitId, rounds: [...state.rounds, round], closedAt: null };
}

/** The unit that took over a closed unit's cases, over several closings; the unit itself while it is open. */
function successorOf(directory: Directory, unitId: UnitId): UnitId {
  const passed = new Set<UnitId>();
  let unit = directory.units.get(unitId);
  while (unit?.closedAt && unit.successorUnitId && !passed.has(unit.id)) {
    passed.add(unit.id);
    unit = directory.units.get(unit.successorUnitId);
  }
  return unit?.id ?? unitId;
}

function withdrawn(state: CaseState, context: DecisionContext): CaseState {
  return { ...endClimb(state, 'case-ended', context), status: 'withdrawn' };
}
