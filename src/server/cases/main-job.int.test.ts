import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byPhone, type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import type { CaseEventDto, CaseListItemDto } from '../../contract/cases.ts';
import type { ProgressDto } from '../../contract/public.ts';
import { sealerOf } from './sealer.ts';
import { sealHistory, verifyHistory } from './verify.ts';

let client: CaseClient;

beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

const inboxOf = async (username: string) =>
  (await client.get<{ items: CaseListItemDto[]; total: number }>(username, '/inbox')).body;

async function climbToApproval(id: string): Promise<void> {
  await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  await client.act('shuiziyuan.head', id, 'pass-up', {
    judgement: 'infeasible',
    opinion: '属禁采区，确实办不成。',
  });
  await client.act('leader5', id, 'pass-up', { judgement: 'unsure', opinion: '请主要领导审定。' });
  await client.act('leader1', id, 'approve-refusal', { opinion: '同意，务必帮其接通公共供水。' });
}

describe('the main job: a request climbs the four levels and is answered @clause 3.2', () => {
  it('register, propose, four people act, reply, progress shows it', async () => {
    const registered = await client.register();
    expect(registered.number).toMatch(/^示水-2026-\d{6}$/);
    expect(registered.status).toBe('open');
    expect(registered.applicant.phone).toBe('037****0099');
    expect((await inboxOf('shuiziyuan.desk1')).items.map((item) => item.id)).toContain(registered.id);

    await client.act('shuiziyuan.desk1', registered.id, 'propose-refusal', REFUSAL);
    const waiting = (await inboxOf('shuiziyuan.head')).items.find((item) => item.id === registered.id);
    // Proposed Monday 09:00; two business hours later it is due.
    expect(waiting?.next?.dueAt).toBe('2026-03-02T03:00:00.000Z');
    expect((await inboxOf('shuiziyuan.desk1')).items.map((item) => item.id)).not.toContain(registered.id);

    await client.act('shuiziyuan.head', registered.id, 'pass-up', {
      judgement: 'infeasible',
      opinion: '属禁采区，确实办不成。',
    });
    await client.act('leader5', registered.id, 'pass-up', {
      judgement: 'unsure',
      opinion: '请主要领导审定。',
    });
    const early = await client.refused('shuiziyuan.desk1', registered.id, 'reply', {
      text: '办不成。',
      reason: REFUSAL.reason,
      wayForward: REFUSAL.wayForward,
      delivery: byPhone(client.server.clock.now),
    });
    expect([early.status, early.body.code]).toEqual([409, 'case.not-now']);

    const approved = await client.act('leader1', registered.id, 'approve-refusal', { opinion: '同意。' });
    expect(approved.status).toBe('refusal-approved');
    expect(approved.chambers.map((one) => one.result)).toEqual([null, 'passed-up', 'passed-up', 'approved']);

    const before = await client.refused('shuiziyuan.desk1', registered.id, 'reply', {
      text: '目前办不成。',
      reason: REFUSAL.reason,
      wayForward: REFUSAL.wayForward,
      delivery: byPhone('2026-03-02T00:30:00.000Z'),
    });
    expect(before.body.code).toBe('case.too-early');

    client.server.clock.advance({ minutes: 30 });
    const answered = await client.act('shuiziyuan.desk1', registered.id, 'reply', {
      text: '目前办不成，可以接入公共供水。',
      reason: REFUSAL.reason,
      wayForward: REFUSAL.wayForward,
      delivery: byPhone('2026-03-02T01:20:00.000Z'),
    });
    expect([answered.status, answered.outcome]).toEqual(['answered', 'refused']);

    const progress = await client.post<ProgressDto>('shuiziyuan.desk1', '/public/progress', {
      code: registered.trackingCode,
      phoneTail: '0099',
    });
    expect(progress.body.answer?.wayForward).toBe(REFUSAL.wayForward);
    expect(JSON.stringify(progress.body)).not.toContain('请主要领导审定');

    const history = await client.get<{ items: CaseEventDto[]; verified: boolean }>(
      'shuiziyuan.desk1',
      `/cases/${registered.id}/events`,
    );
    expect(history.body.verified).toBe(true);
    expect(history.body.items.map((event) => event.type)).toEqual([
      'registered',
      'refusal-proposed',
      'passed-up',
      'passed-up',
      'refusal-approved',
      'answered',
    ]);
  });

  it('a repeated request with the same key has one effect', async () => {
    const { id } = await client.register();
    const headers = { 'idempotency-key': 'the-same-key-twice' };
    const path = `/cases/${id}/record-progress`;
    const body = { note: '已电话联系。', contactedApplicant: true };
    const first = await client.post<{ version: number }>('shuiziyuan.desk1', path, body, headers);
    const second = await client.post<{ version: number }>('shuiziyuan.desk1', path, body, headers);
    expect([first.status, second.status, first.body.version, second.body.version]).toEqual([200, 200, 2, 2]);
  });

  it('what one may not know of does not exist', async () => {
    const { id } = await client.register();
    expect((await client.get('caiwu.desk1', `/cases/${id}`)).status).toBe(404);
    expect((await client.get('shuiziyuan.head', `/cases/${id}`)).status).toBe(200);
  });

  it('is found by number, applicant, phone and any two characters', async () => {
    const { id, number } = await client.register({ title: '淤泥堵塞斗渠', detail: '请清理。' });
    for (const q of [number, number.slice(3), number.slice(8), '斗渠', '申请人甲', '0099', '0377-00000099']) {
      const found = await client.get<{ items: CaseListItemDto[] }>(
        'shuiziyuan.head',
        `/cases?limit=100&q=${encodeURIComponent(q)}`,
      );
      expect(
        found.body.items.map((item) => item.id),
        q,
      ).toContain(id);
    }
  });
});

describe('64 simultaneous decisions', () => {
  it('one succeeds, 63 get 409, one event is written', async () => {
    const { id } = await client.register();
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    const opinion = { judgement: 'infeasible', opinion: '确实办不成。' };
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => client.post('shuiziyuan.head', `/cases/${id}/pass-up`, opinion)),
    );
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(63);
    const history = await client.get<{ items: CaseEventDto[] }>('shuiziyuan.head', `/cases/${id}/events`);
    expect(history.body.items.filter((event) => event.type === 'passed-up')).toHaveLength(1);
  });
});

describe('the database holds the line by itself', () => {
  const sql = (text: string, values: unknown[] = []) => client.server.deps.pool.query(text, values);

  it('no refusal without its chain, no case moved without an event, no history changed', async () => {
    const { id } = await client.register();
    const { bureauId } = client.bureau;
    await expect(
      sql(`insert into case_answer select $1, $2, 1, 'refused', 1, 'phone', now(), now(), $3`, [
        bureauId,
        id,
        client.bureau.person('leader1'),
      ]),
    ).rejects.toThrow('a refusal needs its chain');
    await expect(
      sql(
        `update case_file set status = 'answered', outcome = 'refused', next_post_id = null, next_person_id = null,
          due_at = null, version = version + 1 where bureau_id = $1 and id = $2`,
        [bureauId, id],
      ),
    ).rejects.toThrow('a case moves');
    await expect(sql(`delete from case_event where case_id = $1`, [id])).rejects.toThrow('never changed');
    await expect(sql(`update case_event set shared = '{}' where case_id = $1`, [id])).rejects.toThrow(
      'never changed',
    );
  });

  it('one person cannot decide at two levels of a climb, nor on their own proposal', async () => {
    const { id } = await client.register();
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    const decision = (level: number, person: string) =>
      sql(
        `insert into case_decision values ($1, $2, 1, $3, 1, 'refusal', 'passed-up', $4, null, $5, null, now(), null)`,
        [
          client.bureau.bureauId,
          id,
          level,
          client.bureau.person(person),
          client.bureau.person('shuiziyuan.desk1'),
        ],
      );
    await expect(decision(2, 'shuiziyuan.desk1')).rejects.toThrow('decision_never_on_own_proposal');
    await decision(2, 'shuiziyuan.head');
    await expect(decision(3, 'shuiziyuan.head')).rejects.toThrow('decision_one_level_a_person');
  });
});

describe('verification', () => {
  it('fits when nothing was touched, and names the first event that was', async () => {
    const { id } = await client.register();
    await climbToApproval(id);
    const { pool } = client.server.deps;
    const { bureauId } = client.bureau;
    const sealer = sealerOf(client.server.deps);
    expect((await verifyHistory(pool, bureauId, sealer)).fault).toBeNull();
    expect((await sealHistory(pool, bureauId, client.server.clock.now))?.seq).toBe(1);
    expect(await sealHistory(pool, bureauId, client.server.clock.now)).toBeNull();
    expect(await verifyHistory(pool, bureauId, sealer)).toMatchObject({ roots: 1, fault: null });

    const tamper = async (statement: string) => {
      await pool.query(`begin; set local session_replication_role = replica; ${statement}; commit`);
    };
    await tamper(`update case_event_sealed set body = jsonb_set(body, '{opinion}', '"改过的意见"')
      where case_id = '${id}' and seq = 4`);
    expect((await verifyHistory(pool, bureauId, sealer)).fault).toEqual({
      caseId: id,
      seq: 4,
      fault: 'commitment',
    });
    await tamper(`delete from case_event_sealed where case_id = '${id}';
      delete from case_event where case_id = '${id}'; delete from case_decision where case_id = '${id}';
      delete from case_file where id = '${id}'`);
    expect((await verifyHistory(pool, bureauId, sealer)).fault).toMatchObject({
      caseId: id,
      fault: 'missing',
    });
  });
});
