/** Calendars before a change that came late. */
import { buildCalendar, recordsOf } from '../../src/domain/calendar/build-calendar.ts';
import { DEFAULT_BUSINESS_HOURS, NOTICES } from '../../src/domain/calendar/data/index.ts';
import type { Calendar, YearNotice } from '../../src/domain/calendar/types.ts';

/** 2020 as first published: the Spring Festival through 30 January, 1 February worked. */
export const FIRST_2020: YearNotice = {
  year: 2020,
  papers: [
    {
      number: '国办发明电〔2019〕16号',
      url: 'http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
    },
  ],
  off: [
    ['元旦', '2020-01-01', '2020-01-01'],
    ['春节', '2020-01-24', '2020-01-30'],
    ['清明节', '2020-04-04', '2020-04-06'],
    ['劳动节', '2020-05-01', '2020-05-05'],
    ['端午节', '2020-06-25', '2020-06-27'],
    ['国庆节、中秋节', '2020-10-01', '2020-10-08'],
  ],
  work: [
    ['春节', '2020-01-19'],
    ['春节', '2020-02-01'],
    ['劳动节', '2020-04-26'],
    ['劳动节', '2020-05-09'],
    ['端午节', '2020-06-28'],
    ['国庆节、中秋节', '2020-09-27'],
    ['国庆节、中秋节', '2020-10-10'],
  ],
};

/** What came on 26 January 2020. */
export const LATE_2020 = `国务院办公厅关于延长2020年春节假期的通知
国办发明电〔2020〕1号
一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。`;

/** A made-up notice of 2027 in the usual form. */
export const NOTICE_2027 = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

/** The calendar of a new installation with the list of one year replaced; null leaves the year unknown. */
export function calendarWith(year: number, notice: YearNotice | null): Calendar {
  const notices = [...NOTICES.filter((one) => one.year !== year), ...(notice ? [notice] : [])];
  return buildCalendar({
    days: notices.flatMap(recordsOf),
    noticeYears: notices.map((one) => one.year),
    hours: DEFAULT_BUSINESS_HOURS,
  });
}
