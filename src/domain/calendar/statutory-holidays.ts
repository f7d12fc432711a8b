import { addDays, type LocalDate } from '../time.ts';
import { LUNAR_FESTIVALS } from './data/lunar-festivals.ts';
import type { DayRecord } from './types.ts';

/** First year of the 2024 revision, which adds New Year's Eve of the lunar year and 2 May. */
const REVISION_2024_IN_FORCE = 2025;

/**
 * 清明, the day in April on which the sun reaches longitude 15°, by the usual formula.
 * Checked against the sun's position for every year 2000–2060.
 */
export function qingmingOn(year: number): LocalDate {
  const y = year % 100;
  return `${year}-04-0${Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4)}`;
}

export interface StatutoryHoliday extends DayRecord {
  /** 元旦 · 除夕 · 春节 … */
  readonly name: string;
}

/**
 * The holidays that the law itself gives to everyone in a year, without the exchange of days that only the
 * State Council's notice can order: what is known of a year before its notice.
 *
 * Source: 全国年节及纪念日放假办法 §2, until 2024 as revised in 2013, from 2025 as revised in 2024. Days off in
 * lieu of holidays on a weekend (§6) are not guessed. Years before 2014 get the list of 2013 too.
 *
 * @throws RangeError outside the table of lunar dates (2000–2060)
 */
export function statutoryHolidays(year: number): readonly StatutoryHoliday[] {
  const revised = year >= REVISION_2024_IN_FORCE;
  const festivals = LUNAR_FESTIVALS[year];
  if (!festivals) throw new RangeError(`no lunar dates for ${year}`);
  const [spring, dragonBoat, midAutumn] = festivals;
  const springOn = `${year}-${spring}`;
  const days: (readonly [name: string, on: LocalDate])[] = [
    ['元旦', `${year}-01-01`],
    ...(revised ? [['除夕', addDays(springOn, -1)] as const] : []),
    ['春节', springOn],
    ['春节', addDays(springOn, 1)],
    ['春节', addDays(springOn, 2)],
    ['清明节', qingmingOn(year)],
    ['劳动节', `${year}-05-01`],
    ...(revised ? [['劳动节', `${year}-05-02`] as const] : []),
    ['端午节', `${year}-${dragonBoat}`],
    ['中秋节', `${year}-${midAutumn}`],
    ['国庆节', `${year}-10-01`],
    ['国庆节', `${year}-10-02`],
    ['国庆节', `${year}-10-03`],
  ];
  return days.map(([name, on]) => ({ on, name, working: false, why: `${name}（法定节假日）` }));
}
