import { addDays, type LocalDate } from '../time.ts';
import { DEFAULT_BUSINESS_HOURS, NOTICES } from './data/index.ts';
import { statutoryHolidays } from './statutory-holidays.ts';
import type {
  BusinessHours,
  BusinessSegments,
  Calendar,
  CalendarDay,
  DayRecord,
  YearNotice,
} from './types.ts';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** The years for which the lunar dates are known. */
export const FIRST_CALENDAR_YEAR = 2000;
export const LAST_CALENDAR_YEAR = 2060;

/** 周一 … 周日. */
export function weekdayOf(on: LocalDate): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${on}T00:00:00.000Z`).getUTCDay()] ?? '周日';
}

/** A notice as day records: 春节放假, 春节调休上班. */
export function recordsOf(notice: YearNotice): readonly DayRecord[] {
  const records: DayRecord[] = [];
  for (const [name, from, to] of notice.off) {
    for (let on = from; on <= to; on = addDays(on, 1))
      records.push({ on, working: false, why: `${name}放假` });
  }
  for (const [name, on] of notice.work) records.push({ on, working: true, why: `${name}调休上班` });
  return records;
}

/**
 * The calendar of a bureau, from the days that differ from the ordinary week and its tables of business hours.
 *
 * `noticeYears` names the years whose notice is known. In any other year the statutory holidays apply and every
 * day is provisional. A day record is always believed, also one of a year without a notice (the notice of a year
 * may reach back into the last days of December). Years are worked out once, when first asked for.
 *
 * @throws RangeError for what is not a day of 2000–2060
 */
export function buildCalendar(input: {
  readonly days: readonly DayRecord[];
  readonly noticeYears: readonly number[];
  readonly hours: readonly BusinessHours[];
}): Calendar {
  const records = new Map(input.days.map((record) => [record.on, record]));
  const noticeYears = new Set(input.noticeYears);
  const newestFirst = [...input.hours].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const known = new Map<LocalDate, CalendarDay>();
  const segments = new Map<LocalDate, BusinessSegments>();

  function workOut(year: number): void {
    const provisional = !noticeYears.has(year);
    const statutory = new Map((provisional ? statutoryHolidays(year) : []).map((day) => [day.on, day]));
    for (let on = `${year}-01-01`; on <= `${year}-12-31`; on = addDays(on, 1)) {
      const { working, why } = records.get(on) ?? statutory.get(on) ?? ordinaryDay(on);
      known.set(on, { on, working, why, provisional });
      segments.set(on, working ? hoursOn(newestFirst, on) : []);
    }
  }

  function day(on: LocalDate): CalendarDay {
    const hit = known.get(on);
    if (hit) return hit;
    const year = Number(on.slice(0, 4));
    if (year >= FIRST_CALENDAR_YEAR && year <= LAST_CALENDAR_YEAR) workOut(year);
    const found = known.get(on);
    if (!found) throw new RangeError(`not a day of ${FIRST_CALENDAR_YEAR}–${LAST_CALENDAR_YEAR}: ${on}`);
    return found;
  }

  return { day, segments: (on) => segments.get(day(on).on) ?? [] };
}

function ordinaryDay(on: LocalDate): { readonly working: boolean; readonly why: string } {
  const weekday = weekdayOf(on);
  const weekend = weekday === '周六' || weekday === '周日';
  return { working: !weekend, why: weekend ? weekday : '工作日' };
}

/** The newest table that holds on a day and whose season contains it; without one there are no hours. */
function hoursOn(newestFirst: readonly BusinessHours[], on: LocalDate): BusinessSegments {
  const monthDay = on.slice(5);
  const table = newestFirst.find(
    ({ validFrom, fromMonthDay: from, toMonthDay: to }) =>
      validFrom <= on &&
      (from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to),
  );
  return table?.segments ?? [];
}

/** The calendar a new installation begins with: notices of 2016–2026, common business hours. */
export function standardCalendar(): Calendar {
  return buildCalendar({
    days: NOTICES.flatMap(recordsOf),
    noticeYears: NOTICES.map((notice) => notice.year),
    hours: DEFAULT_BUSINESS_HOURS,
  });
}
