/**
 * Carries out what the clocks of cases do by themselves. A case is taken with its row locked and others skipped, so
 * that several processes share the work and each effect happens once; after a standstill the oldest come first.
 */
import type pg from 'pg';
import type { Decision, DecisionContext } from '../../domain/cases/context.ts';
import { decide } from '../../domain/cases/decide.ts';
import { ring } from '../../domain/cases/ring.ts';
import type { CaseState } from '../../domain/cases/state.ts';
import { pendingTimers } from '../../domain/cases/timers.ts';
import { addMinutes, type Instant } from '../../domain/time.ts';
import { transaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { writeOf } from './execute.ts';
import { updateCase } from './store.ts';
import { contextOf, worldAt } from './world.ts';

/** After a fault a case is tried again later; the others go on. */
const RETRY_MINUTES = 10;

interface DueCase {
  readonly id: string;
  readonly bureau_id: string;
  readonly version: number;
  readonly state: CaseState;
  readonly last_seq: number;
  readonly head_hash: string;
  readonly organisation_version: number;
  readonly calendar_version: number;
}

/** The next due cases, locked, the longest due first; those that somebody works on are skipped. */
export const TAKE_DUE = `select bureau_id, id from case_file where next_timer_at < $1
  order by next_timer_at limit 10 for update skip locked`;

const READ = `select c.id, c.bureau_id, c.version, c.state, c.last_seq, encode(c.head_hash, 'hex') as head_hash,
    b.organisation_version, cal.version as calendar_version
  from unnest($1::uuid[], $2::uuid[]) as taken(bureau_id, id)
    join case_file c on c.bureau_id = taken.bureau_id and c.id = taken.id join bureau b on b.id = c.bureau_id join calendar_version cal on cal.bureau_id = c.bureau_id
  order by c.next_timer_at`;

/**
 * Does what is due at `now`, one effect of a case at a time, until nothing is left or `stop` says so. Returns the
 * number of effects.
 */
export async function runDueTimers(
  deps: Deps,
  now: Instant,
  stop: () => boolean = () => false,
): Promise<number> {
  let effects = 0;
  while (!stop()) {
    const done = await transaction(deps.pool, (client) => runBatch(deps, client, now));
    if (done === null) break;
    effects += done;
  }
  return effects;
}

/** Effects carried out; null when nothing was due. */
async function runBatch(deps: Deps, client: pg.PoolClient, now: Instant): Promise<number | null> {
  const taken = await client.query<{ bureau_id: string; id: string }>({
    name: 'timer-take',
    text: TAKE_DUE,
    values: [now],
  });
  if (taken.rows.length === 0) return null;
  const values = [taken.rows.map((row) => row.bureau_id), taken.rows.map((row) => row.id)];
  const { rows } = await client.query<DueCase>({ name: 'timer-read', text: READ, values });
  let effects = 0;
  for (const row of rows) if ((await runOne(deps, client, row, now)) === 'effect') effects += 1;
  return effects;
}

async function runOne(
  deps: Deps,
  client: pg.PoolClient,
  row: DueCase,
  now: Instant,
): Promise<'effect' | 'moved'> {
  await client.query('savepoint effect');
  try {
    return await carryOut(deps, client, row, now);
  } catch (error) {
    deps.log.error({ err: error, caseId: row.id }, 'a clock could not be carried out');
    await client.query('rollback to savepoint effect');
    await planNext(client, row, addMinutes(now, RETRY_MINUTES));
    return 'moved';
  }
}

async function carryOut(
  deps: Deps,
  client: pg.PoolClient,
  row: DueCase,
  now: Instant,
): Promise<'effect' | 'moved'> {
  const context = contextOf(await worldAt(deps, row.bureau_id, row), { kind: 'system' }, now);
  const [timer] = pendingTimers(row.state, context);
  if (!timer || timer.dueAt >= now) {
    await planNext(client, row, timer?.dueAt ?? null);
    return 'moved';
  }
  const decision = effectOf(timer.kind, timer.key, row.state, context);
  if (!decision.ok) throw new Error(`${timer.key}: ${decision.refusal.code}`);
  const write = writeOf(deps, row, decision.state, decision.events, context);
  if (!(await updateCase(client, { ...write, scope: null, status: 200 }, row.version))) {
    throw new Error(`case ${row.id} changed under its lock`);
  }
  return 'effect';
}

function effectOf(kind: string, key: string, state: CaseState, context: DecisionContext): Decision {
  if (kind === 'climb') return decide(state, { name: 'escalate-overdue', input: {} }, context);
  if (kind === 'close') return decide(state, { name: 'close', input: {} }, context);
  return ring(state, key, context);
}

/** The case itself stays as it is; only when to look at it again is worked out anew. */
async function planNext(client: pg.PoolClient, row: DueCase, at: Instant | null): Promise<void> {
  await client.query({
    name: 'timer-plan',
    text: 'update case_file set next_timer_at = $3 where bureau_id = $1 and id = $2',
    values: [row.bureau_id, row.id, at],
  });
}
