/** Deadlines and distances in business time: only the segments of working days count. */
import { addDays, addMinutes, type Instant, instantAt, type LocalDate, localDateOf } from '../time.ts';
import type { Calendar, HourDeadline, Pause } from './types.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** The business time of a day, in order. */
export function businessStretches(calendar: Calendar, on: LocalDate): readonly Stretch[] {
  return calendar.segments(on).map(([from, to]) => ({ from: instantAt(on, from), to: instantAt(on, to) }));
}

/**
 * The instant at which `hours` business hours after an instant are used up: the allowance of a level.
 *
 * @clause 3.2
 * @throws RangeError for a negative or broken number, or a day outside the calendar
 */
export function addBusinessHours(
  calendar: Calendar,
  from: Instant,
  hours: number,
  pauses: readonly Pause[] = [],
): HourDeadline {
  return addBusinessMinutes(calendar, from, hours * 60, pauses);
}

/**
 * The instant at which `minutes` business minutes after an instant are used up, and the stretches that used them.
 *
 * Used up exactly at the end of a segment it is due there, not at the start of the next. 0 minutes is the instant
 * itself. What falls into a pause does not count. Provisional when any day it ran on or over is.
 *
 * @throws RangeError for a negative or broken number, or a day outside the calendar
 */
export function addBusinessMinutes(
  calendar: Calendar,
  from: Instant,
  minutes: number,
  pauses: readonly Pause[] = [],
): HourDeadline {
  if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError(`not a number of minutes: ${minutes}`);
  const used: Stretch[] = [];
  let on = localDateOf(from);
  let provisional = calendar.day(on).provisional;
  let dueAt = from;
  let left = minutes;
  while (left > 0) {
    for (const stretch of workable(calendar, on, from, pauses)) {
      const to = earlier(stretch.to, addMinutes(stretch.from, left));
      used.push({ from: stretch.from, to });
      left -= minutesOf({ from: stretch.from, to });
      dueAt = to;
      if (left <= 0) break;
    }
    if (left > 0) {
      on = addDays(on, 1);
      provisional ||= calendar.day(on).provisional;
    }
  }
  return { dueAt, provisional, stretches: used };
}

/** Whole business minutes from `a` to `b`; 0 when `b` is not after `a`. */
export function businessMinutesBetween(calendar: Calendar, a: Instant, b: Instant): number {
  const [firstOn, lastOn] = [localDateOf(a), localDateOf(b)];
  let minutes = 0;
  for (let on = firstOn; on <= lastOn; on = addDays(on, 1)) {
    const start = on === firstOn ? minutesOf({ from: instantAt(on, '00:00'), to: a }) : 0;
    const end = on === lastOn ? minutesOf({ from: instantAt(on, '00:00'), to: b }) : DAY_MINUTES;
    for (const [from, to] of calendar.segments(on)) {
      minutes += Math.max(0, Math.min(end, minuteOfDay(to)) - Math.max(start, minuteOfDay(from)));
    }
  }
  return Math.floor(minutes);
}

/** The business time of a day from an instant on, less the pauses. */
function workable(
  calendar: Calendar,
  on: LocalDate,
  from: Instant,
  pauses: readonly Pause[],
): readonly Stretch[] {
  const rest = { from: '', to: from };
  return [rest, ...pauses].reduce(without, businessStretches(calendar, on));
}

function without(stretches: readonly Stretch[], rest: Stretch): readonly Stretch[] {
  return stretches
    .flatMap(({ from, to }) => [
      { from, to: earlier(to, rest.from) },
      { from: later(from, rest.to), to },
    ])
    .filter(({ from, to }) => from < to);
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
const minutesOf = ({ from, to }: Stretch): number => (Date.parse(to) - Date.parse(from)) / MINUTE_MS;
/** Minutes since midnight of a wall-clock time `HH:mm`. */
const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
