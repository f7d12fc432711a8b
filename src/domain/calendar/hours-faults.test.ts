import { describe, expect, test } from 'vitest';
import { DEFAULT_BUSINESS_HOURS } from './data/index.ts';
import { hoursFaults, hoursFrom, type Season } from './hours-faults.ts';

const season = (fromMonthDay: string, toMonthDay: string, ...segments: [string, string][]): Season => ({
  fromMonthDay,
  toMonthDay,
  segments: segments.length > 0 ? segments : [['08:30', '12:00']],
});

describe('hoursFaults', () => {
  test.each([
    ['one table all year', [season('01-01', '12-31')]],
    ['summer and winter', [season('05-01', '09-30'), season('10-01', '04-30')]],
    [
      'three seasons over the turn of the year',
      [season('12-01', '02-29'), season('03-01', '06-30'), season('07-01', '11-30')],
    ],
    [
      'three segments',
      [season('01-01', '12-31', ['08:00', '11:30'], ['12:30', '15:00'], ['15:01', '18:00'])],
    ],
  ])('nothing is wrong with %s', (_case, seasons) => {
    expect(hoursFaults(seasons)).toEqual([]);
  });

  test.each<[string, readonly Season[], readonly [string, string]]>([
    [
      'a gap',
      [season('05-01', '09-29'), season('10-01', '04-30')],
      ['seasons', '9月30日没有办公时间，请让各季节首尾相接。'],
    ],
    [
      'the 29th of February',
      [season('03-01', '02-28')],
      ['seasons', '2月29日没有办公时间，请让各季节首尾相接。'],
    ],
    [
      'an overlap',
      [season('05-01', '10-01'), season('10-01', '04-30')],
      ['seasons', '10月1日属于两个季节，请让各季节不重叠。'],
    ],
    ['no season at all', [], ['seasons', '1月1日没有办公时间，请让各季节首尾相接。']],
    [
      'no segment',
      [{ fromMonthDay: '01-01', toMonthDay: '12-31', segments: [] }],
      ['seasons.0.segments', '请至少填写一段办公时间。'],
    ],
    [
      'backwards',
      [season('01-01', '12-31', ['12:00', '08:30'])],
      ['seasons.0.segments.0', '12:00 上班、08:30 下班，下班要晚于上班，请修改。'],
    ],
    [
      'of no length',
      [season('01-01', '12-31', ['08:30', '08:30'])],
      ['seasons.0.segments.0', '08:30 上班、08:30 下班，下班要晚于上班，请修改。'],
    ],
    [
      'overlapping segments',
      [season('01-01', '12-31', ['08:30', '12:00'], ['12:00', '18:00'])],
      ['seasons.0.segments.1', '上一段到 12:00 才结束，这一段要晚于它开始，请修改。'],
    ],
    [
      'no time',
      [season('01-01', '12-31', ['8:30', '24:00'])],
      ['seasons.0.segments.0', '请按“时:分”填写时间，例如 08:30。'],
    ],
    ['no day', [season('01-01', '13-01')], ['seasons.0.toMonthDay', '请填写一年中的某一天，例如 05-01。']],
  ])('%s', (_case, seasons, [path, message]) => {
    expect(hoursFaults(seasons)).toEqual([{ path, message }]);
  });
});

test('hoursFrom keeps what was in force before, and replaces what was to begin on that day or later', () => {
  const year = season('01-01', '12-31');
  const planned = [
    ...DEFAULT_BUSINESS_HOURS,
    { ...year, validFrom: '2026-06-01' },
    { ...year, validFrom: '2027-01-01' },
  ];
  const changed = season('01-01', '12-31', ['09:00', '17:00']);
  expect(hoursFrom(planned, '2026-06-01', [changed])).toEqual([
    ...DEFAULT_BUSINESS_HOURS,
    { ...changed, validFrom: '2026-06-01' },
  ]);
});
