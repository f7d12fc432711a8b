import type { LocalDate } from '../time.ts';

/** Since when next year's notice is asked for; the State Council publishes it between late October and December. */
const ASKED_SINCE = '11-01';

/**
 * The year whose notice is missing and should be entered now: this year's at any time, next year's from 1 November
 * on. Null while nothing is missing.
 */
export function missingNotice(today: LocalDate, noticeYears: readonly number[]): number | null {
  const year = Number(today.slice(0, 4));
  if (!noticeYears.includes(year)) return year;
  return today.slice(5) >= ASKED_SINCE && !noticeYears.includes(year + 1) ? year + 1 : null;
}
