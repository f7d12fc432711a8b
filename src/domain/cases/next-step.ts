/** Who must act next on a case, at what, against which clock. Exactly one person, always (invariant 6). */
import type { Actor } from '../organisation/types.ts';
import { localDateOf } from '../time.ts';
import type { CommandName } from './command-inputs.ts';
import type { DecisionContext } from './context.ts';
import { currentRound, openClimb, pendingHandOver, pendingReferral } from './rounds.ts';
import {
  handOverSeat,
  lawSeat,
  levelSeat,
  needsStandIn,
  officeSeat,
  responderSeat,
  reviewSeat,
  sectionHeadSeat,
} from './seats.ts';
import type { CaseState } from './state.ts';
import type { ClockKind, Role } from './vocabulary.ts';

export interface NextStep {
  readonly role: Role;
  /** Who must act; others of the same seat may act too. */
  readonly actor: Actor;
  /** The command that moves the case on, as a hint of what is asked. */
  readonly duty: CommandName;
  /** The clocks that run on this step; the earliest one is the deadline. */
  readonly clocks: readonly ClockKind[];
}

type StepContext = Pick<DecisionContext, 'directory' | 'now'>;

/**
 * The next step of a case, null when nothing is left to do (answered, closed, withdrawn).
 *
 * Nothing waits at an empty seat: where a first responder is missing the section head assigns one, where a level
 * is empty the office skips it or confirms a stand-in, and the office's own place falls to the leaders.
 *
 * @clause 2.0
 * @throws Error when the whole bureau has nobody who could act
 */
export function nextStep(state: CaseState, context: StepContext): NextStep | null {
  switch (state.status) {
    case 'open':
      return openStep(state, context);
    case 'awaiting-applicant':
      return awaitingStep(state, context);
    case 'escalated':
      return escalatedStep(state, context);
    case 'refusal-approved':
      return replyStep(state, context);
    case 'answered':
    case 'closed':
    case 'withdrawn':
      return null;
  }
}

/** Outside the general track, once the applicant was told why, the document follows by the case's own clock. */
function replyStep(state: CaseState, context: StepContext): NextStep {
  return currentRound(state).explanation
    ? responderStep(state, context, 'issue-document', ['handling', 'order', 'statutory', 'source'])
    : responderStep(state, context, 'reply', ['reply', 'statutory', 'source']);
}

function openStep(state: CaseState, context: StepContext): NextStep {
  const round = currentRound(state);
  if (round.withdrawalAsked) return headStep(state, context, 'decide-withdrawal', ['handling', 'order']);
  const handOver = pendingHandOver(round);
  if (handOver) {
    const [actor] = handOverSeat(state, context);
    const contested = handOver.commonLeaderPostId !== null;
    if (!actor) return officeStep(state, context, 'settle-hand-over', ['hand-over']);
    return contested
      ? { role: 'common-leader', actor, duty: 'settle-hand-over', clocks: ['hand-over'] }
      : { role: 'hand-over-receiver', actor, duty: 'answer-hand-over', clocks: ['hand-over'] };
  }
  const referral = pendingReferral(round);
  if (referral && referral.approvedAt === null) {
    return headStep(state, context, 'decide-referral', ['referral', 'handling']);
  }
  if (referral) return responderStep(state, context, 'record-referral-result', ['referral', 'handling']);
  const climb = openClimb(state);
  if (climb?.returnTo) {
    const duty = climb.kind === 'refusal' ? 'propose-refusal' : 'ask-guidance';
    return responderStep(state, context, duty, ['reply', 'handling', 'order', 'statutory', 'source']);
  }
  if (round.order && round.order.toldAt === null && round.order.kind === 'feasible') {
    return responderStep(state, context, 'tell-applicant', [
      'tell-applicant',
      'order',
      'statutory',
      'source',
    ]);
  }
  return responderStep(state, context, 'complete', [
    'first-contact',
    'handling',
    'order',
    'reply',
    'statutory',
    'source',
  ]);
}

function awaitingStep(state: CaseState, context: StepContext): NextStep {
  const pause = currentRound(state).pauses.at(-1);
  const capReached = pause !== undefined && pause.to === null && localDateOf(context.now) > pause.capOn;
  return capReached
    ? headStep(state, context, 'lapse', ['supplement-cap'])
    : responderStep(state, context, 'supplement', ['supplement-cap']);
}

function escalatedStep(state: CaseState, context: StepContext): NextStep {
  const climb = openClimb(state);
  if (!climb) throw new Error(`case ${state.id} is escalated without a climb`);
  if (currentRound(state).withdrawalAsked) return headStep(state, context, 'decide-withdrawal', ['level']);
  if (climb.reviewBy !== null) {
    const [actor] = reviewSeat(state, context);
    if (!actor) return officeStep(state, context, 'skip-level', ['level']);
    return { role: 'reviewing-leader', actor, duty: 'state-change', clocks: ['level'] };
  }
  if (climb.level === 4 && climb.kind === 'refusal' && state.track === 'licence' && !climb.lawReview) {
    const [actor] = lawSeat(state, context);
    if (actor) return { role: 'law-section', actor, duty: 'review-law', clocks: ['level'] };
  }
  if (climb.level === 4 && needsStandIn(state, climb, context)) {
    return officeStep(state, context, 'confirm-stand-in', ['stand-in']);
  }
  const [actor] = levelSeat(state, climb, climb.level, context);
  if (!actor) return officeStep(state, context, 'skip-level', ['level']);
  if (climb.paper) return { role: 'level-holder', actor, duty: 'answer-paper-decision', clocks: ['level'] };
  return { role: 'level-holder', actor, duty: levelDuty(climb.level, climb.kind), clocks: ['level'] };
}

function levelDuty(level: 2 | 3 | 4, kind: 'refusal' | 'guidance'): CommandName {
  if (level < 4) return 'pass-up';
  return kind === 'refusal' ? 'approve-refusal' : 'instruct';
}

function responderStep(
  state: CaseState,
  context: StepContext,
  duty: CommandName,
  clocks: readonly ClockKind[],
): NextStep {
  const [actor] = responderSeat(state, context);
  if (!actor) return headStep(state, context, 'assign-responder', clocks);
  return { role: 'first-responder', actor, duty, clocks };
}

function headStep(
  state: CaseState,
  context: StepContext,
  duty: CommandName,
  clocks: readonly ClockKind[],
): NextStep {
  const [actor] = sectionHeadSeat(state, context);
  if (!actor) throw new Error(`bureau ${state.bureauId} has nobody left to act on case ${state.id}`);
  return { role: 'section-head', actor, duty, clocks };
}

function officeStep(
  state: CaseState,
  context: StepContext,
  duty: CommandName,
  clocks: readonly ClockKind[],
): NextStep {
  const [actor] = officeSeat(state, context);
  if (!actor) throw new Error(`bureau ${state.bureauId} has nobody left to act on case ${state.id}`);
  return { role: 'office', actor, duty, clocks };
}
