import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotice } from './parse-notice.ts';

const faultsOf = (text: string, year = 2027) => parseNotice(text, year).faults;

describe('a fault names the line and what is wrong', () => {
  test.each([
    [
      'the weekday does not fit: a wrong date, or another year’s text',
      '一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（周四）至11日放假，共7天。',
      { line: 2, message: '2027年2月5日是周五，写的却是周四，请核对日期或年份。' },
    ],
    [
      'the days do not add up',
      '元旦：1月1日至3日放假，共4天。',
      { line: 1, message: '写的是 4 天，按日期数是 3 天，请核对。' },
    ],
    [
      'the number of days before the word',
      '元旦：1月1日至3日共4天放假。',
      { line: 1, message: '写的是 4 天，按日期数是 3 天，请核对。' },
    ],
    [
      'a day worked in exchange that is a working day anyhow',
      '春节：2月5日至11日放假。\n2月4日上班。',
      { line: 2, message: '2027年2月4日是周四，本来就上班，请核对日期或年份。' },
    ],
    [
      'off and worked at once',
      '一、劳动节：5月1日至5日放假。\n二、端午节：5月1日上班。',
      { line: 2, message: '2027年5月1日既写了放假，又写了上班，请核对。' },
    ],
    ['no such day', '清明节：4月31日放假。', { line: 1, message: '没有2027年4月31日这一天，请核对。' }],
    ['no such month', '清明节：13月1日放假。', { line: 1, message: '没有2027年13月1日这一天，请核对。' }],
    ['a day without its month', '清明节：4日至6日放假。', { line: 1, message: '“4日”没有写月份，请补上。' }],
    [
      'a day of another year',
      '清明节：2026年4月4日放假。',
      { line: 1, message: '2026年4月4日不在 2027 年（或上一年 12 月）内，请核对年份。' },
    ],
    [
      'the end before the beginning',
      '国庆节：10月7日至1日放假。',
      { line: 1, message: '从2027年10月7日到2027年10月1日不像一次放假，请核对日期。' },
    ],
    [
      'a holiday of months',
      '国庆节：1月1日至10月7日放假。',
      { line: 1, message: '从2027年1月1日到2027年10月7日不像一次放假，请核对日期。' },
    ],
    [
      'dates with a word that orders nothing known',
      '劳动节：5月1日至5日放假。\n4月25日（周日）值班。',
      {
        line: 2,
        message: '“4月25日(周日)值班”看不明白，请写成“5月1日至5日放假”或“5月9日（周六）上班”。',
      },
    ],
    [
      'days that are not off',
      '劳动节：5月3日不放假。',
      { line: 1, message: '“5月3日不放假”看不明白，请写成“5月1日至5日放假”或“5月9日（周六）上班”。' },
    ],
    [
      'no holiday named, and none in the days',
      '3月15日放假。',
      { line: 1, message: '看不出是哪个节日，请在前面写上节日名称，例如“劳动节：”。' },
    ],
    [
      'nothing to read',
      '请各科室周知。',
      { line: null, message: '没有看出任何放假或上班的日期，请粘贴通知的正文，或每行一天的表格。' },
    ],
    [
      'empty',
      '',
      { line: null, message: '没有看出任何放假或上班的日期，请粘贴通知的正文，或每行一天的表格。' },
    ],
  ])('%s', (_case, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test('all are told at once', () => {
    const text =
      '一、元旦：1月1日（周六）放假。\n二、清明节：4月31日放假。\n三、国庆节：10月1日至7日放假，共8天。';
    expect(faultsOf(text).map(({ line }) => line)).toEqual([1, 2, 3]);
  });
});

describe('what is understood beyond the usual', () => {
  const days = (text: string, year = 2027) =>
    parseNotice(text, year).days.map(({ on, why }) => `${on} ${why}`);

  test('a holiday that begins in December without naming the year', () => {
    expect(days('元旦：12月31日至1月2日放假。', 2028)).toEqual([
      '2027-12-31 元旦放假',
      '2028-01-01 元旦放假',
      '2028-01-02 元旦放假',
    ]);
  });

  test('a heading that is none of the usual seven', () => {
    expect(days('八、抗战胜利纪念日：9月3日放假，9月4日（周六）上班。')).toEqual([
      '2027-09-03 抗战胜利纪念日放假',
      '2027-09-04 抗战胜利纪念日调休上班',
    ]);
  });

  test('without a heading, the holiday whose day is among the days', () => {
    expect(days('5月1日至5日放假调休，共5天。4月25日（星期日）上班。10月1日至7日放假。').slice(0, 7)).toEqual(
      [
        '2027-04-25 劳动节调休上班',
        '2027-05-01 劳动节放假',
        '2027-05-02 劳动节放假',
        '2027-05-03 劳动节放假',
        '2027-05-04 劳动节放假',
        '2027-05-05 劳动节放假',
        '2027-10-01 国庆节放假',
      ],
    );
    expect(days('2月5日至6日放假。')).toEqual(['2027-02-05 春节放假', '2027-02-06 春节放假']);
  });

  test.each(['五一', '“五一”劳动节', '国际劳动节', '“五一”国际劳动节', '劳动节'])(
    '%s is 劳动节',
    (written) => {
      expect(days(`四、${written}：5月1日放假。`)).toEqual(['2027-05-01 劳动节放假']);
    },
  );

  test('several holidays together keep their order; days may be written 3号 or with a dash', () => {
    expect(days('六、国庆和中秋：9月15号—9月16号放假')).toEqual([
      '2027-09-15 国庆节、中秋节放假',
      '2027-09-16 国庆节、中秋节放假',
    ]);
  });

  test('statutory holidays that are not spoken of are named', () => {
    expect(parseNotice('一、元旦：1月1日放假。二、春节：2月5日至11日放假。', 2027).missing).toEqual([
      { on: '2027-04-05', name: '清明节' },
      { on: '2027-05-01', name: '劳动节' },
      { on: '2027-05-02', name: '劳动节' },
      { on: '2027-06-09', name: '端午节' },
      { on: '2027-09-15', name: '中秋节' },
      { on: '2027-10-01', name: '国庆节' },
      { on: '2027-10-02', name: '国庆节' },
      { on: '2027-10-03', name: '国庆节' },
    ]);
  });
});

test('whatever is pasted is answered: days inside the year, or a sentence', () => {
  const piece = fc.constantFrom(
    ...[
      '元旦',
      '春节：',
      '一、',
      '2027年',
      '12月',
      '31日',
      '（周六）',
      '至',
      '起',
      '放假',
      '上班',
      '共3天',
      '。',
      '\n',
    ],
    ...['延长', '假期至', '5月1日', ',', 'off', '\t', '2027-02-30'],
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((parts) => parts.join('')),
      ),
      (text) => {
        const { days, extensions, faults } = parseNotice(text, 2027);
        for (const { on } of days) expect(on >= '2026-12-01' && on <= '2027-12-31').toBe(true);
        expect(days.length + extensions.length + faults.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 3000 },
  );
});
