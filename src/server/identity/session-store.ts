import type pg from 'pg';
import type { BureauId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import type { Account } from './account-store.ts';
import { type AuditEntry, auditCte, auditValues } from './audit.ts';
import type { SessionKey } from './tokens.ts';

/** A session as it lies in the table, with what every request needs of its account. */
export interface StoredSession {
  readonly bureauId: BureauId;
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly string[];
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}

export interface NewSession {
  readonly key: SessionKey;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly ip: string;
  readonly userAgent: string;
}

const USER_AGENT_MOST = 200;

/** A login that succeeded: the session, the cleared lock and the audit entry, in one statement. */
export async function openSession(
  pool: pg.Pool,
  account: Account,
  session: NewSession,
  entry: AuditEntry,
): Promise<void> {
  await pool.query({
    name: 'session-open',
    text: `with opened as (
        insert into session (bureau_id, token_hash, account_id, created_at, last_seen_at, expires_at, ip, user_agent)
        values ($1, $2, $3, $4, $4, $5, $6, $7) returning 1
      ), unlocked as (
        update account set failed_count = 0, locked_until = null
        where bureau_id = $1 and id = $3 and (failed_count > 0 or locked_until is not null)
      ) ${auditCte(8, 'opened')}`,
    values: [
      account.bureauId,
      session.key.tokenHash,
      account.id,
      session.createdAt,
      session.expiresAt,
      session.ip,
      session.userAgent.slice(0, USER_AGENT_MOST),
      ...auditValues(entry),
    ],
  });
}

/** The session of a token; null when there is none or its account has been disabled. */
export async function findSession(pool: pg.Pool, key: SessionKey): Promise<StoredSession | null> {
  const { rows } = await pool.query<{
    account_id: string;
    person_id: string;
    roles: string[];
    last_seen_at: Instant;
    expires_at: Instant;
  }>({
    name: 'session-find',
    text: `select account_id, person_id, roles, last_seen_at, expires_at
      from session join account on account.bureau_id = session.bureau_id and account.id = session.account_id
      where session.bureau_id = $1 and token_hash = $2 and disabled_at is null`,
    values: [key.bureauId, key.tokenHash],
  });
  const row = rows[0];
  if (row === undefined) return null;
  return {
    bureauId: key.bureauId,
    accountId: row.account_id,
    personId: row.person_id,
    roles: row.roles,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}

export async function touchSession(pool: pg.Pool, key: SessionKey, now: Instant): Promise<void> {
  await pool.query({
    name: 'session-touch',
    text: 'update session set last_seen_at = $3 where bureau_id = $1 and token_hash = $2 and last_seen_at < $3',
    values: [key.bureauId, key.tokenHash, now],
  });
}

export async function closeSession(pool: pg.Pool, key: SessionKey, entry: AuditEntry): Promise<void> {
  await pool.query({
    name: 'session-close',
    text: `with closed as (delete from session where bureau_id = $1 and token_hash = $2 returning 1)
      ${auditCte(3, 'closed')}`,
    values: [key.bureauId, key.tokenHash, ...auditValues(entry)],
  });
}

/** Forgets sessions that ended, by their last hour or by idling. */
export async function sweepSessions(pool: pg.Pool, idleBefore: Instant, now: Instant): Promise<number> {
  const result = await pool.query('delete from session where expires_at <= $1 or last_seen_at < $2', [
    now,
    idleBefore,
  ]);
  return result.rowCount ?? 0;
}
