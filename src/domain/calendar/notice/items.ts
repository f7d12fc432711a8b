/** The items of a notice: 一、元旦：… with the holidays each speaks of. */

export interface NoticeItem {
  /** 国庆节、中秋节; null where the text has no headings, as in a notice that changes one holiday. */
  readonly name: string | null;
  readonly body: string;
  /** Where the body begins in the plain text. */
  readonly at: number;
}

/** How each holiday may be written, and what it is called here. */
const HOLIDAYS: readonly (readonly [written: string, name: string])[] = [
  ['元旦节?', '元旦'],
  ['春节', '春节'],
  ['清明节?', '清明节'],
  ['(?:["“]?五一["”]?)?(?:国际)?劳动节', '劳动节'],
  ['["“]?五一["”]?', '劳动节'],
  ['端午节?', '端午节'],
  ['中秋节?', '中秋节'],
  ['国庆节?', '国庆节'],
];
const ONE = `(?:${HOLIDAYS.map(([written]) => written).join('|')})`;
/** One holiday or several that are taken together. */
export const HOLIDAY_NAMES = `${ONE}(?:[、和及与]${ONE})*`;

const ORDINAL = String.raw`(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])`;
const HEADING = new RegExp(
  [
    String.raw`${ORDINAL}?(?:\d{4}年)?(${HOLIDAY_NAMES})[^:。;,\d]{0,8}:`,
    String.raw`${ORDINAL}(${HOLIDAY_NAMES})(?=\d)`,
    String.raw`${ORDINAL}([^:。;,\d]{1,30}):`,
  ].join('|'),
  'g',
);

/** What stands before the first heading (addressees, principles) is no item; without headings all of it is one. */
export function noticeItems(text: string): readonly NoticeItem[] {
  const headings = [...text.matchAll(HEADING)];
  if (headings.length === 0) return [{ name: null, body: text, at: 0 }];
  return headings.map((heading, index) => {
    const at = heading.index + heading[0].length;
    const known = heading[1] ?? heading[2];
    const body = text.slice(at, headings[index + 1]?.index);
    return { name: known === undefined ? (heading[3] ?? '') : holidayName(known), body, at };
  });
}

/** 国庆节和中秋 is 国庆节、中秋节; the order is the notice's. */
export function holidayName(written: string): string {
  return written
    .split(/[、和及与]/)
    .map((part) => HOLIDAYS.find(([form]) => new RegExp(`^${form}$`).test(part))?.[1] ?? part)
    .join('、');
}

export interface Sentence {
  readonly text: string;
  readonly at: number;
}

export function sentencesOf({ body, at }: NoticeItem): readonly Sentence[] {
  return [...body.matchAll(/[^。;]+/g)].map((match) => ({ text: match[0], at: at + match.index }));
}
