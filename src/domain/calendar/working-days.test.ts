import { describe, expect, test } from 'vitest';
import { buildCalendar, standardCalendar } from './build-calendar.ts';
import {
  addWorkingDays,
  closeOfBusiness,
  isWorkingDay,
  nthWorkingDayOf,
  workingDaysBetween,
} from './working-days.ts';

const calendar = standardCalendar();

describe('addWorkingDays, counted by hand on the notices', () => {
  test.each([
    // Spring Festival 2022: off 01-31…02-06, worked 01-29 and 01-30.
    ['2022-01-27', 2, '2022-01-29'],
    ['2022-01-28', 2, '2022-01-30'],
    ['2022-01-29', 2, '2022-02-07'],
    ['2022-01-30', 2, '2022-02-08'],
    ['2022-01-31', 1, '2022-02-07'],
    ['2022-02-06', 1, '2022-02-07'],
    // Qingming 2022: off 04-03…04-05, worked 04-02.
    ['2022-04-01', 2, '2022-04-06'],
    // National Day 2022: off 10-01…10-07, worked 10-08 and 10-09.
    ['2022-09-30', 2, '2022-10-09'],
    ['2022-09-30', 3, '2022-10-10'],
    // Spring Festival 2025: worked 01-26, off 01-28…02-04, worked 02-08.
    ['2025-01-24', 2, '2025-01-27'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-02-06', 2, '2025-02-08'],
    // National Day 2025: worked 09-28, off 10-01…10-08, worked 10-11.
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-09-30', 2, '2025-10-10'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-09-30', 4, '2025-10-13'],
    // Spring Festival 2026: worked 02-14, off 02-15…02-23.
    ['2026-02-13', 2, '2026-02-24'],
    // 2020: the holiday was lengthened to 02-02.
    ['2020-01-23', 1, '2020-02-03'],
    // Over the turn of a year whose notice reaches back: 2022-12-31 off, 2018-12-29 worked.
    ['2022-12-30', 1, '2023-01-03'],
    ['2018-12-28', 2, '2019-01-02'],
  ])('%s + %i working days = %s', (from, workingDays, dueOn) => {
    const deadline = addWorkingDays(calendar, from, workingDays);
    expect(deadline.dueOn).toBe(dueOn);
    expect(deadline.provisional).toBe(false);
  });

  test('explains every day, the start day first', () => {
    expect(addWorkingDays(calendar, '2022-01-30', 2).days).toEqual([
      { on: '2022-01-30', counted: false, why: '起算当日，不计入' },
      { on: '2022-01-31', counted: false, why: '春节放假' },
      { on: '2022-02-01', counted: false, why: '春节放假' },
      { on: '2022-02-02', counted: false, why: '春节放假' },
      { on: '2022-02-03', counted: false, why: '春节放假' },
      { on: '2022-02-04', counted: false, why: '春节放假' },
      { on: '2022-02-05', counted: false, why: '春节放假' },
      { on: '2022-02-06', counted: false, why: '春节放假' },
      { on: '2022-02-07', counted: true, why: '工作日' },
      { on: '2022-02-08', counted: true, why: '工作日' },
    ]);
    expect(addWorkingDays(calendar, '2022-01-28', 1).days.at(-1)).toEqual({
      on: '2022-01-29',
      counted: true,
      why: '春节调休上班',
    });
  });

  test('is due at the close of business, which differs between summer and winter', () => {
    expect(addWorkingDays(calendar, '2022-01-28', 2).dueAt).toBe('2022-01-30T10:00:00.000Z');
    const till1730 = buildCalendar({
      days: [],
      noticeYears: [2022],
      hours: [
        {
          fromMonthDay: '01-01',
          toMonthDay: '12-31',
          segments: [
            ['09:00', '12:00'],
            ['13:30', '17:30'],
          ],
          validFrom: '2000-01-01',
        },
      ],
    });
    expect(addWorkingDays(till1730, '2022-01-10', 1).dueAt).toBe('2022-01-11T09:30:00.000Z');
    const oneSegment = buildCalendar({
      days: [],
      noticeYears: [2022],
      hours: [
        {
          fromMonthDay: '01-01',
          toMonthDay: '12-31',
          segments: [['09:00', '17:00']],
          validFrom: '2000-01-01',
        },
      ],
    });
    expect(closeOfBusiness(oneSegment, '2022-01-11')).toBe('2022-01-11T09:00:00.000Z');
  });

  test('0 working days: the day itself, or the next working day', () => {
    const today = addWorkingDays(calendar, '2022-01-28', 0);
    expect(today).toEqual({
      dueOn: '2022-01-28',
      dueAt: '2022-01-28T10:00:00.000Z',
      provisional: false,
      days: [{ on: '2022-01-28', counted: false, why: '起算当日，不计入' }],
    });
    const carried = addWorkingDays(calendar, '2022-02-05', 0);
    expect(carried.dueOn).toBe('2022-02-07');
    expect(carried.days).toEqual([
      { on: '2022-02-05', counted: false, why: '起算当日，不计入' },
      { on: '2022-02-06', counted: false, why: '春节放假' },
      { on: '2022-02-07', counted: false, why: '届满日顺延至此' },
    ]);
  });

  test('a deadline that falls in 2027 is provisional; where it started does not matter', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toMatchObject({
      dueOn: '2026-12-31',
      provisional: false,
    });
    // 2027-01-01 is a Friday and New Year's Day; 01-04 the Monday after.
    const deadline = addWorkingDays(calendar, '2026-12-30', 2);
    expect(deadline).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    expect(deadline.days.map((day) => day.why)).toEqual([
      '起算当日，不计入',
      '工作日',
      '元旦（法定节假日）',
      '周六',
      '周日',
      '工作日',
    ]);
    expect(addWorkingDays(calendar, '2027-01-04', 0).provisional).toBe(true);
    // 2015 has no notice; 2015-12-31 is counted on the way.
    expect(addWorkingDays(calendar, '2015-12-30', 2)).toMatchObject({
      dueOn: '2016-01-04',
      provisional: true,
    });
    expect(addWorkingDays(calendar, '2015-12-31', 1)).toMatchObject({
      dueOn: '2016-01-04',
      provisional: false,
    });
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s days', (workingDays) => {
    expect(() => addWorkingDays(calendar, '2022-01-28', workingDays)).toThrow(
      new RangeError(`not a number of working days: ${workingDays}`),
    );
  });
});

describe('nthWorkingDayOf: the 8th working day of the next quarter', () => {
  test.each([
    ['2021 Q4', '2022-01-01', '2022-01-13'],
    ['2022 Q1', '2022-04-01', '2022-04-13'],
    ['2022 Q2', '2022-07-01', '2022-07-12'],
    ['2022 Q3', '2022-10-01', '2022-10-17'],
    ['2025 Q3', '2025-10-01', '2025-10-17'],
    ['2025 Q4', '2026-01-01', '2026-01-13'],
  ])('%s is due on the 8th working day from %s: %s', (_quarter, firstOn, dueOn) => {
    const deadline = nthWorkingDayOf(calendar, firstOn, 8);
    expect(deadline.dueOn).toBe(dueOn);
    expect(deadline.days[0]?.on).toBe(firstOn);
    expect(deadline.days.filter((day) => day.counted)).toHaveLength(8);
  });

  test('the first day counts when it is a working day', () => {
    expect(nthWorkingDayOf(calendar, '2022-07-01', 1)).toEqual({
      dueOn: '2022-07-01',
      dueAt: '2022-07-01T10:00:00.000Z',
      provisional: false,
      days: [{ on: '2022-07-01', counted: true, why: '工作日' }],
    });
    expect(nthWorkingDayOf(calendar, '2022-10-01', 1).dueOn).toBe('2022-10-08');
    expect(nthWorkingDayOf(calendar, '2027-01-01', 8)).toMatchObject({
      dueOn: '2027-01-13',
      provisional: true,
    });
  });

  test('there is no 0th working day', () => {
    expect(() => nthWorkingDayOf(calendar, '2022-07-01', 0)).toThrow('there is no working day number 0');
    expect(() => nthWorkingDayOf(calendar, '2022-07-01', 1.5)).toThrow(RangeError);
  });
});

describe('workingDaysBetween', () => {
  test.each([
    ['2022-01-28', '2022-01-28', 0],
    ['2022-01-28', '2022-01-29', 1],
    ['2022-01-28', '2022-02-06', 2],
    ['2022-01-28', '2022-02-07', 3],
    ['2022-01-31', '2022-02-06', 0],
    ['2022-02-07', '2022-01-28', -3],
    ['2022-02-06', '2022-01-31', 0],
    // A whole year of 249 working days.
    ['2021-12-31', '2022-12-31', 249],
    // Eleven years, 2016 through 2026, as the notices have them.
    ['2015-12-31', '2026-12-31', 2743],
    ['2026-12-31', '2015-12-31', -2743],
    // From one holiday to another over the turn of the year.
    ['2022-10-01', '2023-01-22', 76],
  ])('after %s, through %s: %i', (a, b, days) => {
    expect(workingDaysBetween(calendar, a, b)).toBe(days);
  });

  test('refuses what is no day', () => {
    expect(() => workingDaysBetween(calendar, '2022-02-28', '2022-02-31')).toThrow(
      new RangeError('not a day of the calendar: 2022-02-31'),
    );
  });
});

describe('single days', () => {
  test('isWorkingDay', () => {
    expect(isWorkingDay(calendar, '2022-01-29')).toBe(true);
    expect(isWorkingDay(calendar, '2022-01-31')).toBe(false);
    expect(isWorkingDay(calendar, '2022-02-12')).toBe(false);
    expect(isWorkingDay(calendar, '2022-02-14')).toBe(true);
  });

  test('closeOfBusiness is the end of the last segment; a holiday has none', () => {
    expect(closeOfBusiness(calendar, '2022-04-29')).toBe('2022-04-29T10:00:00.000Z');
    expect(() => closeOfBusiness(calendar, '2022-02-01')).toThrow(
      new RangeError('no business hours on 2022-02-01'),
    );
  });
});
