import { describe, expect, test } from 'vitest';
import { standardCalendar } from './build-calendar.ts';
import { addBusinessHours } from './business-hours.ts';
import { addWorkingDays } from './working-days.ts';

const calendar = standardCalendar();

describe('a day deadline with pauses', () => {
  const pause = (from: string, to: string) => [{ from: `${from}T03:00:00.000Z`, to: `${to}T03:00:00.000Z` }];

  test('the days after the first of a pause, through its last, do not count', () => {
    // Mon 2022-03-07 + 3; rests from Tue 03-08 (day 1) to Fri 03-11: days 2 and 3 are Mon and Tue.
    const deadline = addWorkingDays(calendar, '2022-03-07', 3, pause('2022-03-08', '2022-03-11'));
    expect(deadline.dueOn).toBe('2022-03-15');
    expect(deadline.days).toEqual([
      { on: '2022-03-07', counted: false, why: '起算当日，不计入' },
      { on: '2022-03-08', counted: true, why: '工作日' },
      { on: '2022-03-09', counted: false, why: '等待申请人补正，暂停计算' },
      { on: '2022-03-10', counted: false, why: '等待申请人补正，暂停计算' },
      { on: '2022-03-11', counted: false, why: '等待申请人补正，暂停计算' },
      { on: '2022-03-12', counted: false, why: '周六' },
      { on: '2022-03-13', counted: false, why: '周日' },
      { on: '2022-03-14', counted: true, why: '工作日' },
      { on: '2022-03-15', counted: true, why: '工作日' },
    ]);
  });

  test('within one day, or after the deadline, it changes nothing', () => {
    expect(addWorkingDays(calendar, '2022-03-07', 2, pause('2022-03-08', '2022-03-08')).dueOn).toBe(
      '2022-03-09',
    );
    expect(addWorkingDays(calendar, '2022-03-07', 2, pause('2022-03-10', '2022-03-14')).dueOn).toBe(
      '2022-03-09',
    );
  });

  test('begun on the last day, it is due on the day the clock goes on', () => {
    const deadline = addWorkingDays(calendar, '2022-03-07', 2, pause('2022-03-09', '2022-03-11'));
    expect(deadline.dueOn).toBe('2022-03-11');
    expect(deadline.days.slice(-2)).toEqual([
      { on: '2022-03-10', counted: false, why: '等待申请人补正，暂停计算' },
      { on: '2022-03-11', counted: false, why: '届满日顺延至此' },
    ]);
    expect(addWorkingDays(calendar, '2022-03-07', 2, pause('2022-03-09', '2022-03-12')).dueOn).toBe(
      '2022-03-14',
    );
  });

  test('begun when the last day is over, it rescues nothing', () => {
    // 2022-03-09 closes at 18:00, 10:00 UTC.
    const begun = (from: string) => [{ from, to: '2022-03-11T03:00:00.000Z' }];
    expect(addWorkingDays(calendar, '2022-03-07', 2, begun('2022-03-09T09:59:59.999Z')).dueOn).toBe(
      '2022-03-11',
    );
    expect(addWorkingDays(calendar, '2022-03-07', 2, begun('2022-03-09T10:00:00.000Z')).dueOn).toBe(
      '2022-03-09',
    );
  });

  test('several pauses add up, overlapping ones do not', () => {
    const pauses = [
      ...pause('2022-03-08', '2022-03-09'),
      ...pause('2022-03-14', '2022-03-15'),
      ...pause('2022-03-08', '2022-03-09'),
    ];
    // Counted: 08, 10, 11, 14, 16.
    expect(addWorkingDays(calendar, '2022-03-07', 5, pauses).dueOn).toBe('2022-03-16');
  });

  test('is read in Asia/Shanghai: 16:00 UTC is the next day there', () => {
    const lateEvening = [{ from: '2022-03-08T16:00:00.000Z', to: '2022-03-09T16:00:00.000Z' }];
    expect(addWorkingDays(calendar, '2022-03-07', 3, lateEvening).days[3]?.counted).toBe(false);
    expect(addWorkingDays(calendar, '2022-03-07', 3, lateEvening).dueOn).toBe('2022-03-11');
  });
});

describe('an hour deadline with pauses', () => {
  test('runs only outside them', () => {
    // Winter hours 08:30–12:00, 14:30–18:00 (00:30–04:00 and 06:30–10:00 UTC). Tue 2022-03-08, 10:00 + 4 h.
    const pauses = [{ from: '2022-03-08T03:00:00.000Z', to: '2022-03-08T07:30:00.000Z' }];
    expect(addBusinessHours(calendar, '2022-03-08T02:00:00.000Z', 4, pauses)).toEqual({
      dueAt: '2022-03-09T01:00:00.000Z',
      provisional: false,
      stretches: [
        { from: '2022-03-08T02:00:00.000Z', to: '2022-03-08T03:00:00.000Z' },
        { from: '2022-03-08T07:30:00.000Z', to: '2022-03-08T10:00:00.000Z' },
        { from: '2022-03-09T00:30:00.000Z', to: '2022-03-09T01:00:00.000Z' },
      ],
    });
  });

  test('a pause inside a segment cuts it in two', () => {
    const pauses = [{ from: '2022-03-08T02:30:00.000Z', to: '2022-03-08T03:00:00.000Z' }];
    expect(addBusinessHours(calendar, '2022-03-08T02:00:00.000Z', 1, pauses)).toMatchObject({
      dueAt: '2022-03-08T03:30:00.000Z',
      stretches: [
        { from: '2022-03-08T02:00:00.000Z', to: '2022-03-08T02:30:00.000Z' },
        { from: '2022-03-08T03:00:00.000Z', to: '2022-03-08T03:30:00.000Z' },
      ],
    });
  });
});
