/** Times as people say them, in Asia/Shanghai whatever the browser's zone. */
import { addDays, type Instant, type LocalDate, localDateOf, localTimeOf } from '../../domain/time.ts';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

export function weekdayOf(on: LocalDate): string {
  return WEEKDAYS[new Date(`${on}T00:00:00.000Z`).getUTCDay()] ?? '';
}

/** 今天 · 明天 · 昨天 · 3月2日 · 2025年12月31日. */
export function sayDay(on: LocalDate, today: LocalDate = todayIs()): string {
  if (on === today) return '今天';
  if (on === addDays(today, 1)) return '明天';
  if (on === addDays(today, -1)) return '昨天';
  return sayDate(on, on.slice(0, 4) === today.slice(0, 4));
}

/** 3月2日 (the year left out) or 2026年3月2日. */
export function sayDate(on: LocalDate, withoutYear = false): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${withoutYear ? '' : `${year}年`}${month}月${day}日`;
}

/** 今天 09:30 · 3月2日 14:05. */
export function sayMoment(at: Instant, today: LocalDate = todayIs()): string {
  return `${sayDay(localDateOf(at), today)} ${localTimeOf(at)}`;
}

/** 2026年3月2日（周一）14:05: nothing left to guess. */
export function sayExactly(at: Instant): string {
  const on = localDateOf(at);
  return `${sayDate(on)}（${weekdayOf(on)}）${localTimeOf(at)}`;
}

export function todayIs(): LocalDate {
  return localDateOf(new Date().toISOString());
}
