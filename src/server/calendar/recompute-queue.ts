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

export interface TakenCase {
  readonly bureauId: BureauId;
  readonly recomputationId: string;
  readonly caseId: string;
  readonly toVersion: number;
  /** The newest calendar to which this case was brought before; null while it never was. */
  readonly told: number | null;
}

const TAKE = `
select rc.bureau_id as "bureauId", rc.recomputation_id as "recomputationId", rc.case_id as "caseId",
  r.to_version as "toVersion",
  (select max(before.to_version) from recomputation_case was
     join recomputation before on before.bureau_id = was.bureau_id and before.id = was.recomputation_id
    where was.bureau_id = rc.bureau_id and was.case_id = rc.case_id
      and was.done_at is not null and was.fault is null) as told
  from recomputation r
  join recomputation_case rc on rc.bureau_id = r.bureau_id and rc.recomputation_id = r.id
 where r.status = 'running' and rc.done_at is null and ($1::uuid is null or rc.case_id > $1)
 order by rc.case_id limit 1 for update of rc skip locked`;

/** Takes the next case behind another; null when none is left there. */
export async function takeCase(client: pg.PoolClient, after: string | null): Promise<TakenCase | null> {
  const { rows } = await client.query<TakenCase>({ name: 'recompute-take', text: TAKE, values: [after] });
  return rows[0] ?? null;
}

export async function settleCase(
  client: pg.PoolClient,
  taken: TakenCase,
  result: { readonly moved: readonly MovedDeadline[]; readonly fault: string | null; readonly at: Instant },
): Promise<void> {
  await client.query({
    name: 'recompute-settle',
    text: `update recomputation_case set done_at = $4, moved = $5, fault = $6
      where bureau_id = $1 and recomputation_id = $2 and case_id = $3`,
    values: [
      taken.bureauId,
      taken.recomputationId,
      taken.caseId,
      result.at,
      result.moved.length > 0 ? JSON.stringify(result.moved) : null,
      result.fault,
    ],
  });
}

/** Ends one that goes to a calendar no longer in force. */
export async function supersede(client: pg.PoolClient, taken: TakenCase, at: Instant): Promise<void> {
  await client.query(
    `update recomputation set status = 'superseded', ended_at = $3
      where bureau_id = $1 and id = $2 and status = 'running'`,
    [taken.bureauId, taken.recomputationId, at],
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
