import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byPhone, type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import type { CaseDto, CaseEventDto } from '../../contract/cases.ts';
import { runDueTimers } from './timer-worker.ts';

let client: CaseClient;
beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

const at = (shanghai: string) => new Date(`${shanghai.replace(' ', 'T')}:00+08:00`).toISOString();
const events = async (id: string) => {
  const path = `/cases/${id}/events`;
  const { body } = await client.get<{ items: CaseEventDto[]; verified: boolean }>('bangongshi.head', path);
  expect(body.verified).toBe(true);
  return body.items.map((event) => event.type);
};
/** Moves the clock and lets the worker do what is due; sessions end, so reading happens as the office anew. */
async function until(time: string): Promise<number> {
  client.server.clock.now = at(time);
  return runDueTimers(client.server.deps, client.server.clock.now);
}

describe('clocks act by themselves @clause 2.2', () => {
  it('a silent level is reminded, then passed; level 4 is urged day by day, and nothing becomes a no', async () => {
    // Monday 2026-03-02 09:00: proposed, level 2 has two business hours.
    const { id } = await client.register();
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    expect(await until('2026-03-02 10:30')).toBe(0);
    expect(await until('2026-03-02 10:31')).toBe(1);
    expect(await until('2026-03-02 10:32')).toBe(0);
    expect(await until('2026-03-02 11:01')).toBe(1);
    expect((await events(id)).slice(-2)).toEqual(['reminded', 'escalated-overdue']);
    // Level 3 from 11:01: 59 minutes to noon, 61 after 14:30: due 15:31.
    expect(await until('2026-03-02 15:31')).toBe(1);
    expect(await until('2026-03-02 15:32')).toBe(1);
    const waiting = await client.get<CaseDto>('bangongshi.head', `/cases/${id}`);
    expect([waiting.body.status, waiting.body.level]).toEqual(['escalated', 4]);
    expect(waiting.body.chambers.map((one) => one.state)).toEqual([
      'decided',
      'overdue',
      'overdue',
      'waiting',
    ]);
    const { rows } = await client.server.deps.pool.query(
      'select rule, person_id, due_at from breach where case_id = $1 order by found_at',
      [id],
    );
    expect(rows).toEqual([
      {
        rule: 'level-overdue',
        person_id: client.bureau.person('shuiziyuan.head'),
        due_at: at('2026-03-02 11:00'),
      },
      { rule: 'level-overdue', person_id: client.bureau.person('leader5'), due_at: at('2026-03-02 15:31') },
    ]);
  });

  it('acts once with two workers at the same time', async () => {
    client.server.clock.now = at('2026-03-03 09:00');
    const { id } = await client.register({}, 'hehu.desk1');
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    client.server.clock.now = at('2026-03-03 10:45');
    const { deps } = client.server;
    await Promise.all([1, 2, 3, 4].map(() => runDueTimers(deps, deps.now())));
    expect((await events(id)).filter((type) => type === 'reminded')).toHaveLength(1);
  });

  it('closes an answered case when the time for rating is over', async () => {
    client.server.clock.now = at('2026-03-03 11:00');
    const { id } = await client.register();
    await client.act('shuiziyuan.desk1', id, 'complete', {
      outcome: 'done',
      text: '已办好，请查收。',
      delivery: byPhone(client.server.clock.now),
    });
    await runDueTimers(client.server.deps, at('2026-03-10 18:00'));
    const { rows } = await client.server.deps.pool.query('select status from case_file where id = $1', [id]);
    expect(rows[0]?.status).toBe('answered');
    // Five working days after Tuesday 3 March: the close of business of Tuesday the 10th has passed.
    await runDueTimers(client.server.deps, at('2026-03-10 18:01'));
    const { rows: later } = await client.server.deps.pool.query(
      'select status from case_file where id = $1',
      [id],
    );
    expect(later[0]?.status).toBe('closed');
  });
});
