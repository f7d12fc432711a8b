import { addDays, type LocalDate } from '../time.ts';
import type { DayRecord } from './types.ts';

/** First year of the 2024 revision, which adds New Year's Eve of the lunar year and 2 May. */
const REVISION_2024_IN_FORCE = 2025;

const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/** `M/D` of the Chinese calendar; a leap month carries a suffix and so never equals a festival's date. */
function lunarMonthDay(on: LocalDate): string {
  return LUNAR.format(new Date(`${on}T00:00:00.000Z`));
}

/** The day of a lunar month and day, looked for from a day before which it cannot fall in that year. */
function lunarDay(monthDay: string, earliestOn: LocalDate): LocalDate {
  let on = earliestOn;
  while (lunarMonthDay(on) !== monthDay) on = addDays(on, 1);
  return on;
}

/**
 * 清明, the day in April on which the sun reaches longitude 15°, by the usual formula.
 * Agrees with the sun's position for every year 2000–2099.
 */
export function qingmingOn(year: number): LocalDate {
  const y = year % 100;
  return `${year}-04-0${Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4)}`;
}

/**
 * The holidays that the law itself gives to everyone in a year, without the exchange of days that only the
 * State Council's notice can order: what is known of a year before its notice.
 *
 * Source: 全国年节及纪念日放假办法 §2, until 2024 as revised in 2013, from 2025 as revised in 2024. Days off in
 * lieu of holidays on a weekend (§6) are not guessed.
 */
export function statutoryHolidays(year: number): readonly DayRecord[] {
  const revised = year >= REVISION_2024_IN_FORCE;
  const spring = lunarDay('1/1', `${year}-01-20`);
  const days: (readonly [name: string, on: LocalDate])[] = [
    ['元旦', `${year}-01-01`],
    ...(revised ? [['除夕', addDays(spring, -1)] as const] : []),
    ['春节', spring],
    ['春节', addDays(spring, 1)],
    ['春节', addDays(spring, 2)],
    ['清明节', qingmingOn(year)],
    ['劳动节', `${year}-05-01`],
    ...(revised ? [['劳动节', `${year}-05-02`] as const] : []),
    ['端午节', lunarDay('5/5', `${year}-05-25`)],
    ['中秋节', lunarDay('8/15', `${year}-09-05`)],
    ['国庆节', `${year}-10-01`],
    ['国庆节', `${year}-10-02`],
    ['国庆节', `${year}-10-03`],
  ];
  return days.map(([name, on]) => ({ on, working: false, why: `${name}（法定节假日）` }));
}
