/** What a change of the working calendar does to the deadlines of a case. */
import type { Calendar } from '../calendar/types.ts';
import type { Instant } from '../time.ts';
import { type Clock, runningClocks } from './clocks.ts';
import type { Decision, DecisionContext } from './context.ts';
import { decided } from './handlers/handler.ts';
import { currentRound, patchRound } from './rounds.ts';
import type { CaseState } from './state.ts';
import { pendingTimers } from './timers.ts';
import type { ClockKind } from './vocabulary.ts';

/** One deadline before and after the change. */
export interface MovedDeadline {
  readonly clock: ClockKind;
  readonly startedAt: Instant;
  readonly from: Instant;
  readonly to: Instant;
  /** It is on record as missed, and stays so: what was noted when it passed is not taken back. */
  readonly missed: boolean;
}

/**
 * The deadlines of a case that a change of the calendar moves, in the order of its clocks. `before` gives the
 * calendar by which a clock was last told to people, by the moment at which it started: a clock that started after
 * the change was never told otherwise. An answered case has no deadline left that anybody waits for; when it closes
 * by itself is worked out anew without a word.
 *
 * Reading: docs/decisions/0030-when-the-calendar-changes.md
 *
 * @clause 2.1d
 * @throws RangeError where one of the calendars leaves a working day without business hours
 */
export function movedDeadlines(
  state: CaseState,
  before: (startedAt: Instant) => Calendar,
  after: Calendar,
  now: Instant,
): readonly MovedDeadline[] {
  if (state.status === 'answered') return [];
  const former = new Map<Calendar, readonly Clock[]>();
  return runningClocks(state, after, now).flatMap((clock, index) => {
    const calendar = before(clock.startedAt);
    const clocks = former.get(calendar) ?? runningClocks(state, calendar, now);
    former.set(calendar, clocks);
    // Which clocks run depends on the case alone, so that they stand in the same order.
    const from = clocks[index]?.dueAt ?? clock.dueAt;
    if (from === clock.dueAt) return [];
    const { kind, startedAt, dueAt } = clock;
    return [{ clock: kind, startedAt, from, to: dueAt, missed: isOnRecord(state, clock) }];
  });
}

function isOnRecord(state: CaseState, { kind, startedAt }: Clock): boolean {
  const { rung } = currentRound(state);
  return (['over', 'climb', 'cap', 'close'] as const).some((effect) =>
    rung.includes(`${effect} ${kind} ${startedAt}`),
  );
}

/**
 * Notes in the history of a case that its deadlines moved, and why. Nothing else of it changes, but that a reminder
 * given for the earlier deadline is given again where the moment for it comes again.
 *
 * @param cause what changed the calendar (`国办发明电〔2020〕1号`), and its version since
 * @clause 2.1d
 */
export function noteRecomputed(
  state: CaseState,
  moved: readonly MovedDeadline[],
  cause: { readonly reasons: readonly string[]; readonly calendarVersion: number },
  context: DecisionContext,
): Decision {
  const after = patchRound(state, { rung: rungAfter(state, moved, context) });
  return decided({ state, context, actor: null }, after, 'deadlines-recomputed', {
    moved: moved.map(({ clock, from, to, missed }) => ({ clock, from, to, missed })),
    reasons: cause.reasons,
    calendarVersion: cause.calendarVersion,
  });
}

function rungAfter(
  state: CaseState,
  moved: readonly MovedDeadline[],
  context: DecisionContext,
): readonly string[] {
  const { rung } = currentRound(state);
  const reminders = moved.map(({ clock, startedAt }) => `near ${clock} ${startedAt}`);
  const without = patchRound(state, { rung: rung.filter((key) => !reminders.includes(key)) });
  const toCome = pendingTimers(without, context).filter(({ dueAt }) => dueAt > context.now);
  const again = new Set(toCome.map(({ key }) => key));
  return rung.filter((key) => !(reminders.includes(key) && again.has(key)));
}
