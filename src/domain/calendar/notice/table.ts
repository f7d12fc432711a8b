/** Reads a notice given as a table: one line a day, `2027-01-01,off,元旦`, also with tabs or in Chinese words. */
import type { NoticeDays } from './notice-days.ts';
import { dayOf, plainSign } from './plain-text.ts';

const WORKING: Readonly<Record<string, boolean>> = {
  off: false,
  休: false,
  放假: false,
  休息: false,
  假: false,
  work: true,
  班: true,
  上班: true,
  调休上班: true,
  补班: true,
};
const DATE = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/;

interface Line {
  readonly no: number;
  readonly cells: readonly string[];
}

/** The cells of each line; null for a text that is no table. */
export function tableOf(pasted: string): readonly Line[] | null {
  const lines = pasted
    .split(/\r\n?|\n/)
    .map((text, index) => ({ no: index + 1, cells: cellsOf(text) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const dated = lines.filter(({ cells }) => cells.length > 1 && DATE.test(cells[0] ?? ''));
  return dated.length > 0 ? lines : null;
}

function cellsOf(text: string): string[] {
  const plain = [...text.replace('\ufeff', '')].map(plainSign).join('');
  return plain.split(plain.includes('\t') ? '\t' : ',').map((cell) => cell.trim().replaceAll('"', ''));
}

/** Reads the lines into `into`; a first line without a date holds the names of the columns. */
export function readTable(lines: readonly Line[], year: number, into: NoticeDays): void {
  lines.forEach(({ no, cells: [date = '', kind = '', name = ''] }, index) => {
    const match = DATE.exec(date);
    if (!match && index === 0) return;
    const working = WORKING[kind.toLowerCase()];
    const holiday = name.replace(/(放假|调休上班|上班)$/, '');
    if (!match) into.fault(no, `第一列“${date}”不是日期，请写成“${year}-01-01”。`);
    else if (working === undefined) into.fault(no, `第二列“${kind}”请写 off（放假）或 work（上班）。`);
    else if (holiday === '') into.fault(no, '第三列请写节日名称，例如“元旦”。');
    else {
      const [, writtenYear = String(year), month, day] = match;
      const on = dayOf(Number(writtenYear), Number(month), Number(day));
      if (on === null) into.fault(no, `没有“${date}”这一天，请核对。`);
      else if (into.isWithin(on, no)) into.put(on, working, holiday, no);
    }
  });
}
