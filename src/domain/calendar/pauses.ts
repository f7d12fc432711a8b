/** What a pause does to a deadline of which only the end is known. */
import { type Instant, type LocalDate, localDateOf } from '../time.ts';
import { addBusinessMinutes, businessMinutesBetween } from './business-hours.ts';
import type { Calendar, DayDeadline, HourDeadline, Pause } from './types.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

/**
 * A pause that ends, at the latest, at the close of business of the `capWorkingDays`-th working day after it began:
 * a clock rests no longer than that, whether or not the applicant has come back.
 *
 * @clause 2.1b
 */
export function cappedPause(calendar: Calendar, pause: Pause, capWorkingDays: number): Pause {
  const cap = addWorkingDays(calendar, localDateOf(pause.from), capWorkingDays).dueAt;
  return cap < pause.to ? { from: pause.from, to: cap } : pause;
}

/**
 * A day deadline pushed by a pause: by the working days after the pause's first day, through its last.
 * The same day as `addWorkingDays` gives from the start with that pause, for a pause begun before or on `dueOn`.
 *
 * @clause 2.1b
 */
export function pauseShiftDays(calendar: Calendar, dueOn: LocalDate, pause: Pause): DayDeadline {
  const [stoppedOn, resumedOn] = [localDateOf(pause.from), localDateOf(pause.to)];
  return addWorkingDays(calendar, resumedOn, workingDaysBetween(calendar, stoppedOn, dueOn));
}

/** An hour deadline pushed by the business time of a pause that began before it. */
export function pauseShiftHours(calendar: Calendar, dueAt: Instant, pause: Pause): HourDeadline {
  return addBusinessMinutes(calendar, pause.to, businessMinutesBetween(calendar, pause.from, dueAt));
}
