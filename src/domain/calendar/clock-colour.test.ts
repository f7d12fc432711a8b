import { describe, expect, test } from 'vitest';
import { standardCalendar } from './build-calendar.ts';
import { clockColour } from './clock-colour.ts';

const calendar = standardCalendar();
const at = (on: string, time: string) => new Date(`${on}T${time}:00.000+08:00`).toISOString();

describe('clockColour', () => {
  // A clock over two segments of one day in winter: 08:30–12:00, 14:30–15:00 are 240 business minutes.
  const clock = { startedAt: at('2022-03-08', '08:30'), dueAt: at('2022-03-08', '15:00') };

  test.each([
    ['just started', '08:30', 'none'],
    ['a minute more than half is left', '10:29', 'none'],
    ['half is left', '10:30', 'blue'],
    ['a minute more than a quarter is left', '11:29', 'blue'],
    ['a quarter is left', '11:30', 'yellow'],
    ['in the midday break nothing runs', '13:00', 'yellow'],
    ['the last minute', '14:59', 'yellow'],
    ['the moment it is due', '15:00', 'red'],
    ['later', '15:01', 'red'],
  ] as const)('%s (%s): %s', (_case, time, colour) => {
    expect(clockColour(calendar, clock, at('2022-03-08', time))).toBe(colour);
  });

  test('only business time counts: two working days over the Spring Festival', () => {
    // From Sunday 2022-01-30 (worked) 17:00 to 2022-02-08 18:00: 60 + 420 + 420 = 900 business minutes.
    const days = { startedAt: at('2022-01-30', '17:00'), dueAt: at('2022-02-08', '18:00') };
    expect(clockColour(calendar, days, at('2022-02-05', '12:00'))).toBe('none');
    expect(clockColour(calendar, days, at('2022-02-07', '16:59'))).toBe('none');
    // 450 minutes left: 30 on the 7th from 17:30, 420 on the 8th.
    expect(clockColour(calendar, days, at('2022-02-07', '17:29'))).toBe('none');
    expect(clockColour(calendar, days, at('2022-02-07', '17:30'))).toBe('blue');
    // 225 minutes left at 11:45: 15 in the morning, 210 in the afternoon.
    expect(clockColour(calendar, days, at('2022-02-08', '11:44'))).toBe('blue');
    expect(clockColour(calendar, days, at('2022-02-08', '11:45'))).toBe('yellow');
  });

  test('no business time left before the due moment is yellow, never none', () => {
    const night = { startedAt: at('2022-03-08', '19:00'), dueAt: at('2022-03-08', '21:00') };
    expect(clockColour(calendar, night, at('2022-03-08', '20:00'))).toBe('yellow');
  });
});
