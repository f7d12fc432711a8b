/** Reads days and moments as people type them: 2026-11-30, 11-30, 1130, 11月30日, 今天, 9:30. */
import { addDays, type Instant, instantAt, type LocalDate } from '../../../domain/time.ts';

const WORDS: Readonly<Record<string, number>> = { 昨天: -1, 今天: 0, 明天: 1, 后天: 2 };

/** The day that a text means, seen from `today`; null where it means none. Without a year it is this year's. */
export function readDay(text: string, today: LocalDate): LocalDate | null {
  const typed = text.trim().replace(/^(昨天|今天|明天|后天)$/, (word) => addDays(today, WORDS[word] ?? 0));
  const digits = /^(\d{4})?(\d{2})(\d{2})$/.exec(typed);
  const parted = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed);
  const [, year, month, day] = digits ?? parted ?? [];
  if (month === undefined || day === undefined) return null;
  return realDay(`${year ?? today.slice(0, 4)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The moment that a text means: a day and a time, or a time of today. */
export function readMoment(text: string, today: LocalDate): Instant | null {
  const [, before = '', hours = '', minutes = ''] =
    /^(.*?)\s*(\d{1,2})[:：点](\d{2})?分?$/.exec(text.trim()) ?? [];
  const on = before === '' ? today : readDay(before, today);
  if (hours === '' || on === null || Number(hours) > 23 || Number(minutes) > 59) return null;
  return instantAt(on, `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`);
}

function realDay(on: LocalDate): LocalDate | null {
  const time = Date.parse(`${on}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(on) ? on : null;
}
