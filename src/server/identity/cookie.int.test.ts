import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addBureau, bearer, logInAs } from '../../../test/builders/accounts.ts';
import { createTestServer, type TestServer } from '../../../test/builders/server.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await createTestServer();
  const bureauId = await addBureau(server.deps.pool);
  const { username, password } = await addAccount(server.deps.pool, bureauId, 'szy.head');
  token = await logInAs(server.app, username, password);
});
afterAll(() => server.close());

/** A write of little consequence: the current password in it is wrong, so the answer is 422 when it got through. */
function write(headers: Record<string, string>) {
  return server.app.inject({
    method: 'POST',
    url: '/api/v1/account/password',
    headers: { host: 'ruheban.example:3000', ...headers },
    payload: { currentPassword: 'x', newPassword: 'y' },
  });
}

describe('a write that rides on the cookie', () => {
  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, true],
    ['an address typed in', { 'sec-fetch-site': 'none' }, true],
    ['another site', { 'sec-fetch-site': 'cross-site' }, false],
    ['another host of the same domain', { 'sec-fetch-site': 'same-site' }, false],
    ['a browser without Sec-Fetch, our page', { origin: 'http://ruheban.example:3000' }, true],
    ['the same behind HTTPS', { origin: 'https://ruheban.example:3000' }, true],
    ['a browser without Sec-Fetch, another page', { origin: 'http://evil.example' }, false],
    ['another port', { origin: 'http://ruheban.example:4000' }, false],
    ['a page without an origin', { origin: 'null' }, false],
    ['a program', {}, true],
  ])('from %s', async (_from, headers, passes) => {
    await server.deps.pool.query('update account set failed_count = 0, locked_until = null');
    const response = await write({ cookie: `ruheban=${token}`, ...headers });
    expect(response.json().code).toBe(passes ? 'password.wrong-current' : 'session.foreign-origin');
  });

  it('may come from anywhere with a bearer token, which no browser adds by itself', async () => {
    const response = await write({ ...bearer(token), 'sec-fetch-site': 'cross-site' });
    expect(response.json().code).toBe('password.wrong-current');
  });

  it('is only read when it is no write, from anywhere', async () => {
    const response = await server.app.inject({
      url: '/api/v1/sessions/current',
      headers: { cookie: `ruheban=${token}`, 'sec-fetch-site': 'cross-site' },
    });
    expect(response.statusCode).toBe(200);
  });

  it('does not count beside a wrong bearer token', async () => {
    const response = await server.app.inject({
      url: '/api/v1/sessions/current',
      headers: { cookie: `ruheban=${token}`, ...bearer('A'.repeat(64)) },
    });
    expect(response.json().code).toBe('session.ended');
  });
});

it('has a secure cookie and HSTS where HTTPS is in front', async () => {
  const secure = await createTestServer({ env: { COOKIE_SECURE: 'true' } });
  try {
    const bureauId = await addBureau(secure.deps.pool);
    const { username, password } = await addAccount(secure.deps.pool, bureauId, 'szy.head');
    const response = await secure.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { username, password },
    });
    expect(response.cookies[0]).toMatchObject({ name: '__Host-ruheban', secure: true, path: '/' });
    expect(response.headers['strict-transport-security']).toBe('max-age=31536000');
  } finally {
    await secure.close();
  }
});

it('lets nobody knock too often from one place', async () => {
  const strict = await createTestServer({ env: { RATE_LOGIN_PER_MINUTE: '3' } });
  try {
    const knock = () =>
      strict.app.inject({
        method: 'POST',
        url: '/api/v1/sessions',
        payload: { username: 'nobody', password: 'x' },
      });
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await knock()).statusCode);
    expect(statuses).toEqual([401, 401, 401, 429]);
    const refused = await knock();
    expect(refused.json()).toMatchObject({ code: 'too-often', title: '操作太频繁，请稍等一分钟再试。' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    await strict.close();
  }
});
