/** The queue of a recomputing: whoever takes a case has it locked until it is settled; several processes share it. */
import type pg from 'pg';
import type { MovedDeadline } from '../../domain/cases/recompute.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';

/** Takes a recomputing whose cases are not listed yet, locked; null when there is none. */
export async function takeUnlisted(
  client: pg.PoolClient,
): Promise<{ readonly bureauId: BureauId; readonly id: string } | null> {
  const { rows } = await client.query<{ bureauId: BureauId; id: string }>(
    `select bureau_id as "bureauId", id from recomputation where status = 'waiting'
      order by id limit 1 for update skip locked`,
  );
  return rows[0] ?? null;
}

export async function listCases(
  client: pg.PoolClient,
  bureauId: BureauId,
  id: string,
  caseIds: readonly string[],
): Promise<void> {
  await client.query(
    `insert into recomputation_case (bureau_id, recomputation_id, case_id)
     select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    [bureauId, id, caseIds],
  );
  await client.query(
    `update recomputation set status = 'running', total = (select count(*) from recomputation_case
        where bureau_id = $1 and recomputation_id = $2) where bureau_id = $1 and id = $2`,
    [bureauId, id],
  );
}

/** A recomputing that is under way. */
export interface Job {
  readonly bureauId: BureauId;
  readonly id: string;
  readonly toVersion: number;
}

/** The first one that is under way; null when there is none, or all are stopped. */
export async function runningJob(client: pg.PoolClient): Promise<Job | null> {
  const { rows } = await client.query<Job>({
    name: 'recompute-job',
    text: `select bureau_id as "bureauId", id, to_version as "toVersion" from recomputation
      where status = 'running' order by id limit 1`,
  });
  return rows[0] ?? null;
}

/** How many cases one transaction does: few enough that nobody who works on one of them waits for long. */
const BATCH = 10;

/** Takes the next cases behind another, locked; those that another process has in its hands are skipped. */
export async function takeCases(
  client: pg.PoolClient,
  job: Job,
  after: string | null,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ case_id: string }>({
    name: 'recompute-take',
    text: `select case_id from recomputation_case
      where bureau_id = $1 and recomputation_id = $2 and done_at is null and ($3::uuid is null or case_id > $3)
      order by case_id limit ${BATCH} for update skip locked`,
    values: [job.bureauId, job.id, after],
  });
  return rows.map((row) => row.case_id);
}

/** The newest calendar to which each case was brought before; cases that never were are left out. */
export async function toldVersions(
  client: pg.PoolClient,
  bureauId: BureauId,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ case_id: string; version: number }>({
    name: 'recompute-told',
    text: `select was.case_id, max(r.to_version) as version from recomputation_case was
      join recomputation r on r.bureau_id = was.bureau_id and r.id = was.recomputation_id
      where was.bureau_id = $1 and was.case_id = any($2::uuid[]) and was.done_at is not null and was.fault is null
      group by was.case_id`,
    values: [bureauId, caseIds],
  });
  return new Map(rows.map((row) => [row.case_id, row.version]));
}

export async function settleCase(
  client: pg.PoolClient,
  job: Job,
  caseId: string,
  result: { readonly moved: readonly MovedDeadline[]; readonly fault: string | null; readonly at: Instant },
): Promise<void> {
  await client.query({
    name: 'recompute-settle',
    text: `update recomputation_case set done_at = $4, moved = $5, fault = $6
      where bureau_id = $1 and recomputation_id = $2 and case_id = $3`,
    values: [
      job.bureauId,
      job.id,
      caseId,
      result.at,
      result.moved.length > 0 ? JSON.stringify(result.moved) : null,
      result.fault,
    ],
  });
}

/** Ends one that goes to a calendar no longer in force. */
export async function supersede(client: pg.PoolClient, job: Job, at: Instant): Promise<void> {
  await client.query(
    `update recomputation set status = 'superseded', ended_at = $3
      where bureau_id = $1 and id = $2 and status = 'running'`,
    [job.bureauId, job.id, at],
  );
}

/** Ends those that have nothing left, also nothing that another process has in its hands. */
export async function endFinished(db: pg.Pool, at: Instant): Promise<void> {
  await db.query({
    name: 'recompute-end',
    text: `update recomputation r set status = 'done', ended_at = $1 where r.status = 'running'
      and not exists (select 1 from recomputation_case rc
        where rc.bureau_id = r.bureau_id and rc.recomputation_id = r.id and rc.done_at is null)`,
    values: [at],
  });
}
