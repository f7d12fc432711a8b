import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBureau } from '../../test/builders/accounts.ts';
import { createTestServer, type TestServer } from '../../test/builders/server.ts';
import type { App, Deps } from './deps.ts';
import { DomainError } from './errors.ts';
import {
  idempotencyCte,
  idempotencyScope,
  idempotencyValues,
  once,
  sweepIdempotencyKeys,
} from './idempotency.ts';
import { defineErrors } from './problem.ts';

let server: TestServer;
let bureauId: string;

/** A counter that stops at 3: a write in one statement, its answer stored with it. */
async function counterRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(defineErrors({ 'counter.full': { status: 409, sentence: '已满。' } }));
  app.post('/counter/:name', { config: { public: true } }, async (request, reply) => {
    const { name } = request.params as { name: string };
    const scope = idempotencyScope(request, bureauId, 'test');
    const answer = await once(deps.pool, scope, async () => {
      const { rows } = await deps.pool.query<{ value: number }>('select value from counter where name = $1', [
        name,
      ]);
      const before = rows[0]?.value ?? 0;
      if (before >= 3) throw new DomainError({ code: 'counter.full' });
      const result = { status: 201, body: JSON.stringify({ value: before + 1 }) };
      const changed = await deps.pool.query(
        `with changed as (update counter set value = value + 1 where name = $1 and value = $2 returning 1),
           stored as (${idempotencyCte(3, 'changed')})
         select count(*) from changed`,
        [name, before, ...idempotencyValues(scope, result, deps.now())],
      );
      if (changed.rows[0].count === 0) throw new DomainError({ code: 'counter.full' });
      return result;
    });
    return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body);
  });
}

beforeAll(async () => {
  server = await createTestServer({ features: [counterRoutes], workbenchRoot: '/nonexistent' });
  bureauId = await addBureau(server.deps.pool);
  await server.deps.pool.query('create table counter (name text primary key, value int not null)');
});
afterAll(() => server.close());

async function counter(name: string) {
  await server.deps.pool.query('insert into counter values ($1, 0)', [name]);
  const post = (key: string | null, payload: object = { a: 1 }) =>
    server.app.inject({
      method: 'POST',
      url: `/api/v1/counter/${name}`,
      headers: key === null ? {} : { 'idempotency-key': key },
      payload,
    });
  const value = async () =>
    (await server.deps.pool.query('select value from counter where name = $1', [name])).rows[0].value;
  return { post, value };
}

describe('the same Idempotency-Key', () => {
  it('has one effect and one answer, also when the rule would refuse meanwhile', async () => {
    const { post, value } = await counter('repeat');
    const first = await post('key-00000001');
    await post(null);
    await post(null);
    expect((await post(null)).statusCode).toBe(409);
    const again = await post('key-00000001');
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
    expect(again.json()).toEqual({ value: 1 });
    expect(await value()).toBe(3);
  });

  it('has one effect when sent many times at once', async () => {
    const { post, value } = await counter('storm');
    const answers = await Promise.all(Array.from({ length: 32 }, () => post('key-00000002')));
    expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`))).toEqual(
      new Set(['201 {"value":1}']),
    );
    expect(await value()).toBe(1);
  });

  it('is refused with another content, and with the same content in another order is the same', async () => {
    const { post, value } = await counter('other');
    await post('key-00000003', { a: 1, b: { c: 2, d: 3 } });
    expect((await post('key-00000003', { b: { d: 3, c: 2 }, a: 1 })).statusCode).toBe(201);
    expect((await post('key-00000003', { a: 2 })).json()).toMatchObject({
      status: 422,
      code: 'idempotency.other-request',
    });
    expect(await value()).toBe(1);
  });

  it('stores nothing when the work was refused: later it may succeed', async () => {
    const { post } = await counter('later');
    await server.deps.pool.query("update counter set value = 3 where name = 'later'");
    expect((await post('key-00000004')).statusCode).toBe(409);
    await server.deps.pool.query("update counter set value = 0 where name = 'later'");
    expect((await post('key-00000004')).statusCode).toBe(201);
  });

  it.each(['short', 'x'.repeat(129), 'has space 123', '汉字汉字汉字汉字'])(
    'must be well formed: %.20s',
    async (key) => {
      const { post } = await counter(`form-${key}`);
      expect((await post(key)).statusCode).toBe(400);
    },
  );

  it('is forgotten after a day', async () => {
    const { post, value } = await counter('day');
    await post('key-00000005');
    server.clock.advance({ minutes: 24 * 60 });
    await sweepIdempotencyKeys(server.deps.pool, server.clock.now);
    await post('key-00000005');
    expect(await value()).toBe(1);
    server.clock.advance({ seconds: 1 });
    expect(await sweepIdempotencyKeys(server.deps.pool, server.clock.now)).toBeGreaterThanOrEqual(1);
    await post('key-00000005');
    expect(await value()).toBe(2);
  });
});
