import { describe, expect, it } from 'vitest';
import { instantOf, readMoment } from './moments.ts';
import type { Cell } from './types.ts';

const read = (cell: Cell) => {
  const result = readMoment(cell);
  if (!result.ok) return result.fault;
  const { on, time } = result.moment;
  return time === null ? on : `${on} ${time}`;
};

describe('dates as offices write them', () => {
  it.each([
    ['2022/1/5', '2022-01-05'],
    ['2022-01-05', '2022-01-05'],
    ['2022.1.5', '2022-01-05'],
    ['20220105', '2022-01-05'],
    ['2022年1月5日', '2022-01-05'],
    ['2022年01月05号', '2022-01-05'],
    ['２０２２／１／５', '2022-01-05'],
    ['2022年1月5日（星期三）', '2022-01-05'],
    ['\t2022-01-05\n', '2022-01-05'],
    ['2022年1月5日 14:30', '2022-01-05 14:30:00'],
    ['2022年1月5日14时30分', '2022-01-05 14:30:00'],
    ['2022年1月5日 下午2点', '2022-01-05 14:00:00'],
    ['2022年1月5日 下午2点30分', '2022-01-05 14:30:00'],
    ['2022-1-5 上午12:05', '2022-01-05 00:05:00'],
    ['2022/1/5 9:07:03', '2022-01-05 09:07:03'],
    ['2022/1/5 9:07 PM', '2022-01-05 21:07:00'],
    ['2022-01-05T14:30:15', '2022-01-05 14:30:15'],
    ['2022-01-05T14:30:15.250', '2022-01-05 14:30:15'],
    ['2022-01-05T14:30:15+08:00', '2022-01-05 14:30:15'],
    ['2022-01-05T20:00:00Z', '2022-01-06 04:00:00'],
    ['20220105143015', '2022-01-05 14:30:15'],
    ['20220105 1430', '2022-01-05 14:30:00'],
    ['2024-02-29', '2024-02-29'],
  ])('%s → %s', (text, expected) => expect(read(text)).toBe(expected));

  it('Excel’s day 44566 is 2022-01-05, and .604167 of it is 14:30', () => {
    expect(read(44_566)).toBe('2022-01-05');
    expect(read(44_566.604166666664)).toBe('2022-01-05 14:30:00');
    expect(read('44566')).toBe('2022-01-05');
    expect(read(20_220_105)).toBe('2022-01-05');
    expect(read(20_220_105_143_015)).toBe('2022-01-05 14:30:15');
  });

  it('a date cell keeps what it shows', () => {
    expect(read({ wall: '2022-01-05T14:30:00' })).toBe('2022-01-05 14:30:00');
    expect(read({ wall: '2022-01-05T00:00:00' })).toBe('2022-01-05');
  });
});

describe('what is no date, or more than one', () => {
  it.each([
    ['2022-02-30', 'no-such-day'],
    ['2023-02-29', 'no-such-day'],
    ['2022年13月5日', 'no-such-day'],
    ['20221305', 'no-such-day'],
    ['2022-01-05 25:00', 'no-such-time'],
    ['2022-01-05 14:61', 'no-such-time'],
    ['1月5日', 'no-year'],
    ['1/5', 'no-year'],
    ['1/5/2022', 'two-ways'],
    ['22-1-5', 'two-ways'],
    ['昨天下午', 'not-a-date'],
    ['2022年', 'not-a-date'],
    ['2202-01-05', 'out-of-range'],
    ['0022-01-05', 'out-of-range'],
    ['1999-12-31', 'out-of-range'],
    ['2060-01-01', 'out-of-range'],
    ['2022-01-05 及以后', 'not-a-date'],
    ['2022-01-05'.repeat(10_000), 'not-a-date'],
  ])('%s', (text, fault) => expect(read(text)).toBe(fault));

  it('small numbers and truth values are none', () => {
    expect(read(12)).toBe('not-a-date');
    expect([read(36_525), read(36_526), read(58_440), read(58_441)]).toEqual([
      'not-a-date',
      '2000-01-01',
      '2059-12-31',
      'not-a-date',
    ]);
    expect(read(true)).toBe('not-a-date');
    expect(read(null)).toBe('not-a-date');
  });
});

it('an instant is the wall-clock time in Shanghai, eight hours ahead of UTC', () => {
  expect(instantOf({ on: '2022-01-05', time: '14:30:15' })).toBe('2022-01-05T06:30:15.000Z');
  expect(instantOf({ on: '2022-01-05', time: null })).toBe('2022-01-04T16:00:00.000Z');
});
