import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, addBureau, bearer, logInAs } from '../../../test/builders/accounts.ts';
import { createTestServer, type TestServer } from '../../../test/builders/server.ts';
import type { IssuedAccount } from './create-accounts.ts';
import { resetPassword } from './reset-password.ts';

let server: TestServer;
let bureauId: string;
let account: IssuedAccount;
let token: string;
let serial = 0;

beforeAll(async () => {
  server = await createTestServer({ env: { PASSWORD_HISTORY: '3', PASSWORD_MAX_AGE_DAYS: '90' } });
  bureauId = await addBureau(server.deps.pool);
});
afterAll(() => server.close());
beforeEach(async () => {
  serial += 1;
  account = await addAccount(server.deps.pool, bureauId, `hhk.desk${serial}`, [], server.clock.now);
  token = await logInAs(server.app, account.username, account.password);
});

function change(currentPassword: string, newPassword: string, by = token) {
  return server.app.inject({
    method: 'POST',
    url: '/api/v1/account/password',
    headers: bearer(by),
    payload: { currentPassword, newPassword },
  });
}

async function me(by: string) {
  return server.app.inject({ url: '/api/v1/sessions/current', headers: bearer(by) });
}

describe('changing one’s password', () => {
  it('ends the other sessions, keeps this one, and asks for no change any more', async () => {
    const other = await logInAs(server.app, account.username, account.password);
    expect((await change(account.password, 'River-2026-east')).statusCode).toBe(204);
    expect((await me(other)).statusCode).toBe(401);
    expect((await me(token)).json().account).toMatchObject({
      mustChangePassword: false,
      passwordChangeReason: null,
    });
    await logInAs(server.app, account.username, 'River-2026-east');
  });

  it('says what is wrong with the new one', async () => {
    const answer = (await change(account.password, 'short')).json();
    expect(answer).toMatchObject({
      status: 422,
      code: 'password.too-short',
      title: '新密码太短，请至少用 10 个字符。',
      meta: { least: 10 },
    });
  });

  it('takes none of the last three', async () => {
    expect((await change(account.password, account.password)).json().code).toBe('password.reused');
    const chosen = ['River-2026-one', 'River-2026-two', 'River-2026-six'];
    let current = account.password;
    for (const next of chosen) {
      expect((await change(current, next)).statusCode).toBe(204);
      server.clock.advance({ minutes: 1 });
      current = next;
    }
    expect((await change(current, 'River-2026-one')).json().code).toBe('password.reused');
    expect((await change(current, account.password)).statusCode).toBe(204);
  });

  it('locks who guesses the current one', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await change('Wrong-password-1', 'River-2026-east')).json().code).toBe(
        'password.wrong-current',
      );
    expect((await change(account.password, 'River-2026-east')).statusCode).toBe(401);
  });

  it('lets one of two simultaneous changes through', async () => {
    const answers = await Promise.all([
      change(account.password, 'River-2026-east'),
      change(account.password, 'River-2026-west'),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 422]);
  });

  it('is asked for again after ninety days', async () => {
    expect((await change(account.password, 'River-2026-east')).statusCode).toBe(204);
    server.clock.advance({ minutes: 91 * 24 * 60 });
    const later = await logInAs(server.app, account.username, 'River-2026-east');
    expect((await me(later)).json().account).toMatchObject({
      mustChangePassword: true,
      passwordChangeReason: 'expired',
    });
  });
});

describe('a reset by whoever runs the machine', () => {
  it('gives a one-time password, unlocks and ends every session', async () => {
    await server.deps.pool.query(
      "update account set failed_count = 5, locked_until = '2099-01-01' where username = $1",
      [account.username],
    );
    const password = (await resetPassword(server.deps, account.username)) ?? '';
    server.clock.advance({ seconds: 5 });
    expect((await me(token)).statusCode).toBe(401);
    const fresh = await logInAs(server.app, account.username, password);
    expect((await me(fresh)).json().account.passwordChangeReason).toBe('first-login');
  });

  it('knows nobody by an unknown name', async () => {
    expect(await resetPassword(server.deps, 'nobody.here')).toBeNull();
  });
});

it('keeps the database from making anybody two administrators', async () => {
  const grant = (roles: string[]) =>
    server.deps.pool.query('update account set roles = $2 where username = $1', [account.username, roles]);
  await expect(grant(['system-admin', 'audit-admin'])).rejects.toMatchObject({
    constraint: 'account_one_role',
  });
  await expect(grant(['root'])).rejects.toMatchObject({ constraint: 'account_one_role' });
  await grant(['audit-admin']);
});
