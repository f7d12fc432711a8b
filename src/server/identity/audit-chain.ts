import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { BureauId } from '../../domain/organisation/types.ts';
import { canonicalJson } from '../canonical-json.ts';
import { transaction } from '../db/transaction.ts';

/**
 * The audit log is one hash chain per bureau.
 *
 * A chain built while appending would make every writer of every process wait for the one before. So rows are
 * appended without a place, and sealing gives them one: under a lock of the bureau, in the order of their ids
 * (which rise with time), each gets the next number and the hash over itself and the hash before. A transaction
 * that commits late is simply sealed later. A row can vanish unnoticed only before it is sealed, and there the
 * database refuses any change; the worker seals every few seconds.
 */
interface AuditRow {
  readonly bureau_id: string;
  readonly id: string;
  readonly at: string;
  readonly account_id: string | null;
  readonly person_id: string | null;
  readonly ip: string | null;
  readonly action: string;
  readonly target_kind: string | null;
  readonly target_id: string | null;
  readonly result: string;
  readonly meta: unknown;
}

interface SealedRow extends AuditRow {
  readonly seq: number;
  readonly hash: Buffer;
}

export interface ChainFault {
  readonly seq: number;
  readonly id: string;
  readonly fault: 'changed' | 'missing';
}

export interface ChainCheck {
  readonly sealed: number;
  /** Rows that wait for their seal. */
  readonly unsealed: number;
  readonly firstFault: ChainFault | null;
}

const START = Buffer.alloc(32);
const BATCH = 1000;
const FIELDS = 'bureau_id, id, at, account_id, person_id, ip, action, target_kind, target_id, result, meta';

/** Seals what waits, in every bureau; safe from several processes at once. Returns how many rows it sealed. */
export async function sealAudit(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ bureau_id: string }>(
    'select distinct bureau_id from audit_log where seq is null',
  );
  let sealed = 0;
  for (const { bureau_id } of rows) {
    let batch = await sealBatch(pool, bureau_id);
    sealed += batch;
    while (batch === BATCH) {
      batch = await sealBatch(pool, bureau_id);
      sealed += batch;
    }
  }
  return sealed;
}

async function sealBatch(pool: pg.Pool, bureauId: BureauId): Promise<number> {
  return transaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtextextended('audit ' || $1, 0))", [bureauId]);
    const head = await client.query<{ seq: number; hash: Buffer }>(
      'select seq, hash from audit_log where bureau_id = $1 and seq is not null order by seq desc limit 1',
      [bureauId],
    );
    const { rows } = await client.query<AuditRow>(
      `select ${FIELDS} from audit_log where bureau_id = $1 and seq is null order by id limit ${BATCH}`,
      [bureauId],
    );
    let hash = head.rows[0]?.hash ?? START;
    const first = (head.rows[0]?.seq ?? 0) + 1;
    const hashes = rows.map((row, index) => {
      hash = hashOf(hash, first + index, row);
      return hash;
    });
    await client.query(
      `update audit_log set seq = sealed.seq, hash = sealed.hash
       from unnest($2::uuid[], $3::bigint[], $4::bytea[]) sealed(id, seq, hash)
       where audit_log.bureau_id = $1 and audit_log.id = sealed.id`,
      [bureauId, rows.map((row) => row.id), rows.map((_row, index) => first + index), hashes],
    );
    return rows.length;
  });
}

/** Recomputes a bureau's whole chain and names the first entry that does not fit. */
export async function verifyAudit(pool: pg.Pool, bureauId: BureauId): Promise<ChainCheck> {
  let hash: Buffer = START;
  let seq = 0;
  for (;;) {
    const { rows } = await pool.query<SealedRow>(
      `select ${FIELDS}, seq, hash from audit_log where bureau_id = $1 and seq > $2 order by seq limit ${BATCH}`,
      [bureauId, seq],
    );
    for (const row of rows) {
      seq += 1;
      const fault = row.seq !== seq ? 'missing' : hashOf(hash, seq, row).equals(row.hash) ? null : 'changed';
      if (fault !== null) return check(pool, bureauId, seq - 1, { seq, id: row.id, fault });
      hash = row.hash;
    }
    if (rows.length < BATCH) return check(pool, bureauId, seq, null);
  }
}

async function check(
  pool: pg.Pool,
  bureauId: BureauId,
  sealed: number,
  firstFault: ChainFault | null,
): Promise<ChainCheck> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*) from audit_log where bureau_id = $1 and seq is null',
    [bureauId],
  );
  return { sealed, unsealed: rows[0]?.count ?? 0, firstFault };
}

/** SM3 over the hash before, the number and the row as the database gives it back. */
function hashOf(previous: Buffer, seq: number, row: AuditRow): Buffer {
  const { bureau_id, id, at, account_id, person_id, ip, action, target_kind, target_id, result, meta } = row;
  const fields = [
    bureau_id,
    seq,
    id,
    at,
    account_id,
    person_id,
    ip,
    action,
    target_kind,
    target_id,
    result,
    meta,
  ];
  return createHash('sm3').update(previous).update(canonicalJson(fields)).digest();
}
