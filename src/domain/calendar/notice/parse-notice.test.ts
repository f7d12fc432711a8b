import { describe, expect, test } from 'vitest';
import { recordsOf } from '../build-calendar.ts';
import { NOTICES } from '../data/index.ts';
import { applyNotice, type SourcedDay } from './apply-notice.ts';
import { parseNotice } from './parse-notice.ts';

/** The body of each year's notice in its own wording, without what stands around it. */
const TEXTS: Readonly<Record<number, string>> = {
  2016: `一、元旦：1月1日放假，与周末连休。
二、春节：2月7日至13日放假调休，共7天。2月6日（星期六）、2月14日（星期日）上班。
三、清明节：4月4日放假，与周末连休。
四、劳动节：5月1日放假，5月2日（星期一）补休。
五、端午节：6月9日至11日放假调休，共3天。6月12日（星期日）上班。
六、中秋节：9月15日至17日放假调休，共3天。9月18日（星期日）上班。
七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。`,
  2017: `一、元旦：1月1日放假，1月2日（星期一）补休。
二、春节：1月27日至2月2日放假调休，共7天。1月22日（星期日）、2月4日（星期六）上班。
三、清明节：4月2日至4日放假调休，共3天。4月1日（星期六）上班。
四、劳动节：5月1日放假，与周末连休。
五、端午节：5月28日至30日放假调休，共3天。5月27日（星期六）上班。
六、中秋节、国庆节：10月1日至8日放假调休，共8天。9月30日（星期六）上班。`,
  2018: `一、元旦：1月1日放假，与周末连休。
二、春节：2月15日至21日放假调休，共7天。2月11日（星期日）、2月24日（星期六）上班。
三、清明节：4月5日至7日放假调休，共3天。4月8日（星期日）上班。
四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。
五、端午节：6月18日放假，与周末连休。
六、中秋节：9月24日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期六）、9月30日（星期日）上班。`,
  2019: `一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日放假。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2020: `一、元旦：2020年1月1日放假，共1天。
二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。
三、清明节：4月4日至6日放假调休，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。
五、端午节：6月25日至27日放假调休，共3天。6月28日（星期日）上班。
六、国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（星期日）、10月10日（星期六）上班。`,
  2021: `一、元旦：2021年1月1日至3日放假，共3天。
二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。
三、清明节：4月3日至5日放假调休，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。
五、端午节：6月12日至14日放假，共3天。
六、中秋节：9月19日至21日放假调休，共3天。9月18日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。`,
  2022: `一、元旦：2022年1月1日至3日放假，共3天。
二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。
三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。
四、劳动节：4月30日至5月4日放假调休，共5天。4月24日（星期日）、5月7日（星期六）上班。
五、端午节：6月3日至5日放假，共3天。
六、中秋节：9月10日至12日放假，共3天。
七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。`,
  2023: `一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`,
  2024: `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2025: `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  2026: `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
};

/** Later changes, as they were worded. */
const CHANGES: Readonly<Record<number, string>> = {
  2019: '一、2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。',
  2020: '一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。\n二、各校推迟开学。\n三、不能休假的职工，按规定安排补休。',
};

const known = (year: number) => {
  const notice = NOTICES.find((one) => one.year === year);
  if (!notice) throw new Error(`no data of ${year}`);
  return [...recordsOf(notice)].sort((a, b) => (a.on < b.on ? -1 : 1));
};
const plainDays = (days: readonly SourcedDay[]) => days.map(({ on, working, why }) => ({ on, working, why }));
const EMPTY = { known: false, days: [] };

describe.each(Object.entries(TEXTS))('the notice of %s', (key, text) => {
  const year = Number(key);

  test('gives the days that are in the list of that year', () => {
    const parsed = parseNotice(text, year);
    expect(parsed.faults).toEqual([]);
    const first = applyNotice(EMPTY, parsed);
    expect(first.faults).toEqual([]);
    expect(first.supplement).toBe(false);
    const change = CHANGES[year];
    if (change === undefined) return expect(plainDays(first.days)).toEqual(known(year));
    const later = applyNotice({ known: true, days: first.days }, parseNotice(change, year));
    expect(later.faults).toEqual([]);
    expect(later.supplement).toBe(true);
    expect(plainDays(later.days)).toEqual(known(year));
  });

  test('also in one line, in narrow signs, with breaks in the middle and without ordinals', () => {
    const days = parseNotice(text, year).days;
    const oneLine = text.replaceAll('\n', '');
    const narrow = text
      .replaceAll('（', '(')
      .replaceAll('）', ') ')
      .replaceAll('：', ': ')
      .replaceAll('，', ', ');
    const broken = text.replaceAll('日', '\r\n日').replaceAll('月', ' 月　');
    const bare = text.replaceAll(/^.{1,2}、/gm, '');
    for (const variant of [oneLine, narrow, broken, bare]) {
      const parsed = parseNotice(variant, year);
      expect(parsed.faults).toEqual([]);
      expect(parsed.days).toEqual(days);
    }
  });
});

describe('what stands around the items', () => {
  const FRAME = `国务院办公厅关于2025年
部分节假日安排的通知
国办发明电〔2024〕12号

各省、自治区、直辖市人民政府：
自2025年1月1日起，全体公民放假的假日增加2天。据此，除个别情形外，春节自农历除夕起放假调休8天，国庆节自10月1日起放假调休7天，劳动节放假调休5天，元旦、清明节、端午节、中秋节分别放假调休或连休3天（如逢周三则只在当日放假）。
按照上述原则，现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
${TEXTS[2025]}
节假日期间，各地区、各部门要妥善安排好值班，遇有重大突发事件按规定及时报告。
国务院办公厅
2024年11月12日
（此件公开发布）`;

  test('orders no days, and tells the number', () => {
    const parsed = parseNotice(FRAME, 2025);
    expect(parsed.faults).toEqual([]);
    expect(parsed.days).toEqual(parseNotice(TEXTS[2025] ?? '', 2025).days);
    expect(parsed.number).toBe('国办发明电〔2024〕12号');
    expect(parsed.names).toEqual(['元旦', '春节', '清明节', '劳动节', '端午节', '国庆节、中秋节']);
  });

  test.each([
    '国办发明电[2024]12号',
    '国办发明电（2024）12号',
    '国办发明电【2024】12 号',
    '国办发明电２０２４12号',
  ])('the number may be written %s', (written) =>
    expect(parseNotice(written + TEXTS[2025], 2025).number).toBe('国办发明电〔2024〕12号'),
  );

  test('the notice of another year is refused at once', () => {
    const parsed = parseNotice(FRAME, 2027);
    expect(parsed.days).toEqual([]);
    expect(parsed.faults).toEqual([{ line: 1, message: '这是 2025 年的通知，您选的是 2027 年，请核对。' }]);
  });
});
