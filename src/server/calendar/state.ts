/** What everybody signed in may see of the calendar, and what its editors are told besides. */
import type { CalendarStateDto, CalendarYearDto } from '../../contract/calendar-editor.ts';
import { weekdayOf } from '../../domain/calendar/build-calendar.ts';
import { missingNotice } from '../../domain/calendar/missing-notice.ts';
import { statutoryHolidays } from '../../domain/calendar/statutory-holidays.ts';
import { localDateOf } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { RequestActor } from '../identity/actor.ts';
import { getOrganisation } from '../organisation/directory.ts';
import { loadCalendar } from './calendar.ts';
import { readHours, readKnownYears, readYear } from './editor-store.ts';
import { mayEditCalendar } from './editors.ts';
import { workingDaysOf } from './notice-preview.ts';
import { recomputationView } from './recomputations.ts';

/** Years from the first known through the next one. */
export async function calendarState(deps: Deps, actor: RequestActor): Promise<CalendarStateDto> {
  const { bureauId } = actor;
  const [calendar, known, hours, canEdit, recomputation] = await Promise.all([
    loadCalendar(deps.pool, bureauId),
    readKnownYears(deps.pool, bureauId),
    readHours(deps.pool, bureauId),
    mayEditCalendar(deps, actor),
    recomputationView(deps, actor, null),
  ]);
  const today = localDateOf(deps.now());
  const thisYear = Number(today.slice(0, 4));
  const first = Math.min(known[0]?.year ?? thisYear, thisYear);
  const last = Math.max(known.at(-1)?.year ?? thisYear, thisYear + 1);
  const papers = new Map(known.map((one) => [one.year, one.papers]));
  return {
    calendarVersion: calendar.version,
    canEdit,
    years: Array.from({ length: last - first + 1 }, (_, index) => {
      const year = first + index;
      return { year, known: papers.has(year), papers: [...(papers.get(year) ?? [])] };
    }),
    hours: hours.map(({ segments, ...table }) => ({ ...table, segments: segments.map(([a, b]) => [a, b]) })),
    missingYear: canEdit ? missingNotice(today, [...papers.keys()]) : null,
    recomputation,
  };
}

/** One year day by day; without a notice only what the law itself gives. */
export async function calendarYear(deps: Deps, actor: RequestActor, year: number): Promise<CalendarYearDto> {
  const [calendar, row, { people }] = await Promise.all([
    loadCalendar(deps.pool, actor.bureauId),
    readYear(deps.pool, actor.bureauId, year),
    getOrganisation(deps.pool, actor.bureauId),
  ]);
  const known = (row?.papers.length ?? 0) > 0;
  const entered = row?.days ?? [];
  const named = new Set(entered.map((day) => day.on));
  const byLaw = known
    ? []
    : statutoryHolidays(year)
        .filter((day) => !named.has(day.on))
        .map(({ on, working, why }) => ({ on, working, why, source: 'statutory' as const }));
  const days = [...entered, ...byLaw].sort((a, b) => (a.on < b.on ? -1 : 1));
  return {
    year,
    known,
    papers: [...(row?.papers ?? [])],
    workingDays: workingDaysOf(calendar, year),
    days: days.map((day) => ({ ...day, weekday: weekdayOf(day.on) })),
    changedAt: row?.changedAt ?? null,
    changedByName: row?.changedBy ? (people.get(row.changedBy)?.displayName ?? null) : null,
  };
}
