import { addDays, type Instant, type LocalDate, localDateOf, localTimeOf } from '../time.ts';
import { weekdayOf } from './build-calendar.ts';
import { businessMinutesBetween } from './business-hours.ts';
import type { Calendar } from './types.ts';
import { closeOfBusiness, isWorkingDay, workingDaysBetween } from './working-days.ts';

/** Business minutes beyond which the distance to an hour deadline is said in working days. */
const HOURS_UP_TO_MINUTES = 480;

/**
 * What is left of a clock, as people say it: “今天 17:30 前，还剩 3 小时”, “明天 18:00 前，还剩 1 个工作日”,
 * “已超期 1 个工作日”. Hours are business hours. A deadline at the close of business is measured in working days
 * from the day before on; any other only when it is more than 8 business hours away.
 */
export function remainingText(calendar: Calendar, dueAt: Instant, now: Instant): string {
  const over = now >= dueAt;
  const [earlier, later] = over ? [dueAt, now] : [now, dueAt];
  const workingDays = workingDaysBetween(calendar, localDateOf(earlier), localDateOf(later));
  const minutes = businessMinutesBetween(calendar, earlier, later);
  const inDays = workingDays > 0 && (endsTheDay(calendar, dueAt) || minutes > HOURS_UP_TO_MINUTES);
  const amount = inDays ? `${workingDays} 个工作日` : hoursText(minutes);
  if (over) return minutes > 0 ? `已超期 ${amount}` : '已超期';
  return `${dayText(localDateOf(dueAt), localDateOf(now))}${localTimeOf(dueAt)} 前，还剩${amount ? ` ${amount}` : '不足 1 分钟'}`;
}

function endsTheDay(calendar: Calendar, at: Instant): boolean {
  const on = localDateOf(at);
  return isWorkingDay(calendar, on) && closeOfBusiness(calendar, on) === at;
}

/** 3 小时 · 2 小时 30 分钟 · 40 分钟; empty below a minute. */
function hoursText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} 小时`, rest > 0 && `${rest} 分钟`].filter(Boolean).join(' ');
}

/** 今天 · 明天 · 2月8日（周二） · 2027年1月4日（周一）, ready to be followed by a time. */
function dayText(on: LocalDate, today: LocalDate): string {
  if (on === today) return '今天 ';
  if (on === addDays(today, 1)) return '明天 ';
  const [year, month, day] = on.split('-').map(Number);
  const sameYear = on.slice(0, 4) === today.slice(0, 4);
  return `${sameYear ? '' : `${year}年`}${month}月${day}日（${weekdayOf(on)}）`;
}
