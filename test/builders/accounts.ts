import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { NewSessionDto } from '../../src/contract/identity.ts';
import type { AdminRole } from '../../src/domain/identity/administrators.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy.ts';
import { transaction } from '../../src/server/db/transaction.ts';
import type { App } from '../../src/server/deps.ts';
import { createAccounts, type IssuedAccount } from '../../src/server/identity/create-accounts.ts';
import { addPerson } from '../../src/server/organisation/add-person.ts';

/** A bureau with nothing in it. */
export async function addBureau(pool: pg.Pool, name = '甲市水利局'): Promise<string> {
  const id = uuid();
  await pool.query(
    `insert into bureau (id, name, short_name, number_prefix, phone, complaint_phone, policy)
     values ($1, $2, $2, '甲', '0377-00000001', '0377-00000002', $3)`,
    [id, name, JSON.stringify(DEFAULT_POLICY)],
  );
  return id;
}

/** A person of that name with an account; the answer holds its one-time password. */
export async function addAccount(
  pool: pg.Pool,
  bureauId: string,
  username: string,
  roles: readonly AdminRole[] = [],
  now = '2026-03-02T01:00:00.000Z',
): Promise<IssuedAccount> {
  return transaction(pool, async (client) => {
    const personId = await addPerson(client, bureauId, { displayName: username, phone: '' });
    const [issued] = await createAccounts(
      client,
      bureauId,
      [{ username, personId, title: username, roles }],
      now,
    );
    if (issued === undefined) throw new Error('no account was made');
    return issued;
  });
}

/** Logs in and gives the token. */
export async function logInAs(app: App, username: string, password: string): Promise<string> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { username, password },
  });
  if (response.statusCode !== 201) throw new Error(`login failed: ${response.body}`);
  return response.json<NewSessionDto>().token;
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
