import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import { at } from '../../../test/builders/telling.ts';
import type { NewCalendarFeedDto } from '../../contract/notifications.ts';

let client: CaseClient;
beforeAll(async () => {
  client = await createCaseClient({ WORKBENCH_URL: 'https://ruhe.bureau.example' });
});
afterAll(() => client.server.close());

async function call(username: string, method: 'PUT' | 'DELETE') {
  const headers = await client.bureau.logIn(client.server.app, username);
  return client.server.app.inject({ method, url: '/api/v1/calendar-feed', headers });
}
const renew = async (username: string) => (await call(username, 'PUT')).json<NewCalendarFeedDto>();
const fetchFeed = (path: string) => client.server.app.inject({ url: path });
/** Long lines are folded on the wire. */
const linesOf = (body: string) => body.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('the calendar of one’s deadlines', () => {
  it('has what waits for its owner, by number and duty, without titles and names', async () => {
    client.server.clock.now = at('2026-03-02 09:00');
    const { id, number } = await client.register({ title: '某某村的井' });
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    const feed = await renew('shuiziyuan.head');
    expect(feed.url).toBe(`https://ruhe.bureau.example${feed.path}`);
    const answer = await fetchFeed(feed.path);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    const lines = linesOf(answer.body);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    // Due at 11:00 in Shanghai: the entry is the half hour before.
    expect(lines).toContain('DTSTART:20260302T023000Z');
    expect(lines).toContain('DTEND:20260302T030000Z');
    expect(lines).toContain(`SUMMARY:${number} 请决定：能办，还是报上一级`);
    expect(lines).toContain(`URL;VALUE=URI:https://ruhe.bureau.example/cases/${id}`);
    expect(answer.body).not.toMatch(/某某村|申请人甲|0099/);
    const other = await renew('leader5');
    expect((await fetchFeed(other.path)).body).not.toContain(number);
    await client.act('shuiziyuan.head', id, 'pass-up', { judgement: 'infeasible', opinion: '确实办不成。' });
    expect((await fetchFeed(feed.path)).body).not.toContain(number);
    expect((await fetchFeed(other.path)).body).toContain(number);
  });

  it('opens with the newest link only, and not at all once it is ended', async () => {
    const first = await renew('hehu.head');
    const second = await renew('hehu.head');
    expect((await fetchFeed(first.path)).statusCode).toBe(404);
    expect((await fetchFeed(second.path)).statusCode).toBe(200);
    expect((await client.get('hehu.head', '/calendar-feed')).body).toEqual({ createdAt: second.createdAt });
    expect((await call('hehu.head', 'DELETE')).statusCode).toBe(204);
    expect((await fetchFeed(second.path)).statusCode).toBe(404);
    expect((await client.get('hehu.head', '/calendar-feed')).body).toEqual({ createdAt: null });
  });

  it('keeps no secret, and a wrong one says nothing', async () => {
    const feed = await renew('hehu.head');
    const { rows } = await client.server.deps.pool.query('select * from calendar_feed');
    const secret = feed.path.replace(/^.*\//, '').replace('.ics', '');
    expect(secret).toHaveLength(64);
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (const wrong of [`${secret.slice(0, -1)}_`, secret.slice(0, 40), '..%2F..%2Fetc', 'x']) {
      const answer = await fetchFeed(`/api/v1/calendar-feed/${wrong}.ics`);
      expect([answer.statusCode, answer.json().code], wrong).toEqual([404, 'calendar-feed.unknown']);
    }
    const { rows: audited } = await client.server.deps.pool.query(
      `select action from audit_log where action like 'calendar-feed.%' order by at, id`,
    );
    expect(audited.map((row) => row.action)).toContain('calendar-feed.end');
  });
});
