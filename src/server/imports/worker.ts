/**
 * The worker of imports. A job is a row; whoever gets the bureau's lock carries it out, in one transaction that ends
 * with its report. When the process dies, the transaction and the lock go with it: nothing is imported, and the next
 * worker begins the job again from its first row.
 */
import type pg from 'pg';
import type { ImportPhase } from '../../domain/imports/vocabulary.ts';
import { addMinutes } from '../../domain/time.ts';
import { transaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { readSheet } from './commands.ts';
import { doneWithFile, JOB_COLUMNS, type Job } from './job-store.ts';
import { writeLines } from './line-store.ts';
import type { Pace } from './pace.ts';
import { Halted, type Report, runJob } from './run-job.ts';
import { openFile } from './sealed-file.ts';

/** A job that failed so often, by no fault of its rows, is given up. */
const MOST_ATTEMPTS = 3;
const KEPT_DAYS = 7;

/** The process is told to stop, or the organisation changed meanwhile: later, from the beginning. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Carries out what waits, one import after the other, until nothing is left or `stop` says so. */
export async function runWaitingImports(deps: Deps, stop: () => boolean = () => false): Promise<number> {
  const { rows } = await deps.pool.query<{ bureau_id: string; id: string }>(
    `select bureau_id, id from import_job where state in ('queued', 'running') order by queued_at limit 20`,
  );
  let done = 0;
  for (const { bureau_id, id } of rows) {
    if (stop()) break;
    if (await runOne(deps, bureau_id, id, stop)) done += 1;
  }
  return done;
}

/** Files of imports that nobody went on with are removed; their reports stay. */
export async function forgetOldFiles(deps: Deps): Promise<void> {
  await deps.pool.query(
    `update import_job set body = null, checked_sealed = null
      where body is not null and state not in ('queued', 'running') and created_at < $1`,
    [addMinutes(deps.now(), -KEPT_DAYS * 24 * 60)],
  );
}

async function runOne(deps: Deps, bureauId: string, id: string, stop: () => boolean): Promise<boolean> {
  let ran = false;
  try {
    await transaction(deps.pool, async (client) => {
      await client.query(
        `set local idle_in_transaction_session_timeout = 0; set local statement_timeout = '120s'`,
      );
      const { rows } = await client.query<{ mine: boolean }>(
        `select pg_try_advisory_xact_lock(hashtextextended('import ' || $1, 0)) as mine`,
        [bureauId],
      );
      if (!rows[0]?.mine) return;
      const job = await begin(deps, bureauId, id);
      if (!job) return;
      ran = true;
      await carryOut(deps, client, job, stop);
    });
  } catch (error) {
    await putBack(deps, bureauId, id, error);
  }
  return ran;
}

/** Marks it as running, in the open, so that people see it; null when somebody else has finished it. */
async function begin(
  deps: Deps,
  bureauId: string,
  id: string,
): Promise<(Job & { body: Buffer; sha256: Buffer }) | null> {
  const { rows } = await deps.pool.query<Job & { body: Buffer; sha256: Buffer }>(
    `update import_job j set state = 'running', attempts = attempts + 1
      where bureau_id = $1 and id = $2 and state in ('queued', 'running') and body is not null
      returning ${JOB_COLUMNS}, j.body, j.sha256`,
    [bureauId, id],
  );
  return rows[0] ?? null;
}

async function carryOut(
  deps: Deps,
  client: pg.PoolClient,
  job: Job & { body: Buffer; sha256: Buffer },
  stop: () => boolean,
): Promise<void> {
  const pace = paceOf(deps, job, stop);
  await client.query('savepoint work');
  try {
    const repeatOf = job.kind === 'cases' ? await doneWithFile(client, job.bureauId, job.sha256) : null;
    if (repeatOf !== null)
      return await finish(deps, client, job, { state: 'repeated', repeatOf, report: null });
    await pace.reached('reading', 0, 1);
    const version = await organisationVersion(client, job.bureauId);
    const sheet = await readSheet(openFile(deps.key, job.body), job.settings.sheet);
    const report = await runJob(deps, client, job, sheet, pace);
    if (job.kind === 'cases' && (await organisationVersion(client, job.bureauId, 'for share')) !== version) {
      throw new Interrupted('the organisation changed meanwhile');
    }
    await finish(deps, client, job, { state: 'done', repeatOf: null, report });
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
    await client.query('rollback to savepoint work');
    await halt(deps, client, job, error);
  }
}

async function organisationVersion(client: pg.PoolClient, bureauId: string, lock = ''): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `select organisation_version as version from bureau where id = $1 ${lock}`,
    [bureauId],
  );
  return rows[0]?.version ?? 0;
}

/** Written past the transaction, so that people see it; the same round trip tells whether to stop. */
function paceOf(deps: Deps, { bureauId, id }: Job, stop: () => boolean): Pace {
  return {
    reached: async (phase: ImportPhase, done: number, total: number) => {
      if (stop()) throw new Interrupted('the process stops');
      const { rows } = await deps.pool.query<{ stop_asked: boolean }>(
        `update import_job set phase = $3, rows_done = $4, rows_total = $5
          where bureau_id = $1 and id = $2 returning stop_asked`,
        [bureauId, id, phase, done, total],
      );
      if (rows[0]?.stop_asked) throw new Halted('stopped');
    },
  };
}

interface Ending {
  readonly state: 'done' | 'repeated';
  readonly repeatOf: string | null;
  readonly report: Report | null;
}

async function finish(deps: Deps, client: pg.PoolClient, job: Job, ending: Ending): Promise<void> {
  const { bureauId, id } = job;
  await writeLines(client, bureauId, id, ending.report?.lines ?? []);
  await client.query(
    `update import_job set state = $3, repeat_of = $4, result = $5, ended_at = $6, body = null, checked_sealed = null
      where bureau_id = $1 and id = $2`,
    [
      bureauId,
      id,
      ending.state,
      ending.repeatOf,
      ending.report && JSON.stringify(ending.report.counts),
      deps.now(),
    ],
  );
}

async function halt(deps: Deps, client: pg.PoolClient, job: Job, halted: Halted): Promise<void> {
  const { bureauId, id } = job;
  await writeLines(client, bureauId, id, halted.lines);
  await client.query(
    `update import_job set state = $3, result = coalesce($4, result), ended_at = $5 where bureau_id = $1 and id = $2`,
    [bureauId, id, halted.state, halted.counts && JSON.stringify(halted.counts), deps.now()],
  );
}

/** After an interruption the job waits again; what keeps failing is given up, and said so. */
async function putBack(deps: Deps, bureauId: string, id: string, error: unknown): Promise<void> {
  const interrupted = error instanceof Interrupted;
  const unreadable = error instanceof DomainError;
  if (!interrupted) deps.log.error({ err: error, import: id }, 'import failed');
  await deps.pool.query(
    `update import_job set phase = null, rows_done = 0,
        attempts = attempts - case when $3 then 1 else 0 end,
        state = case when $4 or (not $3 and attempts >= $5) then 'failed' else 'queued' end,
        ended_at = case when $4 or (not $3 and attempts >= $5) then $6::timestamptz end
      where bureau_id = $1 and id = $2 and state = 'running'`,
    [bureauId, id, interrupted, unreadable, MOST_ATTEMPTS, deps.now()],
  );
}
