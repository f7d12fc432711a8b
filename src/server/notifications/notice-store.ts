/** The SQL of notices: what people were told, in their inbox. */
import type pg from 'pg';
import type { DeliveryChannel, NoticeFacts, NoticeKind, Urgency } from '../../domain/notifications/types.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';

/** The channel on which streams listen for a person's name. */
export const NOTICE_CHANNEL = 'ruheban_notice';

export type RecipientKind = 'person' | 'applicant' | 'webhook';

export interface NoticeRow {
  readonly id: string;
  readonly case_id: string;
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly facts: NoticeFacts;
  readonly at: Instant;
  readonly created_at: Instant;
  readonly read_at: Instant | null;
}

/** A notice to be written, with its ways out of the house. */
export interface NewNotice {
  readonly id: string;
  readonly effect: string;
  readonly recipient_kind: RecipientKind;
  readonly recipient_id: string;
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly facts: NoticeFacts;
  readonly items: readonly {
    readonly channel: DeliveryChannel;
    readonly not_before: Instant;
    readonly quiet: boolean;
  }[];
}

const INSERT = `with told as (
  insert into notice (bureau_id, id, case_id, effect, recipient_kind, recipient_id, kind, urgency, facts, at, created_at)
  select $1::uuid, n.id, $2::uuid, n.effect, n.recipient_kind, n.recipient_id, n.kind, n.urgency, n.facts, $3::timestamptz, $4::timestamptz
  from jsonb_to_recordset($5::jsonb) as n(id uuid, effect text, recipient_kind text, recipient_id uuid, kind text,
    urgency text, facts jsonb)
  on conflict on constraint notice_once do nothing
  returning bureau_id, id, recipient_kind, recipient_id, urgency),
  items as (
  insert into delivery_item (bureau_id, notice_id, channel, recipient_kind, recipient_id, urgency, quiet, not_before)
  select told.bureau_id, told.id, i.channel, told.recipient_kind, told.recipient_id, told.urgency, i.quiet, i.not_before
  from jsonb_to_recordset($6::jsonb) as i(notice_id uuid, channel text, quiet boolean, not_before timestamptz)
    join told on told.id = i.notice_id),
  woken as (select pg_notify('${NOTICE_CHANNEL}', concat_ws(':', bureau_id, recipient_id)) from told where recipient_kind = 'person')
  select (select count(*) from told)::int as told, (select count(*) from woken)::int as woken`;

/** Writes the notices of one event that were not written before; the others change nothing. */
export async function insertNotices(
  client: pg.PoolClient,
  of: { readonly bureauId: BureauId; readonly caseId: string; readonly at: Instant },
  notices: readonly NewNotice[],
  now: Instant,
): Promise<void> {
  const items = notices.flatMap((notice) => notice.items.map((item) => ({ ...item, notice_id: notice.id })));
  await client.query({
    name: 'notice-insert',
    text: INSERT,
    values: [of.bureauId, of.caseId, of.at, now, JSON.stringify(notices), JSON.stringify(items)],
  });
}

const COLUMNS = 'id, case_id, kind, urgency, facts, at, created_at, read_at';

/** A person's notices, the newest first, one more than asked for. */
export async function readNotices(
  pool: pg.Pool,
  person: { readonly bureauId: BureauId; readonly personId: PersonId },
  page: {
    readonly unread: boolean;
    readonly after: { readonly key: string; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<readonly NoticeRow[]> {
  const { rows } = await pool.query<NoticeRow>({
    name: `notice-list${page.unread ? '-unread' : ''}`,
    text: `select ${COLUMNS} from notice
      where bureau_id = $1 and recipient_kind = 'person' and recipient_id = $2 ${page.unread ? 'and read_at is null' : ''}
        and ($3::timestamptz is null or (created_at, id) < ($3::timestamptz, $4::uuid))
      order by created_at desc, id desc limit $5`,
    values: [
      person.bureauId,
      person.personId,
      page.after?.key ?? null,
      page.after?.id ?? null,
      page.limit + 1,
    ],
  });
  return rows;
}

export async function countUnread(pool: pg.Pool, bureauId: BureauId, personId: PersonId): Promise<number> {
  const { rows } = await pool.query<{ unread: number }>({
    name: 'notice-unread',
    text: `select count(*)::int as unread from notice
      where bureau_id = $1 and recipient_kind = 'person' and recipient_id = $2 and read_at is null`,
    values: [bureauId, personId],
  });
  return rows[0]?.unread ?? 0;
}

/** Marks notices of one's own as read, all of them where none is named; tells one's other windows. */
export async function markRead(
  pool: pg.Pool,
  person: { readonly bureauId: BureauId; readonly personId: PersonId },
  ids: readonly string[] | null,
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'notice-read',
    text: `with marked as (update notice set read_at = $4::timestamptz
        where bureau_id = $1::uuid and recipient_kind = 'person' and recipient_id = $2::uuid and read_at is null
          and ($3::uuid[] is null or id = any($3::uuid[])) and created_at <= $4::timestamptz returning 1)
      select pg_notify('${NOTICE_CHANNEL}', concat_ws(':', $1::uuid, $2::uuid)) where exists (select 1 from marked)`,
    values: [person.bureauId, person.personId, ids, now],
  });
}

/** Removes what is old: notices with all that hangs on them, and deliveries long done. */
export async function sweepNotices(pool: pg.Pool, before: Instant): Promise<void> {
  await pool.query({
    name: 'notice-sweep',
    text: `delete from notice n where n.created_at < $1 and not exists (
      select 1 from delivery_item i left join delivery d on d.bureau_id = i.bureau_id and d.id = i.delivery_id
      where i.bureau_id = n.bureau_id and i.notice_id = n.id and (d.id is null or d.ended_at is null))`,
    values: [before],
  });
  await pool.query({
    name: 'delivery-sweep',
    text: `delete from delivery d where d.ended_at < $1 and not exists (
      select 1 from delivery_item i where i.bureau_id = d.bureau_id and i.delivery_id = d.id)`,
    values: [before],
  });
}
