import { describe, expect, test } from 'vitest';
import { buildCalendar, recordsOf, standardCalendar, weekdayOf } from './build-calendar.ts';
import type { BusinessHours } from './types.ts';

const hours = (fromMonthDay: string, toMonthDay: string, opens: string, validFrom = '2000-01-01') =>
  ({ fromMonthDay, toMonthDay, segments: [[opens, '18:00']], validFrom }) satisfies BusinessHours;

const YEAR_ROUND = hours('01-01', '12-31', '09:00');

describe('days', () => {
  const calendar = standardCalendar();

  test.each([
    ['2022-01-28', true, '工作日'],
    ['2022-01-29', true, '春节调休上班'],
    ['2022-01-31', false, '春节放假'],
    ['2022-02-12', false, '周六'],
    ['2022-02-13', false, '周日'],
    ['2022-02-14', true, '工作日'],
    ['2020-01-31', false, '春节延长假期放假'],
    ['2020-02-01', false, '春节延长假期放假'],
    ['2020-02-03', true, '工作日'],
    ['2019-05-04', false, '劳动节放假'],
    ['2019-05-05', true, '劳动节调休上班'],
    ['2018-12-29', true, '元旦调休上班'],
    ['2018-12-31', false, '元旦放假'],
    ['2022-12-31', false, '元旦放假'],
    ['2025-10-08', false, '国庆节、中秋节放假'],
  ])('%s: working %s, %s', (on, working, why) => {
    expect(calendar.day(on)).toEqual({ on, working, why, provisional: false });
  });

  test.each([
    ['2027-01-01', false, '元旦（法定节假日）'],
    ['2027-02-04', true, '工作日'],
    ['2027-02-05', false, '除夕（法定节假日）'],
    ['2027-02-08', false, '春节（法定节假日）'],
    ['2027-02-09', true, '工作日'],
    ['2027-02-13', false, '周六'],
    ['2015-12-31', true, '工作日'],
    ['2015-10-01', false, '国庆节（法定节假日）'],
  ])('a year without a notice is provisional: %s, %s, %s', (on, working, why) => {
    expect(calendar.day(on)).toEqual({ on, working, why, provisional: true });
  });

  test('in a year with a notice the statutory list is not consulted: the notice says it all', () => {
    const bare = buildCalendar({ days: [], noticeYears: [2027], hours: [YEAR_ROUND] });
    expect(bare.day('2027-01-01')).toEqual({
      on: '2027-01-01',
      working: true,
      why: '工作日',
      provisional: false,
    });
  });

  test('a record wins over the statutory list, and is believed in a year without a notice', () => {
    const days = [{ on: '2027-01-01', working: true, why: '防汛值守上班' }];
    const calendar2027 = buildCalendar({ days, noticeYears: [], hours: [YEAR_ROUND] });
    expect(calendar2027.day('2027-01-01')).toEqual({
      on: '2027-01-01',
      working: true,
      why: '防汛值守上班',
      provisional: true,
    });
  });

  test.each(['1999-12-31', '2061-01-01', '2022-02-29', '2022-13-01', '2022-1-1', 'soon', ''])(
    '%o is no day of the calendar',
    (on) => {
      expect(() => calendar.day(on)).toThrow(new RangeError(`not a day of 2000–2060: ${on}`));
      expect(() => calendar.segments(on)).toThrow(RangeError);
    },
  );

  test('reaches from 2000 through 2060, leap days included', () => {
    expect(calendar.day('2000-01-01').provisional).toBe(true);
    expect(calendar.day('2060-12-31').why).toBe('工作日');
    expect(calendar.day('2024-02-29').working).toBe(true);
  });
});

test('recordsOf spells out a notice day by day', () => {
  expect(
    recordsOf({
      year: 2022,
      papers: [],
      off: [['元旦', '2021-12-31', '2022-01-02']],
      work: [['元旦', '2022-01-08']],
    }),
  ).toEqual([
    { on: '2021-12-31', working: false, why: '元旦放假' },
    { on: '2022-01-01', working: false, why: '元旦放假' },
    { on: '2022-01-02', working: false, why: '元旦放假' },
    { on: '2022-01-08', working: true, why: '元旦调休上班' },
  ]);
});

test('weekdayOf', () => {
  const week = [
    '2022-02-07',
    '2022-02-08',
    '2022-02-09',
    '2022-02-10',
    '2022-02-11',
    '2022-02-12',
    '2022-02-13',
  ];
  expect(week.map(weekdayOf)).toEqual(['周一', '周二', '周三', '周四', '周五', '周六', '周日']);
});

describe('business hours', () => {
  const opensOn = (tables: readonly BusinessHours[], on: string) =>
    buildCalendar({ days: [], noticeYears: [2022], hours: tables }).segments(on)[0]?.[0];

  test('the season that contains the day, its first and last day included', () => {
    const seasons = [hours('10-01', '04-30', '08:30'), hours('05-01', '09-30', '08:00')];
    expect(opensOn(seasons, '2022-04-29')).toBe('08:30');
    expect(opensOn(seasons, '2022-05-02')).toBe('08:00');
    expect(opensOn(seasons, '2022-09-30')).toBe('08:00');
    expect(opensOn(seasons, '2022-10-03')).toBe('08:30');
    expect(opensOn(seasons, '2022-12-30')).toBe('08:30');
    expect(opensOn(seasons, '2022-01-03')).toBe('08:30');
    expect(opensOn([hours('05-02', '05-31', '08:00')], '2022-05-02')).toBe('08:00');
    expect(opensOn([hours('05-01', '05-31', '08:00')], '2022-05-31')).toBe('08:00');
    expect(opensOn([hours('10-03', '04-29', '08:30')], '2022-10-03')).toBe('08:30');
    expect(opensOn([hours('10-03', '04-29', '08:30')], '2022-04-29')).toBe('08:30');
    expect(opensOn([hours('10-03', '04-29', '08:30')], '2022-07-01')).toBeUndefined();
    const oneDay = [hours('03-08', '03-08', '10:00')];
    expect(['2022-03-07', '2022-03-08', '2022-03-09'].map((on) => opensOn(oneDay, on))).toEqual([
      undefined,
      '10:00',
      undefined,
    ]);
  });

  test('the newest table in force on the day, whatever the order', () => {
    const changed = [
      hours('01-01', '12-31', '08:30', '2020-01-01'),
      hours('01-01', '12-31', '09:00', '2022-03-08'),
      hours('01-01', '12-31', '08:00', '2021-01-01'),
    ];
    expect(opensOn(changed, '2022-03-07')).toBe('08:00');
    expect(opensOn(changed, '2022-03-08')).toBe('09:00');
    expect(opensOn([...changed].reverse(), '2022-03-07')).toBe('08:00');
    expect(opensOn([...changed].reverse(), '2022-03-08')).toBe('09:00');
    expect(opensOn(changed, '2019-12-31')).toBeUndefined();
  });

  test('none on a day that is not worked', () => {
    expect(opensOn([YEAR_ROUND], '2022-03-12')).toBeUndefined();
    expect(standardCalendar().segments('2022-02-01')).toEqual([]);
    expect(standardCalendar().segments('2022-01-29')).toEqual([
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ]);
    expect(standardCalendar().segments('2022-07-01')).toEqual([
      ['08:00', '12:00'],
      ['15:00', '18:00'],
    ]);
  });
});
