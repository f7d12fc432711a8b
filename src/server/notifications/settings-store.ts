/** The SQL of what people and the administrator choose: preferences, webhooks, calendar links. */
import type pg from 'pg';
import type { Preference } from '../../domain/notifications/preferences.ts';
import type { Urgency, WebhookKind } from '../../domain/notifications/types.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';

interface PreferenceRow {
  readonly person_id: PersonId;
  readonly mail_address: string | null;
  readonly mail: Preference['mail'];
  readonly sms: Preference['sms'];
  readonly quiet_hours: boolean;
}

/** The choices of those who made any. */
export async function readPreferences(
  db: pg.Pool | pg.PoolClient,
  bureauId: BureauId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Preference>> {
  const { rows } = await db.query<PreferenceRow>({
    name: 'preference-read',
    text: `select person_id, mail_address, mail, sms, quiet_hours from notification_preference
      where bureau_id = $1 and person_id = any($2::uuid[])`,
    values: [bureauId, people],
  });
  return new Map(
    rows.map((row) => [
      row.person_id,
      { mailAddress: row.mail_address, mail: row.mail, sms: row.sms, quietHours: row.quiet_hours },
    ]),
  );
}

export async function savePreference(
  pool: pg.Pool,
  bureauId: BureauId,
  personId: PersonId,
  chosen: Preference,
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'preference-save',
    text: `insert into notification_preference (bureau_id, person_id, mail_address, mail, sms, quiet_hours, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (bureau_id, person_id) do update set mail_address = excluded.mail_address, mail = excluded.mail,
        sms = excluded.sms, quiet_hours = excluded.quiet_hours, updated_at = excluded.updated_at`,
    values: [bureauId, personId, chosen.mailAddress, chosen.mail, chosen.sms, chosen.quietHours, now],
  });
}

export interface WebhookRow {
  readonly id: string;
  readonly kind: WebhookKind;
  readonly name: string;
  readonly unit_id: string | null;
  readonly least: Urgency;
  readonly host: string;
  readonly url_sealed: string;
  readonly secret_sealed: string | null;
  readonly created_at: Instant;
}

/** The webhooks of a bureau that have not been removed. */
export async function readWebhooks(
  db: pg.Pool | pg.PoolClient,
  bureauId: BureauId,
): Promise<readonly WebhookRow[]> {
  const { rows } = await db.query<WebhookRow>({
    name: 'webhook-list',
    text: `select id, kind, name, unit_id, least, host, url_sealed, secret_sealed, created_at from webhook
      where bureau_id = $1 and removed_at is null order by id`,
    values: [bureauId],
  });
  return rows;
}

/** False: the id is taken. */
export async function insertWebhook(
  client: pg.PoolClient,
  bureauId: BureauId,
  row: Omit<WebhookRow, 'created_at'>,
  by: PersonId,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'webhook-insert',
    text: `insert into webhook (bureau_id, id, kind, name, unit_id, least, host, url_sealed, secret_sealed, created_at,
        created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [
      bureauId,
      row.id,
      row.kind,
      row.name,
      row.unit_id,
      row.least,
      row.host,
      row.url_sealed,
      row.secret_sealed,
      now,
      by,
    ],
  });
  return rowCount === 1;
}

/** False: there is no such webhook. */
export async function removeWebhook(
  client: pg.PoolClient,
  bureauId: BureauId,
  id: string,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'webhook-remove',
    text: 'update webhook set removed_at = $3 where bureau_id = $1 and id = $2 and removed_at is null',
    values: [bureauId, id, now],
  });
  return rowCount === 1;
}

/** Names of all webhooks that there ever were. */
export async function webhookNames(pool: pg.Pool, bureauId: BureauId): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ id: string; name: string }>({
    name: 'webhook-names',
    text: 'select id, name from webhook where bureau_id = $1',
    values: [bureauId],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface Owner {
  readonly bureauId: BureauId;
  readonly personId: PersonId;
}

export async function saveFeed(
  pool: pg.Pool,
  { bureauId, personId }: Owner,
  secretHash: Buffer,
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'feed-save',
    text: `insert into calendar_feed (bureau_id, person_id, secret_hash, created_at) values ($1, $2, $3, $4)
      on conflict (bureau_id, person_id) do update set secret_hash = excluded.secret_hash,
        created_at = excluded.created_at`,
    values: [bureauId, personId, secretHash, now],
  });
}

/** Since when one has a link; null when there is none. */
export async function readFeed(pool: pg.Pool, { bureauId, personId }: Owner): Promise<Instant | null> {
  const { rows } = await pool.query<{ created_at: Instant }>({
    name: 'feed-read',
    text: 'select created_at from calendar_feed where bureau_id = $1 and person_id = $2',
    values: [bureauId, personId],
  });
  return rows[0]?.created_at ?? null;
}

export async function endFeed(pool: pg.Pool, { bureauId, personId }: Owner): Promise<void> {
  await pool.query({
    name: 'feed-end',
    text: 'delete from calendar_feed where bureau_id = $1 and person_id = $2',
    values: [bureauId, personId],
  });
}

/** Whose link it is; null when it opens nothing. */
export async function findFeedOwner(
  pool: pg.Pool,
  bureauId: BureauId,
  secretHash: Buffer,
): Promise<PersonId | null> {
  const { rows } = await pool.query<{ person_id: PersonId }>({
    name: 'feed-find',
    text: 'select person_id from calendar_feed where bureau_id = $1 and secret_hash = $2',
    values: [bureauId, secretHash],
  });
  return rows[0]?.person_id ?? null;
}
