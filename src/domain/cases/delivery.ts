/** Whether an answer reached the applicant in a way that counts. @clause 2.1d */
import type { Instant } from '../time.ts';
import { localDateOf, localTimeOf } from '../time.ts';
import { refuse } from './context.ts';
import { currentRound } from './rounds.ts';
import type { CaseState, Delivery, Round } from './state.ts';

/** Delivered when spoken, sent or deposited. */
export function deliveredAt(delivery: Delivery, now: Instant): Instant {
  if (delivery.method === 'phone') return delivery.calledAt;
  return delivery.method === 'written' ? delivery.sentAt : now;
}

/**
 * Why a delivery does not count, null when it does.
 *
 * It may lie neither in the future nor before `notBefore` (nobody may say a refusal before it is approved).
 * A deposit needs an applicant who cannot be reached.
 *
 * @param notBefore the approval, the order or the start of the round that the delivery follows
 */
export function deliveryRefusal(delivery: Delivery, state: CaseState, now: Instant, notBefore: Instant) {
  const at = deliveredAt(delivery, now);
  if (at > now) return refuse('in-the-future', '2.1d', { field: 'delivery' });
  if (at < notBefore) return refuse('too-early', '2.1d', { notBefore });
  if (delivery.method === 'deposit' && !mayDeposit(state, notBefore)) {
    return refuse('deposit-not-yet', '2.1d', {
      attempts: attemptsSince(currentRound(state), notBefore).attempts.length,
      needed: currentRound(state).policy.replyAttempts,
    });
  }
  return null;
}

/** No way of contact at all, or tried in vain since there was something to tell. */
export function mayDeposit(state: CaseState, since: Instant): boolean {
  const noContact = state.applicant.phone === null && state.applicant.address === null;
  return noContact || isUnreachable(attemptsSince(currentRound(state), since));
}

const attemptsSince = ({ attempts, policy }: Round, since: Instant) => ({
  attempts: attempts.filter(({ at }) => at >= since),
  policy,
});

/** The policy's number of attempts, spread over at least two half-days. */
export function isUnreachable(round: Pick<Round, 'attempts' | 'policy'>): boolean {
  const halfDays = new Set(
    round.attempts.map(({ at }) => `${localDateOf(at)} ${localTimeOf(at) < '12:30' ? 'am' : 'pm'}`),
  );
  return round.attempts.length >= round.policy.replyAttempts && halfDays.size >= 2;
}
