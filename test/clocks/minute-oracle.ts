/**
 * Deadlines worked out the slow way, minute by minute and day by day, from a plain list of working days. Shares
 * nothing with the product's calendar; the hours are the template's.
 */
import { cnWorkdays2026 } from './workdays-2026.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const OFFSET_MS = 8 * 3_600_000;
const WINTER = [
  [510, 720],
  [870, 1080],
] as const;
const working = new Set<string>(cnWorkdays2026());

const dayOf = (ms: number) => new Date(ms + OFFSET_MS).toISOString().slice(0, 10);
const minuteOf = (ms: number) => Math.floor(((ms + OFFSET_MS) % DAY_MS) / MINUTE_MS);
const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
const iso = (ms: number) => new Date(ms).toISOString();

const isOpen = (ms: number) =>
  working.has(dayOf(ms)) && WINTER.some(([from, to]) => minuteOf(ms) >= from && minuteOf(ms) < to);

/** The end of business of the nth working day after the day of an instant. */
export function closeOfDay(from: string, workingDays: number): string {
  let day = startOf(dayOf(Date.parse(from)));
  for (let left = workingDays; left > 0; ) {
    day += DAY_MS;
    if (working.has(dayOf(day))) left -= 1;
  }
  return iso(day + 1080 * MINUTE_MS);
}

/** Opening time of the nth working day after the day of an instant. */
export function openingAfter(from: string, workingDays: number): string {
  return iso(startOf(dayOf(Date.parse(closeOfDay(from, workingDays)))) + 510 * MINUTE_MS);
}

/** When so many business minutes are used up, walking minute by minute; `from` lies on a whole minute. */
export function afterMinutes(from: string, minutes: number): string {
  let at = Date.parse(from);
  for (let left = minutes; left > 0; at += MINUTE_MS) if (isOpen(at)) left -= 1;
  return iso(at);
}

/** Business minutes between two whole minutes. */
export function minutesBetween(from: string, to: string): number {
  let count = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += MINUTE_MS) if (isOpen(at)) count += 1;
  return count;
}

/** The beginning of the last quarter of a clock. */
export function lastQuarter(from: string, due: string): string {
  const minutes = (minutesBetween(from, due) * 3) / 4;
  const whole = Math.floor(minutes);
  let at = Date.parse(afterMinutes(from, whole));
  if (minutes === whole) return iso(at);
  while (!isOpen(at)) at += MINUTE_MS;
  return iso(at + (minutes - whole) * MINUTE_MS);
}

/** Every quarter of an hour in which something can happen: 08:00 to 19:00, all days. */
export function* steps(fromDay: string, toDay: string): Generator<string> {
  for (let day = startOf(fromDay); day <= startOf(toDay); day += DAY_MS) {
    for (let minute = 480; minute <= 1140; minute += 15) yield iso(day + minute * MINUTE_MS);
  }
}

export const isOpenAt = (at: string) => isOpen(Date.parse(at));
