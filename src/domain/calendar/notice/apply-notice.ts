/** Lays a notice over the days that a year has already. */
import { addDays, type LocalDate } from '../../time.ts';
import type { DayRecord, NoticeFault, ParsedNotice } from '../types.ts';
import { say } from './notice-days.ts';
import { sayMissing } from './parse-notice.ts';

/** A day of a year's list, and whether a notice ordered it or the bureau itself. */
export type SourcedDay = DayRecord & { readonly source: 'notice' | 'local' };

/** The list of a year as it stands, null while no notice of that year is known. */
export interface YearNow {
  readonly known: boolean;
  readonly days: readonly SourcedDay[];
}

export interface SettledYear {
  /** It changes a part of the year; the rest stays as an earlier notice ordered it. */
  readonly supplement: boolean;
  readonly days: readonly SourcedDay[];
  readonly faults: readonly NoticeFault[];
}

/**
 * The list of a year after a notice. One that settles every statutory holiday replaces the list. A later one that
 * changes a holiday (2019, 2020) replaces that holiday's days and whatever else it names; it needs the first one.
 * Days that the bureau itself entered stay.
 *
 * @clause 2.1d
 */
export function applyNotice(now: YearNow, notice: ParsedNotice): SettledYear {
  const whole = notice.missing.length === 0 && notice.extensions.length === 0;
  const local = now.days.filter((day) => day.source === 'local');
  if (whole) return { supplement: false, days: merged(local, notice.days), faults: notice.faults };
  if (!now.known) {
    const missing = notice.missing.map(sayMissing).join('、');
    const fault = {
      line: null,
      message: `这一年还没有录入全年安排，通知里缺少：${missing}。请粘贴通知全文。`,
    };
    const faults = notice.faults.length > 0 ? notice.faults : [fault];
    return { supplement: false, days: merged(local, notice.days), faults };
  }
  const replaced = new Set(notice.names.flatMap((name) => [`${name}放假`, `${name}调休上班`]));
  const kept = now.days.filter((day) => day.source === 'notice' && !replaced.has(day.why));
  const longer = notice.extensions.map((extension) => lengthened(kept, extension));
  const ordered = [...notice.days, ...longer.flatMap((one) => one.days)];
  const days = merged(local, ordered, kept);
  return { supplement: true, days, faults: [...notice.faults, ...longer.flatMap((one) => one.faults)] };
}

/** The first list wins over the next for a day that both name. */
function merged(local: readonly SourcedDay[], ...lists: readonly (readonly DayRecord[])[]): SourcedDay[] {
  const days = new Map<LocalDate, SourcedDay>(local.map((day) => [day.on, day]));
  for (const day of lists.flat()) {
    if (!days.has(day.on)) days.set(day.on, { ...day, source: 'notice' });
  }
  return [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** From the day after the holiday's last through the new end; days to be worked among them are off after all. */
function lengthened(
  days: readonly SourcedDay[],
  { name, to, line }: ParsedNotice['extensions'][number],
): { readonly days: readonly DayRecord[]; readonly faults: readonly NoticeFault[] } {
  const last = days.findLast((day) => day.why === `${name}放假`);
  if (!last)
    return { days: [], faults: [{ line, message: `这一年的日历里没有${name}假期，不能延长，请核对。` }] };
  if (last.on >= to) {
    return {
      days: [],
      faults: [{ line, message: `${name}假期本来就到${say(last.on)}，没有延长，请核对日期。` }],
    };
  }
  const added: DayRecord[] = [];
  for (let on = addDays(last.on, 1); on <= to; on = addDays(on, 1)) {
    added.push({ on, working: false, why: `${name}延长假期放假` });
  }
  return { days: added, faults: [] };
}
