import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import type { CaseDto, CaseEventDto } from '../../contract/cases.ts';

let client: CaseClient;
beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

it('a closed unit hands its open cases to its successor, with an event in each; nothing waits for nobody', async () => {
  const open = await client.register();
  const climbing = await client.register();
  await client.act('shuiziyuan.desk1', climbing.id, 'propose-refusal', REFUSAL);
  const path = `/organisation/units/${client.bureau.unit('shuiziyuan.head')}/close`;
  const successorUnitId = client.bureau.unit('hehu.head');

  const refused = await client.post('hehu.head', path, { successorUnitId });
  expect(refused.status).toBe(403);
  const closed = await client.post<{ movedCases: number }>('bangongshi.head', path, { successorUnitId });
  expect(closed.status, JSON.stringify(closed.body)).toBe(200);
  expect(closed.body.movedCases).toBe(2);

  const moved = await client.get<CaseDto>('hehu.desk1', `/cases/${open.id}`);
  expect(moved.body.unitId).toBe(successorUnitId);
  expect(moved.body.next?.personId).toBe(client.bureau.person('hehu.desk1'));
  const history = await client.get<{ items: CaseEventDto[]; verified: boolean }>(
    'hehu.desk1',
    `/cases/${climbing.id}/events`,
  );
  expect(history.body.items.at(-1)?.type).toBe('moved-to-successor');
  expect(history.body.verified).toBe(true);
});
