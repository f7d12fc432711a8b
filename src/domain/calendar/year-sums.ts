import { addDays, type LocalDate } from '../time.ts';
import type { Calendar } from './types.ts';

/** Milliseconds since midnight of a wall-clock time `HH:mm`. */
export function msOfDay(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}

export interface Sums {
  readonly workingDays: number;
  readonly businessMs: number;
}

interface YearSums {
  /** From 1 January up to, not including, a day. */
  readonly before: ReadonlyMap<LocalDate, Sums>;
  readonly whole: Sums;
}

/** Worked out once per calendar and year: a list shows many clocks, and each is measured several times. */
const kept = new WeakMap<Calendar, Map<number, YearSums>>();

/** Working days and business time from the start of day `a` to the start of day `b`; `a` is not after `b`. */
export function sumsBetween(calendar: Calendar, a: LocalDate, b: LocalDate): Sums {
  const [first, last] = [yearOf(a), yearOf(b)];
  const from = sumsBefore(calendar, a);
  const to = sumsBefore(calendar, b);
  let workingDays = to.workingDays - from.workingDays;
  let businessMs = to.businessMs - from.businessMs;
  for (let year = first; year < last; year += 1) {
    const { whole } = sumsOf(calendar, year);
    workingDays += whole.workingDays;
    businessMs += whole.businessMs;
  }
  return { workingDays, businessMs };
}

function sumsBefore(calendar: Calendar, on: LocalDate): Sums {
  const sums = sumsOf(calendar, yearOf(on)).before.get(on);
  if (!sums) throw new RangeError(`not a day of the calendar: ${on}`);
  return sums;
}

function sumsOf(calendar: Calendar, year: number): YearSums {
  const years = kept.get(calendar) ?? new Map<number, YearSums>();
  kept.set(calendar, years);
  const sums = years.get(year) ?? addUp(calendar, year);
  years.set(year, sums);
  return sums;
}

function addUp(calendar: Calendar, year: number): YearSums {
  const before = new Map<LocalDate, Sums>();
  let whole: Sums = { workingDays: 0, businessMs: 0 };
  for (let on = `${year}-01-01`; on <= `${year}-12-31`; on = addDays(on, 1)) {
    before.set(on, whole);
    whole = {
      workingDays: whole.workingDays + (calendar.day(on).working ? 1 : 0),
      businessMs: calendar
        .segments(on)
        .reduce((sum, [from, to]) => sum + msOfDay(to) - msOfDay(from), whole.businessMs),
    };
  }
  return { before, whole };
}

function yearOf(on: LocalDate): number {
  return Number(on.slice(0, 4));
}
