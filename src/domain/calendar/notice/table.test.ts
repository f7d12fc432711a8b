import { describe, expect, test } from 'vitest';
import { parseNotice } from './parse-notice.ts';

const DAYS = [
  { on: '2027-01-01', working: false, why: '元旦放假' },
  { on: '2027-01-09', working: true, why: '元旦调休上班' },
];

describe('a table, one line a day', () => {
  test.each([
    ['with commas', '2027-01-01,off,元旦\n2027-01-09,work,元旦'],
    ['with tabs, as from a spreadsheet', '2027/1/1\toff\t元旦\n2027/1/9\twork\t元旦\n'],
    ['with the names of its columns', '日期,安排,节日\n2027-01-01,OFF,元旦\n2027-01-09,Work,元旦'],
    ['in Chinese words', '2027年1月1日，休，元旦\r\n1月9日，班，元旦'],
    [
      'in quotes, in another order, with blank lines',
      '\ufeff"2027.01.09","上班","元旦"\n\n"2027.01.01","放假","元旦"',
    ],
    ['with the meaning in the name', '2027-01-01,off,元旦放假\n2027-01-09,work,元旦调休上班'],
  ])('%s', (_case, text) => {
    const parsed = parseNotice(text, 2027);
    expect(parsed.faults).toEqual([]);
    expect(parsed.days).toEqual(DAYS);
    expect(parsed.names).toEqual([]);
  });

  test.each([
    ['2027-01-01,off,元旦\n1月后,off,元旦', 2, '第一列“1月后”不是日期，请写成“2027-01-01”。'],
    ['2027-01-01,free,元旦', 1, '第二列“free”请写 off（放假）或 work（上班）。'],
    ['2027-01-01,off', 1, '第三列请写节日名称，例如“元旦”。'],
    ['2027-02-30,off,春节', 1, '没有“2027-02-30”这一天，请核对。'],
    ['2026-11-30,off,元旦', 1, '2026年11月30日不在 2027 年（或上一年 12 月）内，请核对年份。'],
    ['2027-01-04,work,元旦', 1, '2027年1月4日是周一，本来就上班，请核对日期或年份。'],
    ['2027-01-02,off,元旦\n2027-01-02,work,元旦', 2, '2027年1月2日既写了放假，又写了上班，请核对。'],
  ])('%o is refused with line %i', (text, line, message) => {
    expect(parseNotice(text, 2027).faults).toEqual([{ line, message }]);
  });

  test('a sentence with commas is no table', () => {
    const text = '元旦：1月1日放假,1月2日（周六）补休,不调休。';
    expect(parseNotice(text, 2027).days.map(({ on }) => on)).toEqual(['2027-01-01', '2027-01-02']);
  });
});
