import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CalendarClient,
  createCalendarClient,
  instant,
  OFFICE,
} from '../../../test/builders/calendar-client.ts';
import { NOTICE_2027 } from '../../../test/builders/calendars.ts';
import type {
  BusinessHoursInput,
  CalendarChangedDto,
  CalendarYearDto,
} from '../../contract/calendar-editor.ts';

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
const ALL_YEAR: BusinessHoursInput['seasons'] = [
  {
    fromMonthDay: '01-01',
    toMonthDay: '12-31',
    segments: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
  },
];

describe('who may do what', () => {
  it('nobody without a login, everybody signed in reads, only the office and the administrator change', async () => {
    const routes = client.server.app.routeTable().filter(({ url }) => url.startsWith('/api/v1/calendar/'));
    expect(routes.filter((route) => route.isPublic).map((route) => route.url)).toEqual([
      '/api/v1/calendar/deadline',
      '/api/v1/calendar/days',
    ]);
    for (const path of ['/calendar/state', '/calendar/years/2026']) {
      expect((await client.server.app.inject({ url: `/api/v1${path}` })).statusCode).toBe(401);
      expect((await client.get('hehu.desk1', path)).status).toBe(200);
    }
    const id = randomUUID();
    const writes: readonly (readonly ['post' | 'put', string, object])[] = [
      ['post', '/calendar/notices/preview', { year: 2027, text: NOTICE_2027 }],
      ['post', '/calendar/notices', input(1)],
      ['put', '/calendar/business-hours', { validFrom: '2027-01-01', seasons: ALL_YEAR, calendarVersion: 1 }],
      ['post', '/calendar/recomputations', {}],
      ['post', `/calendar/recomputations/${id}/stop`, {}],
      ['post', `/calendar/recomputations/${id}/undo`, {}],
    ];
    for (const username of ['hehu.desk1', 'shuiziyuan.head', 'leader1', 'renshi.head']) {
      for (const [method, path, body] of writes) {
        const answer = await client[method](username, path, body);
        expect([username, path, answer.status]).toEqual([username, path, 403]);
      }
    }
    expect((await client.state('leader1')).calendarVersion).toBe(1);
  });

  it.each([
    ['system-admin', 200],
    ['security-admin', 403],
    ['audit-admin', 403],
  ] as const)('of the three administrators: %s %i', async (role, status) => {
    const answer = await client.server.app.inject({
      method: 'POST',
      url: '/api/v1/calendar/notices/preview',
      headers: await client.administrator(role),
      payload: { year: 2027, text: NOTICE_2027 },
    });
    expect(answer.statusCode).toBe(status);
  });
});

describe('what is missing', () => {
  it.each([
    ['2026-10-31 23:59', null],
    ['2026-11-01 00:00', 2027],
    ['2027-01-01 00:00', 2027],
  ])('at %s the office is told %s', async (at, year) => {
    client.at(at);
    expect(await client.state()).toMatchObject({ canEdit: true, missingYear: year });
    expect(await client.state('hehu.desk1')).toMatchObject({ canEdit: false, missingYear: null });
  });

  it('the years through the next one, and a year without a notice by law alone', async () => {
    const { years } = await client.state();
    expect(years.at(0)).toMatchObject({ year: 2016, known: true });
    expect(years.at(-2)).toMatchObject({
      year: 2026,
      known: true,
      papers: [{ number: '国办发明电〔2025〕7号' }],
    });
    expect(years.at(-1)).toEqual({ year: 2027, known: false, papers: [] });
    const { body } = await client.get<CalendarYearDto>('hehu.desk1', '/calendar/years/2027');
    expect(body).toMatchObject({ known: false, changedAt: null, changedByName: null });
    expect(body.days).toHaveLength(13);
    expect(body.days[0]).toEqual({
      on: '2027-01-01',
      weekday: '周五',
      working: false,
      why: '元旦（法定节假日）',
      source: 'statutory',
    });
    expect((await client.get('hehu.desk1', '/calendar/years/2015')).status).toBe(400);
  });
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

describe('business hours', () => {
  const save = (validFrom: string, seasons: object, calendarVersion = 3) =>
    client.put<CalendarChangedDto>(OFFICE, '/calendar/business-hours', {
      validFrom,
      seasons,
      calendarVersion,
    });
  const hoursOn = async (on: string) => {
    const answer = await client.server.app.inject({ url: `/api/v1/calendar/days?from=${on}&to=${on}` });
    return answer.json<{ days: { segments: [string, string][] }[] }>().days[0]?.segments;
  };

  it('with a gap or in disorder are refused with a sentence', async () => {
    const gap = [{ ...ALL_YEAR[0], toMonthDay: '06-30' }];
    expect((await save('2026-12-01', gap)).body).toMatchObject({
      code: 'calendar.hours-faulty',
      title: '办公时间有误：7月1日没有办公时间，请让各季节首尾相接。',
      meta: { path: 'seasons' },
    });
    expect((await save('2026-13-01', ALL_YEAR)).status).toBe(400);
    expect((await save('2015-12-31', ALL_YEAR)).status).toBe(400);
    expect((await save('2026-12-01', [])).status).toBe(400);
  });

  it('hold from their day on; before it nothing changes', async () => {
    const saved = await save('2026-12-01', ALL_YEAR);
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(saved.body.recomputation).toMatchObject({
      kind: 'hours',
      reason: '办公时间调整（2026年12月1日起）',
    });
    expect(await hoursOn('2026-11-30')).toEqual([
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ]);
    expect(await hoursOn('2026-12-01')).toEqual([
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ]);
    expect((await save('2026-12-01', ALL_YEAR, 4)).body).toMatchObject({
      code: 'calendar.hours-change-nothing',
    });
  });

  it('are taken back as a new version', async () => {
    const { recomputation } = await client.state();
    const undone = await client.post<CalendarChangedDto>(
      OFFICE,
      `/calendar/recomputations/${recomputation?.id}/undo`,
      {},
    );
    expect(undone.body).toMatchObject({ calendarVersion: 5, recomputation: { kind: 'undo' } });
    expect(await hoursOn('2026-12-01')).toEqual([
      ['08:30', '12:00'],
      ['14:30', '18:00'],
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
