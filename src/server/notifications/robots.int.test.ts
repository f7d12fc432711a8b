import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import { type Gateway, startGateway } from '../../../test/builders/gateway.ts';
import { at, createAdmin, tellAll, tellAt } from '../../../test/builders/telling.ts';
import type { Problem } from '../../contract/problem.ts';

let gateway: Gateway;
let elsewhere: Gateway;
let client: CaseClient;
let call: Awaited<ReturnType<typeof createAdmin>>;

beforeAll(async () => {
  gateway = await startGateway();
  elsewhere = await startGateway();
  client = await createCaseClient({ WEBHOOK_HOSTS: `qyapi.weixin.qq.com,${gateway.url}` });
  call = await createAdmin(client, client.bureau.bureauId, 'test.sysadmin');
});
afterAll(async () => {
  await client.server.close();
  await gateway.down();
  await elsewhere.down();
});
beforeEach(() => {
  gateway.received.length = 0;
  gateway.answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
});

async function withRobot(robot: Record<string, unknown>, use: () => Promise<void>): Promise<void> {
  const id = randomUUID();
  const added = await call('PUT', `/webhooks/${id}`, {
    name: '测试群',
    url: `${gateway.url}/robot?key=k1`,
    ...robot,
  });
  expect(added.statusCode, added.body).toBe(201);
  expect(added.body).not.toContain('k1');
  try {
    await use();
  } finally {
    expect((await call('DELETE', `/webhooks/${id}`)).statusCode).toBe(204);
  }
}

async function propose(title = '申请打一口自备井') {
  const { id, number } = await client.register({ title });
  await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  return { id, number };
}

const bodies = () => gateway.received.map((one) => JSON.parse(one.body));
const stateOf = async () => {
  const { rows } = await client.server.deps.pool.query(
    `select state, fault from delivery where channel = 'webhook' order by created_at desc, id desc limit 1`,
  );
  return rows[0];
};

describe('group robots', () => {
  it('企业微信: one Markdown message of what came within a minute, without titles and applicants', async () => {
    client.server.clock.now = at('2026-03-02 09:00');
    await withRobot({ kind: 'wecom' }, async () => {
      const first = await propose('某某村的井');
      const second = await propose('某某村的渠');
      await tellAll(client);
      expect(gateway.received).toEqual([]);
      await tellAt(client, '2026-03-02 09:01');
      const line = (number: string) =>
        `- ${number} 水资源管理科负责人：请决定：能办，还是报上一级（今天 11:00 前，还剩 1 小时 59 分钟）。`;
      expect(bodies()).toEqual([
        {
          msgtype: 'markdown',
          markdown: { content: ['**2 件办件**', line(first.number), line(second.number)].join('\n') },
        },
      ]);
    });
  });

  it('钉钉: signed in the address as documented', async () => {
    client.server.clock.now = at('2026-03-03 09:00');
    await withRobot({ kind: 'dingtalk', secret: 'SEC0123456789' }, async () => {
      await propose();
      await tellAt(client, '2026-03-03 09:01');
      const url = new URL(gateway.received[0]?.path ?? '', gateway.url);
      const timestamp = String(Date.parse(at('2026-03-03 09:01')));
      expect(url.searchParams.get('key')).toBe('k1');
      expect(url.searchParams.get('timestamp')).toBe(timestamp);
      expect(url.searchParams.get('sign')).toBe(
        createHmac('sha256', 'SEC0123456789').update(`${timestamp}\nSEC0123456789`).digest('base64'),
      );
      expect(bodies()[0]).toMatchObject({
        msgtype: 'markdown',
        markdown: { title: '1 件办件', text: expect.stringContaining('水资源管理科负责人') },
      });
    });
  });

  it('the bureau’s own system: data, signed with HMAC-SM3 over time and body', async () => {
    client.server.clock.now = at('2026-03-04 09:00');
    await withRobot({ kind: 'generic', secret: 'shared-secret' }, async () => {
      const { id, number } = await propose();
      await tellAt(client, '2026-03-04 09:01');
      const [request] = gateway.received;
      const time = String(request?.headers['x-ruheban-timestamp']);
      expect(time).toBe(String(Date.parse(at('2026-03-04 09:01')) / 1000));
      expect(request?.headers['x-ruheban-signature']).toBe(
        `hmac-sm3=${createHmac('sm3', 'shared-secret').update(`${time}.${request?.body}`).digest('hex')}`,
      );
      expect(bodies()[0]).toMatchObject({
        id: request?.headers['idempotency-key'],
        items: [{ kind: 'arrived', number, caseId: id, urgency: 'plain', dueAt: at('2026-03-04 11:00') }],
      });
      expect(request?.body).not.toContain('自备井');
    });
  });

  it('posts what concerns its unit, and from the weight on that was chosen', async () => {
    client.server.clock.now = at('2026-03-05 09:00');
    await withRobot({ kind: 'wecom', unitId: client.bureau.unit('hehu.desk1') }, async () => {
      await propose();
      await tellAt(client, '2026-03-05 09:05');
      expect(gateway.received).toEqual([]);
    });
    await withRobot({ kind: 'wecom', least: 'red' }, async () => {
      const { id } = await propose();
      await tellAt(client, '2026-03-05 09:10');
      expect(gateway.received).toEqual([]);
      await client.act('leader5', id, 'urge', { note: '请抓紧。' });
      await tellAll(client);
      expect(bodies()[0].markdown.content).toContain('1 件已标红');
    });
  });
});

describe('what a robot answers', () => {
  it.each([
    ['{"errcode":45009}', '09', 'pending', 'errcode 45009'],
    ['{"errcode":93000}', '10', 'dead', 'errcode 93000'],
    ['<html>', '11', 'pending', 'answer unclear'],
  ])('%s', async (body, hour, state, fault) => {
    client.server.clock.now = at(`2026-03-06 ${hour}:00`);
    await withRobot({ kind: 'wecom' }, async () => {
      gateway.answer = { status: 200, body };
      await propose();
      await tellAt(client, `2026-03-06 ${hour}:01`);
      expect(await stateOf()).toEqual({ state, fault });
    });
    // Removed meanwhile: nothing is sent there any more.
    gateway.received.length = 0;
    await tellAt(client, `2026-03-06 ${hour}:10`);
    expect(gateway.received).toEqual([]);
  });

  it('a redirect is not followed', async () => {
    client.server.clock.now = at('2026-03-09 09:00');
    await withRobot({ kind: 'generic', secret: 'shared-secret' }, async () => {
      gateway.answer = { status: 307, headers: { location: elsewhere.url } };
      await propose();
      await tellAt(client, '2026-03-09 09:01');
      expect(await stateOf()).toEqual({ state: 'dead', fault: 'http 307' });
      expect(elsewhere.received).toEqual([]);
    });
  });
});

describe('where webhooks may lead', () => {
  it.each([
    'https://intranet.example/hook',
    'https://qyapi.weixin.qq.com:8443/hook',
    'http://qyapi.weixin.qq.com/hook',
    'https://qyapi.weixin.qq.com.evil.example/hook',
    'https://user:pass@qyapi.weixin.qq.com/hook',
    'http://127.0.0.1:1/hook',
    'http://169.254.169.254/latest',
    'http://localhost:80/hook',
    'file:///etc/passwd',
  ])('not to %s', async (url) => {
    const answer = await call('PUT', `/webhooks/${randomUUID()}`, { kind: 'wecom', name: '群', url });
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([422, 'webhook.host-not-allowed']);
  });

  it('nobody but the system administrator sets one up', async () => {
    const headers = await client.bureau.logIn(client.server.app, 'leader1');
    const payload = { kind: 'wecom', name: '群', url: `${gateway.url}/robot` };
    const url = `/api/v1/webhooks/${randomUUID()}`;
    const answer = await client.server.app.inject({ method: 'PUT', url, headers, payload });
    expect(answer.statusCode).toBe(403);
  });

  it('a host that is taken off the list is not used any more', async () => {
    client.server.clock.now = at('2026-03-10 09:00');
    await withRobot({ kind: 'wecom' }, async () => {
      await propose();
      const { deps } = client.server;
      const strict = { ...deps, config: { ...deps.config, WEBHOOK_HOSTS: ['qyapi.weixin.qq.com'] } };
      await tellAt({ ...client, server: { ...client.server, deps: strict } }, '2026-03-10 09:01');
      expect(gateway.received).toEqual([]);
    });
  });
});
