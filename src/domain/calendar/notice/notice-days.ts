/** What the sentences of a notice order day by day, and what is wrong with them. */
import { addDays, type LocalDate } from '../../time.ts';
import { weekdayOf } from '../build-calendar.ts';
import type { DayRecord, NoticeFault } from '../types.ts';
import { dayOf, type WrittenDate } from './plain-text.ts';

const LONGEST_HOLIDAY_DAYS = 15;

/** Collects days and faults of one year's notice. A fault never stops the reading: all are told at once. */
export class NoticeDays {
  readonly faults: NoticeFault[] = [];
  readonly #days = new Map<LocalDate, DayRecord>();
  readonly #year: number;

  constructor(year: number) {
    this.#year = year;
  }

  /** In the order of the calendar. */
  get days(): readonly DayRecord[] {
    return [...this.#days.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
  }

  fault(line: number | null, message: string): void {
    const told = this.faults.some((fault) => fault.line === line && fault.message === message);
    if (!told) this.faults.push({ line, message });
  }

  put(on: LocalDate, working: boolean, name: string, line: number): void {
    const before = this.#days.get(on);
    if (before) {
      if (before.working !== working) this.fault(line, `${say(on)}既写了放假，又写了上班，请核对。`);
    } else if (working && !isWeekend(on)) {
      this.fault(line, `${say(on)}是${weekdayOf(on)}，本来就上班，请核对日期或年份。`);
    } else {
      this.#days.set(on, { on, working, why: working ? `${name}调休上班` : `${name}放假` });
    }
  }

  /** The days from one to another, both included; none where something is wrong with them. */
  between(from: LocalDate, to: LocalDate, line: number): readonly LocalDate[] {
    const days: LocalDate[] = [];
    for (let on = from; on <= to && days.length <= LONGEST_HOLIDAY_DAYS; on = addDays(on, 1)) days.push(on);
    if (days.length > 0 && days.length <= LONGEST_HOLIDAY_DAYS) return days;
    this.fault(line, `从${say(from)}到${say(to)}不像一次放假，请核对日期。`);
    return [];
  }

  /**
   * The day that a written date means. What is left out comes from the date before it; 元旦 may begin in the
   * December before its year. Null, with a fault, for what is no day or lies outside the notice's year.
   */
  resolve(date: WrittenDate, before: LocalDate | null, name: string | null, line: number): LocalDate | null {
    const month = date.month ?? (before === null ? null : Number(before.slice(5, 7)));
    if (month === null) {
      this.fault(line, `“${date.day}日”没有写月份，请补上。`);
      return null;
    }
    const inherited = date.month === null && before !== null ? Number(before.slice(0, 4)) : null;
    const decemberBefore = month === 12 && (name?.includes('元旦') ?? false);
    const year = date.year ?? inherited ?? (decemberBefore ? this.#year - 1 : this.#year);
    const on = dayOf(year, month, date.day);
    if (on === null) {
      this.fault(line, `没有${year}年${month}月${date.day}日这一天，请核对。`);
      return null;
    }
    return this.isWithin(on, line) && this.#fallsOn(on, date.note, line) ? on : null;
  }

  /** A notice orders days of its year, and at most of the December before. */
  isWithin(on: LocalDate, line: number): boolean {
    const inside = `${this.#year - 1}-12-01` <= on && on <= `${this.#year}-12-31`;
    if (!inside) this.fault(line, `${say(on)}不在 ${this.#year} 年（或上一年 12 月）内，请核对年份。`);
    return inside;
  }

  #fallsOn(on: LocalDate, note: string, line: number): boolean {
    const [, written] = /(?:星期|周|礼拜)([一二三四五六日天])/.exec(note) ?? [];
    const weekday = weekdayOf(on);
    const fits = written === undefined || `周${written === '天' ? '日' : written}` === weekday;
    if (!fits) this.fault(line, `${say(on)}是${weekday}，写的却是周${written}，请核对日期或年份。`);
    return fits;
  }
}

export function isWeekend(on: LocalDate): boolean {
  return ['周六', '周日'].includes(weekdayOf(on));
}

/** 2026年1月4日. */
export function say(on: LocalDate): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
