import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { ADMIN_ROLE_LABELS, type AdminRole } from '../../domain/identity/administrators.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { insertRows } from '../db/insert-rows.ts';
import { addPerson } from '../organisation/add-person.ts';
import { recordAudit } from './audit.ts';
import { hashPassword } from './hashing.ts';
import { oneTimePassword } from './one-time-password.ts';

export interface AccountDraft {
  readonly username: string;
  readonly personId: PersonId;
  /** What the list of first passwords calls it, e.g. 水资源管理科负责人. */
  readonly title: string;
  readonly roles: readonly AdminRole[];
}

/** Told once, to whoever hands the accounts out; only the hash is kept. */
export interface IssuedAccount extends AccountDraft {
  readonly password: string;
}

const ADMINISTRATORS: readonly { username: string; role: AdminRole }[] = [
  { username: 'sysadmin', role: 'system-admin' },
  { username: 'secadmin', role: 'security-admin' },
  { username: 'audadmin', role: 'audit-admin' },
];

/** Creates accounts with one-time passwords that have to be changed at the first login. */
export async function createAccounts(
  client: pg.PoolClient,
  bureauId: BureauId,
  drafts: readonly AccountDraft[],
  now: Instant,
): Promise<IssuedAccount[]> {
  const issued = drafts.map((draft) => ({ ...draft, password: oneTimePassword() }));
  const hashes = await Promise.all(issued.map(({ password }) => hashPassword(password)));
  const rows = issued.map(({ username, personId, roles }, index) => ({
    bureau_id: bureauId,
    id: uuid(),
    username,
    person_id: personId,
    password_hash: hashes[index],
    password_changed_at: now,
    must_change: true,
    failed_count: 0,
    roles,
    created_at: now,
  }));
  await insertRows(client, 'account', rows);
  await recordAudit(client, {
    bureauId,
    at: now,
    accountId: null,
    personId: null,
    ip: null,
    action: 'account.create',
    target: null,
    result: 'ok',
    meta: { usernames: issued.map(({ username }) => username) },
  });
  return issued;
}

/** The three administrators of a new installation: three people, three accounts, one role each. */
export async function draftAdministrators(
  client: pg.PoolClient,
  bureauId: BureauId,
): Promise<AccountDraft[]> {
  const drafts: AccountDraft[] = [];
  for (const { username, role } of ADMINISTRATORS) {
    const title = ADMIN_ROLE_LABELS[role];
    const personId = await addPerson(client, bureauId, { displayName: title, phone: '' });
    drafts.push({ username, title, personId, roles: [role] });
  }
  return drafts;
}
