import { describe, expect, test } from 'vitest';
import { NOTICES } from './data/index.ts';
import { qingmingOn, statutoryHolidays } from './statutory-holidays.ts';

const list = (year: number) => statutoryHolidays(year).map(({ on, why }) => `${on.slice(5)} ${why}`);

describe('statutoryHolidays', () => {
  test('from 2025: 13 days, with New Year’s Eve and 2 May', () => {
    expect(list(2027)).toEqual([
      '01-01 元旦（法定节假日）',
      '02-05 除夕（法定节假日）',
      '02-06 春节（法定节假日）',
      '02-07 春节（法定节假日）',
      '02-08 春节（法定节假日）',
      '04-05 清明节（法定节假日）',
      '05-01 劳动节（法定节假日）',
      '05-02 劳动节（法定节假日）',
      '06-09 端午节（法定节假日）',
      '09-15 中秋节（法定节假日）',
      '10-01 国庆节（法定节假日）',
      '10-02 国庆节（法定节假日）',
      '10-03 国庆节（法定节假日）',
    ]);
    expect(statutoryHolidays(2027).every((day) => !day.working)).toBe(true);
    expect(statutoryHolidays(2025)).toHaveLength(13);
  });

  test('until 2024: 11 days', () => {
    expect(list(2024)).toEqual([
      '01-01 元旦（法定节假日）',
      '02-10 春节（法定节假日）',
      '02-11 春节（法定节假日）',
      '02-12 春节（法定节假日）',
      '04-04 清明节（法定节假日）',
      '05-01 劳动节（法定节假日）',
      '06-10 端午节（法定节假日）',
      '09-17 中秋节（法定节假日）',
      '10-01 国庆节（法定节假日）',
      '10-02 国庆节（法定节假日）',
      '10-03 国庆节（法定节假日）',
    ]);
  });

  test.each([
    // New moon at 23:56 and at 00:07 Beijing time: one day more or less would be the neighbour.
    [2027, '02-06'],
    [2030, '02-03'],
    [2028, '01-26'],
    [2033, '01-31'],
    [2034, '02-19'],
  ])('the Spring Festival of %i is on %s', (year, monthDay) => {
    expect(list(year)).toContain(`${monthDay} 春节（法定节假日）`);
  });

  test('every statutory holiday of 2016–2026 is off in the notice of its year', () => {
    const off = new Set(
      NOTICES.flatMap((notice) => notice.off).flatMap(([, from, to]) => daysFrom(from, to)),
    );
    const missing = NOTICES.flatMap(({ year }) => statutoryHolidays(year)).filter(({ on }) => !off.has(on));
    expect(missing).toEqual([]);
  });

  test('the lunar dates lie as months of 29 or 30 days allow, in every year', () => {
    const years = Array.from({ length: 61 }, (_, i) => 2000 + i);
    const odd = years.filter((year) => {
      const [spring = 0, dragonBoat = 0, midAutumn = 0] = ['春节', '端午节', '中秋节'].map((name) =>
        Date.parse(statutoryHolidays(year).find(({ why }) => why.startsWith(name))?.on ?? ''),
      );
      // Four months and four days, three months and ten days; a leap month may lie between.
      const first = (dragonBoat - spring) / 86_400_000 - 4;
      const second = (midAutumn - dragonBoat) / 86_400_000 - 10;
      const inSeason = `${year}-01-21` <= iso(spring) && iso(spring) <= `${year}-02-21`;
      return !(inSeason && isMonths(first, [4, 5]) && isMonths(second, [3, 4]));
    });
    expect(odd).toEqual([]);
  });

  test.each([1999, 2061])('knows no lunar dates of %i', (year) => {
    expect(() => statutoryHolidays(year)).toThrow(new RangeError(`no lunar dates for ${year}`));
  });
});

test('qingmingOn', () => {
  const years = [2000, 2001, 2008, 2016, 2018, 2019, 2020, 2022, 2023, 2024, 2026, 2027, 2030, 2060];
  expect(years.map(qingmingOn)).toEqual([
    '2000-04-04',
    '2001-04-05',
    '2008-04-04',
    '2016-04-04',
    '2018-04-05',
    '2019-04-05',
    '2020-04-04',
    '2022-04-05',
    '2023-04-05',
    '2024-04-04',
    '2026-04-05',
    '2027-04-05',
    '2030-04-05',
    '2060-04-04',
  ]);
});

function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}

const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A number of days that makes one of these numbers of lunar months, of 29 or 30 days each. */
function isMonths(days: number, months: readonly number[]): boolean {
  return months.some((n) => Math.abs(days - n * 29.53) < 1.7);
}
