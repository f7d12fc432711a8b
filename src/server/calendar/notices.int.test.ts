import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CalendarClient,
  createCalendarClient,
  instant,
  OFFICE,
} from '../../../test/builders/calendar-client.ts';
import { NOTICE_2027 } from '../../../test/builders/calendars.ts';
import type { CalendarChangedDto, CalendarYearDto } from '../../contract/calendar-editor.ts';

let client: CalendarClient;
beforeAll(async () => {
  client = await createCalendarClient();
});
afterAll(() => client.server.close());
beforeEach(() => client.at('2026-11-09 09:00'));

const URL = 'https://www.gov.cn/zhengce/2027.htm';
const NUMBER = '国办发明电〔2026〕9号';
const input = (calendarVersion: number, change: object = {}) => ({
  year: 2027,
  text: NOTICE_2027,
  number: NUMBER,
  url: URL,
  calendarVersion,
  ...change,
});
describe('a notice', () => {
  it('with faults is previewed with all of them and cannot be saved', async () => {
    const text = NOTICE_2027.replace('共4天', '共5天').replace(
      '（周六）上班。\n二、',
      '（周日）上班。\n二、',
    );
    const { body } = await client.preview(2027, text);
    expect(body.faults).toEqual([
      { line: 3, message: '写的是 5 天，按日期数是 4 天，请核对。' },
      { line: 3, message: '2027年1月9日是周六，写的却是周日，请核对日期或年份。' },
    ]);
    const answer = await client.post(OFFICE, '/calendar/notices', input(1, { text }));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'calendar.notice-faulty',
      title: '第 3 行：写的是 5 天，按日期数是 4 天，请核对。另有 1 处，请一并核对。',
    });
  });

  it.each([
    [{ year: 2015 }, 'year', '请选择 2016 年至 2060 年之间的年份。'],
    [{ number: ' ' }, 'number', '请填写通知文号，例如 国办发明电〔2026〕9号。'],
    [{ url: 'javascript:alert(1)' }, 'url', '请填写通知在网上的地址，以 http:// 或 https:// 开头。'],
    [{ url: 'gov.cn' }, 'url', '请填写通知在网上的地址，以 http:// 或 https:// 开头。'],
    [{ text: '字'.repeat(20_001) }, 'text', '最多 20000 个字，请只粘贴通知正文。'],
  ])('%o is refused with a sentence', async (change, path, message) => {
    const answer = await client.post(OFFICE, '/calendar/notices', input(1, change));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ path, message }] });
  });

  it('is previewed against the calendar of now, and saved as a new version with its paper', async () => {
    const { body } = await client.preview(2027, NOTICE_2027);
    expect(body).toMatchObject({ number: NUMBER, supplement: false, faults: [], calendarVersion: 1 });
    expect(body.days.find((day) => day.on === '2027-01-04')).toEqual({
      on: '2027-01-04',
      weekday: '周一',
      before: { working: true, why: '工作日', provisional: true },
      after: { working: false, why: '元旦放假', provisional: false },
      changed: true,
      past: false,
    });
    expect(body.days.find((day) => day.on === '2027-01-01')?.changed).toBe(false);

    const saved = await client.post<CalendarChangedDto>(OFFICE, '/calendar/notices', input(1));
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({
      calendarVersion: 2,
      recomputation: { kind: 'notice', reason: NUMBER },
    });
    const year = await client.get<CalendarYearDto>('hehu.desk1', '/calendar/years/2027');
    expect(year.body).toMatchObject({
      known: true,
      papers: [{ number: NUMBER, url: URL }],
      changedAt: instant('2026-11-09 09:00'),
      changedByName: '办公室负责人',
    });
    expect((await client.state()).missingYear).toBeNull();
    const { rows } = await client.server.deps.pool.query(
      `select action, target_id, meta ->> 'reason' as reason from audit_log where action like 'calendar%'`,
    );
    expect(rows).toEqual([{ action: 'calendar.change', target_id: '2', reason: NUMBER }]);
  });

  it('looked at before somebody else changed the calendar is not saved over that', async () => {
    const answer = await client.post(
      OFFICE,
      '/calendar/notices',
      input(1, { text: '2027-06-10,off,端午节' }),
    );
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'calendar.changed' });
    expect((await client.state()).calendarVersion).toBe(2);
  });

  it('that says what the calendar says already is not saved again', async () => {
    const answer = await client.post(OFFICE, '/calendar/notices', input(2));
    expect(answer.body).toMatchObject({ code: 'calendar.notice-changes-nothing' });
  });

  it('sent twice with one Idempotency-Key has one effect and one answer', async () => {
    const headers = { 'idempotency-key': 'notice-of-june' };
    const body = input(2, { text: '2027-06-10,off,端午节', number: '国办发明电〔2027〕1号' });
    const send = () => client.post<CalendarChangedDto>(OFFICE, '/calendar/notices', body, headers);
    const [one, two] = await Promise.all([send(), send()]);
    const three = await send();
    expect([one.status, two.status, three.status]).toEqual([201, 201, 201]);
    expect(new Set([one, two, three].map((answer) => answer.body.recomputation.id)).size).toBe(1);
    const state = await client.state();
    expect(state.calendarVersion).toBe(3);
    expect(state.years.at(-1)?.papers.map((paper) => paper.number)).toEqual([
      NUMBER,
      '国办发明电〔2027〕1号',
    ]);
  });
});

it('a notice for an unknown year, taken back, leaves the year unknown again', async () => {
  client.at('2027-11-08 09:00');
  const text = NOTICE_2027.replaceAll('2027', '2028')
    .replaceAll(/（[^）]*）/g, '')
    .replaceAll('不调休', '');
  const { body } = await client.preview(2028, text);
  expect(body.faults.length).toBeGreaterThan(0);
  const table = [
    ...[
      '01-01',
      '01-25',
      '01-26',
      '01-27',
      '01-28',
      '04-04',
      '05-01',
      '05-02',
      '05-28',
      '10-01',
      '10-02',
      '10-03',
    ],
  ].map((monthDay) => `2028-${monthDay},off,节日`);
  const { recomputation } = await client.saveNotice(2028, table.join('\n'), '国办发明电〔2027〕9号');
  expect((await client.state()).missingYear).toBeNull();
  await client.post(OFFICE, `/calendar/recomputations/${recomputation.id}/undo`, {});
  expect((await client.state()).missingYear).toBe(2028);
  expect((await client.get<CalendarYearDto>(OFFICE, '/calendar/years/2028')).body).toMatchObject({
    known: false,
    papers: [],
  });
});
