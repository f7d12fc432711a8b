/** Names for one waiting at one place, so that whoever it waits for is told once. */
import type { NextStep } from '../cases/next-step.ts';
import { currentRound } from '../cases/rounds.ts';
import type { CaseState } from '../cases/state.ts';
import type { Instant } from '../time.ts';

/**
 * When the case last moved: began, paused, climbed, was decided, handed over, referred. Notes, reminders and late
 * opinions move nothing.
 */
export function movedAt(state: CaseState): Instant {
  const round = currentRound(state);
  const moments: (Instant | null | undefined)[] = [
    round.startedAt,
    round.approval?.at,
    round.order?.at,
    round.order?.toldAt,
    round.withdrawalAsked?.at,
    round.answer?.deliveredAt,
    state.closedAt,
    ...round.pauses.flatMap((pause) => [pause.from, pause.to]),
    ...round.handOvers.flatMap((one) => [one.at, one.resultAt]),
    ...round.referrals.flatMap((one) => [one.requestedAt, one.approvedAt, one.resultAt]),
    ...round.climbs.flatMap((climb) => [
      climb.startedAt,
      climb.levelSince,
      climb.endedAt,
      climb.changeStated?.at,
      climb.lawReview?.at,
      climb.paper?.enteredAt,
      ...climb.sentBack.map((one) => one.at),
      ...climb.entries.map((entry) => entry.at),
    ]),
  ];
  return moments.reduce<Instant>((last, at) => (at && at > last ? at : last), round.startedAt);
}

/** The same as long as the case waits at the same step; another when it comes back there. */
export function stepKey(state: CaseState, step: NextStep): string {
  const { no, climbs } = currentRound(state);
  const left = climbs.reduce((sum, climb) => sum + climb.entries.length + climb.sentBack.length, 0);
  return `step ${no}.${climbs.length}.${left} ${step.duty} ${step.actor.postId} ${movedAt(state)}`;
}
