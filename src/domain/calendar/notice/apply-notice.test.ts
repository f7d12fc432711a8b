import { describe, expect, test } from 'vitest';
import { applyNotice, type SourcedDay } from './apply-notice.ts';
import { parseNotice } from './parse-notice.ts';

const day = (
  on: string,
  working: boolean,
  why: string,
  source: 'notice' | 'local' = 'notice',
): SourcedDay => ({
  on,
  working,
  why,
  source,
});

/** 2020 as first published, around the Spring Festival. */
const FIRST_2020 = [
  day('2020-01-19', true, '春节调休上班'),
  ...['24', '25', '26', '27', '28', '29', '30'].map((on) => day(`2020-01-${on}`, false, '春节放假')),
  day('2020-02-01', true, '春节调休上班'),
  day('2020-05-01', false, '劳动节放假'),
];
const EXTENSION = '延长2020年春节假期至2月2日（星期日），2月3日（星期一）起正常上班。';

describe('a later notice for a part of the year', () => {
  test('lengthens a holiday: a day to be worked is off after all, everything else stays', () => {
    const settled = applyNotice({ known: true, days: FIRST_2020 }, parseNotice(EXTENSION, 2020));
    expect(settled.faults).toEqual([]);
    expect(settled.days.slice(-5)).toEqual([
      day('2020-01-30', false, '春节放假'),
      day('2020-01-31', false, '春节延长假期放假'),
      day('2020-02-01', false, '春节延长假期放假'),
      day('2020-02-02', false, '春节延长假期放假'),
      day('2020-05-01', false, '劳动节放假'),
    ]);
    expect(settled.days.slice(0, 8)).toEqual(FIRST_2020.slice(0, 8));
  });

  test('entered twice it changes nothing more', () => {
    const once = applyNotice({ known: true, days: FIRST_2020 }, parseNotice(EXTENSION, 2020));
    const twice = applyNotice({ known: true, days: once.days }, parseNotice(EXTENSION, 2020));
    expect(twice.days).toEqual(once.days);
  });

  test('to a day that the holiday reaches already', () => {
    const settled = applyNotice(
      { known: true, days: FIRST_2020 },
      parseNotice('延长春节假期至1月30日。', 2020),
    );
    expect(settled.faults).toEqual([
      { line: 1, message: '春节假期本来就到2020年1月30日，没有延长，请核对日期。' },
    ]);
  });

  test('of a holiday that the year has not', () => {
    const settled = applyNotice(
      { known: true, days: FIRST_2020 },
      parseNotice('延长中秋节假期至10月9日。', 2020),
    );
    expect(settled.faults).toEqual([
      { line: 1, message: '这一年的日历里没有中秋节假期，不能延长，请核对。' },
    ]);
  });

  test('replaces the holiday that it names, days worked in exchange included', () => {
    const before = [day('2020-04-26', true, '劳动节调休上班'), ...FIRST_2020];
    const settled = applyNotice(
      { known: true, days: before },
      parseNotice('劳动节：5月1日至3日放假，共3天。5月9日（周六）上班。', 2020),
    );
    expect(settled.supplement).toBe(true);
    expect(settled.days.filter(({ why }) => why.startsWith('劳动节'))).toEqual([
      day('2020-05-01', false, '劳动节放假'),
      day('2020-05-02', false, '劳动节放假'),
      day('2020-05-03', false, '劳动节放假'),
      day('2020-05-09', true, '劳动节调休上班'),
    ]);
    expect(settled.days.filter(({ why }) => why.startsWith('春节'))).toEqual(FIRST_2020.slice(0, 9));
  });

  test('a line of a table changes that day alone', () => {
    const settled = applyNotice(
      { known: true, days: FIRST_2020 },
      parseNotice('2020-05-02,off,劳动节', 2020),
    );
    expect(settled.days).toEqual([...FIRST_2020, day('2020-05-02', false, '劳动节放假')]);
  });
});

describe('the first notice of a year', () => {
  test('must settle every statutory holiday', () => {
    const text = `元旦：1月1日放假。春节：2月5日至11日放假。清明节：4月5日放假。劳动节：5月1日至2日放假。
      端午节：6月9日放假。国庆节：10月1日至7日放假。`;
    expect(applyNotice({ known: false, days: [] }, parseNotice(text, 2027)).faults).toEqual([
      {
        line: null,
        message: '这一年还没有录入全年安排，通知里缺少：中秋节（2027年9月15日）。请粘贴通知全文。',
      },
    ]);
  });

  test('keeps the days that the bureau entered itself', () => {
    const closed = day('2027-07-15', false, '防汛应急停止办公', 'local');
    const text = `元旦：1月1日放假。春节：2月5日至11日放假。清明节：4月5日放假。劳动节：5月1日至2日放假。
      端午节：6月9日放假。中秋节：9月15日放假。国庆节：10月1日至7日放假。`;
    const settled = applyNotice({ known: false, days: [closed] }, parseNotice(text, 2027));
    expect(settled.faults).toEqual([]);
    expect(settled.days).toContainEqual(closed);
    expect(settled.days).toHaveLength(21);
  });
});
