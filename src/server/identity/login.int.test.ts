import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, addBureau, bearer, logInAs } from '../../../test/builders/accounts.ts';
import { createTestServer, type TestServer } from '../../../test/builders/server.ts';
import type { IssuedAccount } from './create-accounts.ts';

let server: TestServer;
let bureauId: string;
let account: IssuedAccount;
let serial = 0;

beforeAll(async () => {
  server = await createTestServer();
  bureauId = await addBureau(server.deps.pool);
});
afterAll(() => server.close());
beforeEach(async () => {
  serial += 1;
  account = await addAccount(server.deps.pool, bureauId, `szy.desk${serial}`);
});

function logIn(username: string, password: string) {
  return server.app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { username, password } });
}

function whoAmI(headers: Record<string, string>) {
  return server.app.inject({ url: '/api/v1/sessions/current', headers });
}

async function results(accountUsername: string): Promise<unknown[]> {
  const { rows } = await server.deps.pool.query(
    `select action, result, meta->>'reason' as reason from audit_log
     where account_id = (select id from account where username = $1) order by id`,
    [accountUsername],
  );
  return rows;
}

describe('logging in', () => {
  it('answers 201 with a token, the account and a cookie no script can read', async () => {
    const response = await logIn(account.username, account.password);
    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({
      token: expect.stringMatching(/^[A-Za-z0-9_-]{64}$/),
      expiresAt: '2026-03-02T13:00:00.000Z',
      idleMinutes: 30,
      account: {
        username: account.username,
        bureau: { id: bureauId, name: '甲市水利局' },
        posts: [],
        roles: [],
        rights: [],
        mustChangePassword: true,
        passwordChangeReason: 'first-login',
      },
    });
    const [cookie] = response.cookies;
    expect(cookie).toMatchObject({ name: 'ruheban', httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie?.value).toBe(response.json().token);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('takes the name in capitals and with spaces around it', async () => {
    expect((await logIn(` ${account.username.toUpperCase()} `, account.password)).statusCode).toBe(201);
  });

  it('stores neither token nor password', async () => {
    const token = await logInAs(server.app, account.username, account.password);
    const { rows } = await server.deps.pool.query(
      `select row_to_json(session)::text as text from session union all select row_to_json(account)::text from account
       union all select row_to_json(audit_log)::text from audit_log`,
    );
    const all = rows.map((row) => row.text).join();
    expect(all.length).toBeGreaterThan(500);
    expect(all).not.toContain(token);
    expect(all).not.toContain(account.password);
  });

  it('gives one answer to a wrong password, an unknown name and a locked account', async () => {
    const unknown = await logIn('nobody.here', account.password);
    const wrong = await logIn(account.username, 'Wrong-password-1');
    for (let attempt = 0; attempt < 4; attempt += 1) await logIn(account.username, 'Wrong-password-1');
    const locked = await logIn(account.username, account.password);
    expect(unknown.statusCode).toBe(401);
    expect(unknown.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(unknown.json()).toMatchObject({ code: 'login.failed', status: 401 });
    expect(wrong.body).toBe(unknown.body);
    expect(locked.body).toBe(unknown.body);
  });

  it('locks after five wrong passwords for fifteen minutes, and writes each down', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await logIn(account.username, 'Wrong-password-1');
    server.clock.advance({ minutes: 14, seconds: 59 });
    expect((await logIn(account.username, account.password)).statusCode).toBe(401);
    server.clock.advance({ seconds: 1 });
    expect((await logIn(account.username, account.password)).statusCode).toBe(201);
    const wrong = { action: 'login', result: 'failed', reason: 'password' };
    expect(await results(account.username)).toEqual([
      ...[1, 2, 3, 4, 5].map(() => wrong),
      { action: 'login', result: 'failed', reason: 'locked' },
      { action: 'login', result: 'ok', reason: null },
    ]);
  });

  it('lets sixty guesses sent at once try no more than five', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_one, guess) =>
        logIn(account.username, guess === 30 ? account.password : 'Wrong-1234567'),
      ),
    );
    expect(answers.filter((answer) => answer.statusCode === 201)).toHaveLength(0);
    const tried = (await results(account.username)).filter(
      (row) => (row as { reason: string }).reason === 'password',
    );
    expect(tried).toHaveLength(5);
  });

  it('lets one account log in many times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => logIn(account.username, account.password)),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array.from({ length: 16 }, () => 201));
  });

  it('forgets wrong passwords after a right one', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await logIn(account.username, 'Wrong-password-1');
    await logInAs(server.app, account.username, account.password);
    for (let attempt = 0; attempt < 4; attempt += 1) await logIn(account.username, 'Wrong-password-1');
    expect((await logIn(account.username, account.password)).statusCode).toBe(201);
  });

  it('tells only who knows the password that the account is disabled', async () => {
    await server.deps.pool.query('update account set disabled_at = $2 where username = $1', [
      account.username,
      server.clock.now,
    ]);
    expect((await logIn(account.username, 'Wrong-password-1')).json()).toMatchObject({
      code: 'login.failed',
    });
    expect((await logIn(account.username, account.password)).json()).toMatchObject({
      code: 'account.disabled',
      status: 403,
    });
  });

  it('says per field what is missing', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { username: '' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors).toEqual([
      { path: 'username', message: '请填写用户名。' },
      { path: 'password', message: '此项必填，请填写。' },
    ]);
  });
});

describe('a session', () => {
  it('is refused in Chinese without a token, with a made-up one and with another bureau in it', async () => {
    const token = await logInAs(server.app, account.username, account.password);
    expect((await whoAmI({})).json()).toMatchObject({
      status: 401,
      code: 'session.required',
      title: '请先登录。',
    });
    const otherBureau = Buffer.from(token, 'base64url');
    otherBureau[15] = (otherBureau[15] ?? 0) ^ 1;
    for (const made of ['x', 'A'.repeat(64), otherBureau.toString('base64url')])
      expect((await whoAmI(bearer(made))).json()).toMatchObject({ status: 401, code: 'session.ended' });
  });

  it('ends after thirty minutes without a request; requests in between keep it', async () => {
    const token = await logInAs(server.app, account.username, account.password);
    for (let visit = 0; visit < 4; visit += 1) {
      server.clock.advance({ minutes: 20 });
      expect((await whoAmI(bearer(token))).statusCode).toBe(200);
    }
    server.clock.advance({ minutes: 30 });
    expect((await whoAmI(bearer(token))).statusCode).toBe(401);
  });

  it('is not kept by requests that the page sends by itself', async () => {
    const token = await logInAs(server.app, account.username, account.password);
    for (const minutes of [10, 10, 9]) {
      server.clock.advance({ minutes });
      expect((await whoAmI({ ...bearer(token), 'x-passive': '1' })).statusCode).toBe(200);
    }
    server.clock.advance({ minutes: 1 });
    expect((await whoAmI(bearer(token))).statusCode).toBe(401);
  });

  it('ends after twelve hours even when busy', async () => {
    const token = await logInAs(server.app, account.username, account.password);
    for (let visit = 0; visit < 35; visit += 1) {
      server.clock.advance({ minutes: 20 });
      expect((await whoAmI(bearer(token))).statusCode).toBe(200);
    }
    server.clock.advance({ minutes: 20 });
    expect((await whoAmI(bearer(token))).statusCode).toBe(401);
  });

  it('ends at once on logging out, and elsewhere within five seconds of being ended', async () => {
    const token = await logInAs(server.app, account.username, account.password);
    const other = await logInAs(server.app, account.username, account.password);
    await whoAmI(bearer(other));
    const out = await server.app.inject({
      method: 'DELETE',
      url: '/api/v1/sessions/current',
      headers: bearer(token),
    });
    expect(out.statusCode).toBe(204);
    expect((await whoAmI(bearer(token))).statusCode).toBe(401);
    await server.deps.pool.query('update account set disabled_at = $2 where username = $1', [
      account.username,
      server.clock.now,
    ]);
    server.clock.advance({ seconds: 5 });
    expect((await whoAmI(bearer(other))).statusCode).toBe(401);
  });

  it('costs no query while it is fresh', async () => {
    const token = await logInAs(server.app, account.username, account.password);
    await server.app.sessions.verify(token, false);
    const original = server.deps.pool.query;
    let queries = 0;
    server.deps.pool.query = ((...args: Parameters<typeof original>) => {
      queries += 1;
      return original.apply(server.deps.pool, args);
    }) as typeof original;
    await server.app.sessions.verify(token, false);
    server.clock.advance({ seconds: 4 });
    await server.app.sessions.verify(token, false);
    expect(queries).toBe(0);
    server.clock.advance({ seconds: 1 });
    await server.app.sessions.verify(token, false);
    expect(queries).toBe(1);
    server.deps.pool.query = original;
  });
});
