import type { Instant } from '../time.ts';
import { businessMinutesBetween } from './business-hours.ts';
import type { Calendar, ClockColour } from './types.ts';

/** Share of a clock's business time that is left when it turns blue and when it turns yellow. */
export const BLUE_SHARE = 1 / 2;
export const YELLOW_SHARE = 1 / 4;

/**
 * The colour of a clock, one set of thresholds for all of them: red from the moment it is due, yellow in the last
 * quarter of its business time, blue in the last half, else none. A clock without business time left is yellow.
 * Colour is never the only sign: `remainingText` says it in words.
 */
export function clockColour(
  calendar: Calendar,
  clock: { readonly startedAt: Instant; readonly dueAt: Instant },
  now: Instant,
): ClockColour {
  if (now >= clock.dueAt) return 'red';
  const whole = businessMinutesBetween(calendar, clock.startedAt, clock.dueAt);
  const left = businessMinutesBetween(calendar, now, clock.dueAt);
  if (left <= whole * YELLOW_SHARE) return 'yellow';
  return left <= whole * BLUE_SHARE ? 'blue' : 'none';
}
