/** The columns beside a case's state: what lists, inboxes and reach are read from. Derived, never typed. */
import { addBusinessMinutes, businessMinutesBetween } from '../../domain/calendar/business-hours.ts';
import { BLUE_SHARE, YELLOW_SHARE } from '../../domain/calendar/clock-colour.ts';
import type { Calendar } from '../../domain/calendar/types.ts';
import { type Clock, earliestClock, runningClocks } from '../../domain/cases/clocks.ts';
import { nextStep } from '../../domain/cases/next-step.ts';
import {
  currentRound,
  openClimb,
  pendingHandOver,
  waitingLevel,
  waitingSince,
} from '../../domain/cases/rounds.ts';
import { excludedAt } from '../../domain/cases/seats.ts';
import type { CaseState } from '../../domain/cases/state.ts';
import { pendingTimers } from '../../domain/cases/timers.ts';
import { candidatesFor, waitingSinceLimit } from '../../domain/organisation/acting.ts';
import type { Actor, Directory } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { searchVector } from './search-text.ts';

/** One row of `case_file` as far as the state decides it; keys are column names. */
export interface Projection {
  readonly status: string;
  readonly level: number | null;
  readonly round: number;
  readonly outcome: string | null;
  readonly kind: string;
  readonly channel: string;
  readonly track: string;
  readonly unit_id: string;
  readonly matter_id: string | null;
  readonly responder_post_id: string;
  readonly next_post_id: string | null;
  readonly next_person_id: string | null;
  readonly next_stands_in: boolean;
  readonly next_excluded: readonly string[];
  readonly waiting_since: Instant | null;
  readonly blue_at: Instant | null;
  readonly yellow_at: Instant | null;
  readonly due_at: Instant | null;
  readonly next_timer_at: Instant | null;
  readonly registered_at: Instant;
  readonly answered_at: Instant | null;
  readonly participants: readonly string[];
  readonly reach_unit_ids: readonly string[];
  readonly title: string;
  readonly applicant_name: string;
  readonly search: string;
}

/** Derives the columns of a case as of `now`. */
export function projectionOf(
  state: CaseState,
  world: { readonly directory: Directory; readonly calendar: Calendar; readonly now: Instant },
): Projection {
  const round = currentRound(state);
  const step = nextStep(state, world);
  const clocks = runningClocks(state, world.calendar, world.now);
  const clock = step ? earliestClock(clocks, step.clocks) : null;
  if (step && !clock) throw new Error(`case ${state.id}: no clock runs on ${step.duty}`);
  const answered = state.status === 'answered' || state.status === 'closed';
  const { applicant, intake } = state;
  return {
    status: state.status,
    level: waitingLevel(state),
    round: round.no,
    outcome: answered ? (round.answer?.outcome ?? null) : null,
    kind: intake.kind,
    channel: intake.channel,
    track: state.track,
    unit_id: state.unitId,
    matter_id: state.matter?.id ?? null,
    responder_post_id: round.responderPostId,
    next_post_id: step?.actor.postId ?? null,
    next_person_id: step?.actor.personId ?? null,
    next_stands_in: step?.actor.capacity === 'successor',
    next_excluded: step ? leftOut(state, step.actor, world) : [],
    waiting_since: step ? waitingSince(state) : null,
    ...(clock ? coloursOf(clock, world.calendar) : { blue_at: null, yellow_at: null }),
    due_at: clock?.dueAt ?? null,
    next_timer_at: pendingTimers(state, world)[0]?.dueAt ?? null,
    registered_at: intake.registeredAt,
    answered_at: answered ? (round.answer?.deliveredAt ?? null) : null,
    participants: participantsOf(state),
    reach_unit_ids: reachUnitsOf(state),
    title: intake.title,
    applicant_name: applicant.name ?? applicant.organisation ?? '匿名',
    search: searchVector(
      intake.title,
      intake.detail,
      applicant.name ?? '',
      applicant.organisation ?? '',
      state.matter?.name ?? '',
    ),
  };
}

/** When the clock's business time is half and three quarters used up. */
function coloursOf(clock: Clock, calendar: Calendar): Pick<Projection, 'blue_at' | 'yellow_at'> {
  const whole = businessMinutesBetween(calendar, clock.startedAt, clock.dueAt);
  const after = (share: number) => addBusinessMinutes(calendar, clock.startedAt, whole * (1 - share)).dueAt;
  return { blue_at: after(BLUE_SHARE), yellow_at: after(YELLOW_SHARE) };
}

/** People of the seat who may not act here: by the rules of the climb, or passed over for who must act. */
function leftOut(
  state: CaseState,
  next: Actor,
  { directory, now }: { readonly directory: Directory; readonly now: Instant },
): readonly string[] {
  const climb = openClimb(state);
  const byRule =
    state.status === 'escalated' && climb
      ? excludedAt(state, climb, climb.level)
      : currentRound(state).recused;
  const people = candidatesFor(directory, next.postId, now);
  const passedOver = people
    .slice(
      0,
      Math.max(
        0,
        people.findIndex((one) => one.personId === next.personId),
      ),
    )
    .filter((one) => waitingSinceLimit(directory, one, now) === null)
    .map((one) => one.personId);
  return [...new Set([...byRule, ...passedOver])].filter((person) => person !== next.personId);
}

/** Everyone who had a part in the case keeps sight of it. */
function participantsOf(state: CaseState): readonly string[] {
  const people = new Set<string>();
  if (state.intake.registeredBy) people.add(state.intake.registeredBy);
  for (const round of state.rounds) {
    for (const climb of round.climbs) {
      people.add(climb.startedBy);
      for (const { actor } of [...climb.entries, ...climb.sentBack]) {
        if (!actor) continue;
        people.add(actor.personId);
        if (actor.onBehalfOf) people.add(actor.onBehalfOf);
      }
      if (climb.standIn) people.add(climb.standIn.personId);
    }
    for (const { participants } of round.consultations) for (const person of participants) people.add(person);
    if (round.answer) people.add(round.answer.by.personId);
  }
  return [...people];
}

/** The handling unit, and units that were asked to take it or to help. */
function reachUnitsOf(state: CaseState): readonly string[] {
  const units = new Set([state.unitId]);
  for (const round of state.rounds) {
    for (const { fromUnitId } of round.handOvers) units.add(fromUnitId);
    for (const { askedUnitId } of round.coordinations) if (askedUnitId) units.add(askedUnitId);
  }
  const handOver = pendingHandOver(currentRound(state));
  if (handOver) units.add(handOver.toUnitId);
  return [...units];
}
