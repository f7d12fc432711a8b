/** The State Council's notice on next year's holidays, as it is pasted into the calendar editor. @clause 2.1d */

import { statutoryHolidays } from '../statutory-holidays.ts';
import type { ParsedNotice } from '../types.ts';
import { NoticeDays, say } from './notice-days.ts';
import { plainText } from './plain-text.ts';
import { readProse } from './prose.ts';
import { readTable, tableOf } from './table.ts';

const NUMBER = /(国办发(?:明电)?)[〔[(【]?(\d{4})[〕\])】]?(\d{1,3})号/;
/** 关于2026年部分节假日安排的通知, 现将2026年元旦、春节…放假调休日期…, 延长2020年春节假期. */
const YEAR_MEANT = /(?:关于|现将|调整|延长)(\d{4})年/;

/**
 * Reads a notice, or a table of days (`2027-01-01,off,元旦` a line), into the days of one year. The wordings of the
 * notices of 2016–2026 are understood: single days and spans, 补休, 与周末连休, days of the December before, advice
 * that orders nothing, and the later changes of 2019 and 2020.
 *
 * Everything that a reader could check by hand is checked: the weekday in brackets, the number of days, that days
 * worked in exchange lie on a weekend, that no day is both. Nothing is guessed: what is not understood is a fault
 * with its line, and all faults are told at once.
 *
 * @clause 2.1d
 * @throws RangeError for a year outside 2000–2060
 */
export function parseNotice(pasted: string, year: number): ParsedNotice {
  const into = new NoticeDays(year);
  const plain = plainText(pasted);
  const table = tableOf(pasted);
  const [, meant] = YEAR_MEANT.exec(plain.text) ?? [];
  if (table === null && meant !== undefined && Number(meant) !== year) {
    const line = plain.lineOf(plain.text.indexOf(`${meant}年`));
    into.fault(line, `这是 ${meant} 年的通知，您选的是 ${year} 年，请核对。`);
    return {
      days: [],
      extensions: [],
      names: [],
      number: numberIn(plain.text),
      missing: [],
      faults: into.faults,
    };
  }
  const prose = table === null ? readProse(plain, year, into) : { names: [], extensions: [] };
  if (table !== null) readTable(table, year, into);
  const { days, faults } = into;
  if (days.length + prose.extensions.length + faults.length === 0) {
    into.fault(null, '没有看出任何放假或上班的日期，请粘贴通知的正文，或每行一天的表格。');
  }
  const off = new Set(days.filter(({ working }) => !working).map(({ on }) => on));
  const missing = statutoryHolidays(year)
    .filter(({ on }) => !off.has(on))
    .map(({ on, name }) => ({ on, name }));
  return { days, ...prose, number: numberIn(plain.text), missing, faults: into.faults };
}

function numberIn(text: string): string | null {
  const [, series, year, no] = NUMBER.exec(text) ?? [];
  return series === undefined ? null : `${series}〔${year}〕${no}号`;
}

/** 端午节（2027年6月9日）. */
export const sayMissing = ({ on, name }: ParsedNotice['missing'][number]): string => `${name}（${say(on)}）`;
