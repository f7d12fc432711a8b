import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import { at, choose, setPhone } from '../../../test/builders/telling.ts';
import type { NoticeListDto, NoticeSignalDto, PreferenceDto } from '../../contract/notifications.ts';
import type { Problem } from '../../contract/problem.ts';
import { tellOnce } from './worker.ts';

let client: CaseClient;
let url: string;

beforeAll(async () => {
  client = await createCaseClient({ SMTP_URL: 'smtp://127.0.0.1:9' });
  url = await client.server.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => client.server.close());

const tell = () => tellOnce(client.server.deps, client.server.clock.now);
const listOf = async (username: string, query = '') =>
  (await client.get<NoticeListDto>(username, `/notices${query}`)).body;

async function propose(title: string) {
  const { id, number } = await client.register({ title });
  await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  await tell();
  return { id, number };
}

describe('one’s notices', () => {
  it('say what happened with which case, and are one’s own', async () => {
    client.server.clock.now = at('2026-03-02 09:00');
    const { id, number } = await propose('申请打一口自备井');
    const { items, unread } = await listOf('shuiziyuan.head');
    expect(unread).toBe(1);
    expect(items).toEqual([
      {
        id: expect.any(String),
        kind: 'arrived',
        label: '等您办理',
        text: '请决定：能办，还是报上一级（3月2日 11:00 到期）。',
        urgency: 'plain',
        case: { id, number, title: '申请打一口自备井' },
        dueAt: at('2026-03-02 11:00'),
        at: at('2026-03-02 09:00'),
        readAt: null,
      },
    ]);
    for (const other of ['shuiziyuan.desk1', 'leader5', 'hehu.head']) {
      expect((await listOf(other)).items, other).toEqual([]);
    }
  });

  it('come in pages, the newest first, and are marked as read one by one or all', async () => {
    client.server.clock.now = at('2026-03-02 09:10');
    for (const title of ['第二件', '第三件', '第四件']) await propose(title);
    const first = await listOf('shuiziyuan.head', '?limit=3');
    const rest = await listOf('shuiziyuan.head', `?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map((one) => one.case.title)).toEqual([
      '第四件',
      '第三件',
      '第二件',
      '申请打一口自备井',
    ]);
    expect([first.unread, rest.nextCursor]).toEqual([4, null]);
    const read = (username: string, body: unknown) =>
      client.post<{ unread: number }>(username, '/notices/read', body);
    const ids = [first.items[0]?.id];
    expect((await read('leader5', { ids })).body).toEqual({ unread: 0 });
    expect((await read('shuiziyuan.head', { ids })).body).toEqual({ unread: 3 });
    expect((await listOf('shuiziyuan.head', '?unread=true')).items.map((one) => one.case.title)).toEqual([
      '第三件',
      '第二件',
      '申请打一口自备井',
    ]);
    expect((await read('shuiziyuan.head', {})).body).toEqual({ unread: 0 });
    expect((await listOf('shuiziyuan.head')).items.every((one) => one.readAt !== null)).toBe(true);
  });
});

/** The signals of a person's stream, one by one; undefined when it ended. */
async function openStream(username: string) {
  const headers = await client.bureau.logIn(client.server.app, username);
  const answer = await fetch(`${url}/api/v1/notices/stream`, { headers });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<NoticeSignalDto | undefined> => {
    for (;;) {
      const [, data, rest] = /event: unread\ndata: (.*)\n\n([\s\S]*)$/.exec(text) ?? [];
      if (data !== undefined) {
        text = rest ?? '';
        return JSON.parse(data);
      }
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return undefined;
      text += value;
    }
  };
  return { answer, headers, next, close: () => reader?.cancel() };
}

describe('the stream', () => {
  it('tells at once what is new and what was read', async () => {
    client.server.clock.now = at('2026-03-03 09:00');
    const stream = await openStream('shuiziyuan.head');
    expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await stream.next()).toEqual({ unread: 0, newest: null });
    const { number } = await propose('流上的一件');
    expect(await stream.next()).toMatchObject({ unread: 1, newest: { case: { number } } });
    await client.post('shuiziyuan.head', '/notices/read', {});
    expect(await stream.next()).toEqual({ unread: 0, newest: null });
    await stream.close();
  });

  it('ends with the session', async () => {
    client.server.clock.now = at('2026-03-04 09:00');
    const stream = await openStream('shuiziyuan.head');
    await stream.next();
    const { app } = client.server;
    await app.inject({ method: 'DELETE', url: '/api/v1/sessions/current', headers: stream.headers });
    await propose('不该送到的一件');
    expect(await stream.next()).toBeUndefined();
  });

  it('does not keep a session alive', async () => {
    client.server.clock.now = at('2026-03-05 09:00');
    const stream = await openStream('leader5');
    await stream.next();
    const seen = async () =>
      (await client.server.deps.pool.query('select max(last_seen_at) as at from session')).rows[0].at;
    const before = await seen();
    client.server.clock.now = at('2026-03-05 09:20');
    const again = await fetch(`${url}/api/v1/notices/stream`, { headers: stream.headers });
    expect(again.status).toBe(200);
    expect(await seen()).toBe(before);
    await again.body?.cancel();
    await stream.close();
  });

  it('hears again after the database broke its listening session', async () => {
    client.server.clock.now = at('2026-03-06 09:00');
    const stream = await openStream('shuiziyuan.head');
    const begun = await stream.next();
    const { rowCount } = await client.server.deps.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query ilike 'listen %'`,
    );
    expect(rowCount).toBe(1);
    // The first signal after the break says how it is now; a later one what came since.
    expect((await stream.next())?.unread).toBe(begun?.unread);
    await propose('断线之后的一件');
    expect(await stream.next()).toMatchObject({ newest: { case: { title: '断线之后的一件' } } });
    await stream.close();
  });
});

describe('how one wants to be told', () => {
  it('is the house’s way until one chooses', async () => {
    client.server.clock.now = at('2026-03-09 09:00');
    await setPhone(client, 'hehu.head', '10000000077');
    const { body } = await client.get<PreferenceDto>('hehu.head', '/notification-preferences');
    expect(body).toEqual({
      mailAddress: null,
      mail: 'digest',
      sms: 'red',
      quietHours: true,
      available: { mail: true, sms: false, digestMinutes: 15, phone: '100****0077' },
    });
    await choose(client, 'hehu.head', { mailAddress: 'hehu@bureau.example', mail: 'each', sms: 'all' });
    const { body: chosen } = await client.get<PreferenceDto>('hehu.head', '/notification-preferences');
    expect(chosen).toMatchObject({ mailAddress: 'hehu@bureau.example', mail: 'each', sms: 'all' });
    const other = await client.get<PreferenceDto>('shuiziyuan.head', '/notification-preferences');
    expect(other.body.mailAddress).toBeNull();
  });

  it.each([
    [{ mailAddress: 'not an address' }, '请填写正确的电子邮箱。'],
    [{ mailAddress: 'a@b.example\r\nBcc: c@d.example' }, '请填写正确的电子邮箱。'],
    [{ mail: 'each' }, '请填写邮箱，才能收到邮件。'],
  ])('%o is sent back with a sentence', async (change, sentence) => {
    const headers = await client.bureau.logIn(client.server.app, 'hehu.head');
    const payload = { mailAddress: null, mail: 'digest', sms: 'off', quietHours: true, ...change };
    const answer = await client.server.app.inject({
      method: 'PUT',
      url: '/api/v1/notification-preferences',
      headers,
      payload,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().errors?.map((fault) => fault.message)).toEqual([sentence]);
  });
});

describe('the program', () => {
  it('stops although somebody listens', async () => {
    client.server.clock.now = at('2026-03-10 09:00');
    const stream = await openStream('shuiziyuan.head');
    await stream.next();
    await client.server.app.close();
    expect(await stream.next()).toBeUndefined();
  });
});
