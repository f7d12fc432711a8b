/** The SQL of deliveries: merged, taken by one process at a time, and what became of them. */
import type pg from 'pg';
import type { DeliveryChannel, DeliveryState } from '../../domain/notifications/types.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { transaction } from '../db/transaction.ts';
import type { NoticeRow, RecipientKind } from './notice-store.ts';

export interface DeliveryRow {
  readonly bureau_id: BureauId;
  readonly id: string;
  readonly channel: DeliveryChannel;
  readonly recipient_kind: RecipientKind;
  readonly recipient_id: string;
  /** Tries so far, this one included; also who may say what became of it. */
  readonly attempts: number;
  readonly first_tried_at: Instant;
}

/** Any number that nothing else locks: who merges, merges alone. */
const MERGE_LOCK = 7_402_118;

/**
 * Waiting items become deliveries as soon as one of a recipient's is due: all that waits for them goes together. A
 * short message is one for each; the applicant's are never merged with anything.
 */
const MERGE = `with due as (
    select distinct bureau_id, channel, recipient_kind, recipient_id,
      case when channel = 'sms' then notice_id end as only
    from delivery_item
    where delivery_id is null and not_before <= $1 and (not quiet or bureau_id <> all($2::uuid[]))),
  groups as materialized (select gen_random_uuid() as id, due.* from due),
  items as materialized (
    select g.id as delivery_id, i.bureau_id, i.notice_id, i.channel, i.recipient_kind, i.recipient_id, i.urgency, i.quiet
    from groups g join delivery_item i on i.bureau_id = g.bureau_id and i.channel = g.channel
      and i.recipient_kind = g.recipient_kind and i.recipient_id = g.recipient_id
    where i.delivery_id is null and (g.only is null or i.notice_id = g.only)
      and (not i.quiet or i.bureau_id <> all($2::uuid[]))),
  made as (
    insert into delivery (bureau_id, id, channel, recipient_kind, recipient_id, urgency, quiet, state, next_at, created_at)
    select bureau_id, delivery_id, channel, recipient_kind, recipient_id,
      case when bool_or(urgency = 'red') then 'red' else 'plain' end, bool_and(quiet), 'pending', $1, $1
    from items group by bureau_id, delivery_id, channel, recipient_kind, recipient_id),
  moved as (
    update delivery_item d set delivery_id = i.delivery_id from items i
    where d.bureau_id = i.bureau_id and d.notice_id = i.notice_id and d.channel = i.channel returning 1)
  select count(*)::int as count from groups`;

/** Makes deliveries of what is due; `resting` are the bureaus in which only what is red goes out now. */
export async function mergeDue(pool: pg.Pool, now: Instant, resting: readonly BureauId[]): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>({
      name: 'merge-lock',
      text: 'select pg_try_advisory_xact_lock($1) as mine',
      values: [MERGE_LOCK],
    });
    if (!rows[0]?.mine) return 0;
    const merged = await client.query<{ count: number }>({
      name: 'merge',
      text: MERGE,
      values: [now, resting],
    });
    return merged.rows[0]?.count ?? 0;
  });
}

const TAKE = `update delivery set state = 'sending', attempts = attempts + 1, leased_until = $4,
    first_tried_at = coalesce(first_tried_at, $2)
  where (bureau_id, id) = (select bureau_id, id from delivery
    where channel = $1 and (not quiet or bureau_id <> all($3::uuid[]))
      and ((state = 'pending' and next_at <= $2) or (state = 'sending' and leased_until <= $2))
    order by next_at, id limit 1 for update skip locked)
  returning bureau_id, id, channel, recipient_kind, recipient_id, attempts, first_tried_at`;

/** Takes the next delivery of a channel for a while; also one whose sender never said what became of it. */
export async function takeDelivery(
  pool: pg.Pool,
  channel: DeliveryChannel,
  now: Instant,
  leasedUntil: Instant,
  resting: readonly BureauId[],
): Promise<DeliveryRow | null> {
  const { rows } = await pool.query<DeliveryRow>({
    name: 'delivery-take',
    text: TAKE,
    values: [channel, now, resting, leasedUntil],
  });
  return rows[0] ?? null;
}

/** What a delivery says, the oldest first. */
export async function readContents(pool: pg.Pool, delivery: DeliveryRow): Promise<readonly NoticeRow[]> {
  const { rows } = await pool.query<NoticeRow>({
    name: 'delivery-contents',
    text: `select n.id, n.case_id, n.kind, n.urgency, n.facts, n.at, n.created_at, n.read_at
      from delivery_item i join notice n on n.bureau_id = i.bureau_id and n.id = i.notice_id
      where i.bureau_id = $1 and i.delivery_id = $2 order by n.created_at, n.id`,
    values: [delivery.bureau_id, delivery.id],
  });
  return rows;
}

export interface Settlement {
  readonly state: Exclude<DeliveryState, 'sending'>;
  readonly nextAt: Instant;
  readonly fault: string | null;
}

/** Writes what became of a delivery, unless somebody else has taken it over meanwhile. */
export async function settleDelivery(
  pool: pg.Pool,
  delivery: DeliveryRow,
  { state, nextAt, fault }: Settlement,
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'delivery-settle',
    text: `update delivery set state = $4, next_at = $5, fault = $6, leased_until = null,
        ended_at = case when $4 = 'pending' then null else $7::timestamptz end
      where bureau_id = $1 and id = $2 and state = 'sending' and attempts = $3`,
    values: [delivery.bureau_id, delivery.id, delivery.attempts, state, nextAt, fault, now],
  });
}

export interface DeliveryListRow extends DeliveryRow {
  readonly state: DeliveryState;
  readonly urgency: 'plain' | 'red';
  readonly fault: string | null;
  readonly next_at: Instant;
  readonly created_at: Instant;
  readonly ended_at: Instant | null;
  readonly kinds: readonly string[];
  readonly case_ids: readonly string[];
}

/** Deliveries of a bureau, the newest first, one more than asked for. */
export async function readDeliveries(
  pool: pg.Pool,
  bureauId: BureauId,
  query: {
    readonly state: DeliveryState | null;
    readonly after: { readonly key: string; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<readonly DeliveryListRow[]> {
  const { rows } = await pool.query<DeliveryListRow>({
    name: 'delivery-list',
    text: `select d.*, coalesce(c.kinds, '{}') as kinds, coalesce(c.case_ids, '{}') as case_ids
      from (select * from delivery where bureau_id = $1 and ($2::text is null or state = $2)
          and ($3::timestamptz is null or (created_at, id) < ($3::timestamptz, $4::uuid))
        order by created_at desc, id desc limit $5) d
      left join lateral (select array_agg(distinct n.kind) as kinds, array_agg(distinct n.case_id) as case_ids
        from delivery_item i join notice n on n.bureau_id = i.bureau_id and n.id = i.notice_id
        where i.bureau_id = d.bureau_id and i.delivery_id = d.id) c on true
      order by d.created_at desc, d.id desc`,
    values: [bureauId, query.state, query.after?.key ?? null, query.after?.id ?? null, query.limit + 1],
  });
  return rows;
}

/** Puts what failed for good back in front of the queue, with all its tries before it again. */
export async function reviveDelivery(
  client: pg.PoolClient,
  bureauId: BureauId,
  id: string,
  now: Instant,
): Promise<'revived' | 'unknown' | 'not-failed'> {
  const { rows } = await client.query<{ state: DeliveryState }>({
    name: 'delivery-lock',
    text: 'select state from delivery where bureau_id = $1 and id = $2 for update',
    values: [bureauId, id],
  });
  const state = rows[0]?.state;
  if (state === undefined) return 'unknown';
  if (state !== 'dead' && state !== 'void') return 'not-failed';
  await client.query({
    name: 'delivery-revive',
    text: `update delivery set state = 'pending', attempts = 0, first_tried_at = null, ended_at = null, fault = null,
        next_at = $3, quiet = false where bureau_id = $1 and id = $2`,
    values: [bureauId, id, now],
  });
  return 'revived';
}
