/** What a command added to the chain and to the answers, as rows that the database checks by itself. */
import { currentRound } from '../../domain/cases/rounds.ts';
import type { CaseState, Climb } from '../../domain/cases/state.ts';

export interface DecisionRow {
  readonly climb: number;
  readonly level: number;
  readonly round: number;
  readonly kind: string;
  readonly result: string;
  readonly person_id: string | null;
  readonly post_id: string | null;
  readonly proposer_id: string;
  readonly skip_cause: string | null;
  readonly at: string;
}

export interface NewAnswer {
  readonly round: number;
  readonly outcome: string;
  readonly climb: number | null;
  readonly method: string;
  readonly delivered_at: string;
  readonly person_id: string;
}

/** Level entries that `after` has and `before` has not, in all rounds. */
export function newDecisions(before: CaseState | null, after: CaseState): readonly DecisionRow[] {
  const known = new Map<number, number>();
  for (const climb of climbsOf(before)) known.set(climb.no, climb.entries.length);
  return after.rounds.flatMap((round) =>
    round.climbs.flatMap((climb) =>
      climb.entries.slice(known.get(climb.no) ?? 0).map((entry) => ({
        climb: climb.no,
        level: entry.level,
        round: round.no,
        kind: climb.kind,
        result: entry.result,
        person_id: entry.actor?.personId ?? null,
        post_id: entry.postId,
        proposer_id: climb.startedBy,
        skip_cause: entry.skipCause,
        at: entry.at,
      })),
    ),
  );
}

/** The climb whose approval `after` no longer has. A new round does not revoke what the last one answered. */
export function revokedClimb(before: CaseState | null, after: CaseState): number | null {
  if (!before || currentRound(before).no !== currentRound(after).no) return null;
  const had = currentRound(before).approval?.climbNo ?? null;
  return had !== null && currentRound(after).approval === null ? had : null;
}

/** The answer that `after` has and `before` has not. */
export function newAnswer(before: CaseState | null, after: CaseState): NewAnswer | null {
  const round = currentRound(after);
  const { answer } = round;
  if (!answer || (before && currentRound(before).no === round.no && currentRound(before).answer)) return null;
  return {
    round: round.no,
    outcome: answer.outcome,
    climb: answer.climbNo,
    method: answer.delivery.method,
    delivered_at: answer.deliveredAt,
    person_id: answer.by.personId,
  };
}

function climbsOf(state: CaseState | null): readonly Climb[] {
  return state ? state.rounds.flatMap((round) => round.climbs) : [];
}
