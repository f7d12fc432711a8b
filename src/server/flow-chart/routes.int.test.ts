import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';

let client: CaseClient;

beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

const picture = async (path: string, username?: string) => {
  const headers = username ? await client.bureau.logIn(client.server.app, username) : {};
  return client.server.app.inject({ url: `/api/v1${path}`, headers });
};

describe('the flow chart over HTTP @clause A3', () => {
  it('is there for everybody, as a picture', async () => {
    const { statusCode, headers, body } = await picture('/flow-chart.svg?view=plan&width=narrow');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(body).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
    expect(body).toContain('>科室负责人</text>');
    expect(body).not.toContain('现在在这里');
  });

  it('names what is wrong with a wish that it cannot meet', async () => {
    const { statusCode, body } = await picture('/flow-chart.svg?view=round');
    expect([statusCode, JSON.parse(body).errors[0].path]).toEqual([400, 'view']);
  });

  it('follows a case for those who may see it, and for nobody else', async () => {
    const { id } = await client.register();
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    await client.act('shuiziyuan.head', id, 'pass-up', { judgement: 'unsure', opinion: '请分管领导定。' });
    const seen = await picture(`/cases/${id}/flow-chart.svg`, 'leader5');
    expect(seen.body).toContain('第 1 轮：登记，首问责任人，科室负责人，分管领导。现在在：分管领导。');
    expect((await picture(`/cases/${id}/flow-chart.svg`)).statusCode).toBe(401);
    expect((await picture(`/cases/${id}/flow-chart.svg?view=full`, 'caiwu.desk1')).statusCode).toBe(404);
  });
});
