import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import type { CaseListItemDto } from '../../contract/cases.ts';

let client: CaseClient;
beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

const waitsFor = async (username: string, id: string) => {
  const { body } = await client.get<{ items: CaseListItemDto[]; total: number }>(
    username,
    '/inbox?limit=100',
  );
  return body.items.some((item) => item.id === id);
};

async function proposed(): Promise<string> {
  const { id } = await client.register();
  await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  return id;
}

async function delegate(from: string, to: string, takesOverWaiting: boolean): Promise<string> {
  const { now } = client.server.clock;
  const answer = await client.post<{ id: string }>(from, '/delegations', {
    toPersonId: client.bureau.person(to),
    postId: null,
    from: now,
    to: new Date(Date.parse(now) + 8 * 3_600_000).toISOString(),
    takesOverWaiting,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

describe('delegation in the inbox and on the case', () => {
  it('one that does not take over what waits begins with what comes after', async () => {
    const before = await proposed();
    client.server.clock.advance({ minutes: 1 });
    await delegate('shuiziyuan.head', 'hehu.head', false);
    const after = await proposed();
    expect([await waitsFor('shuiziyuan.head', before), await waitsFor('hehu.head', before)]).toEqual([
      true,
      false,
    ]);
    expect([await waitsFor('shuiziyuan.head', after), await waitsFor('hehu.head', after)]).toEqual([
      false,
      true,
    ]);

    const passed = await client.act('hehu.head', after, 'pass-up', {
      judgement: 'unsure',
      opinion: '代为把关，请审定。',
    });
    expect(passed.chambers[1]).toMatchObject({
      personName: '河湖管理科负责人',
      onBehalfOfName: '水资源管理科负责人',
    });
  });

  it('one that takes over moves the whole inbox', async () => {
    const waiting = await proposed();
    client.server.clock.advance({ minutes: 1 });
    await delegate('leader5', 'leader4', true);
    await client.act('shuiziyuan.head', waiting, 'pass-up', {
      judgement: 'infeasible',
      opinion: '确实办不成。',
    });
    expect([await waitsFor('leader5', waiting), await waitsFor('leader4', waiting)]).toEqual([false, true]);
  });
});
