/** The SQL of import jobs. */
import type pg from 'pg';
import type { ImportCounts } from '../../contract/imports.ts';
import type { ImportKind, ImportPhase, ImportState } from '../../domain/imports/vocabulary.ts';
import { type IdempotencyScope, idempotencyCte, idempotencyValues } from '../idempotency.ts';
import type { Settings } from './table.ts';

export interface Job {
  readonly id: string;
  readonly bureauId: string;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly fileName: string;
  readonly fileSize: number;
  readonly settings: Settings;
  readonly checkedSealed: string | null;
  readonly phase: ImportPhase | null;
  readonly rowsDone: number;
  readonly rowsTotal: number;
  readonly result: ImportCounts | null;
  readonly stopAsked: boolean;
  readonly attempts: number;
  readonly repeatOf: RepeatOf | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly runBy: string | null;
  readonly endedAt: string | null;
}

export interface RepeatOf {
  readonly id: string;
  readonly fileName: string;
  readonly endedAt: string;
  readonly fresh: number;
}

export const JOB_COLUMNS = `j.id, j.bureau_id as "bureauId", j.kind, j.state, j.file_name as "fileName",
  j.file_size as "fileSize", j.settings, j.checked_sealed as "checkedSealed", j.phase, j.rows_done as "rowsDone",
  j.rows_total as "rowsTotal", j.result, j.stop_asked as "stopAsked", j.attempts, j.created_at as "createdAt",
  j.created_by as "createdBy", j.run_by as "runBy", j.ended_at as "endedAt",
  (select jsonb_build_object('id', r.id, 'fileName', r.file_name, 'endedAt', r.ended_at,
    'fresh', coalesce((r.result ->> 'fresh')::int, 0))
    from import_job r where r.bureau_id = j.bureau_id and r.id = j.repeat_of) as "repeatOf"`;

export async function readJob(
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  id: string,
): Promise<Job | null> {
  const { rows } = await db.query<Job>(
    `select ${JOB_COLUMNS} from import_job j where j.bureau_id = $1 and j.id = $2`,
    [bureauId, id],
  );
  return rows[0] ?? null;
}

/** The sealed file; null once it was removed. */
export async function readBody(
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  id: string,
): Promise<Buffer | null> {
  const { rows } = await db.query<{ body: Buffer | null }>(
    'select body from import_job where bureau_id = $1 and id = $2',
    [bureauId, id],
  );
  return rows[0]?.body ?? null;
}

export interface NewJob {
  readonly bureauId: string;
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: Buffer;
  readonly body: Buffer | null;
  readonly settings: Settings | object;
  readonly checkedSealed: string | null;
  readonly result: ImportCounts | null;
  readonly repeatOf: string | null;
  readonly now: string;
  readonly createdBy: string;
}

export async function insertJob(pool: pg.Pool, job: NewJob, scope: IdempotencyScope | null): Promise<void> {
  const body = JSON.stringify({ id: job.id });
  await pool.query(
    `with added as (insert into import_job (bureau_id, id, kind, state, file_name, file_size, sha256, body, settings,
        checked_sealed, result, repeat_of, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id),
    idempotent as (${idempotencyCte(15, 'added')})
    select 1 from added`,
    [
      job.bureauId,
      job.id,
      job.kind,
      job.repeatOf === null ? 'ready' : 'repeated',
      job.fileName,
      job.fileSize,
      job.sha256,
      job.body,
      JSON.stringify(job.settings),
      job.checkedSealed,
      job.result && JSON.stringify(job.result),
      job.repeatOf,
      job.now,
      job.createdBy,
      ...idempotencyValues(scope, { status: 201, body }, job.now),
    ],
  );
}

/** The import of requests that brought the very same file in. */
export async function doneWithFile(
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  sha256: Buffer,
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `select id from import_job where bureau_id = $1 and sha256 = $2 and kind = 'cases' and state = 'done'`,
    [bureauId, sha256],
  );
  return rows[0]?.id ?? null;
}

/** States from which a job can be checked anew and run. */
const AT_REST = `('ready', 'faulty', 'stopped', 'failed')`;

/** False when the job is not at rest any more. */
export async function saveSettings(
  pool: pg.Pool,
  bureauId: string,
  id: string,
  settings: Settings,
  checkedSealed: string,
  result: ImportCounts,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update import_job set state = 'ready', settings = $3, checked_sealed = $4, result = $5, ended_at = null
      where bureau_id = $1 and id = $2 and state in ${AT_REST}`,
    [bureauId, id, JSON.stringify(settings), checkedSealed, JSON.stringify(result)],
  );
  return rowCount === 1;
}

/** False when the job is not at rest, or its file was removed. */
export async function queueJob(
  pool: pg.Pool,
  bureauId: string,
  id: string,
  by: string,
  now: string,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update import_job set state = 'queued', queued_at = $4, run_by = $3, stop_asked = false, attempts = 0,
        phase = null, rows_done = 0, rows_total = 0, ended_at = null
      where bureau_id = $1 and id = $2 and body is not null and state in ${AT_REST}`,
    [bureauId, id, by, now],
  );
  return rowCount === 1;
}

/** One that waits is stopped at once, one that runs is asked to. False when it does neither. */
export async function askToStop(pool: pg.Pool, bureauId: string, id: string, now: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update import_job set stop_asked = true,
        state = case when state = 'queued' then 'stopped' else state end,
        ended_at = case when state = 'queued' then $3::timestamptz end
      where bureau_id = $1 and id = $2 and state in ('queued', 'running')`,
    [bureauId, id, now],
  );
  return rowCount === 1;
}
