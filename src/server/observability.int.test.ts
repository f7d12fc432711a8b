import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addBureau, bearer, logInAs } from '../../test/builders/accounts.ts';
import { createTestDatabase, type TestDatabase } from '../../test/builders/database.ts';
import { testClock, testDeps } from '../../test/builders/server.ts';
import { buildApp } from './app.ts';
import { createPool } from './db/pool.ts';
import type { App, Deps } from './deps.ts';
import { createLog } from './log.ts';

let database: TestDatabase;
let deps: Deps;
let app: App;
let lines: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  lines = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  deps = { ...testDeps(database.pool, testClock()), log: createLog('trace', sink) };
  app = await buildApp(deps, { workbenchRoot: '/nonexistent' });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('the log', () => {
  it('has one line per request: template, status, time, account; no address, no content', async () => {
    const bureauId = await addBureau(deps.pool);
    const { username, password } = await addAccount(deps.pool, bureauId, 'szy.desk');
    const token = await logInAs(app, username, password);
    lines.length = 0;
    await app.inject({ url: '/api/v1/sessions/current?q=13800001111', headers: bearer(token) });
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({
      msg: 'request',
      method: 'GET',
      route: '/api/v1/sessions/current',
      status: 200,
    });
    expect(line.account).toMatch(/^[0-9a-f-]{36}$/);
    expect(line.ms).toBeGreaterThanOrEqual(0);
    expect(lines[0]).not.toMatch(/13800001111|Bearer/);
  });

  it('never holds a password, whatever the outcome', async () => {
    lines.length = 0;
    for (const payload of [
      { username: 'szy.desk', password: 'Wrong-password-1' },
      { username: 'szy.desk', password: 'Wrong-password-1', extra: 'Wrong-password-1' },
    ])
      await app.inject({ method: 'POST', url: '/api/v1/sessions', payload });
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.join()).not.toContain('Wrong-password-1');
  });

  it('hides what is told to it by mistake, also inside other things', () => {
    lines.length = 0;
    deps.log.info({
      phone: '13800001111',
      a: { password: 'Wrong-1', b: { idNumber: '4113' } },
      headers: { cookie: 'x=1' },
    });
    expect(lines.join()).not.toMatch(/13800001111|Wrong-1|4113|x=1/);
    expect(lines.join().match(/［已隐去］/g)).toHaveLength(4);
  });

  it('names an error of the database without the row it was about', async () => {
    lines.length = 0;
    const error = await deps.pool.query("select '13800001111'::int[]").then(
      () => null,
      (fault: unknown) => fault,
    );
    deps.log.error({ err: error });
    expect(lines.join()).toContain('22P02');
    expect(lines.join()).not.toContain('13800001111');
  });
});

describe('for whoever watches', () => {
  it('/healthz and /readyz', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('/readyz says what is missing', async () => {
    const gone = createPool({ host: '/nonexistent', user: 'x', database: 'x' });
    const lost = await buildApp(testDeps(gone), { workbenchRoot: '/nonexistent' });
    const response = await lost.inject('/readyz');
    expect([response.statusCode, response.json()]).toEqual([
      503,
      { status: 'not-ready', because: 'database' },
    ]);
    const login = await lost.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { username: 'nobody', password: 'x' },
    });
    expect(login.json()).toMatchObject({ status: 503, code: 'busy' });
    await lost.close();
    await gone.end();

    const other = await createTestDatabase();
    await other.pool.query("delete from kysely_migration where name like '0002%'");
    const behind = await buildApp(testDeps(other.pool), { workbenchRoot: '/nonexistent' });
    expect((await behind.inject('/readyz')).json()).toEqual({ status: 'not-ready', because: 'migrations' });
    await behind.close();
    await other.drop();
  });

  it('/metrics counts by route template, never by address', async () => {
    await app.inject('/api/v1/cases/01a20000-0000-7000-8000-000000000001');
    await app.inject('/api/v1/sessions/current');
    const { body } = await app.inject('/metrics');
    expect(body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/sessions\/current",status="401"\} \d/,
    );
    expect(body).not.toContain('01a20000');
    expect(body).toMatch(/nodejs_eventloop_lag_seconds/);
    expect(body).toMatch(/database_sessions\{state="idle"\} \d/);
  });

  it('/metrics is for this machine, not for what a proxy passes on', async () => {
    expect((await app.inject({ url: '/metrics', remoteAddress: '10.0.0.7' })).statusCode).toBe(404);
    expect(
      (await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.7' } })).statusCode,
    ).toBe(404);
  });

  it('/metrics asks for its token where one is set', async () => {
    const env = { METRICS_TOKEN: 'a-long-enough-token' };
    const guarded = await buildApp(testDeps(database.pool, testClock(), env), {
      workbenchRoot: '/nonexistent',
    });
    const ask = (authorization: string) => guarded.inject({ url: '/metrics', headers: { authorization } });
    expect((await ask('Bearer a-long-enough-token')).statusCode).toBe(200);
    expect((await ask('Bearer a-long-enough-tokem')).statusCode).toBe(404);
    expect((await guarded.inject('/metrics')).statusCode).toBe(404);
    await guarded.close();
  });
});
