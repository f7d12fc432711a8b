/** What a notice would change, day by day, before anything is written. */
import type pg from 'pg';
import type { NoticePreviewDto } from '../../contract/calendar-editor.ts';
import { buildCalendar, weekdayOf } from '../../domain/calendar/build-calendar.ts';
import { applyNotice, type SettledYear } from '../../domain/calendar/notice/apply-notice.ts';
import { parseNotice } from '../../domain/calendar/notice/parse-notice.ts';
import type { Calendar, ParsedNotice } from '../../domain/calendar/types.ts';
import { addDays, type LocalDate, localDateOf } from '../../domain/time.ts';
import { countOpenCases } from '../cases/recompute-deadlines.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { readYear, type YearRow } from './editor-store.ts';
import { type CalendarRows, readCalendar } from './store.ts';

/** A notice laid over the calendar as it is in this moment. */
export interface ReadNotice {
  readonly parsed: ParsedNotice;
  readonly settled: SettledYear;
  /** The year's list as it stands; null where nobody ever entered one. */
  readonly before: YearRow | null;
}

/** @throws DomainError `calendar.none` */
export async function readNotice(
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  year: number,
  text: string,
): Promise<ReadNotice> {
  const before = await readYear(db, bureauId, year);
  const parsed = parseNotice(text, year);
  const now = { known: (before?.papers.length ?? 0) > 0, days: before?.days ?? [] };
  return { parsed, settled: applyNotice(now, parsed), before };
}

/** Every day that the list of the year names or that would change, and how many cases would be looked at. */
export async function previewNotice(
  deps: Deps,
  bureauId: string,
  { year, text }: { readonly year: number; readonly text: string },
): Promise<NoticePreviewDto> {
  const rows = await readCalendar(deps.pool, bureauId);
  if (rows === null) throw new DomainError({ code: 'calendar.none' });
  const { parsed, settled, before } = await readNotice(deps.pool, bureauId, year, text);
  const now = buildCalendar(rows);
  const then = buildCalendar(rowsAfter(rows, year, settled, before));
  const today = localDateOf(deps.now());
  return {
    year,
    number: parsed.number,
    supplement: settled.supplement,
    faults: [...settled.faults],
    days: changedDays(now, then, year, settled).map((day) => ({ ...day, past: day.on < today })),
    workingDays: { before: workingDaysOf(now, year), after: workingDaysOf(then, year) },
    openCases: await countOpenCases(deps.pool, bureauId),
    calendarVersion: rows.version,
  };
}

/** A year may reach back into the December before, which belongs to another year's list too. */
function rowsAfter(
  rows: CalendarRows,
  year: number,
  settled: SettledYear,
  before: YearRow | null,
): CalendarRows {
  const replaced = new Set(before?.days.map((day) => `${day.on} ${day.why}`));
  const kept = rows.days.filter((day) => !replaced.has(`${day.on} ${day.why}`));
  return { ...rows, days: [...kept, ...settled.days], noticeYears: [...rows.noticeYears, year] };
}

function changedDays(now: Calendar, then: Calendar, year: number, settled: SettledYear) {
  const named = new Set(settled.days.map((day) => day.on));
  return daysOf(`${year - 1}-12-01`, `${year}-12-31`).flatMap((on) => {
    const [before, after] = [stateOf(now, on), stateOf(then, on)];
    const changed = before.working !== after.working;
    return changed || named.has(on) ? [{ on, weekday: weekdayOf(on), before, after, changed }] : [];
  });
}

function stateOf(calendar: Calendar, on: LocalDate) {
  const { working, why, provisional } = calendar.day(on);
  return { working, why, provisional };
}

/** Working days of a year. */
export function workingDaysOf(calendar: Calendar, year: number): number {
  return daysOf(`${year}-01-01`, `${year}-12-31`).filter((on) => calendar.day(on).working).length;
}

function daysOf(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(on);
  return days;
}
