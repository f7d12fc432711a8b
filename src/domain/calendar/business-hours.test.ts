import { describe, expect, test } from 'vitest';
import { standardCalendar } from './build-calendar.ts';
import {
  addBusinessHours,
  addBusinessMinutes,
  businessMinutesBetween,
  businessStretches,
} from './business-hours.ts';

const calendar = standardCalendar();

/** A wall-clock time in Asia/Shanghai as an instant, written out so that no code under test makes it. */
const at = (on: string, time: string) => new Date(`${on}T${time}:00.000+08:00`).toISOString();

// Winter 08:30–12:00 and 14:30–18:00, summer (May to September) 08:00–12:00 and 15:00–18:00.
describe('addBusinessHours', () => {
  test.each([
    ['within a morning', '2022-03-08', '09:00', 2, '2022-03-08', '11:00'],
    ['over the midday break', '2022-03-08', '11:00', 2, '2022-03-08', '15:30'],
    ['over the night', '2022-03-08', '17:00', 2, '2022-03-09', '09:30'],
    ['from before the opening', '2022-03-08', '06:00', 2, '2022-03-08', '10:30'],
    ['from the midday break', '2022-03-08', '13:00', 2, '2022-03-08', '16:30'],
    ['from after hours', '2022-03-08', '20:00', 2, '2022-03-09', '10:30'],
    ['used up exactly at the end of a segment', '2022-03-08', '10:00', 2, '2022-03-08', '12:00'],
    ['used up exactly at the end of the day', '2022-03-08', '16:00', 2, '2022-03-08', '18:00'],
    ['a whole day', '2022-03-08', '08:30', 7, '2022-03-08', '18:00'],
    ['a day and a half hour', '2022-03-08', '08:30', 7.5, '2022-03-09', '09:00'],
    ['over a weekend', '2022-03-11', '17:00', 4, '2022-03-14', '11:30'],
    ['into a worked Saturday', '2022-01-28', '17:00', 2, '2022-01-29', '09:30'],
    ['over the Spring Festival', '2022-01-30', '17:00', 2, '2022-02-07', '09:30'],
    ['from within a holiday', '2022-02-02', '10:00', 1, '2022-02-07', '09:30'],
    ['summer hours', '2022-07-05', '11:00', 2, '2022-07-05', '16:00'],
    ['from winter into summer hours', '2022-04-29', '17:00', 2, '2022-05-05', '09:00'],
  ])('%s: %s %s + %d h = %s %s', (_case, on, time, hours, dueOn, dueTime) => {
    expect(addBusinessHours(calendar, at(on, time), hours).dueAt).toBe(at(dueOn, dueTime));
  });

  test('names the stretches it used up', () => {
    expect(addBusinessHours(calendar, at('2022-03-08', '17:00'), 2)).toEqual({
      dueAt: at('2022-03-09', '09:30'),
      provisional: false,
      stretches: [
        { from: at('2022-03-08', '17:00'), to: at('2022-03-08', '18:00') },
        { from: at('2022-03-09', '08:30'), to: at('2022-03-09', '09:30') },
      ],
    });
  });

  test('from the end of a segment only the next one is used', () => {
    expect(addBusinessHours(calendar, at('2022-03-08', '12:00'), 1).stretches).toEqual([
      { from: at('2022-03-08', '14:30'), to: at('2022-03-08', '15:30') },
    ]);
  });

  test('seconds are kept', () => {
    expect(addBusinessHours(calendar, '2022-03-08T01:00:30.250Z', 2).dueAt).toBe('2022-03-08T03:00:30.250Z');
  });

  test('0 hours are due at once', () => {
    const from = at('2022-02-02', '10:00');
    expect(addBusinessMinutes(calendar, from, 0)).toEqual({
      dueAt: from,
      provisional: false,
      stretches: [],
    });
  });

  test('provisional when it runs on, or over, a day of a year without a notice', () => {
    expect(addBusinessHours(calendar, at('2026-12-31', '16:00'), 2).provisional).toBe(false);
    expect(addBusinessHours(calendar, at('2026-12-31', '16:00'), 3)).toMatchObject({
      dueAt: at('2027-01-04', '09:30'),
      provisional: true,
    });
    expect(addBusinessHours(calendar, at('2027-01-04', '09:00'), 1).provisional).toBe(true);
    expect(addBusinessHours(calendar, at('2015-12-31', '17:00'), 2).provisional).toBe(true);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s minutes', (minutes) => {
    expect(() => addBusinessMinutes(calendar, at('2022-03-08', '09:00'), minutes)).toThrow(
      new RangeError(`not a number of minutes: ${minutes}`),
    );
  });
});

describe('businessMinutesBetween', () => {
  test.each([
    ['within a morning', '2022-03-08', '09:00', '2022-03-08', '11:15', 135],
    ['over the midday break', '2022-03-08', '11:00', '2022-03-08', '15:00', 90],
    ['inside the break', '2022-03-08', '12:00', '2022-03-08', '14:30', 0],
    ['midnight to midnight', '2022-03-08', '00:00', '2022-03-09', '00:00', 420],
    ['over a night', '2022-03-08', '17:00', '2022-03-09', '09:00', 90],
    ['over a weekend', '2022-03-11', '17:00', '2022-03-14', '09:00', 90],
    ['over the Spring Festival', '2022-01-30', '17:00', '2022-02-08', '08:30', 480],
    ['a worked weekend', '2022-01-28', '18:00', '2022-01-31', '08:30', 840],
    ['summer', '2022-07-05', '08:00', '2022-07-05', '18:00', 420],
    ['backwards on one day', '2022-03-08', '11:00', '2022-03-08', '09:00', 0],
    ['backwards over days', '2022-03-09', '11:00', '2022-03-08', '09:00', 0],
  ])('%s: %s %s → %s %s is %i', (_case, fromOn, fromTime, toOn, toTime, minutes) => {
    expect(businessMinutesBetween(calendar, at(fromOn, fromTime), at(toOn, toTime))).toBe(minutes);
  });

  test('the same over years, on a calendar just built', () => {
    // 249 working days of 7 hours in 2022, half a morning more in 2023.
    const fresh = standardCalendar();
    expect(businessMinutesBetween(fresh, at('2021-12-31', '18:00'), at('2023-01-03', '10:30'))).toBe(
      249 * 420 + 120,
    );
  });

  test('counts whole minutes only', () => {
    expect(businessMinutesBetween(calendar, '2022-03-08T01:00:00.000Z', '2022-03-08T01:01:59.999Z')).toBe(1);
    expect(businessMinutesBetween(calendar, '2022-03-08T01:00:30.000Z', '2022-03-08T01:01:29.000Z')).toBe(0);
  });
});

test('businessStretches of a day, as instants; none on a holiday', () => {
  expect(businessStretches(calendar, '2022-03-08')).toEqual([
    { from: '2022-03-08T00:30:00.000Z', to: '2022-03-08T04:00:00.000Z' },
    { from: '2022-03-08T06:30:00.000Z', to: '2022-03-08T10:00:00.000Z' },
  ]);
  expect(businessStretches(calendar, '2022-02-01')).toEqual([]);
});
