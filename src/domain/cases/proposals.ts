/** What a proposal to refuse must contain before it may climb (invariant 5). */
import { judgeReason } from './brush-off.ts';
import type { ProposeRefusalInput } from './command-inputs.ts';
import { refuse } from './context.ts';
import { isUnreachable } from './delivery.ts';
import { currentRound } from './rounds.ts';
import type { CaseState } from './state.ts';

const NEEDS_ARTICLE: readonly string[] = ['law-forbids', 'policy-forbids'];

/**
 * Why a proposal is not good enough yet, null when it may climb.
 *
 * Reason and way forward must say something; a prohibition names its article; "not our duty" comes after an
 * attempt to coordinate or refer out; the applicant's view is on record; after a 能办 it says what is new.
 *
 * @clause 3.2
 * @clause 3.3
 */
export function proposalRefusal(input: ProposeRefusalInput, state: CaseState) {
  const round = currentRound(state);
  if (judgeReason(input.reason) === 'brush-off') return refuse('brush-off', '2.0', { field: 'reason' });
  if (judgeReason(input.wayForward) === 'brush-off')
    return refuse('brush-off', '3.2', { field: 'wayForward' });
  if (judgeReason(input.tried) === 'brush-off') return refuse('brush-off', '3.2', { field: 'tried' });
  if (NEEDS_ARTICLE.includes(input.reasonKind) && !input.articles.some((article) => article.trim() !== '')) {
    return refuse('article-missing', '2.1d', { reasonKind: input.reasonKind });
  }
  if (input.reasonKind === 'not-our-duty' && !triedElsewhere(state))
    return refuse('coordination-first', '3.3');
  if (input.applicantView.kind === 'anonymous' && state.applicant.kind !== 'anonymous') {
    return refuse('not-anonymous', '3.2');
  }
  if (input.applicantView.kind === 'unreachable' && !isUnreachable(round)) {
    return refuse('not-unreachable', '3.2', {
      attempts: round.attempts.length,
      needed: round.policy.replyAttempts,
    });
  }
  if (round.order?.kind === 'feasible' && !input.whatIsNew) return refuse('what-is-new-missing', '3.2');
  return null;
}

/** Somebody was asked: a coordination that was answered, or a referral that came back. */
function triedElsewhere(state: CaseState): boolean {
  const round = currentRound(state);
  return (
    round.coordinations.some((one) => one.answer !== null) ||
    round.referrals.some((one) => one.result === 'refused' || one.result === 'declined-inside')
  );
}

/** A brush-off phrase with little beside it, in any of the texts. */
export function resemblesBrushOff(input: ProposeRefusalInput): boolean {
  return [input.reason, input.wayForward].some((text) => judgeReason(text) === 'resembles');
}
