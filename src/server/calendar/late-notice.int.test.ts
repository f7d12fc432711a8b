/** The spring of 2020 again: cases opened under the calendar as first published, then three days more of holiday. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CalendarClient,
  createCalendarClient,
  instant,
} from '../../../test/builders/calendar-client.ts';
import { LATE_2020 } from '../../../test/builders/calendars.ts';
import { byPhone, REFUSAL } from '../../../test/builders/case-client.ts';
import type { CaseDto, CaseEventDto } from '../../contract/cases.ts';
import { runDueTimers } from '../cases/timer-worker.ts';

const FIRST = `一、元旦：2020年1月1日放假，共1天。
二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。
三、清明节：4月4日至6日放假调休，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。
五、端午节：6月25日至27日放假调休，共3天。6月28日（星期日）上班。
六、国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（星期日）、10月10日（星期六）上班。`;
const NUMBER = '国办发明电〔2020〕1号';

let client: CalendarClient;
const ids: Record<'climbing' | 'approved' | 'late' | 'missed' | 'answered' | 'early', string> = {
  climbing: '',
  approved: '',
  late: '',
  missed: '',
  answered: '',
  early: '',
};
let recomputationId = '';

const columns = async (id: string) => {
  const { rows } = await client.server.deps.pool.query(
    'select due_at, yellow_at, next_timer_at, version from case_file where id = $1',
    [id],
  );
  return rows[0];
};
const events = async (id: string) => {
  const path = `/cases/${id}/events`;
  const { body } = await client.get<{ items: CaseEventDto[]; verified: boolean }>('bangongshi.head', path);
  expect(body.verified).toBe(true);
  return body.items.filter((event) => event.type === 'deadlines-recomputed');
};
const replyDue = async (id: string) => {
  const { body } = await client.get<CaseDto>('bangongshi.head', `/cases/${id}`);
  return body.clocks.find((clock) => clock.kind === 'reply')?.dueAt;
};

beforeAll(async () => {
  client = await createCalendarClient();
  client.at('2020-01-13 09:00');
  await client.saveNotice(2020, FIRST, '国办发明电〔2019〕16号');
  await client.recompute();
  // Reply due on Friday the 17th: over before anything changes.
  client.at('2020-01-15 09:00');
  const early = await client.register();
  ids.early = early.id;
  await client.act('shuiziyuan.desk1', early.id, 'propose-refusal', REFUSAL);
  await client.act('shuiziyuan.head', early.id, 'feasible', {
    opinion: '可以办。',
    instructions: '按临时取水办理。',
    dueOn: '2020-01-17',
  });
  // The eve of the holiday: a climb at level 2, an approved refusal, an answered case.
  client.at('2020-01-23 16:30');
  ids.climbing = (await client.register()).id;
  ids.approved = (await client.register()).id;
  ids.answered = (await client.register()).id;
  ids.missed = (await client.register({ kind: 'consultation' })).id;
  await client.act('shuiziyuan.desk1', ids.answered, 'complete', {
    outcome: 'done',
    text: '已办好，请查收。',
    delivery: byPhone(client.server.clock.now),
  });
  for (const id of [ids.approved, ids.climbing]) {
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  }
  const infeasible = { judgement: 'infeasible', opinion: '禁采区内不能新打井。' };
  await client.act('shuiziyuan.head', ids.approved, 'pass-up', infeasible);
  await client.act('leader5', ids.approved, 'pass-up', infeasible);
  await client.act('leader1', ids.approved, 'approve-refusal', { opinion: '同意。' });
});
afterAll(() => client.server.close());

describe('the notice of 26 January, entered on the 27th @clause 2.1d', () => {
  it('until then the last day is Saturday 1 February, and the level has until 31 January 09:00', async () => {
    expect(await replyDue(ids.approved)).toBe(instant('2020-02-01 18:00'));
    expect((await columns(ids.approved)).due_at).toBe(instant('2020-02-01 18:00'));
    expect((await columns(ids.climbing)).due_at).toBe(instant('2020-01-31 09:00'));
  });

  it('is previewed day by day: two days are off after all', async () => {
    client.at('2020-01-27 09:00');
    const { status, body } = await client.preview(2020, LATE_2020);
    expect(status).toBe(200);
    expect(body).toMatchObject({ number: NUMBER, supplement: true, faults: [], openCases: 4 });
    expect(body.days.filter((day) => day.changed)).toEqual([
      {
        on: '2020-01-31',
        weekday: '周五',
        before: { working: true, why: '工作日', provisional: false },
        after: { working: false, why: '春节延长假期放假', provisional: false },
        changed: true,
        past: false,
      },
      {
        on: '2020-02-01',
        weekday: '周六',
        before: { working: true, why: '春节调休上班', provisional: false },
        after: { working: false, why: '春节延长假期放假', provisional: false },
        changed: true,
        past: false,
      },
    ]);
    expect(body.workingDays).toEqual({ before: 251, after: 249 });
  });

  it('moves every deadline that runs over it, with one event each that says from, to and why', async () => {
    const { calendarVersion, recomputation } = await client.saveNotice(2020, LATE_2020, NUMBER);
    expect(calendarVersion).toBe(3);
    expect(recomputation).toMatchObject({ status: 'waiting', kind: 'notice', reason: NUMBER, total: null });
    recomputationId = recomputation.id;
    client.at('2020-01-27 09:05');
    const late = await client.register();
    ids.late = late.id;
    client.at('2020-01-27 09:10');
    expect(await client.recompute()).toBe(6);
    expect(await client.recompute()).toBe(0);

    expect((await columns(ids.approved)).due_at).toBe(instant('2020-02-04 18:00'));
    expect((await columns(ids.climbing)).due_at).toBe(instant('2020-02-03 09:00'));
    const [moved, ...more] = await events(ids.approved);
    expect(more).toEqual([]);
    expect(moved?.at).toBe(instant('2020-01-27 09:10'));
    expect(moved?.who).toBe('system');
    expect(moved?.shared).toEqual({
      moved: [
        {
          clock: 'handling',
          from: instant('2020-02-12 18:00'),
          to: instant('2020-02-14 18:00'),
          missed: false,
        },
        { clock: 'reply', from: instant('2020-02-01 18:00'), to: instant('2020-02-04 18:00'), missed: false },
      ],
      reasons: [NUMBER],
      calendarVersion: 3,
    });
    expect((await events(ids.climbing))[0]?.shared.moved).toContainEqual({
      clock: 'level',
      from: instant('2020-01-31 09:00'),
      to: instant('2020-02-03 09:00'),
      missed: false,
    });
  });

  it('says nothing in a case whose deadlines do not move, and nothing in an answered one', async () => {
    expect(await events(ids.early)).toEqual([]);
    expect(await events(ids.answered)).toEqual([]);
    // Five working days to rate: 3–7 February; the worker closes it after that, no earlier.
    expect((await columns(ids.answered)).next_timer_at).toBe(instant('2020-02-07 18:00'));
  });

  it('lists what moved, page by page, to who may know of the cases', async () => {
    const all = await client.detail(recomputationId);
    expect(all).toMatchObject({ status: 'done', total: 6, done: 6, moved: 3, failed: 0, can: ['undo'] });
    expect(all.movedCases.items.map((one) => one.caseId)).toEqual([ids.climbing, ids.approved, ids.missed]);
    expect(all.movedCases.items[1]).toMatchObject({
      title: '申请打一口自备井',
      unitName: '水资源管理科',
      deadlines: [{ clock: 'handling' }, { clock: 'reply' }],
    });
    const first = await client.detail(recomputationId, '?limit=2');
    expect(first.movedCases.items).toHaveLength(2);
    const cursor = first.movedCases.nextCursor ?? '';
    const second = await client.detail(recomputationId, `?limit=2&cursor=${cursor}`);
    expect(second.movedCases).toMatchObject({ items: [{ caseId: ids.missed }], nextCursor: null });
    const stranger = await client.detail(recomputationId, '', 'hehu.desk1');
    expect(stranger).toMatchObject({ moved: 3, movedCases: { items: [], nextCursor: null }, can: [] });
  });

  it('the clocks act by the new days: nothing is noted as missed on 1 February', async () => {
    const { deps } = client.server;
    await runDueTimers(deps, instant('2020-02-02 12:00'));
    const { rows } = await deps.pool.query('select count(*)::int as count from breach where case_id = $1', [
      ids.approved,
    ]);
    expect(rows[0].count).toBe(0);
  });
});

describe('taken back', () => {
  it('restores the former calendar as a new version and moves the deadlines back, with an event', async () => {
    client.at('2020-01-28 09:00');
    const undone = await client.post<{ calendarVersion: number; recomputation: { id: string } }>(
      'bangongshi.head',
      `/calendar/recomputations/${recomputationId}/undo`,
      {},
    );
    expect(undone.status, JSON.stringify(undone.body)).toBe(201);
    expect(undone.body).toMatchObject({
      calendarVersion: 4,
      recomputation: { kind: 'undo', reason: `撤销：${NUMBER}` },
    });
    await client.recompute();
    expect(await replyDue(ids.approved)).toBe(instant('2020-02-01 18:00'));
    expect((await columns(ids.approved)).due_at).toBe(instant('2020-02-01 18:00'));
    expect((await columns(ids.climbing)).due_at).toBe(instant('2020-01-31 09:00'));
    const [, back] = await events(ids.approved);
    expect(back?.shared).toMatchObject({
      moved: [
        { clock: 'handling', from: instant('2020-02-14 18:00'), to: instant('2020-02-12 18:00') },
        { clock: 'reply', from: instant('2020-02-04 18:00'), to: instant('2020-02-01 18:00') },
      ],
      reasons: [`撤销：${NUMBER}`],
    });
    const year = await client.get<{ papers: { number: string }[] }>(
      'bangongshi.head',
      '/calendar/years/2020',
    );
    expect(year.body.papers.map((paper) => paper.number)).toEqual(['国办发明电〔2019〕16号']);
  });

  it('moves a case that was opened in between from the calendar it was opened under', async () => {
    // Registered on the 27th under the longer holiday: 3–7, 10–14 February; by the shorter one from 31 January.
    const [moved, ...more] = await events(ids.late);
    expect(more).toEqual([]);
    expect(moved?.shared.moved).toEqual([
      {
        clock: 'handling',
        from: instant('2020-02-14 18:00'),
        to: instant('2020-02-12 18:00'),
        missed: false,
      },
    ]);
  });

  it('cannot be taken back twice, nor out of order', async () => {
    const again = await client.post(
      'bangongshi.head',
      `/calendar/recomputations/${recomputationId}/undo`,
      {},
    );
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({
      code: 'calendar.undo-late',
      title: '在这之后日历又改动过，请先撤销后一次改动。',
    });
  });
});

describe('entered only when the day is over', () => {
  it('what was noted as missed stays noted, once; the deadline is explained', async () => {
    const { deps } = client.server;
    client.at('2020-02-02 09:00');
    await runDueTimers(deps, client.server.clock.now);
    const missed = async () => {
      const sql = "select due_at, status from breach where case_id = $1 and rule = 'reply-late'";
      return (await deps.pool.query(sql, [ids.missed])).rows;
    };
    const before = await missed();
    expect(before).toEqual([{ due_at: instant('2020-02-01 18:00'), status: 'candidate' }]);
    await client.saveNotice(2020, LATE_2020, NUMBER);
    await client.recompute();
    expect(await missed()).toEqual(before);
    const last = (await events(ids.missed)).at(-1);
    expect(last?.shared.moved).toContainEqual({
      clock: 'reply',
      from: instant('2020-02-01 18:00'),
      to: instant('2020-02-04 18:00'),
      missed: true,
    });
    await runDueTimers(deps, instant('2020-02-05 09:00'));
    expect(await missed()).toEqual(before);
  });
});
