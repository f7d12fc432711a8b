import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertBareBureau } from '../../../test/builders/bureau-row.ts';
import { createTestServer, type TestServer } from '../../../test/builders/server.ts';
import { transaction } from '../db/transaction.ts';
import { calendarRoutes } from './routes.ts';
import { seedCalendar } from './seed.ts';

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer({ features: [calendarRoutes] });
});
afterAll(() => server.close());

const get = (url: string) => server.app.inject({ method: 'GET', url: `/api/v1/calendar/${url}` });

test('before a bureau has a calendar the answer says what to do', async () => {
  const response = await get('deadline?from=2022-01-28&workingDays=2');
  expect(response.statusCode).toBe(503);
  expect(response.json()).toMatchObject({
    code: 'calendar.none',
    title: '工作日历还没有建立，请系统管理员先完成初始设置，再来查询。',
  });
});

describe('with the calendar of a new installation', () => {
  beforeAll(async () => {
    const bureauId = await insertBareBureau(server.deps.pool);
    await transaction(server.deps.pool, (client) => seedCalendar(client, bureauId));
  });

  test.each([
    ['2022-01-28', '2022-01-30'],
    ['2022-01-30', '2022-02-08'],
    ['2022-04-01', '2022-04-06'],
    ['2022-09-30', '2022-10-09'],
    ['2025-01-24', '2025-01-27'],
    ['2025-09-30', '2025-10-10'],
    ['2026-02-13', '2026-02-24'],
  ])('%s + 2 working days = %s, asked without a login', async (from, dueOn) => {
    const response = await get(`deadline?from=${from}&workingDays=2`);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ dueOn, provisional: false });
  });

  test('the answer has these names and no others, and explains each day', async () => {
    const response = await get('deadline?from=2022-04-01&workingDays=2');
    expect(response.json()).toEqual({
      dueOn: '2022-04-06',
      provisional: false,
      days: [
        { on: '2022-04-01', counted: false, why: '起算当日，不计入' },
        { on: '2022-04-02', counted: true, why: '清明节调休上班' },
        { on: '2022-04-03', counted: false, why: '清明节放假' },
        { on: '2022-04-04', counted: false, why: '清明节放假' },
        { on: '2022-04-05', counted: false, why: '清明节放假' },
        { on: '2022-04-06', counted: true, why: '工作日' },
      ],
    });
  });

  test('a deadline that falls in 2027 is provisional', async () => {
    const response = await get('deadline?from=2026-12-30&workingDays=2');
    expect(response.json()).toMatchObject({ dueOn: '2027-01-04', provisional: true });
  });

  test('from 0 to 400 working days, up to the end of the calendar', async () => {
    expect((await get('deadline?from=2022-01-28&workingDays=0')).json()).toMatchObject({
      dueOn: '2022-01-28',
    });
    expect((await get('deadline?from=2022-01-28&workingDays=400')).statusCode).toBe(200);
    expect((await get('deadline?from=2058-12-31&workingDays=400')).statusCode).toBe(200);
    expect((await get('deadline?from=2000-01-01&workingDays=1')).statusCode).toBe(200);
  });

  const COUNT = '请填写 0 到 400 之间的整数，作为工作日天数。';
  const DATE = '请按“年-月-日”填写日期，例如 2026-03-02。';
  const RANGE = '只能查询 2000 年至 2058 年之间的日期，请修改。';

  test.each([
    ['deadline?from=2022-01-28&workingDays=401', 'workingDays', COUNT],
    ['deadline?from=2022-01-28&workingDays=-1', 'workingDays', COUNT],
    ['deadline?from=2022-01-28&workingDays=1.5', 'workingDays', COUNT],
    ['deadline?from=2022-01-28&workingDays=', 'workingDays', COUNT],
    ['deadline?from=2022-01-28&workingDays=two', 'workingDays', COUNT],
    ['deadline?from=2022-01-28&workingDays=1e2', 'workingDays', COUNT],
    ['deadline?from=2022-01-28&workingDays=2&workingDays=3', 'workingDays', COUNT],
    ['deadline?from=2022-01-28', 'workingDays', COUNT],
    ['deadline?workingDays=2', 'from', DATE],
    ['deadline?from=2022-02-30&workingDays=2', 'from', DATE],
    ['deadline?from=28.01.2022&workingDays=2', 'from', DATE],
    ['deadline?from=2022-01-28T00:00:00Z&workingDays=2', 'from', DATE],
    ['deadline?from=1999-12-31&workingDays=2', 'from', RANGE],
    ['deadline?from=2059-01-01&workingDays=2', 'from', RANGE],
    ['days?from=2022-02-02&to=2022-02-01', 'to', '结束日期早于开始日期，请修改。'],
    ['days?from=2022-01-01&to=2024-03-11', 'to', '一次最多查询 800 天，请缩短区间。'],
    ['days?from=2022-01-01&to=2022-13-01', 'to', DATE],
  ])('%s is refused with a sentence', async (url, path, message) => {
    const response = await get(url);
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json().errors).toEqual([{ path, message }]);
    expect(response.json().title).toBe(`有一处需要修改：${message}`);
  });

  test('days lists each day with its business hours', async () => {
    const response = await get('days?from=2022-04-30&to=2022-05-05');
    const summer = [
      ['08:00', '12:00'],
      ['15:00', '18:00'],
    ];
    const off = (on: string) => ({ on, working: false, why: '劳动节放假', provisional: false, segments: [] });
    expect(response.json()).toEqual({
      days: [
        ...['2022-04-30', '2022-05-01', '2022-05-02', '2022-05-03', '2022-05-04'].map(off),
        { on: '2022-05-05', working: true, why: '工作日', provisional: false, segments: summer },
      ],
    });
    expect((await get('days?from=2022-01-01&to=2024-03-10')).json().days).toHaveLength(800);
  });
});
