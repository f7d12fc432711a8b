/**
 * What a case's clocks do by themselves: remind before, say when it is over, climb where a level stays silent,
 * urge day after day at level 4, close when the time for rating is over. Computed from the state alone, so that a
 * worker finds the same effects after any restart. None of them ever refuses anything (invariant 1).
 *
 * @clause 2.2
 */
import { addBusinessMinutes, businessMinutesBetween } from '../calendar/business-hours.ts';
import { YELLOW_SHARE } from '../calendar/clock-colour.ts';
import type { Calendar } from '../calendar/types.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { type Instant, instantAt, localDateOf } from '../time.ts';
import { type Clock, runningClocks } from './clocks.ts';
import type { DecisionContext } from './context.ts';
import { currentRound, openClimb } from './rounds.ts';
import { needsStandIn } from './seats.ts';
import type { CaseState } from './state.ts';
import type { ClockKind } from './vocabulary.ts';

/**
 * near: shortly before · over: at the moment · climb: the silent level is passed · daily: urged again ·
 * cap: the time to supplement is over · close: the time for rating is over.
 */
export const TIMER_KINDS = ['near', 'over', 'climb', 'daily', 'cap', 'close'] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

export interface Timer {
  readonly kind: TimerKind;
  readonly clock: ClockKind;
  /** Unique for the effect; an effect whose key is on record has happened. */
  readonly key: string;
  readonly dueAt: Instant;
}

type TimerContext = Pick<DecisionContext, 'directory' | 'calendar' | 'now'>;

/** Clocks that belong to whoever must act; an order of a leader and a deadline from outside among them. */
const WATCHED: ReadonlySet<ClockKind> = new Set<ClockKind>([
  'handling',
  'reply',
  'statutory',
  'first-contact',
  'level',
  'order',
  'tell-applicant',
  'hand-over',
  'coordination',
  'referral',
  'stand-in',
  'source',
]);

/**
 * The effects that a case still has before it, the earliest first. While the applicant supplements, the clocks
 * rest and only the cap runs.
 */
export function pendingTimers(state: CaseState, context: TimerContext): readonly Timer[] {
  const { rung } = currentRound(state);
  const { calendar, now } = context;
  return runningClocks(state, calendar, now)
    .filter((clock) => clock.kind !== 'stand-in' || awaitsStandIn(state, context))
    .flatMap((clock) => timersOf(clock, state, calendar))
    .filter((timer) => !rung.includes(timer.key))
    .sort((a, b) => (a.dueAt === b.dueAt ? order(a.kind) - order(b.kind) : a.dueAt < b.dueAt ? -1 : 1));
}

/** The clock of the stand-in counts only where level 4 really is without anybody. */
function awaitsStandIn(state: CaseState, context: TimerContext): boolean {
  const climb = openClimb(state);
  return climb !== null && needsStandIn(state, climb, context);
}

const order = (kind: TimerKind) => TIMER_KINDS.indexOf(kind);

function timersOf(clock: Clock, state: CaseState, calendar: Calendar): readonly Timer[] {
  const timer = (kind: TimerKind, dueAt: Instant, on = ''): Timer => ({
    kind,
    clock: clock.kind,
    key: `${kind} ${clock.kind} ${clock.startedAt}${on}`,
    dueAt,
  });
  if (clock.kind === 'rating') return [timer('close', clock.dueAt)];
  if (clock.kind === 'supplement-cap') {
    return [timer('near', lastQuarter(clock, calendar)), timer('cap', dayAfter(clock.dueAt, calendar))];
  }
  if (state.status === 'awaiting-applicant' || !WATCHED.has(clock.kind)) return [];
  const before = timer('near', lastQuarter(clock, calendar));
  if (clock.kind !== 'level') return [before, timer('over', clock.dueAt)];
  const climb = openClimb(state);
  if (climb && climb.level < 4) return [before, timer('climb', clock.dueAt)];
  return [before, timer('over', clock.dueAt), ...daily(clock, state, calendar, timer)];
}

/** From the working day after the deadline on, once a working day at opening time, until somebody decides. */
function daily(
  clock: Clock,
  state: CaseState,
  calendar: Calendar,
  timer: (kind: TimerKind, dueAt: Instant, on: string) => Timer,
): readonly Timer[] {
  const prefix = `daily ${clock.kind} ${clock.startedAt}`;
  const last = currentRound(state)
    .rung.filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length + 1))
    .at(-1);
  const { dueOn } = addWorkingDays(calendar, last ?? localDateOf(clock.dueAt), 1);
  return [timer('daily', opening(dueOn, calendar), ` ${dueOn}`)];
}

/** When the last quarter of the business time begins; the same moment at which the clock turns yellow. */
function lastQuarter(clock: Clock, calendar: Calendar): Instant {
  const whole = businessMinutesBetween(calendar, clock.startedAt, clock.dueAt);
  return addBusinessMinutes(calendar, clock.startedAt, whole * (1 - YELLOW_SHARE)).dueAt;
}

function dayAfter(at: Instant, calendar: Calendar): Instant {
  return opening(addWorkingDays(calendar, localDateOf(at), 1).dueOn, calendar);
}

function opening(on: string, calendar: Calendar): Instant {
  return instantAt(on, calendar.segments(on)[0]?.[0] ?? '08:30');
}
