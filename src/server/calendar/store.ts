/** Rows of the calendar ↔ what the rules need of it. */
import type pg from 'pg';
import type { BusinessHours, DayRecord } from '../../domain/calendar/types.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { insertRows } from '../db/insert-rows.ts';

/** Everything a calendar is built from, at one version. */
export interface CalendarRows {
  readonly version: number;
  readonly days: readonly DayRecord[];
  readonly noticeYears: readonly number[];
  readonly hours: readonly BusinessHours[];
}

/** One statement, hence one snapshot: the rows belong to the version. $2 a former version, null for the present one. */
const READ = `
with current_year as (
  select distinct on (year) year, version from calendar_year
   where bureau_id = $1 and ($2::bigint is null or version <= $2) order by year, version desc
)
select coalesce($2, v.version) as version,
  coalesce((select jsonb_agg(jsonb_build_object('on', d.day, 'working', d.working, 'why', d.why)
                             order by d.year, d.day)
              from current_year y join calendar_day d using (year, version)
             where d.bureau_id = $1), '[]') as days,
  array(select distinct n.year from current_year y join calendar_notice n using (year, version)
         where n.bureau_id = $1 order by n.year) as "noticeYears",
  coalesce((select jsonb_agg(jsonb_build_object('fromMonthDay', h.from_month_day, 'toMonthDay', h.to_month_day,
                                                'segments', h.segments, 'validFrom', h.valid_from)
                             order by h.valid_from, h.from_month_day)
              from business_hours h
             where h.bureau_id = $1
               and h.version = (select max(version) from business_hours
                                 where bureau_id = $1 and ($2::bigint is null or version <= $2))), '[]') as hours
  from calendar_version v
 where v.bureau_id = $1`;

/** The calendar as it is, or as it was at a former version; null while the bureau has no calendar. */
export async function readCalendar(
  db: pg.Pool | pg.PoolClient,
  bureauId: BureauId,
  atVersion: number | null = null,
): Promise<CalendarRows | null> {
  const { rows } = await db.query<CalendarRows>({
    name: 'calendar',
    text: READ,
    values: [bureauId, atVersion],
  });
  return rows[0] ?? null;
}

/** Takes the next version; whoever else wants to change this bureau's calendar waits until we are done. */
export async function nextCalendarVersion(client: pg.PoolClient, bureauId: BureauId): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `insert into calendar_version as v (bureau_id, version) values ($1, 1)
     on conflict (bureau_id) do update set version = v.version + 1 returning version`,
    [bureauId],
  );
  return rows[0]?.version ?? 1;
}

/** A year's list as it shall stand from a version on. */
export interface YearInput {
  readonly year: number;
  readonly papers: readonly { readonly number: string; readonly url: string }[];
  readonly days: readonly (DayRecord & { readonly source: 'notice' | 'local' })[];
  readonly changedAt: Instant;
  /** Null for what the installation brought along. */
  readonly changedBy: PersonId | null;
  readonly remark: string;
}

/** Writes whole years under a version just taken with `nextCalendarVersion`. */
export async function insertYears(
  client: pg.PoolClient,
  bureauId: BureauId,
  version: number,
  years: readonly YearInput[],
): Promise<void> {
  const key = { bureau_id: bureauId, version };
  await insertRows(
    client,
    'calendar_year',
    years.map(({ year, changedAt, changedBy, remark }) => ({
      ...key,
      year,
      changed_at: changedAt,
      changed_by: changedBy,
      remark,
    })),
  );
  await insertRows(
    client,
    'calendar_notice',
    years.flatMap(({ year, papers, changedAt }) =>
      papers.map((paper) => ({ ...key, year, ...paper, imported_at: changedAt })),
    ),
  );
  await insertRows(
    client,
    'calendar_day',
    years.flatMap(({ year, days }) =>
      days.map(({ on, working, why, source }) => ({ ...key, year, day: on, working, why, source })),
    ),
  );
}

/** Writes the whole set of business hours under a version just taken with `nextCalendarVersion`. */
export async function insertHours(
  client: pg.PoolClient,
  bureauId: BureauId,
  version: number,
  hours: readonly BusinessHours[],
): Promise<void> {
  await insertRows(
    client,
    'business_hours',
    hours.map(({ fromMonthDay, toMonthDay, segments, validFrom }) => ({
      bureau_id: bureauId,
      version,
      valid_from: validFrom,
      from_month_day: fromMonthDay,
      to_month_day: toMonthDay,
      segments,
    })),
  );
}
