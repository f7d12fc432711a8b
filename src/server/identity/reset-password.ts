import type { Deps } from '../deps.ts';
import { findByUsername } from './account-store.ts';
import { auditCte, auditValues } from './audit.ts';
import { hashPassword } from './hashing.ts';
import { oneTimePassword } from './one-time-password.ts';

/**
 * Gives an account a new one-time password, clears its lock and ends its sessions; for whoever runs the machine.
 * Returns the password, null for an unknown name.
 */
export async function resetPassword(deps: Deps, username: string): Promise<string | null> {
  const account = await findByUsername(deps.pool, username);
  if (account === null) return null;
  const password = oneTimePassword();
  const now = deps.now();
  await deps.pool.query({
    name: 'password-reset',
    text: `with reset as (
        update account set password_hash = $3, password_changed_at = $4, must_change = true,
          failed_count = 0, locked_until = null
        where bureau_id = $1 and id = $2 returning 1
      ), ended as (
        delete from session where bureau_id = $1 and account_id = $2
      ) ${auditCte(5, 'reset')}`,
    values: [
      account.bureauId,
      account.id,
      await hashPassword(password),
      now,
      ...auditValues({
        bureauId: account.bureauId,
        at: now,
        accountId: null,
        personId: null,
        ip: null,
        action: 'password.reset',
        target: { kind: 'account', id: account.id },
        result: 'ok',
        meta: { by: 'command line' },
      }),
    ],
  });
  return password;
}
