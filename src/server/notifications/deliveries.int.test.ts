import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBureau } from '../../../test/builders/accounts.ts';
import { type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import { type Gateway, startGateway } from '../../../test/builders/gateway.ts';
import { addressOf, type MailServer, startMailServer } from '../../../test/builders/mail-server.ts';
import { at, choose, createAdmin, tellAt } from '../../../test/builders/telling.ts';
import type { DeliveryDto } from '../../contract/notifications.ts';
import type { Problem } from '../../contract/problem.ts';
import { createLog } from '../log.ts';
import { sweepNotices } from './notice-store.ts';
import { sendDue } from './sender.ts';

let mail: MailServer;
let gateway: Gateway;
let client: CaseClient;
let admin: Awaited<ReturnType<typeof createAdmin>>;
let stranger: Awaited<ReturnType<typeof createAdmin>>;

beforeAll(async () => {
  mail = await startMailServer();
  gateway = await startGateway();
  client = await createCaseClient({ SMTP_URL: mail.url, SMS_URL: gateway.url });
  admin = await createAdmin(client, client.bureau.bureauId, 'test.sysadmin');
  stranger = await createAdmin(client, await addBureau(client.server.deps.pool), 'other.sysadmin');
});
afterAll(async () => {
  await client.server.close();
  await mail.down();
  await gateway.down();
});

const dead = async (call = admin) =>
  (await call('GET', '/deliveries?state=dead')).json<{ items: DeliveryDto[]; nextCursor: string | null }>();

async function propose() {
  const { id, number } = await client.register();
  await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  return { id, number };
}

describe('what could not be delivered', () => {
  it('is shown to the system administrator without text, number or address, and sent again', async () => {
    client.server.clock.now = at('2026-03-02 09:00');
    await choose(client, 'shuiziyuan.head', { mailAddress: 'typo@bureau.example' });
    mail.unknown.add('typo@bureau.example');
    const { number } = await propose();
    await tellAt(client, '2026-03-02 09:15');
    const { items } = await dead();
    expect(items).toEqual([
      {
        id: expect.any(String),
        channel: 'mail',
        state: 'dead',
        urgency: 'plain',
        recipient: '水资源管理科负责人',
        kinds: ['arrived'],
        caseNumbers: [number],
        attempts: 1,
        fault: 'smtp 550',
        nextAt: null,
        createdAt: at('2026-03-02 09:15'),
        endedAt: at('2026-03-02 09:15'),
      },
    ]);
    await choose(client, 'shuiziyuan.head', { mailAddress: 'head@bureau.example' });
    expect((await admin('POST', `/deliveries/${items[0]?.id}/resend`)).statusCode).toBe(204);
    await sendDue(client.server.deps, 'mail');
    expect(mail.mails.map(addressOf)).toEqual(['head@bureau.example']);
    expect((await dead()).items).toEqual([]);
    const again = await admin('POST', `/deliveries/${items[0]?.id}/resend`);
    expect([again.statusCode, again.json<Problem>().code]).toEqual([409, 'delivery.not-failed']);
    const { rows } = await client.server.deps.pool.query(
      `select target_id from audit_log where action = 'delivery.resend'`,
    );
    expect(rows).toEqual([{ target_id: items[0]?.id }]);
  });

  it('is nobody else’s to see: not the leader’s, not another bureau’s administrator’s', async () => {
    client.server.clock.now = at('2026-03-03 09:00');
    gateway.answer = { status: 400 };
    await client.register({ applicant: { kind: 'person', name: '申请人甲', phone: '10000000099' } });
    await tellAt(client, '2026-03-03 09:00');
    const { items } = await dead();
    expect(items.map((one) => [one.channel, one.recipient, one.fault])).toEqual([
      ['sms', '申请人', 'http 400'],
    ]);
    expect((await dead(stranger)).items).toEqual([]);
    const resend = await stranger('POST', `/deliveries/${items[0]?.id}/resend`);
    expect([resend.statusCode, resend.json<Problem>().code]).toEqual([404, 'delivery.not-found']);
    for (const username of ['leader1', 'shuiziyuan.desk1']) {
      expect((await client.get(username, '/deliveries?state=dead')).status).toBe(403);
      expect((await client.post(username, `/deliveries/${items[0]?.id}/resend`, {})).status).toBe(403);
    }
  });

  it('is given up after four days, and comes in pages', async () => {
    client.server.clock.now = at('2026-03-04 09:00');
    gateway.answer = { status: 503 };
    for (let no = 0; no < 3; no += 1) {
      await client.register({ applicant: { kind: 'person', name: '申请人甲', phone: '10000000099' } });
    }
    await tellAt(client, '2026-03-04 09:00');
    expect((await dead()).items).toHaveLength(1);
    await tellAt(client, '2026-03-08 09:00');
    const page = (await admin('GET', '/deliveries?state=dead&limit=3')).json<{
      items: DeliveryDto[];
      nextCursor: string;
    }>();
    expect(page.items.map((one) => one.fault)).toEqual(['http 503', 'http 503', 'http 503']);
    const rest = await admin('GET', `/deliveries?state=dead&limit=3&cursor=${page.nextCursor}`);
    expect(rest.json<{ items: DeliveryDto[] }>().items.map((one) => one.fault)).toEqual(['http 400']);
  });
});

describe('the log', () => {
  it('never holds a text, a number, an address or a code, whatever goes wrong', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const { deps } = client.server;
    const loud = {
      ...client,
      server: { ...client.server, deps: { ...deps, log: createLog('trace', sink) } },
    };
    client.server.clock.now = at('2026-03-09 09:00');
    mail.unknown.add('head@bureau.example');
    gateway.answer = { status: 500, body: '10000000099 您的诉求' };
    const applicant = { kind: 'person', name: '申请人甲', phone: '10000000099' } as const;
    const { id, trackingCode } = await client.register({ applicant, title: '不该记下的标题' });
    await client.act('shuiziyuan.desk1', id, 'inform-once', { materials: ['不该记下的材料'], note: '' });
    await client.act('shuiziyuan.desk1', id, 'supplement', { note: '不该记下的备注' });
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    loud.server.clock.now = at('2026-03-09 09:20');
    await tellAt(loud, '2026-03-09 09:20');
    await gateway.down();
    await mail.down();
    await tellAt(loud, '2026-03-09 10:30');
    await gateway.up();
    await mail.up();
    expect(lines.length).toBeGreaterThanOrEqual(4);
    const all = lines.join('');
    for (const secret of [
      '不该记下',
      '10000000099',
      '0000099',
      'head@',
      '您的诉求',
      trackingCode,
      REFUSAL.reason,
    ]) {
      expect(all).not.toContain(secret);
    }
  });
});

describe('what is old', () => {
  it('is removed with all that hangs on it, except what is still on its way', async () => {
    const { pool } = client.server.deps;
    const count = async (table: string) =>
      (await pool.query(`select count(*)::int as count from ${table}`)).rows[0].count;
    const waiting = (await pool.query(`select count(*)::int as count from delivery where state = 'pending'`))
      .rows[0];
    await sweepNotices(pool, at('2026-03-01 00:00'));
    expect(await count('notice')).toBeGreaterThan(0);
    await sweepNotices(pool, at('2027-01-01 00:00'));
    expect(await count('delivery')).toBe(waiting.count);
    expect(waiting.count).toBeGreaterThan(0);
    expect(await count('notice')).toBeLessThanOrEqual(await count('delivery_item'));
  });
});
