import { describe, expect, test } from 'vitest';
import { standardCalendar } from './build-calendar.ts';
import { NOTICES } from './data/index.ts';

const calendar = standardCalendar();

/** Working days per month, counted outside this program from the published list of days. */
const WORKING_DAYS: Readonly<Record<number, readonly number[]>> = {
  2016: [20, 18, 23, 20, 21, 21, 21, 23, 21, 18, 22, 22],
  2017: [19, 19, 23, 19, 21, 22, 21, 23, 22, 17, 22, 21],
  2018: [22, 17, 22, 20, 22, 20, 22, 23, 21, 18, 22, 21],
  2019: [22, 17, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22],
  2020: [17, 20, 22, 22, 19, 21, 23, 21, 23, 17, 21, 23],
  2021: [20, 17, 23, 22, 19, 21, 22, 22, 22, 17, 22, 23],
  2022: [21, 16, 23, 21, 20, 21, 21, 23, 21, 18, 22, 22],
  2023: [18, 20, 23, 20, 21, 21, 21, 23, 20, 19, 22, 21],
  2024: [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22],
  2025: [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23],
  2026: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
};

test('there is a notice for every year from 2016 through 2026, with number and address', () => {
  expect(NOTICES.map((notice) => notice.year)).toEqual(Object.keys(WORKING_DAYS).map(Number));
  for (const { papers } of NOTICES) {
    expect(papers.length).toBeGreaterThan(0);
    for (const paper of papers) {
      expect(paper.number).toMatch(/^国办发明电〔20\d\d〕\d+号$/);
      expect(paper.url).toMatch(/^https?:\/\/www\.gov\.cn\//);
    }
  }
});

describe.each(Object.entries(WORKING_DAYS))('%s', (year, months) => {
  test('working days of each month', () => {
    const counted = months.map((_, month) => {
      const days = new Date(Date.UTC(Number(year), month + 1, 0)).getUTCDate();
      return Array.from({ length: days }, (_day, i) => new Date(Date.UTC(Number(year), month, i + 1)))
        .map((date) => calendar.day(date.toISOString().slice(0, 10)))
        .filter((day) => day.working && !day.provisional).length;
    });
    expect(counted).toEqual(months);
  });

  test('only weekend days are worked in exchange', () => {
    const notice = NOTICES.find((one) => one.year === Number(year));
    expect(notice?.work.map(([, on]) => new Date(on).getUTCDay()).filter((day) => day % 6 !== 0)).toEqual([]);
  });
});
