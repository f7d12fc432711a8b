/**
 * What happened and has not been told to anybody yet. Each event is handed over once: in the transaction that removes
 * its row, which locks it and skips what other processes have locked.
 */
import type pg from 'pg';
import type { CaseEvent } from '../../domain/cases/context.ts';
import type { Capacity } from '../../domain/organisation/types.ts';
import { addMinutes, type Instant } from '../../domain/time.ts';
import { transaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { type Executed, visibleCase } from './execute.ts';

/** After a fault an event is tried again later; the others go on. */
const RETRY_MINUTES = 10;
const BATCH = 20;

/** An event of the history, with its case as it is by now. */
export interface ToldEvent extends Executed {
  readonly event: Omit<CaseEvent, 'sealed'> & { readonly seq: number };
}

interface OutboxRow {
  readonly bureau_id: string;
  readonly case_id: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly round: number;
  readonly who: CaseEvent['who'];
  readonly person_id: string | null;
  readonly post_id: string | null;
  readonly capacity: Capacity | null;
  readonly on_behalf_of: string | null;
  readonly shared: Readonly<Record<string, unknown>>;
}

const TAKE = `select o.bureau_id, o.case_id, o.seq, e.type, e.at, e.round, e.who, e.person_id, e.post_id, e.capacity,
    e.on_behalf_of, e.shared
  from case_outbox o join case_event e on e.bureau_id = o.bureau_id and e.case_id = o.case_id and e.seq = o.seq
  where o.at <= $1 order by o.at, o.case_id, o.seq limit ${BATCH} for update of o skip locked`;

/**
 * Hands over everything that happened until `now`, the oldest first. What `tell` writes with the client it is given
 * stands together with the removal, or neither does. Returns the number of events.
 */
export async function tellOutbox(
  deps: Deps,
  now: Instant,
  tell: (client: pg.PoolClient, told: ToldEvent) => Promise<void>,
  stop: () => boolean = () => false,
): Promise<number> {
  let count = 0;
  while (!stop()) {
    const done = await transaction(deps.pool, (client) => tellBatch(deps, client, now, tell));
    count += done;
    if (done < BATCH) break;
  }
  return count;
}

async function tellBatch(
  deps: Deps,
  client: pg.PoolClient,
  now: Instant,
  tell: (client: pg.PoolClient, told: ToldEvent) => Promise<void>,
): Promise<number> {
  const { rows } = await client.query<OutboxRow>({ name: 'outbox-take', text: TAKE, values: [now] });
  const cases = new Map<string, Promise<Executed>>();
  for (const row of rows) {
    await client.query('savepoint event');
    try {
      const known =
        cases.get(row.case_id) ?? visibleCase(deps, row.bureau_id, row.case_id, { kind: 'system' });
      cases.set(row.case_id, known);
      await tell(client, { ...(await known), event: eventOf(row) });
      await client.query({ name: 'outbox-remove', text: REMOVE, values: keyOf(row) });
    } catch (error) {
      deps.log.error({ err: error, caseId: row.case_id, seq: row.seq }, 'an event could not be told');
      await client.query('rollback to savepoint event');
      await client.query({
        name: 'outbox-postpone',
        text: POSTPONE,
        values: [...keyOf(row), addMinutes(now, RETRY_MINUTES)],
      });
    }
  }
  return rows.length;
}

const REMOVE = 'delete from case_outbox where bureau_id = $1 and case_id = $2 and seq = $3';
const POSTPONE = 'update case_outbox set at = $4 where bureau_id = $1 and case_id = $2 and seq = $3';

const keyOf = (row: OutboxRow) => [row.bureau_id, row.case_id, row.seq];

function eventOf(row: OutboxRow): ToldEvent['event'] {
  const { seq, type, at, round, who, shared } = row;
  const by =
    row.person_id !== null && row.post_id !== null && row.capacity !== null
      ? {
          personId: row.person_id,
          postId: row.post_id,
          capacity: row.capacity,
          onBehalfOf: row.on_behalf_of,
        }
      : null;
  return { seq, type, at, round, who, shared, by };
}
