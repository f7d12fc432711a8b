/** Rows of recomputing: the job, the cases that it looks at, and what moved. */
import type pg from 'pg';
import type { CalendarChangeKind, RecomputationStatus } from '../../domain/calendar/labels.ts';
import type { MovedDeadline } from '../../domain/cases/recompute.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';

type Db = pg.Pool | pg.PoolClient;

export interface RecomputationRow {
  readonly id: string;
  readonly status: RecomputationStatus;
  readonly toVersion: number;
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
  readonly endedAt: Instant | null;
  readonly total: number | null;
  readonly done: number;
  readonly moved: number;
  readonly failed: number;
  /** The change that led to this version; null for the calendar as it was installed. */
  readonly kind: CalendarChangeKind | null;
  readonly reason: string | null;
}

const READ = `
select r.id, r.status, r.to_version as "toVersion", r.created_at as "createdAt", r.created_by as "createdBy",
  r.ended_at as "endedAt", r.total, counts.done, counts.moved, counts.failed, c.kind, c.reason
  from recomputation r
  left join calendar_change c on c.bureau_id = r.bureau_id and c.version = r.to_version
  cross join lateral (select count(done_at)::int as done, count(moved)::int as moved, count(fault)::int as failed
    from recomputation_case rc where rc.bureau_id = r.bureau_id and rc.recomputation_id = r.id) counts
 where r.bureau_id = $1`;

export async function readRecomputation(
  db: Db,
  bureauId: BureauId,
  id: string,
): Promise<RecomputationRow | null> {
  const { rows } = await db.query<RecomputationRow>({
    name: 'recomputation',
    text: `${READ} and r.id = $2`,
    values: [bureauId, id],
  });
  return rows[0] ?? null;
}

/** The last one begun, of whatever status. */
export async function latestRecomputation(db: Db, bureauId: BureauId): Promise<RecomputationRow | null> {
  const { rows } = await db.query<RecomputationRow>({
    name: 'recomputation-latest',
    text: `${READ} and r.id = (select id from recomputation where bureau_id = $1 order by id desc limit 1)`,
    values: [bureauId],
  });
  return rows[0] ?? null;
}

/** Begins one; an unfinished one before it is taken over, for both go to the newest calendar. */
export async function insertRecomputation(
  client: pg.PoolClient,
  bureauId: BureauId,
  row: Pick<RecomputationRow, 'id' | 'toVersion' | 'createdAt' | 'createdBy'>,
): Promise<void> {
  await client.query(
    `update recomputation set status = 'superseded', ended_at = $2
      where bureau_id = $1 and status in ('waiting', 'running', 'stopped')`,
    [bureauId, row.createdAt],
  );
  await client.query(
    `insert into recomputation (bureau_id, id, to_version, status, created_at, created_by)
     values ($1, $2, $3, 'waiting', $4, $5)`,
    [bureauId, row.id, row.toVersion, row.createdAt, row.createdBy],
  );
}

/** Moves it from some statuses to another; false where it has none of these. */
export async function changeStatus(
  db: Db,
  bureauId: BureauId,
  id: string,
  from: readonly RecomputationStatus[],
  to: RecomputationStatus,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'update recomputation set status = $4 where bureau_id = $1 and id = $2 and status = any($3::text[])',
    [bureauId, id, from, to],
  );
  return rowCount === 1;
}

export interface MovedRow {
  readonly caseId: string;
  readonly at: Instant;
  readonly moved: readonly MovedDeadline[];
}

/** Cases with deadlines that moved, in the order of their registration. */
export async function readMoved(
  db: Db,
  bureauId: BureauId,
  id: string,
  after: string | null,
  limit: number,
): Promise<readonly MovedRow[]> {
  const { rows } = await db.query<MovedRow>({
    name: 'recomputation-moved',
    text: `select case_id as "caseId", done_at as at, moved from recomputation_case
      where bureau_id = $1 and recomputation_id = $2 and moved is not null and ($3::uuid is null or case_id > $3)
      order by case_id limit $4`,
    values: [bureauId, id, after, limit],
  });
  return rows;
}
