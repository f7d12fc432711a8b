import type pg from 'pg';
import type { LockState } from '../../domain/identity/login.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { type AuditEntry, auditCte, auditValues } from './audit.ts';

export interface Account {
  readonly bureauId: BureauId;
  readonly id: string;
  readonly username: string;
  readonly personId: PersonId;
  readonly passwordHash: string;
  readonly passwordChangedAt: Instant;
  readonly mustChange: boolean;
  readonly lock: LockState;
  readonly disabledAt: Instant | null;
  readonly roles: readonly string[];
}

interface AccountRow {
  readonly bureau_id: string;
  readonly id: string;
  readonly username: string;
  readonly person_id: string;
  readonly password_hash: string;
  readonly password_changed_at: Instant;
  readonly must_change: boolean;
  readonly failed_count: number;
  readonly locked_until: Instant | null;
  readonly disabled_at: Instant | null;
  readonly roles: string[];
}

const COLUMNS = `bureau_id, id, username, person_id, password_hash, password_changed_at, must_change, failed_count,
  locked_until, disabled_at, roles`;

export async function findByUsername(pool: pg.Pool, username: string): Promise<Account | null> {
  const { rows } = await pool.query<AccountRow>({
    name: 'account-by-username',
    text: `select ${COLUMNS} from account where username = $1`,
    values: [username.toLowerCase()],
  });
  return rows[0] === undefined ? null : accountOf(rows[0]);
}

export async function findAccount(pool: pg.Pool, bureauId: BureauId, id: string): Promise<Account | null> {
  const { rows } = await pool.query<AccountRow>({
    name: 'account-by-id',
    text: `select ${COLUMNS} from account where bureau_id = $1 and id = $2`,
    values: [bureauId, id],
  });
  return rows[0] === undefined ? null : accountOf(rows[0]);
}

/**
 * Stores a lock state, and with it the audit entry of the failure, if nobody changed the state since it was read;
 * false when somebody did.
 */
export async function saveLock(
  pool: pg.Pool,
  account: Account,
  next: LockState,
  entry: AuditEntry,
): Promise<boolean> {
  const { rows } = await pool.query<{ saved: number }>({
    name: 'account-save-lock',
    text: `with saved as (
        update account set failed_count = $3, locked_until = $4
        where bureau_id = $1 and id = $2 and failed_count = $5 and locked_until is not distinct from $6 returning 1
      ), logged as (${auditCte(7, 'saved')})
      select count(*) as saved from saved`,
    values: [
      account.bureauId,
      account.id,
      next.failedCount,
      next.lockedUntil,
      account.lock.failedCount,
      account.lock.lockedUntil,
      ...auditValues(entry),
    ],
  });
  return rows[0]?.saved === 1;
}

function accountOf(row: AccountRow): Account {
  return {
    bureauId: row.bureau_id,
    id: row.id,
    username: row.username,
    personId: row.person_id,
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at,
    mustChange: row.must_change,
    lock: { failedCount: row.failed_count, lockedUntil: row.locked_until },
    disabledAt: row.disabled_at,
    roles: row.roles,
  };
}
