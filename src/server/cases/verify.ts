/**
 * Checks the whole history: every event of every case, every head, every root (invariant 7). Reads in pages, so
 * that a million cases need no more memory than one page.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { addMinutes, type Instant } from '../../domain/time.ts';
import { transaction } from '../db/transaction.ts';
import type { Sealer } from '../sealing.ts';
import { EVENT_COLUMNS, EVENT_TABLES, type StoredEvent } from './events.ts';
import { firstFault, type HistoryFault } from './history.ts';

export interface Verification {
  readonly cases: number;
  readonly events: number;
  readonly roots: number;
  /** The first event that does not fit; null when everything does. */
  readonly fault: HistoryFault | null;
}

interface Head {
  readonly id: string;
  readonly last_seq: number;
  readonly head_hash: string;
}

const PAGE = 500;
const FIRST_ROOT = createHash('sm3').update('ruheban history root').digest('hex');

/** Verifies one bureau. `onProgress` hears how many cases are done; `stop` ends it early, without a fault. */
export async function verifyHistory(
  pool: pg.Pool,
  bureauId: string,
  sealer: Sealer,
  options: { readonly onProgress?: (cases: number) => void; readonly stop?: () => boolean } = {},
): Promise<Verification> {
  let [cases, events] = [0, 0];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const heads = await headsAfter(pool, bureauId, after);
    const last = heads.at(-1);
    if (!last || options.stop?.()) break;
    const byCase = await eventsOf(pool, bureauId, heads);
    for (const head of heads) {
      const own = byCase.get(head.id) ?? [];
      const place = { seq: head.last_seq, hash: head.head_hash };
      const fault = firstFault({ bureauId, caseId: head.id }, own, place, sealer.openAll);
      if (fault) return { cases, events, roots: 0, fault };
      cases += 1;
      events += own.length;
    }
    after = last.id;
    options.onProgress?.(cases);
  }
  const { roots, fault } = await verifyRoots(pool, bureauId);
  return { cases, events, roots, fault };
}

async function headsAfter(pool: pg.Pool, bureauId: string, after: string): Promise<readonly Head[]> {
  const { rows } = await pool.query<Head>({
    name: 'verify-heads',
    text: `select id, last_seq, encode(head_hash, 'hex') as head_hash from case_file
      where bureau_id = $1 and id > $2 order by id limit ${PAGE}`,
    values: [bureauId, after],
  });
  return rows;
}

async function eventsOf(
  pool: pg.Pool,
  bureauId: string,
  heads: readonly Head[],
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const { rows } = await pool.query<StoredEvent>({
    name: 'verify-events',
    text: `select ${EVENT_COLUMNS} from ${EVENT_TABLES}
      where e.bureau_id = $1 and e.case_id = any($2::uuid[]) order by e.case_id, e.seq`,
    values: [bureauId, heads.map((head) => head.id)],
  });
  return Map.groupBy(rows, (row) => row.case_id);
}

/** Each root is chained to the one before, and every head it names is still in the history. */
async function verifyRoots(
  pool: pg.Pool,
  bureauId: string,
): Promise<{ roots: number; fault: HistoryFault | null }> {
  const { rows } = await pool.query<{ seq: number; at: string; previous_hash: string; hash: string }>(
    `select seq, at, encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash
      from history_root where bureau_id = $1 order by seq`,
    [bureauId],
  );
  let previous = FIRST_ROOT;
  for (const [index, root] of rows.entries()) {
    const leaves = await leavesOf(pool, bureauId, root.seq);
    const hash = rootHash(bureauId, root.seq, root.at, previous, leaves);
    if (root.seq !== index + 1 || root.previous_hash !== previous || root.hash !== hash) {
      return { roots: index, fault: { caseId: '', seq: root.seq, fault: 'root' } };
    }
    const missing = leaves.find((leaf) => !leaf.present);
    if (missing)
      return { roots: index, fault: { caseId: missing.case_id, seq: missing.last_seq, fault: 'missing' } };
    previous = root.hash;
  }
  return { roots: rows.length, fault: null };
}

interface Leaf {
  readonly case_id: string;
  readonly last_seq: number;
  readonly head_hash: string;
  readonly present: boolean;
}

async function leavesOf(pool: pg.Pool, bureauId: string, seq: number): Promise<readonly Leaf[]> {
  const { rows } = await pool.query<Leaf>(
    `select l.case_id, l.last_seq, encode(l.head_hash, 'hex') as head_hash,
        exists (select 1 from case_event e where e.bureau_id = l.bureau_id and e.case_id = l.case_id
          and e.seq = l.last_seq and e.hash = l.head_hash) as present
      from history_leaf l where l.bureau_id = $1 and l.root_seq = $2 order by l.case_id`,
    [bureauId, seq],
  );
  return rows;
}

function rootHash(
  bureauId: string,
  seq: number,
  at: string,
  previous: string,
  leaves: readonly Omit<Leaf, 'present'>[],
): string {
  const hash = createHash('sm3').update(`${bureauId} ${seq} ${at} ${previous}\n`);
  for (const leaf of leaves) hash.update(`${leaf.case_id} ${leaf.last_seq} ${leaf.head_hash}\n`);
  return hash.digest('hex');
}

/**
 * Puts a root over the heads of all cases that moved since the last one. Safe with several processes: they take
 * turns on the bureau's lock. Null when nothing moved.
 */
export async function sealHistory(
  pool: pg.Pool,
  bureauId: string,
  now: string,
): Promise<{ seq: number; hash: string } | null> {
  return transaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtextextended('history ' || $1, 0))", [bureauId]);
    const { rows: roots } = await client.query<{ seq: number; hash: string }>(
      `select seq, encode(hash, 'hex') as hash from history_root where bureau_id = $1 order by seq desc limit 1`,
      [bureauId],
    );
    const { rows: leaves } = await client.query<Omit<Leaf, 'present'>>(
      `select c.id as case_id, c.last_seq, encode(c.head_hash, 'hex') as head_hash from case_file c
        where c.bureau_id = $1 and not exists (select 1 from history_leaf l where l.bureau_id = c.bureau_id
          and l.case_id = c.id and l.last_seq = c.last_seq) order by c.id`,
      [bureauId],
    );
    if (leaves.length === 0) return null;
    const seq = (roots[0]?.seq ?? 0) + 1;
    const previous = roots[0]?.hash ?? FIRST_ROOT;
    const hash = rootHash(bureauId, seq, now, previous, leaves);
    await client.query(
      `insert into history_root (bureau_id, seq, at, cases, previous_hash, hash)
        values ($1, $2, $3, $4, decode($5, 'hex'), decode($6, 'hex'))`,
      [bureauId, seq, now, leaves.length, previous, hash],
    );
    await client.query(
      `insert into history_leaf (bureau_id, root_seq, case_id, last_seq, head_hash)
        select $1, $2, l.case_id, l.last_seq, decode(l.head_hash, 'hex')
        from jsonb_to_recordset($3::jsonb) as l(case_id uuid, last_seq int, head_hash text)`,
      [bureauId, seq, JSON.stringify(leaves)],
    );
    return { seq, hash };
  });
}

const ROOT_EVERY_MINUTES = 60;

/** Puts a root over each bureau's cases where the last one is an hour old. */
export async function sealHistoryHourly(pool: pg.Pool, now: Instant): Promise<void> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'history-roots-due',
    text: `select b.id from bureau b where not exists (
      select 1 from history_root r where r.bureau_id = b.id and r.at > $1)`,
    values: [addMinutes(now, -ROOT_EVERY_MINUTES)],
  });
  for (const { id } of rows) await sealHistory(pool, id, now);
}
