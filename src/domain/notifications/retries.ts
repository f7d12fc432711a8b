/** When a delivery that failed is tried again. */
import { addMinutes, type Instant } from '../time.ts';

const FIRST_WAIT_MINUTES = 0.5;
const LONGEST_WAIT_MINUTES = 60;
/** Longer than a weekend: a gateway that nobody looks after until Monday loses nothing. */
const GIVE_UP_AFTER_MINUTES = 96 * 60;
/** Each wait is between 75 % and 125 % of its length, so that what failed together is not tried together. */
const JITTER = 0.25;

/**
 * The next try after `attempts` tries, each wait twice the one before, up to an hour; null when it has been tried for
 * four days and is given up. `chance` is a number from 0 up to 1.
 */
export function nextTry(
  attempts: number,
  firstTriedAt: Instant,
  now: Instant,
  chance: number,
): Instant | null {
  if (addMinutes(firstTriedAt, GIVE_UP_AFTER_MINUTES) <= now) return null;
  const wait = Math.min(FIRST_WAIT_MINUTES * 2 ** Math.min(attempts - 1, 30), LONGEST_WAIT_MINUTES);
  return addMinutes(now, wait * (1 - JITTER + 2 * JITTER * chance));
}
