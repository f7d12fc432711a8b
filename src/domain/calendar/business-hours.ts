/** Deadlines and distances in business time: only the segments of working days count. */
import { addDays, type Instant, instantAt, type LocalDate, localDateOf } from '../time.ts';
import type { Calendar, HourDeadline, Pause } from './types.ts';
import { msOfDay, sumsBetween } from './year-sums.ts';

const MINUTE_MS = 60_000;

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
  let leftMs = Math.round(minutes * MINUTE_MS);
  while (leftMs > 0) {
    for (const stretch of workable(calendar, on, from, pauses)) {
      const to = earlier(stretch.to, after(stretch.from, leftMs));
      used.push({ from: stretch.from, to });
      leftMs -= msBetween(stretch.from, to);
      dueAt = to;
      if (leftMs === 0) break;
    }
    if (leftMs > 0) {
      on = addDays(on, 1);
      provisional ||= calendar.day(on).provisional;
    }
  }
  return { dueAt, provisional, stretches: used };
}

/** Whole business minutes from `a` to `b`; 0 when `b` is not after `a`. */
export function businessMinutesBetween(calendar: Calendar, a: Instant, b: Instant): number {
  if (b <= a) return 0;
  const [firstOn, lastOn] = [localDateOf(a), localDateOf(b)];
  const { businessMs } = sumsBetween(calendar, firstOn, lastOn);
  return Math.floor(
    (businessMs + msBefore(calendar, lastOn, b) - msBefore(calendar, firstOn, a)) / MINUTE_MS,
  );
}

/** Business time of a day that lies before an instant of that day. */
function msBefore(calendar: Calendar, on: LocalDate, at: Instant): number {
  const now = msBetween(instantAt(on, '00:00'), at);
  return calendar
    .segments(on)
    .reduce((sum, [from, to]) => sum + Math.max(0, Math.min(now, msOfDay(to)) - msOfDay(from)), 0);
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
const after = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
const msBetween = (a: Instant, b: Instant): number => Date.parse(b) - Date.parse(a);
