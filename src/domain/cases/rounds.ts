/** Reading and replacing parts of a case. */
import type { Instant } from '../time.ts';
import type { CaseState, Climb, Round } from './state.ts';

/** The current round. A case always has one. */
export function currentRound(state: CaseState): Round {
  const round = state.rounds.at(-1);
  if (!round) throw new Error(`case ${state.id} has no round`);
  return round;
}

/** The climb that is still open in the current round, waiting at a level or sent back. */
export function openClimb(state: CaseState): Climb | null {
  const climb = currentRound(state).climbs.at(-1);
  return climb && climb.outcome === null ? climb : null;
}

/** What the table and the guards have made sure of; that it is missing is a fault of the program. */
export function given<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`there is no ${what}`);
  return value;
}

/** The open climb where the table says that there is one. */
export const climbUnderWay = (state: CaseState): Climb => given(openClimb(state), 'climb under way');

/** The climb whose approval lets the first responder say the refusal; null without such an approval. */
export function approvedClimb(state: CaseState): Climb | null {
  const round = currentRound(state);
  return round.climbs.find((climb) => climb.no === round.approval?.climbNo) ?? null;
}

/** The level at which the case waits, null unless it is escalated. */
export function waitingLevel(state: CaseState): 2 | 3 | 4 | null {
  return state.status === 'escalated' ? (openClimb(state)?.level ?? null) : null;
}

/** Since when the case waits where it is: at its level, else in its round. */
export function waitingSince(state: CaseState): Instant {
  const climb = openClimb(state);
  return state.status === 'escalated' && climb ? climb.levelSince : currentRound(state).startedAt;
}

export function patchRound(state: CaseState, patch: Partial<Round>): CaseState {
  return { ...state, rounds: [...state.rounds.slice(0, -1), { ...currentRound(state), ...patch }] };
}

/** Replaces the last climb of the current round. */
export function patchClimb(state: CaseState, patch: Partial<Climb>): CaseState {
  const { climbs } = currentRound(state);
  const last = climbs.at(-1);
  if (!last) throw new Error(`case ${state.id} has no climb`);
  return patchRound(state, { climbs: [...climbs.slice(0, -1), { ...last, ...patch }] });
}

/** Number of climbs over all rounds; a new climb takes the next number. */
export function climbCount(state: CaseState): number {
  return state.rounds.reduce((count, round) => count + round.climbs.length, 0);
}

export const pendingHandOver = (round: Round) => round.handOvers.find((one) => one.result === null) ?? null;
export const pendingReferral = (round: Round) => round.referrals.find((one) => one.result === null) ?? null;

/** The consultation of the climb under way that has no conclusion yet. */
export function openConsultation(state: CaseState) {
  const climb = openClimb(state);
  return (
    currentRound(state).consultations.find((one) => one.climbNo === climb?.no && one.conclusion === null) ??
    null
  );
}
