/** What makes two places of the walk the same: everything but times and texts. And how far the walk goes. */
import type { Climb, Round } from '../../src/domain/cases/state.ts';
import type { Bounds, Place } from './walk.ts';

export function keyOf({ state, changed }: Pick<Place, 'state' | 'changed'>): string {
  const round = state.rounds.at(-1);
  if (!round) throw new Error('a case without a round');
  return JSON.stringify([
    state.status,
    changed,
    state.unitId,
    state.withdrawnBecause,
    state.rounds.length,
    roundKey(round),
    round.climbs.map((climb) => climbKey(climb, climb.no === round.approval?.climbNo)),
  ]);
}

function roundKey(round: Round): readonly unknown[] {
  const { order, answer } = round;
  return [
    round.responderPostId,
    [...round.recused].sort(),
    round.informedOnce?.by,
    round.pauses.some((pause) => pause.to === null),
    order && [order.kind, order.level, order.actor.personId, order.toldAt !== null, order.climbNo],
    round.proposedAt !== null,
    round.approval && [round.approval.climbNo, round.approval.actor.personId],
    round.extension !== null,
    round.handOvers.map((one) => [one.fromUnitId, one.toUnitId, one.by, one.commonLeaderPostId, one.result]),
    round.coordinations.map((one) => one.answer !== null),
    round.consultations.map((one) => [one.climbNo, one.opinions.length, one.conclusion !== null]),
    round.referrals.map((one) => [one.requestedBy, one.approvedAt !== null, one.result]),
    round.withdrawalAsked?.by,
    round.explanation !== null,
    answer && [answer.outcome, answer.climbNo],
    round.rating !== null,
  ];
}

function climbKey(climb: Climb, approved: boolean): readonly unknown[] {
  const owed = climb.entries.filter((one) => one.result === 'overdue' && one.lateOpinion === null);
  if (climb.outcome !== null && !approved) return [climb.kind, climb.outcome, owed.map((one) => one.level)];
  return [
    climb.kind,
    climb.startedBy,
    [...climb.earlierProposers].sort(),
    climb.chain[4],
    climb.level,
    climb.reviewBy,
    climb.changeStated?.actor.personId,
    climb.returnTo,
    climb.sentBack.map((one) => [one.level, one.actor.personId]),
    climb.entries.map((one) => [
      one.level,
      one.result,
      one.actor?.personId,
      one.skipCause,
      one.lateOpinion?.actor.personId,
    ]),
    climb.reasonSpecific !== null,
    climb.proposal?.resemblesBrushOff,
    climb.lawReview !== null,
    climb.standIn?.personId,
    climb.paper?.result,
    climb.outcome,
  ];
}

/** Whether a place is still within the bounds; steps that lead beyond are checked, but not gone on from. */
export function within({ state, steps }: Pick<Place, 'state' | 'steps'>, bounds: Bounds): boolean {
  const climbs = state.rounds.flatMap((round) => round.climbs);
  const sides =
    state.rounds.reduce((sum, round) => sum + sidesOf(round), 0) +
    climbs.reduce((sum, climb) => sum + sidesOfClimb(climb), 0) +
    steps.filter((step) => step.command === 'assign-responder').length;
  return state.rounds.length <= bounds.rounds && climbs.length <= bounds.climbs && sides <= bounds.sides;
}

function sidesOf(round: Round): number {
  return (
    round.recused.length +
    round.handOvers.length +
    round.coordinations.length +
    round.consultations.length +
    round.referrals.length +
    Number(round.extension !== null) +
    Number(round.informedOnce !== null) +
    Number(round.withdrawalAsked !== null)
  );
}

function sidesOfClimb(climb: Climb): number {
  return (
    climb.sentBack.length +
    climb.entries.filter((one) => one.lateOpinion !== null || one.fromPaper).length +
    Number(climb.paper !== null) +
    Number(climb.proposal?.resemblesBrushOff === true)
  );
}
