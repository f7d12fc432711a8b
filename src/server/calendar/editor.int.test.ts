import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CalendarClient, createCalendarClient } from '../../../test/builders/calendar-client.ts';
import { NOTICE_2027 } from '../../../test/builders/calendars.ts';
import type { BusinessHoursInput, CalendarYearDto } from '../../contract/calendar-editor.ts';

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
