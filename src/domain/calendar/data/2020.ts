import type { YearNotice } from '../types.ts';

/** Holidays and make-up days of 2020, the Spring Festival as lengthened on 26 January 2020: 1 February was not worked after all. */
export const NOTICE_2020: YearNotice = {
  year: 2020,
  papers: [
    {
      number: '国办发明电〔2019〕16号',
      url: 'http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
    },
    {
      number: '国办发明电〔2020〕1号',
      url: 'http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
    },
  ],
  off: [
    ['元旦', '2020-01-01', '2020-01-01'],
    ['春节', '2020-01-24', '2020-01-30'],
    ['春节延长假期', '2020-01-31', '2020-02-02'],
    ['清明节', '2020-04-04', '2020-04-06'],
    ['劳动节', '2020-05-01', '2020-05-05'],
    ['端午节', '2020-06-25', '2020-06-27'],
    ['国庆节、中秋节', '2020-10-01', '2020-10-08'],
  ],
  work: [
    ['春节', '2020-01-19'],
    ['劳动节', '2020-04-26'],
    ['劳动节', '2020-05-09'],
    ['端午节', '2020-06-28'],
    ['国庆节、中秋节', '2020-09-27'],
    ['国庆节、中秋节', '2020-10-10'],
  ],
};
