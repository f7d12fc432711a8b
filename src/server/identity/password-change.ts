import type { ChangePasswordInput } from '../../contract/identity.ts';
import { isLocked } from '../../domain/identity/login.ts';
import { checkPassword } from '../../domain/identity/passwords.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type Account, findAccount } from './account-store.ts';
import type { RequestActor } from './actor.ts';
import { type AuditEntry, auditCte, auditValues } from './audit.ts';
import { hashPassword, verifyPassword } from './hashing.ts';
import { countFailure, type Origin, perUsername } from './logins.ts';
import type { SessionKey } from './tokens.ts';

/**
 * Changes one's own password. The other sessions of the account end; the one that asks stays.
 * @throws DomainError `password.wrong-current` (counts towards the lock), the codes of `checkPassword`,
 *   `password.reused`, `password.changed-meanwhile`
 */
export async function changePassword(
  deps: Deps,
  actor: RequestActor,
  input: ChangePasswordInput,
  session: SessionKey,
  origin: Origin,
): Promise<void> {
  const account = await findAccount(deps.pool, actor.bureauId, actor.accountId);
  if (account === null) throw new DomainError({ code: 'session.ended' });
  await perUsername(account.username, () => change(deps, actor, input, session, origin));
}

async function change(
  deps: Deps,
  actor: RequestActor,
  input: ChangePasswordInput,
  session: SessionKey,
  origin: Origin,
): Promise<void> {
  const account = await findAccount(deps.pool, actor.bureauId, actor.accountId);
  if (account === null) throw new DomainError({ code: 'session.ended' });
  const matches = await verifyPassword(account.passwordHash, input.currentPassword);
  if (isLocked(account.lock, deps.now())) throw new DomainError({ code: 'login.failed' });
  if (!matches) {
    await countFailure(deps, account, origin);
    throw new DomainError({ code: 'password.wrong-current' });
  }
  const decision = checkPassword(input.newPassword, account.username);
  if (!decision.ok) throw new DomainError(decision.refusal);
  await refuseReuse(deps, account, input.newPassword);
  const now = deps.now();
  const entry: AuditEntry = {
    bureauId: account.bureauId,
    at: now,
    accountId: account.id,
    personId: account.personId,
    ip: origin.ip,
    action: 'password.change',
    target: null,
    result: 'ok',
    meta: {},
  };
  const { rows } = await deps.pool.query<{ changed: number }>({
    name: 'password-change',
    text: CHANGE,
    values: [
      account.bureauId,
      account.id,
      account.passwordHash,
      await hashPassword(input.newPassword),
      now,
      session.tokenHash,
      ...auditValues(entry),
    ],
  });
  if (rows[0]?.changed !== 1) throw new DomainError({ code: 'password.changed-meanwhile' });
}

const CHANGE = `with changed as (
    update account set password_hash = $4, password_changed_at = $5, must_change = false,
      failed_count = 0, locked_until = null
    where bureau_id = $1 and id = $2 and password_hash = $3 returning 1
  ), kept as (
    insert into password_history (bureau_id, account_id, replaced_at, password_hash)
    select $1, $2, $5, $3 from changed
  ), ended as (
    delete from session where bureau_id = $1 and account_id = $2 and token_hash <> $6 and exists (select from changed)
  ), logged as (${auditCte(7, 'changed')})
  select count(*) as changed from changed`;

/** The password in use is the latest of the last ones. */
async function refuseReuse(deps: Deps, account: Account, password: string): Promise<void> {
  const last = Math.max(1, deps.config.PASSWORD_HISTORY);
  const { rows } = await deps.pool.query<{ password_hash: string }>({
    name: 'password-history',
    text: `select password_hash from password_history where bureau_id = $1 and account_id = $2
      order by replaced_at desc limit $3`,
    values: [account.bureauId, account.id, last - 1],
  });
  for (const hash of [account.passwordHash, ...rows.map((row) => row.password_hash)]) {
    if (await verifyPassword(hash, password))
      throw new DomainError({ code: 'password.reused', meta: { last } });
  }
}
