/** Checks tables of business hours before they become part of the calendar. */
import { addDays } from '../time.ts';
import type { BusinessHours } from './types.ts';

/** One season of a change: everything but the day from which it holds. */
export type Season = Omit<BusinessHours, 'validFrom'>;

/** What is wrong, and where: `path` as in the form (`seasons.0.segments.1`). */
export interface HoursFault {
  readonly path: string;
  readonly message: string;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** A year with a 29 February, so that every month-day is asked for. */
const LEAP_YEAR = 2024;

/**
 * Everything that would leave a working day without hours, or with doubtful ones: times in the wrong order or
 * overlapping, days of the year that no season or two seasons cover.
 */
export function hoursFaults(seasons: readonly Season[]): readonly HoursFault[] {
  const inside = seasons.flatMap((season, index) => segmentFaults(season, `seasons.${index}`));
  const days = seasons.flatMap((season, index) => monthDayFaults(season, `seasons.${index}`));
  return inside.length + days.length > 0 ? [...days, ...inside] : coverFaults(seasons);
}

function segmentFaults({ segments }: Season, path: string): readonly HoursFault[] {
  if (segments.length === 0) return [{ path: `${path}.segments`, message: '请至少填写一段办公时间。' }];
  return segments.flatMap(([from, to], index) => {
    const at = `${path}.segments.${index}`;
    const before = segments[index - 1]?.[1];
    if (!TIME.test(from) || !TIME.test(to)) {
      return [{ path: at, message: '请按“时:分”填写时间，例如 08:30。' }];
    }
    if (from >= to) return [{ path: at, message: `${from} 上班、${to} 下班，下班要晚于上班，请修改。` }];
    if (before === undefined || before < from) return [];
    return [{ path: at, message: `上一段到 ${before} 才结束，这一段要晚于它开始，请修改。` }];
  });
}

function monthDayFaults({ fromMonthDay, toMonthDay }: Season, path: string): readonly HoursFault[] {
  const known = new Set(monthDays());
  return (['fromMonthDay', 'toMonthDay'] as const)
    .filter((key) => !known.has({ fromMonthDay, toMonthDay }[key]))
    .map((key) => ({ path: `${path}.${key}`, message: '请填写一年中的某一天，例如 05-01。' }));
}

function coverFaults(seasons: readonly Season[]): readonly HoursFault[] {
  const counts = monthDays().map((on) => ({ on, count: seasons.filter((one) => covers(one, on)).length }));
  const none = counts.find(({ count }) => count === 0);
  const several = counts.find(({ count }) => count > 1);
  return [
    ...(none ? [{ path: 'seasons', message: `${say(none.on)}没有办公时间，请让各季节首尾相接。` }] : []),
    ...(several ? [{ path: 'seasons', message: `${say(several.on)}属于两个季节，请让各季节不重叠。` }] : []),
  ];
}

function covers({ fromMonthDay: from, toMonthDay: to }: Season, on: string): boolean {
  return from <= to ? from <= on && on <= to : from <= on || on <= to;
}

function monthDays(): readonly string[] {
  const days: string[] = [];
  for (let on = `${LEAP_YEAR}-01-01`; on <= `${LEAP_YEAR}-12-31`; on = addDays(on, 1)) days.push(on.slice(5));
  return days;
}

function say(monthDay: string): string {
  const [month, day] = monthDay.split('-').map(Number);
  return `${month}月${day}日`;
}

/**
 * The tables after a change that holds from a day on: what was in force before that day stays for the days before
 * it, whatever was to begin on it or later is replaced.
 */
export function hoursFrom(
  tables: readonly BusinessHours[],
  validFrom: string,
  seasons: readonly Season[],
): readonly BusinessHours[] {
  return [
    ...tables.filter((table) => table.validFrom < validFrom),
    ...seasons.map((season) => ({ ...season, validFrom })),
  ];
}
