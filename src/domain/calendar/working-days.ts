/** Deadlines and distances in working days. Days are counted as days, never as hours. */
import { addDays, type Instant, instantAt, type LocalDate, localDateOf } from '../time.ts';
import type { Calendar, CountedDay, DayDeadline, Pause } from './types.ts';
import { sumsBetween } from './year-sums.ts';

const START_DAY = '起算当日，不计入';
const RESTING = '等待申请人补正，暂停计算';
const CARRIED_OVER = '届满日顺延至此';

/** Is it a working day (make-up days included)? */
export function isWorkingDay(calendar: Calendar, on: LocalDate): boolean {
  return calendar.day(on).working;
}

/**
 * The close of business of a working day: the end of its last segment.
 *
 * @throws RangeError on a day without business hours
 */
export function closeOfBusiness(calendar: Calendar, on: LocalDate): Instant {
  const last = calendar.segments(on).at(-1);
  if (!last) throw new RangeError(`no business hours on ${on}`);
  return instantAt(on, last[1]);
}

/**
 * The day that is `workingDays` working days after a day: the start day is day 0, make-up days count, it ends at
 * the close of business of the last day. Every day on the way is explained.
 *
 * 0 working days is the start day itself, or, where that is no working day, the next one (民法典 §203).
 * The days after the first of a pause, through its last, do not count: whoever has k working days left when the
 * clock stops has k left when it goes on. A pause begun when the last day is over rescues nothing.
 * Provisional when any day after the start, or the due day, is.
 * Reading of the text: docs/decisions/0001-when-the-two-days-start.md
 *
 * @clause 2.1d
 * @throws RangeError for a negative or broken number of days, or a day outside the calendar
 */
export function addWorkingDays(
  calendar: Calendar,
  from: LocalDate,
  workingDays: number,
  pauses: readonly Pause[] = [],
): DayDeadline {
  if (!Number.isSafeInteger(workingDays) || workingDays < 0) {
    throw new RangeError(`not a number of working days: ${workingDays}`);
  }
  const rests = pauses.map(({ from: begunAt, to }) => ({
    begunAt,
    after: localDateOf(begunAt),
    through: localDateOf(to),
  }));
  const days: CountedDay[] = [{ on: from, counted: false, why: START_DAY }];
  let on = from;
  let counted = 0;
  let provisional = false;
  const reached = () =>
    counted === workingDays &&
    calendar.day(on).working &&
    !rests.some(({ begunAt, through }) => on < through && begunAt < closeOfBusiness(calendar, on));
  while (!reached()) {
    on = addDays(on, 1);
    const day = calendar.day(on);
    const rested = rests.some(({ after, through }) => after < on && on <= through);
    const counts = day.working && !rested && counted < workingDays;
    if (counts) counted += 1;
    provisional ||= day.provisional;
    days.push({ on, counted: counts, why: day.working && rested ? RESTING : day.why });
  }
  const last = days.pop() as CountedDay;
  days.push(last.counted || on === from ? last : { ...last, why: CARRIED_OVER });
  provisional ||= calendar.day(on).provisional;
  return { dueOn: on, dueAt: closeOfBusiness(calendar, on), provisional, days };
}

/**
 * The n-th working day from a day on, that day included when it is one: the 8th working day of a quarter.
 *
 * @clause 4.1
 * @throws RangeError unless n is a whole number ≥ 1
 */
export function nthWorkingDayOf(calendar: Calendar, firstOn: LocalDate, n: number): DayDeadline {
  if (n < 1) throw new RangeError(`there is no working day number ${n}`);
  const deadline = addWorkingDays(calendar, addDays(firstOn, -1), n);
  return { ...deadline, days: deadline.days.slice(1) };
}

/** How many working days lie after `a`, through `b`; negative when `b` is before `a`. */
export function workingDaysBetween(calendar: Calendar, a: LocalDate, b: LocalDate): number {
  if (b < a) return 0 - workingDaysBetween(calendar, b, a);
  const upToLast = sumsBetween(calendar, a, b).workingDays;
  return upToLast - Number(isWorkingDay(calendar, a)) + Number(isWorkingDay(calendar, b));
}
