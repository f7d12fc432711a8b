/** Reads a notice written in sentences: 5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。 */
import type { LocalDate } from '../../time.ts';
import { statutoryHolidays } from '../statutory-holidays.ts';
import type { HolidayExtension } from '../types.ts';
import { HOLIDAY_NAMES, holidayName, noticeItems, type Sentence, sentencesOf } from './items.ts';
import type { NoticeDays } from './notice-days.ts';
import { type PlainText, type SpanToken, tokensOf } from './plain-text.ts';

/** Advice, not an order: 鼓励各单位…安排职工在除夕（2月9日）休息. */
const ADVICE = /鼓励|倡导/;
const EXTENDS = new RegExp(String.raw`延长(?:\d{4}年)?(${HOLIDAY_NAMES})(?:假期|放假)?(?:至|到)`);

export interface Prose {
  /** Holidays that the text settles from beginning to end. */
  readonly names: readonly string[];
  readonly extensions: readonly HolidayExtension[];
}

/** Reads the sentences into `into`. */
export function readProse(plain: PlainText, year: number, into: NoticeDays): Prose {
  const names = new Set<string>();
  const extensions: HolidayExtension[] = [];
  for (const item of noticeItems(plain.text)) {
    const reader = new ItemReader(plain, year, item.name, into);
    if (item.name !== null) names.add(item.name);
    for (const sentence of sentencesOf(item)) {
      const extension = reader.extension(sentence);
      if (extension) extensions.push(extension);
      else if (!ADVICE.test(sentence.text)) reader.read(sentence);
    }
    for (const name of reader.found) names.add(name);
  }
  return { names: [...names], extensions };
}

class ItemReader {
  /** Holidays that were found by their days, where there is no heading. */
  readonly found = new Set<string>();

  #name: string | null;
  /** The last date written: what is left out of the next one comes from it. */
  #last: LocalDate | null = null;

  readonly #plain: PlainText;
  readonly #year: number;
  readonly #headed: boolean;
  readonly #into: NoticeDays;

  constructor(plain: PlainText, year: number, name: string | null, into: NoticeDays) {
    this.#plain = plain;
    this.#year = year;
    this.#name = name;
    this.#headed = name !== null;
    this.#into = into;
  }

  /** 延长2020年春节假期至2月2日 lengthens a holiday that an earlier notice gave. */
  extension({ text, at }: Sentence): HolidayExtension | null {
    const match = EXTENDS.exec(text);
    if (!match?.[1]) return null;
    const behind = match.index + match[0].length;
    const until = tokensOf(text.slice(behind)).find((token) => token.kind === 'span');
    const line = this.#plain.lineOf(at + match.index);
    const to = until ? this.#into.resolve(until.from, this.#last, null, line) : null;
    return to === null ? null : { name: holidayName(match[1]), to, line };
  }

  read(sentence: Sentence): void {
    let waiting: SpanToken[] = [];
    let uncounted = 0;
    const tokens = tokensOf(sentence.text);
    for (const token of tokens) {
      const line = this.#plain.lineOf(sentence.at + token.at);
      if (token.kind === 'span') waiting.push(token);
      if (token.kind === 'count') {
        const days = uncounted || waiting.reduce((sum, span) => sum + this.#days(span, line, true).length, 0);
        if (days > 0 && days !== token.days) {
          this.#into.fault(line, `写的是 ${token.days} 天，按日期数是 ${days} 天，请核对。`);
        }
        uncounted = 0;
      }
      if (token.kind !== 'word' || waiting.length === 0) continue;
      if (token.word === '放假' || token.word === '补休') uncounted += this.#order(waiting, false, line);
      else if (token.word === '上班') this.#order(waiting, true, line);
      else continue;
      waiting = [];
    }
    const first = waiting[0];
    if (first && tokens.some((token) => token.kind === 'word' || token.kind === 'count')) {
      const words = sentence.text.slice(0, 40);
      const line = this.#plain.lineOf(sentence.at + first.at);
      this.#into.fault(line, `“${words}”看不明白，请写成“5月1日至5日放假”或“5月9日（周六）上班”。`);
    }
  }

  /** Puts the days down and says how many they are. */
  #order(spans: readonly SpanToken[], working: boolean, line: number): number {
    const days = spans.flatMap((span) => this.#days(span, line, false));
    if (!this.#headed && !working) this.#name = this.#holidayOf(days) ?? this.#name;
    const name = this.#name;
    if (name === null) {
      this.#into.fault(line, '看不出是哪个节日，请在前面写上节日名称，例如“劳动节：”。');
    } else {
      if (!this.#headed) this.found.add(name);
      for (const on of days) this.#into.put(on, working, name, line);
    }
    return days.length;
  }

  #days(span: SpanToken, line: number, onlyCounted: boolean): readonly LocalDate[] {
    const from = this.#into.resolve(span.from, this.#last, this.#name, line);
    if (from === null) return [];
    if (!onlyCounted) this.#last = from;
    if (span.to === null) return [from];
    // A holiday over the turn of the year names the year of its first day only.
    const { month } = span.to;
    const turned = span.to.year === null && month !== null && month < Number(from.slice(5, 7));
    const end = turned ? { ...span.to, year: Number(from.slice(0, 4)) + 1 } : span.to;
    const to = this.#into.resolve(end, from, null, line);
    if (to === null) return [];
    if (!onlyCounted) this.#last = to;
    return this.#into.between(from, to, line);
  }

  #holidayOf(days: readonly LocalDate[]): string | null {
    const holiday = statutoryHolidays(this.#year).find(({ on }) => days.includes(on));
    return holiday?.name.replace('除夕', '春节') ?? null;
  }
}
