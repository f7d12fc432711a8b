import { describe, expect, it } from 'vitest';
import { readDay, readMoment } from './read-time.ts';

const today = '2026-11-16';

describe('days and moments as people type them', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2027/1/4', '2027-01-04'],
    ['2027年1月4日', '2027-01-04'],
    ['11-30', '2026-11-30'],
    ['11月3日', '2026-11-03'],
    ['1130', '2026-11-30'],
    ['20270104', '2027-01-04'],
    ['明天', '2026-11-17'],
    [' 今天 ', '2026-11-16'],
    ['2026-02-30', null],
    ['13-01', null],
    ['过几天', null],
    ['', null],
  ])('day %j', (text, on) => {
    expect(readDay(text, today)).toBe(on);
  });

  it.each([
    ['2026-11-16 16:04', '2026-11-16T08:04:00.000Z'],
    ['9:30', '2026-11-16T01:30:00.000Z'],
    ['9点', '2026-11-16T01:00:00.000Z'],
    ['昨天 14：05', '2026-11-15T06:05:00.000Z'],
    ['11月3日 8点20分', '2026-11-03T00:20:00.000Z'],
    ['24:00', null],
    ['2026-11-16', null],
    ['下午', null],
  ])('moment %j', (text, at) => {
    expect(readMoment(text, today)).toBe(at);
  });
});
