import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertBareBureau } from '../../../test/builders/bureau-row.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/builders/database.ts';
import { transaction } from '../db/transaction.ts';
import { calendarVersion, loadCalendar, publicCalendar } from './calendar.ts';
import { seedCalendar } from './seed.ts';
import { insertHours, insertYears, nextCalendarVersion, readCalendar, type YearInput } from './store.ts';

let database: TestDatabase;
let pool: pg.Pool;
let bureauId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = database.pool;
});
afterAll(() => database.drop());
beforeEach(async () => {
  bureauId = await insertBareBureau(pool);
  await transaction(pool, (client) => seedCalendar(client, bureauId));
});

/** A made-up list of 2027: one holiday, one Saturday worked. */
const NOTICE_2027: YearInput = {
  year: 2027,
  papers: [{ number: '测试〔2026〕1号', url: 'https://www.gov.cn/test' }],
  days: [
    { on: '2027-01-01', working: false, why: '元旦放假', source: 'notice' },
    { on: '2027-01-09', working: true, why: '元旦调休上班', source: 'notice' },
  ],
  changedAt: '2026-11-05T02:00:00.000Z',
  changedBy: null,
  remark: '录入通知',
};

const change = (work: (client: pg.PoolClient, version: number) => Promise<void>) =>
  transaction(pool, async (client) => {
    const version = await nextCalendarVersion(client, bureauId);
    await work(client, version);
    return version;
  });

describe('a seeded calendar', () => {
  test('knows the notices of 2016–2026 and both seasons', async () => {
    const calendar = await loadCalendar(pool, bureauId);
    expect(calendar.version).toBe(1);
    expect(calendar.day('2018-12-29')).toMatchObject({
      working: true,
      why: '元旦调休上班',
      provisional: false,
    });
    expect(calendar.day('2026-10-10')).toMatchObject({ working: true, why: '国庆节调休上班' });
    expect(calendar.day('2027-01-01')).toMatchObject({ working: false, provisional: true });
    expect(calendar.segments('2022-07-01').at(-1)).toEqual(['15:00', '18:00']);
    expect(calendar.segments('2022-11-01').at(-1)).toEqual(['14:30', '18:00']);
  });

  test('names the papers it rests on', async () => {
    const { rows } = await pool.query(
      'select number from calendar_notice where bureau_id = $1 and year in (2020, 2022) order by number',
      [bureauId],
    );
    expect(rows.map((row) => row.number)).toEqual([
      '国办发明电〔2019〕16号',
      '国办发明电〔2020〕1号',
      '国办发明电〔2021〕11号',
    ]);
  });

  test('does not depend on the zone or the date style of the session', async () => {
    const client = await pool.connect();
    try {
      const plain = await readCalendar(client, bureauId);
      await client.query("set timezone to 'Pacific/Pitcairn'; set datestyle to 'German'");
      expect(await readCalendar(client, bureauId)).toEqual(plain);
      expect(plain?.days).toContainEqual({ on: '2022-01-29', working: true, why: '春节调休上班' });
    } finally {
      client.release(true);
    }
  });
});

describe('changing it', () => {
  test('a notice makes its year known; the version before stays readable', async () => {
    expect((await loadCalendar(pool, bureauId)).day('2027-01-09').working).toBe(false);
    await change((client, version) => insertYears(client, bureauId, version, [NOTICE_2027]));
    const calendar = await loadCalendar(pool, bureauId);
    expect(calendar.version).toBe(2);
    expect(calendar.day('2027-01-09')).toEqual({
      on: '2027-01-09',
      working: true,
      why: '元旦调休上班',
      provisional: false,
    });
    expect(calendar.day('2026-02-14').working).toBe(true);
  });

  test('a list of a year replaces the one before it whole', async () => {
    await change((client, version) => insertYears(client, bureauId, version, [NOTICE_2027]));
    await change((client, version) =>
      insertYears(client, bureauId, version, [{ ...NOTICE_2027, days: NOTICE_2027.days.slice(0, 1) }]),
    );
    const calendar = await loadCalendar(pool, bureauId);
    expect(calendar.version).toBe(3);
    expect(calendar.day('2027-01-09').working).toBe(false);
    expect(calendar.day('2027-01-01').why).toBe('元旦放假');
  });

  test('a local day without a notice is believed, and the year stays provisional', async () => {
    const day = { on: '2027-07-15', working: false, why: '防汛应急停止办公', source: 'local' as const };
    await change((client, version) =>
      insertYears(client, bureauId, version, [{ ...NOTICE_2027, papers: [], days: [day] }]),
    );
    expect((await loadCalendar(pool, bureauId)).day('2027-07-15')).toEqual({
      on: '2027-07-15',
      working: false,
      why: '防汛应急停止办公',
      provisional: true,
    });
    await change((client, version) =>
      insertYears(client, bureauId, version, [{ ...NOTICE_2027, papers: [], days: [] }]),
    );
    expect((await loadCalendar(pool, bureauId)).day('2027-07-15').working).toBe(true);
  });

  test('business hours are replaced as a set', async () => {
    await change((client, version) =>
      insertHours(client, bureauId, version, [
        {
          fromMonthDay: '01-01',
          toMonthDay: '12-31',
          segments: [['09:00', '17:00']],
          validFrom: '2026-01-01',
        },
      ]),
    );
    const calendar = await loadCalendar(pool, bureauId);
    expect(calendar.segments('2026-07-01')).toEqual([['09:00', '17:00']]);
    expect(calendar.segments('2025-07-01')).toEqual([]);
  });

  test('concerns one bureau only', async () => {
    const other = await insertBareBureau(pool);
    await transaction(pool, (client) => seedCalendar(client, other));
    await change((client, version) => insertYears(client, bureauId, version, [NOTICE_2027]));
    expect((await loadCalendar(pool, other)).day('2027-01-09').working).toBe(false);
    expect((await loadCalendar(pool, bureauId)).day('2027-01-09').working).toBe(true);
  });

  test('two changes at once take turns', async () => {
    const versions = await Promise.all(
      [1, 2, 3, 4].map(() =>
        change((client, version) => insertYears(client, bureauId, version, [NOTICE_2027])),
      ),
    );
    expect(versions.sort()).toEqual([2, 3, 4, 5]);
    expect(await calendarVersion(pool, bureauId)).toBe(5);
  });
});

describe('kept in the process', () => {
  test('the same object while the version is the same, read anew when a caller knows a newer one', async () => {
    const first = await loadCalendar(pool, bureauId);
    expect(await loadCalendar(pool, bureauId)).toBe(first);
    expect(await loadCalendar(pool, bureauId, 1)).toBe(first);
    const version = await change((client, next) => insertYears(client, bureauId, next, [NOTICE_2027]));
    expect(await loadCalendar(pool, bureauId, 1)).toBe(first);
    const second = await loadCalendar(pool, bureauId, version);
    expect(second.version).toBe(2);
    expect(second.day('2027-01-09').working).toBe(true);
  });

  test('a bureau without a calendar is a clear error', async () => {
    const bare = await insertBareBureau(pool);
    await expect(loadCalendar(pool, bare)).rejects.toThrow('calendar.none');
    await expect(calendarVersion(pool, bare)).rejects.toThrow('calendar.none');
  });

  test('who names no bureau gets the calendar of the first', async () => {
    const { rows } = await pool.query('select bureau_id from calendar_version order by bureau_id limit 1');
    expect(await publicCalendar(pool)).toBe(await loadCalendar(pool, rows[0].bureau_id));
  });
});

describe('the database refuses', () => {
  test.each([
    ['a day far from its year', { days: [{ ...NOTICE_2027.days[0], on: '2026-11-30' }] }],
    ['a day after its year', { days: [{ ...NOTICE_2027.days[0], on: '2028-01-01' }] }],
    ['a day without a reason', { days: [{ ...NOTICE_2027.days[0], why: '' }] }],
  ])('%s', async (_case, part) => {
    await expect(
      change((client, version) =>
        insertYears(client, bureauId, version, [{ ...NOTICE_2027, ...part } as YearInput]),
      ),
    ).rejects.toThrow(/violates check constraint/);
    expect(await calendarVersion(pool, bureauId)).toBe(1);
  });
});
