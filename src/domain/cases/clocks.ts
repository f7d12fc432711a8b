/**
 * The clocks that run on a case, computed from its state alone. They are recomputed with each write and
 * can be explained at any time; nothing here acts (timers do, elsewhere).
 *
 * @clause 2.1d
 */
import { addBusinessHours } from '../calendar/business-hours.ts';
import type { Calendar, DayDeadline, HourDeadline } from '../calendar/types.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days.ts';
import { handlingLimit } from '../catalogue/matter.ts';
import { type Instant, instantAt, type LocalDate, localDateOf } from '../time.ts';
import { currentRound, openClimb, pendingHandOver, pendingReferral } from './rounds.ts';
import type { CaseState, Round } from './state.ts';
import type { ClockKind } from './vocabulary.ts';

export interface Clock {
  readonly kind: ClockKind;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** Some year on the way has no notice yet; the date may still move. */
  readonly provisional: boolean;
  /** Working days of rest that were added for pauses. */
  readonly pausedWorkingDays: number;
  /** How it was counted; null for a date that somebody set. */
  readonly explanation: DayDeadline | HourDeadline | null;
}

const LETTER_CHANNELS: readonly string[] = ['letter', 'visit'];

/**
 * All clocks that run now. Nothing runs on a closed or withdrawn case; only the rating window on an answered one.
 *
 * Day clocks rest while the applicant supplements; hour clocks and dates set by others do not.
 */
export function runningClocks(state: CaseState, calendar: Calendar, now: Instant): readonly Clock[] {
  if (state.status === 'closed' || state.status === 'withdrawn') return [];
  const round = currentRound(state);
  const days = dayClock(round, calendar, now);
  if (state.status === 'answered') {
    const at = round.answer?.deliveredAt ?? round.startedAt;
    return [days('rating', at, round.policy.ratingWorkingDays, { rests: false })];
  }
  return [...roundClocks(state, calendar, days), ...climbClocks(state, calendar), ...sideClocks(state, days)];
}

/** The clock of one kind, null when it does not run. */
export function clockOf(state: CaseState, kind: ClockKind, calendar: Calendar, now: Instant): Clock | null {
  return runningClocks(state, calendar, now).find((clock) => clock.kind === kind) ?? null;
}

/** The earliest of several kinds, null when none of them runs. */
export function earliestClock(clocks: readonly Clock[], kinds: readonly ClockKind[]): Clock | null {
  return clocks
    .filter((clock) => kinds.includes(clock.kind))
    .reduce<Clock | null>((first, clock) => (first && first.dueAt <= clock.dueAt ? first : clock), null);
}

type DayClock = (kind: ClockKind, from: Instant, workingDays: number, options?: { rests: boolean }) => Clock;

function dayClock(round: Round, calendar: Calendar, now: Instant): DayClock {
  return (kind, from, workingDays, options = { rests: true }) => {
    const rests = options.rests ? restsOf(round, now) : [];
    const rested = options.rests ? restedWorkingDays(round, from, calendar, now) : 0;
    const deadline = addWorkingDays(calendar, localDateOf(from), workingDays, rests);
    return {
      kind,
      startedAt: from,
      dueAt: deadline.dueAt,
      provisional: deadline.provisional,
      pausedWorkingDays: rested,
      explanation: deadline,
    };
  };
}

/** Working days that a clock started at `from` rested while the applicant supplemented. */
export function restedWorkingDays(round: Round, from: Instant, calendar: Calendar, now: Instant): number {
  return restsOf(round, now).reduce((sum, rest) => {
    const start = rest.from > from ? rest.from : from;
    return rest.to > start
      ? sum + workingDaysBetween(calendar, localDateOf(start), localDateOf(rest.to))
      : sum;
  }, 0);
}

/** The rests so far; one that still lasts ends now, at the latest at its cap. */
function restsOf(round: Round, now: Instant): readonly { readonly from: Instant; readonly to: Instant }[] {
  return round.pauses.map(({ from, to, capOn }) => ({ from, to: to ?? restEnd(now, capOn) }));
}

/** A clock rests no longer than through the cap's day, whether or not the applicant has come back. */
export function restEnd(now: Instant, capOn: LocalDate): Instant {
  return localDateOf(now) > capOn ? instantAt(capOn, '23:59') : now;
}

function roundClocks(state: CaseState, calendar: Calendar, days: DayClock): readonly Clock[] {
  const round = currentRound(state);
  const { policy } = round;
  const clocks: Clock[] = [];
  if (round.order) {
    clocks.push(fixedClock('order', round.order.at, round.order.dueOn, calendar));
    if (round.order.kind === 'feasible' && round.order.toldAt === null) {
      clocks.push(days('tell-applicant', round.order.at, policy.tellFeasibleWorkingDays));
    }
  } else {
    const limit =
      round.no === 1 ? handlingLimit(state.matter, policy).workingDays : policy.reopenedWorkingDays;
    clocks.push(days('handling', askedAt(state), limit));
  }
  const statutory = state.matter?.statutoryWorkingDays ?? null;
  if (statutory !== null && round.no === 1) {
    clocks.push(days('statutory', askedAt(state), statutory));
  }
  const replyFrom = replyClockStart(state);
  if (replyFrom !== null) {
    // An extension lengthens the clock that it was given for, not the next one.
    const extended = round.extension && round.extension.at >= replyFrom ? round.extension.workingDays : 0;
    clocks.push(days('reply', replyFrom, policy.replyWorkingDays + extended));
  }
  if (LETTER_CHANNELS.includes(state.intake.channel) && round.no === 1 && round.firstContactAt === null) {
    clocks.push(days('first-contact', state.intake.receivedAt, policy.firstContactWorkingDays));
  }
  const source = state.intake.source?.dueOn;
  if (source && round.no === 1) {
    clocks.push(fixedClock('source', state.intake.registeredAt, source, calendar));
  }
  return clocks;
}

/**
 * When the applicant asked: what came in days before it was typed in or imported was asked when it came in. A round
 * after the first begins when it is opened.
 *
 * Reading of the text: docs/decisions/0022-import.md
 */
function askedAt(state: CaseState): Instant {
  const round = currentRound(state);
  const { receivedAt } = state.intake;
  return round.no === 1 && receivedAt < round.startedAt ? receivedAt : round.startedAt;
}

/**
 * When the two working days begin: for a consultation with the asking, else with the first proposal of a refusal
 * since the round began or a leader last said 能办. Null while no refusal is under way (nothing was proposed, it was
 * withdrawn, a leader said 能办: then the clock of that order runs), and once the applicant was told why.
 *
 * Readings of the text: docs/decisions/0001-when-the-two-days-start.md, 0011-when-the-reply-clock-stops.md
 *
 * @clause 2.1d
 */
export function replyClockStart(state: CaseState): Instant | null {
  const round = currentRound(state);
  if (round.explanation) return null;
  if (state.intake.kind === 'consultation' && round.order?.kind !== 'feasible') return askedAt(state);
  const underWay = state.status === 'refusal-approved' || openClimb(state)?.kind === 'refusal';
  return underWay ? round.proposedAt : null;
}

function climbClocks(state: CaseState, calendar: Calendar): readonly Clock[] {
  const climb = openClimb(state);
  if (state.status !== 'escalated' || !climb) return [];
  const { policy } = currentRound(state);
  return [
    hourClock('level', climb.levelSince, policy.levelBusinessHours[climb.reviewBy ?? climb.level], calendar),
    ...(climb.level === 4
      ? [hourClock('stand-in', climb.levelSince, policy.successorConfirmBusinessHours, calendar)]
      : []),
  ];
}

function sideClocks(state: CaseState, days: DayClock): readonly Clock[] {
  const round = currentRound(state);
  const { policy } = round;
  const clocks: Clock[] = [];
  const handOver = pendingHandOver(round);
  if (handOver) clocks.push(days('hand-over', handOver.at, policy.handOverWorkingDays));
  const referral = pendingReferral(round);
  if (referral) {
    clocks.push(days('referral', referral.approvedAt ?? referral.requestedAt, policy.referOutWorkingDays));
  }
  for (const one of round.coordinations) {
    if (one.answer === null) {
      clocks.push(days('coordination', one.at, policy.coordinationWorkingDays, { rests: false }));
    }
  }
  const pause = round.pauses.at(-1);
  if (state.status === 'awaiting-applicant' && pause) {
    clocks.push(days('supplement-cap', pause.from, policy.pauseMaxWorkingDays, { rests: false }));
  }
  return clocks;
}

function hourClock(kind: ClockKind, from: Instant, hours: number, calendar: Calendar): Clock {
  const deadline = addBusinessHours(calendar, from, hours);
  return {
    kind,
    startedAt: from,
    dueAt: deadline.dueAt,
    provisional: deadline.provisional,
    pausedWorkingDays: 0,
    explanation: deadline,
  };
}

/** A date that a leader or another authority set: due at the close of business of that day. */
function fixedClock(kind: ClockKind, from: Instant, on: LocalDate, calendar: Calendar): Clock {
  return {
    kind,
    startedAt: from,
    dueAt: addWorkingDays(calendar, on, 0).dueAt,
    provisional: calendar.day(on).provisional,
    pausedWorkingDays: 0,
    explanation: null,
  };
}
