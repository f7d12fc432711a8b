/** Rows that only the editor reads and writes: one year's list, the tables of hours, what changed and when. */
import type pg from 'pg';
import type { CalendarChangeKind } from '../../domain/calendar/labels.ts';
import type { SourcedDay } from '../../domain/calendar/notice/apply-notice.ts';
import type { BusinessHours } from '../../domain/calendar/types.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';

type Db = pg.Pool | pg.PoolClient;

/** The list of a year as one version left it. */
export interface YearRow {
  readonly version: number;
  readonly changedAt: Instant;
  readonly changedBy: PersonId | null;
  readonly papers: readonly { readonly number: string; readonly url: string }[];
  readonly days: readonly SourcedDay[];
}

const YEAR = `
select y.version, y.changed_at as "changedAt", y.changed_by as "changedBy",
  coalesce((select jsonb_agg(jsonb_build_object('number', n.number, 'url', n.url) order by n.number)
    from calendar_notice n where n.bureau_id = y.bureau_id and n.year = y.year and n.version = y.version), '[]') as papers,
  coalesce((select jsonb_agg(jsonb_build_object('on', d.day, 'working', d.working, 'why', d.why, 'source', d.source)
      order by d.day)
    from calendar_day d where d.bureau_id = y.bureau_id and d.year = y.year and d.version = y.version), '[]') as days
  from calendar_year y
 where y.bureau_id = $1 and y.year = $2 and ($3::bigint is null or y.version <= $3)
 order by y.version desc limit 1`;

/** A year's list now, or as it was at a former version; null for a year nobody ever entered. */
export async function readYear(
  db: Db,
  bureauId: BureauId,
  year: number,
  atVersion: number | null = null,
): Promise<YearRow | null> {
  const { rows } = await db.query<YearRow>({
    name: 'calendar-year',
    text: YEAR,
    values: [bureauId, year, atVersion],
  });
  return rows[0] ?? null;
}

/** Every year with a paper, the first first. */
export async function readKnownYears(
  db: Db,
  bureauId: BureauId,
): Promise<readonly { readonly year: number; readonly papers: YearRow['papers'] }[]> {
  const { rows } = await db.query<{ year: number; papers: YearRow['papers'] }>({
    name: 'calendar-years',
    text: `select n.year, jsonb_agg(jsonb_build_object('number', n.number, 'url', n.url) order by n.number) as papers
       from calendar_notice n
      where n.bureau_id = $1 and n.version = (select max(y.version) from calendar_year y
        where y.bureau_id = n.bureau_id and y.year = n.year)
      group by n.year order by n.year`,
    values: [bureauId],
  });
  return rows;
}

/** What changed the calendar since the installation. */
export interface ChangeRow {
  readonly version: number;
  readonly at: Instant;
  readonly changedBy: PersonId;
  readonly kind: CalendarChangeKind;
  /** Null for business hours. */
  readonly year: number | null;
  readonly reason: string;
  readonly undoes: number | null;
}

export async function insertChange(client: pg.PoolClient, bureauId: BureauId, row: ChangeRow): Promise<void> {
  await client.query(
    `insert into calendar_change (bureau_id, version, at, changed_by, kind, year, reason, undoes)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [bureauId, row.version, row.at, row.changedBy, row.kind, row.year, row.reason, row.undoes],
  );
}

/** All changes, the first first. */
export async function readChanges(db: Db, bureauId: BureauId): Promise<readonly ChangeRow[]> {
  const { rows } = await db.query<ChangeRow>({
    name: 'calendar-changes',
    text: `select version, at, changed_by as "changedBy", kind, year, reason, undoes
      from calendar_change where bureau_id = $1 order by version`,
    values: [bureauId],
  });
  return rows;
}

/** The tables of hours now, or as they were at a former version. */
export async function readHours(
  db: Db,
  bureauId: BureauId,
  atVersion: number | null = null,
): Promise<readonly BusinessHours[]> {
  const { rows } = await db.query<BusinessHours>({
    name: 'calendar-hours',
    text: `select valid_from as "validFrom", from_month_day as "fromMonthDay", to_month_day as "toMonthDay", segments
      from business_hours
      where bureau_id = $1 and version = (select max(version) from business_hours
        where bureau_id = $1 and ($2::bigint is null or version <= $2))
      order by valid_from, from_month_day`,
    values: [bureauId, atVersion],
  });
  return rows;
}
