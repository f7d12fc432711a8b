import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeededBureau, seedBureau } from '../../../test/builders/seeded.ts';
import { createTestServer, type TestServer } from '../../../test/builders/server.ts';
import type { DelegationDto, DelegationsDto } from '../../contract/organisation.ts';
import { candidatesFor } from '../../domain/organisation/acting.ts';
import { identityRoutes } from '../identity/routes.ts';
import { giveDelegation } from './delegations.ts';
import { getDirectory } from './directory.ts';
import { organisationRoutes } from './routes.ts';

/** The test's clock begins at 2026-03-02 09:00 in Shanghai. */
const NOW = '2026-03-02T01:00:00.000Z';
const TOMORROW = '2026-03-03T01:00:00.000Z';
const FRIDAY = '2026-03-06T10:00:00.000Z';

let server: TestServer;
let bureau: SeededBureau;
let head: { authorization: string };
let other: { authorization: string };

beforeAll(async () => {
  server = await createTestServer({ features: [identityRoutes, organisationRoutes] });
  bureau = await seedBureau(server.deps.pool);
  head = await bureau.logIn(server.app, 'shuiziyuan.head');
  other = await bureau.logIn(server.app, 'hehu.head');
});
afterAll(() => server.close());

function give(payload: Record<string, unknown>, headers = head) {
  return server.app.inject({ method: 'POST', url: '/api/v1/delegations', headers, payload });
}

function end(id: string, headers = head) {
  return server.app.inject({ method: 'DELETE', url: `/api/v1/delegations/${id}`, headers });
}

async function mine(headers = head): Promise<DelegationsDto> {
  return (await server.app.inject({ url: '/api/v1/delegations', headers })).json();
}

async function actingAtHead(at: string): Promise<string[]> {
  const directory = await getDirectory(server.deps.pool, bureau.bureauId);
  return candidatesFor(directory, bureau.post('shuiziyuan.head'), at).map((actor) => actor.capacity);
}

describe('a delegation', () => {
  it('needs a login', async () => {
    const response = await server.app.inject({ url: '/api/v1/delegations' });
    expect(response.statusCode).toBe(401);
  });

  it('begins now, is seen by both, makes the receiver act first, and ends when its giver says so', async () => {
    const response = await give({ toPersonId: bureau.person('hehu.head'), to: FRIDAY });
    expect(response.statusCode).toBe(201);
    const given = response.json<DelegationDto>();
    expect(given).toMatchObject({
      from: NOW,
      to: FRIDAY,
      giver: { id: bureau.person('shuiziyuan.head'), name: '水资源管理科负责人' },
      receiver: { id: bureau.person('hehu.head'), name: '河湖管理科负责人' },
      post: null,
      takesOverWaiting: true,
      state: 'running',
    });
    expect(await mine()).toEqual({ given: [given], received: [] });
    expect(await mine(other)).toEqual({ given: [], received: [given] });
    expect(await actingAtHead(NOW)).toEqual(['delegate', 'holder']);
    expect(await actingAtHead(FRIDAY)).toEqual(['holder']);

    expect((await end(given.id, other)).statusCode).toBe(404);
    server.clock.advance({ minutes: 20 });
    expect((await end(given.id)).statusCode).toBe(204);
    expect(await actingAtHead('2026-03-02T01:19:59.999Z')).toEqual(['delegate', 'holder']);
    expect(await actingAtHead('2026-03-02T01:20:00.000Z')).toEqual(['holder']);
    expect(await mine()).toEqual({ given: [], received: [] });
    expect((await end(given.id)).statusCode).toBe(404);
  });

  it('of one post, planned, and taken back before it begins, never takes effect', async () => {
    const response = await give({
      toPersonId: bureau.person('hehu.head'),
      postId: bureau.post('shuiziyuan.head'),
      from: '2026-03-03T01:00:00Z',
      to: FRIDAY,
      takesOverWaiting: false,
    });
    const given = response.json<DelegationDto>();
    expect(given).toMatchObject({
      from: TOMORROW,
      state: 'planned',
      takesOverWaiting: false,
      post: { id: bureau.post('shuiziyuan.head'), title: '水资源管理科负责人' },
    });
    expect(await actingAtHead(TOMORROW)).toEqual(['delegate', 'holder']);
    expect((await end(given.id)).statusCode).toBe(204);
    expect(await actingAtHead(TOMORROW)).toEqual(['holder']);
  });

  it('never begins in the past', async () => {
    const response = await give({
      toPersonId: bureau.person('hehu.head'),
      from: '2026-02-01T00:00:00Z',
      to: FRIDAY,
    });
    const given = response.json<DelegationDto>();
    expect(given.from).toBe('2026-03-02T01:20:00.000Z');
    await end(given.id);
  });
});

describe('what is refused, with a sentence that says what to do', () => {
  it.each([
    ['to oneself', { toPersonId: 'shuiziyuan.head', to: FRIDAY }, 422, 'delegation.to-self', '请另选一人'],
    ['already over', { toPersonId: 'hehu.head', to: NOW }, 422, 'delegation.empty-interval', '请重新选择'],
    [
      'another’s post',
      { toPersonId: 'hehu.head', to: FRIDAY, postId: 'fagui.head' },
      422,
      'delegation.post-not-held',
      '只能授权自己的岗位',
    ],
  ])('%s', async (_what, input, status, code, sentence) => {
    const postId = 'postId' in input ? { postId: bureau.post(input.postId ?? '') } : {};
    const response = await give({ ...input, ...postId, toPersonId: bureau.person(input.toPersonId) });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ code, clause: '2.2', title: expect.stringContaining(sentence) });
  });

  it('somebody of no bureau, or without a post', async () => {
    const response = await give({ toPersonId: '00000000-0000-7000-8000-000000000000', to: FRIDAY });
    expect(response.json()).toMatchObject({ status: 422, code: 'delegation.delegate-without-post' });
  });

  it('a form with a fault, and a field nobody knows', async () => {
    expect((await give({ toPersonId: 'x', to: FRIDAY })).statusCode).toBe(400);
    expect((await give({ toPersonId: bureau.person('hehu.head'), to: '周五' })).statusCode).toBe(400);
    const extra = await give({ toPersonId: bureau.person('hehu.head'), to: FRIDAY, from_person: 'x' });
    expect(extra.statusCode).toBe(400);
  });

  it('a circle made by two who delegate to each other at the same moment', async () => {
    const between = (from: string, to: string) =>
      giveDelegation(
        server.deps.pool,
        { bureauId: bureau.bureauId, personId: bureau.person(from) },
        { toPersonId: bureau.person(to), postId: null, to: FRIDAY, takesOverWaiting: true },
        NOW,
      );
    const results = await Promise.allSettled([
      between('guihua.head', 'jianshe.head'),
      between('jianshe.head', 'yimin.head'),
      between('yimin.head', 'guihua.head'),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'delegation.loop' });
  });
});
