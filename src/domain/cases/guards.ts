/**
 * Conditions of a command that do not depend on what is typed: the workbench uses them to show only buttons
 * that will work, `decide` refuses by them. Each returns null or the reason in code form.
 */

import { businessMinutesBetween } from '../calendar/business-hours.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { superiorChainOf } from '../organisation/chain.ts';
import { localDateOf } from '../time.ts';
import { clockOf } from './clocks.ts';
import type { CommandName } from './command-inputs.ts';
import { type DecisionContext, type RuleRefusal, refuse } from './context.ts';
import {
  approvedClimb,
  climbUnderWay,
  currentRound,
  given,
  openClimb,
  openConsultation,
  pendingHandOver,
  pendingReferral,
} from './rounds.ts';
import { lawSeat, levelSeat, needsStandIn, reviewSeat } from './seats.ts';
import type { CaseState } from './state.ts';

type Guard = (state: CaseState, context: DecisionContext) => RuleRefusal | null;

const no = (code: string, clause: string, meta?: Record<string, unknown>): RuleRefusal =>
  refuse(code, clause, meta).refusal;

/** While somebody else's answer is awaited the case is not moved under their hands. */
const nothingPending: Guard = (state) => {
  const round = currentRound(state);
  if (round.withdrawalAsked) return no('withdrawal-pending', '2.0');
  if (pendingHandOver(round)) return no('hand-over-pending', '3.3');
  if (pendingReferral(round)) return no('referral-pending', '3.3');
  return null;
};

/** A climb that was sent back is resubmitted or withdrawn; no other climb begins beside it. */
const noClimbSentBack: Guard = (state) => (openClimb(state) ? no('climb-sent-back', '3.2') : null);

const all =
  (...guards: readonly Guard[]): Guard =>
  (state, context) => {
    for (const guard of guards) {
      const refusal = guard(state, context);
      if (refusal) return refusal;
    }
    return null;
  };

const sentBackKind =
  (kind: 'refusal' | 'guidance'): Guard =>
  (state) => {
    const climb = openClimb(state);
    return climb && climb.kind !== kind ? no('climb-sent-back', '3.2', { kind: climb.kind }) : null;
  };

const feasibleNotDone: Guard = (state) => {
  const { order } = currentRound(state);
  if (order?.kind !== 'feasible') return no('nothing-to-tell', '3.2');
  return order.toldAt ? no('already-told', '3.2') : null;
};

const specificMarked: Guard = (state) => {
  const climb = climbUnderWay(state);
  return climb.proposal?.resemblesBrushOff && !climb.reasonSpecific ? no('reason-not-marked', '3.2') : null;
};

const lawHasRead: Guard = (state, context) => {
  if (state.track !== 'licence' || climbUnderWay(state).lawReview) return null;
  return lawSeat(state, context).length > 0 ? no('law-review-missing', '3.2') : null;
};

const approvalStands: Guard = (state) => (approvedClimb(state) ? null : no('not-approved', '3.2'));

const nextLevelSilent: Guard = (state) => {
  const climb = climbUnderWay(state);
  const acted =
    climb.sentBack.length > 0 ||
    climb.changeStated !== null ||
    climb.paper !== null ||
    climb.entries.some((entry) => entry.result !== 'skipped');
  return acted ? no('already-decided-above', '3.2') : null;
};

const levelDeserted: Guard = (state, context) => {
  const climb = climbUnderWay(state);
  if (climb.reviewBy !== null) {
    return reviewSeat(state, context).length > 0 ? no('level-occupied', '2.2') : null;
  }
  if (climb.level === 4) return no('level-four-never-skipped', '2.2');
  return levelSeat(state, climb, climb.level, context).length > 0 ? no('level-occupied', '2.2') : null;
};

const notSentBackHere: Guard = (state) => {
  const climb = climbUnderWay(state);
  const level = climb.reviewBy ?? climb.level;
  return climb.sentBack.some((one) => one.level === level) ? no('sent-back-once', '3.2') : null;
};

const levelIsLate: Guard = (state, context) => {
  const { dueAt } = given(clockOf(state, 'level', context.calendar, context.now), 'clock of the level');
  return dueAt < context.now ? null : no('not-due-yet', '2.2', { dueAt });
};

const mayCallIn: Guard = (state, context) => {
  const { policy } = currentRound(state);
  const approval = given(currentRound(state).approval, 'approval');
  const superior = superiorChainOf(context.directory, state.unitId);
  if (approvedClimb(state)?.chain[4] === superior?.[4]) return no('nothing-above', '3.2');
  const until = addWorkingDays(context.calendar, localDateOf(approval.at), policy.callInWorkingDays);
  return until.dueAt < context.now ? no('call-in-too-late', '3.2', { dueAt: until.dueAt }) : null;
};

const capReached: Guard = (state, context) => {
  const { capOn } = given(currentRound(state).pauses.at(-1), 'pause');
  return localDateOf(context.now) > capOn ? null : no('cap-not-reached', '2.1b', { capOn });
};

const lapsed: Guard = (state) =>
  state.status === 'withdrawn' && state.withdrawnBecause !== 'lapsed'
    ? no('withdrawn-by-applicant', '2.0')
    : null;

const ratingOver: Guard = (state, context) => {
  const { rating } = currentRound(state);
  const { dueAt } = given(clockOf(state, 'rating', context.calendar, context.now), 'clock of the rating');
  return rating || dueAt < context.now ? null : no('not-due-yet', '2.0', { dueAt });
};

/** Business minutes before the same person may urge or supervise the same case again. */
const NUDGE_AGAIN_AFTER = 60;

const notTooOften =
  (kind: 'urge' | 'supervise'): Guard =>
  (state, { calendar, now, who }) => {
    const last = currentRound(state).nudges.findLast(
      (nudge) => nudge.kind === kind && who.kind === 'person' && nudge.by === who.personId,
    );
    const soon = last && businessMinutesBetween(calendar, last.at, now) < NUDGE_AGAIN_AFTER;
    return soon ? no('nudged-recently', '2.1c') : null;
  };

/** Guards by command; a command without an entry needs none beyond the table. */
export const GUARDS: Readonly<Partial<Record<CommandName, Guard>>> = {
  'inform-once': all(nothingPending, noClimbSentBack, (state) =>
    currentRound(state).informedOnce ? no('informed-once-already', '2.1b') : null,
  ),
  supplement: lapsed,
  'tell-applicant': feasibleNotDone,
  complete: nothingPending,
  'propose-refusal': all(nothingPending, sentBackKind('refusal')),
  'ask-guidance': all(nothingPending, sentBackKind('guidance')),
  'withdraw-proposal': nextLevelSilent,
  'ask-withdrawal': nothingPending,
  reply: all(approvalStands, (state) =>
    currentRound(state).explanation ? no('explained-already', '2.1d') : null,
  ),
  'issue-document': all(approvalStands, (state) =>
    state.track === 'general' ? no('no-document-needed', '2.1d') : null,
  ),
  'hand-over': all(nothingPending, noClimbSentBack),
  'answer-coordination': (state) =>
    currentRound(state).coordinations.some((one) => one.answer === null)
      ? null
      : no('no-coordination', '3.3'),
  'request-referral': all(nothingPending, noClimbSentBack),
  'decide-referral': (state) =>
    pendingReferral(currentRound(state))?.approvedAt === null ? null : no('no-referral', '3.3'),
  'record-referral-result': (state) =>
    pendingReferral(currentRound(state))?.approvedAt ? null : no('no-referral', '3.3'),
  lapse: capReached,
  'decide-withdrawal': (state) => (currentRound(state).withdrawalAsked ? null : no('no-withdrawal', '2.0')),
  'pass-up': specificMarked,
  'send-back': notSentBackHere,
  'mark-specific': (state) => {
    const climb = climbUnderWay(state);
    if (!climb.proposal?.resemblesBrushOff) return no('nothing-to-mark', '3.2');
    return climb.reasonSpecific ? no('marked-already', '3.2') : null;
  },
  'review-law': (state) => {
    const { lawReview, reviewBy } = climbUnderWay(state);
    return state.track !== 'licence' || lawReview || reviewBy ? no('no-law-review', '3.2') : null;
  },
  'approve-refusal': all(specificMarked, lawHasRead),
  'revoke-approval': approvalStands,
  'call-in': mayCallIn,
  'extend-reply': (state, context) => {
    if (currentRound(state).extension) return no('extended-already', '2.1d');
    return clockOf(state, 'reply', context.calendar, context.now) ? null : no('no-reply-clock', '2.1d');
  },
  'open-consultation': (state) => (openConsultation(state) ? no('consultation-open', '3.3') : null),
  'conclude-consultation': (state) => (openConsultation(state) ? null : no('no-consultation', '3.3')),
  'confirm-stand-in': (state, context) => {
    const climb = climbUnderWay(state);
    return climb.reviewBy === null && needsStandIn(state, climb, context)
      ? null
      : no('level-occupied', '2.2');
  },
  'skip-level': levelDeserted,
  'enter-paper-decision': (state, context) => {
    const climb = climbUnderWay(state);
    if (climb.reviewBy !== null) return no('change-not-stated', '3.2');
    if (climb.paper) return no('paper-pending', '3.2');
    return levelSeat(state, climb, climb.level, context).length > 0 ? null : no('level-deserted', '3.2');
  },
  'answer-paper-decision': (state) => (climbUnderWay(state).paper ? null : no('no-paper', '3.2')),
  rate: (state) => (currentRound(state).rating ? no('rated-already', '2.0') : null),
  urge: notTooOften('urge'),
  supervise: notTooOften('supervise'),
  'escalate-overdue': levelIsLate,
  close: ratingOver,
};
