import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { byPhone, type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import { type Gateway, startGateway } from '../../../test/builders/gateway.ts';
import { at, choose, setPhone, tellAll, tellAt } from '../../../test/builders/telling.ts';
import type { RegisteredDto } from '../../contract/cases.ts';
import { mergeNotices, sendDue } from './sender.ts';
import { tellOnce } from './worker.ts';

/** No such number exists: no network has the prefix 100. */
const APPLICANT = '10000000099';
let gateway: Gateway;
let client: CaseClient;

beforeAll(async () => {
  gateway = await startGateway();
  client = await createCaseClient({
    SMS_URL: `${gateway.url}/send`,
    SMS_BODY: '{"mobile":"{{phone}}","content":"{{text}}","key":"{{secret}}"}',
    SMS_SECRET: 'gateway-key',
    SMS_AUTHORIZATION: 'Bearer gateway-token',
    SMS_ACCEPTED: '"code":\\s*0',
  });
  // People of the template are called after their posts; here a name must be told from a post.
  await client.server.deps.pool.query(
    `update person set display_name = '内部人员' || substr(id::text, 25, 12) where bureau_id = $1`,
    [client.bureau.bureauId],
  );
});
afterAll(async () => {
  await client.server.close();
  await gateway.down();
});
beforeEach(() => {
  gateway.received.length = 0;
  gateway.answer = { status: 200, body: '{"code":0}' };
});

const texts = () => gateway.received.map((one) => (JSON.parse(one.body) as { content: string }).content);
const register = (change = {}): Promise<RegisteredDto> =>
  client.register({ applicant: { kind: 'person', name: '申请人甲', phone: APPLICANT }, ...change });

describe('the applicant is told by short message', () => {
  it('from receipt to answer, without a name of the house, an opinion or an instruction', async () => {
    client.server.clock.now = at('2026-03-02 09:00');
    const { id, number, trackingCode } = await register({ kind: 'consultation' });
    await tellAll(client);
    const words = `编号 ${number}，由水资源管理科承办，3月4日前答复。查询码 ${trackingCode}。`;
    expect(texts()).toEqual([expect.stringContaining(`【市水利局】您的诉求已登记，${words}`)]);
    expect(texts()[0]).toMatch(/咨询电话 0377-\d{8}。$/);
    expect(gateway.received[0]).toMatchObject({
      path: '/send',
      headers: {
        authorization: 'Bearer gateway-token',
        'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
    expect(JSON.parse(gateway.received[0]?.body ?? '{}')).toMatchObject({
      mobile: APPLICANT,
      key: 'gateway-key',
    });

    const steps: [string, string, unknown][] = [
      [
        'shuiziyuan.desk1',
        'inform-once',
        { materials: ['身份证复印件', '取水口位置图'], note: '内部备注甲' },
      ],
      ['shuiziyuan.desk1', 'supplement', { note: '内部备注乙' }],
      ['shuiziyuan.desk1', 'propose-refusal', REFUSAL],
      ['shuiziyuan.head', 'pass-up', { judgement: 'infeasible', opinion: '内部意见甲' }],
      ['leader5', 'extend-reply', { workingDays: 1, reason: '需现场复核' }],
      ['shuiziyuan.desk1', 'interim-answer', { text: '正在现场复核', untilOn: '2026-03-05' }],
      ['leader5', 'feasible', { opinion: '内部意见乙', instructions: '内部指示甲', dueOn: '2026-03-06' }],
      ['shuiziyuan.desk1', 'tell-applicant', { text: '可以办。', delivery: byPhone(at('2026-03-02 09:20')) }],
      [
        'shuiziyuan.desk1',
        'complete',
        { outcome: 'done', text: '已办好。', delivery: byPhone(at('2026-03-02 09:20')) },
      ],
    ];
    for (const [who, command, body] of steps) {
      client.server.clock.now = at('2026-03-02 09:20');
      await client.act(who, id, command, body);
      await tellAll(client);
    }
    expect(texts().slice(1)).toEqual([
      expect.stringContaining(`${number}：请补充身份证复印件、取水口位置图，3月23日前有效。`),
      expect.stringContaining(`${number} 的答复时限延长 1 个工作日，3月5日前答复。原因：需现场复核`),
      expect.stringContaining(`${number} 办理进展：正在现场复核 下次答复不晚于3月5日。`),
      expect.stringContaining(`您反映的事（${number}）可以办，水资源管理科会尽快告诉您怎么办。`),
      expect.stringContaining(`您反映的事（${number}）已办成。`),
    ]);
    for (const text of texts()) expect(text).not.toMatch(/内部|申请人甲|\{\{|undefined/);
  });

  it('landlines and those who left no number get none', async () => {
    client.server.clock.now = at('2026-03-02 10:00');
    await register({ applicant: { kind: 'person', name: '申请人乙', phone: '0377-00000098' } });
    await register({ applicant: { kind: 'person', name: '申请人丙', phone: null } });
    await tellAt(client, '2026-03-02 10:05');
    expect(gateway.received).toEqual([]);
  });
});

describe('people of the house', () => {
  it('get what is red as a short message: the number of the case, no title, no applicant', async () => {
    await setPhone(client, 'shuiziyuan.head', '10000000011');
    await choose(client, 'shuiziyuan.head', { sms: 'red' });
    client.server.clock.now = at('2026-03-03 09:00');
    const { id, number } = await client.register();
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    await tellAll(client);
    expect(gateway.received).toEqual([]);
    await client.act('leader5', id, 'urge', { note: '请抓紧。' });
    await tellAll(client);
    expect(texts()).toEqual([
      `【市水利局】${number} 催办：上级请您抓紧：请决定：能办，还是报上一级（今天 11:00 前，还剩 2 小时）。`,
    ]);
  });
});

describe('a gateway that is down for an hour', () => {
  it('loses nothing and doubles nothing, with two workers at once', async () => {
    client.server.clock.now = at('2026-03-04 09:00');
    await gateway.down();
    const numbers: string[] = [];
    for (let no = 0; no < 12; no += 1) numbers.push((await register()).number);
    const { deps, clock } = client.server;
    const bothWorkers = async () => {
      await Promise.all([tellOnce(deps, clock.now), tellOnce(deps, clock.now)]);
      await mergeNotices(deps, clock.now);
      await Promise.all([sendDue(deps, 'sms'), sendDue(deps, 'sms')]);
    };
    for (let minute = 0; minute < 60; minute += 5) {
      await bothWorkers();
      clock.advance({ minutes: 5 });
    }
    expect(gateway.received).toEqual([]);
    await gateway.up();
    // Waits grow to an hour and a quarter at most.
    for (let minute = 0; minute < 80; minute += 5) {
      await bothWorkers();
      clock.advance({ minutes: 5 });
    }
    const told = texts().map((text) => text.match(/编号 (\S+?)，/)?.[1]);
    expect(told.toSorted()).toEqual(numbers.toSorted());
    expect(new Set(gateway.received.map((one) => one.headers['idempotency-key'])).size).toBe(12);
  });

  it('an answer that the gateway did not accept it, or a no for good, is left to people', async () => {
    client.server.clock.now = at('2026-03-05 09:00');
    gateway.answer = { status: 200, body: '{"code":42}' };
    await register();
    await tellAll(client);
    gateway.answer = { status: 400 };
    await register();
    await tellAll(client);
    gateway.answer = { status: 503 };
    await register();
    await tellAll(client);
    const { rows } = await client.server.deps.pool.query(
      `select state, fault from delivery where created_at >= $1 and recipient_kind = 'applicant' order by created_at, id`,
      [at('2026-03-05 09:00')],
    );
    expect(rows.map((row) => `${row.state} ${row.fault}`).toSorted()).toEqual([
      'dead http 400',
      'dead not accepted',
      'pending http 503',
    ]);
  });
});
