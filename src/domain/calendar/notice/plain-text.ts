/** A pasted notice made plain: no white space, one width of signs, and for every sign the line it came from. */
import { addDays, type LocalDate } from '../../time.ts';

export interface PlainText {
  readonly text: string;
  /** Line of the paste, from 1, of a position in `text`. */
  lineOf(position: number): number;
}

const DASHES = /[－–—−~～]/;
/** White space of every kind, signs of no width, and the stars of a text that was marked bold. */
const NOTHING = /[\s*]|\u200b|\u200c|\u200d/;

export function plainText(pasted: string): PlainText {
  const lines: number[] = [];
  let text = '';
  let line = 1;
  for (const sign of pasted.replaceAll(/\r\n?/g, '\n')) {
    if (sign === '\n') line += 1;
    if (NOTHING.test(sign)) continue;
    const plain = plainSign(sign);
    text += plain;
    for (let i = 0; i < plain.length; i += 1) lines.push(line);
  }
  return { text, lineOf: (position) => lines[position] ?? line };
}

/** Signs of full width as their narrow twins: （１） is (1). */
export function plainSign(sign: string): string {
  if (DASHES.test(sign)) return '-';
  const code = sign.codePointAt(0) ?? 0;
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : sign;
}

/** 5月1日, 2025年5月1日, 3日, each with what stands in brackets behind it. */
const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})(?:日|(?<=月\d{1,2})号)(?:\(([^()]*)\))?`;
const SPAN = `${DATE}(?:(?:至|到|-)${DATE})?(起)?`;
const WORDS = String.raw`不?放假|不?补休|不?上班|值班|上课|休息|(\d{1,2})天`;

export interface WrittenDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number;
  /** 农历除夕、周二. */
  readonly note: string;
}

export interface SpanToken {
  readonly kind: 'span';
  readonly from: WrittenDate;
  readonly to: WrittenDate | null;
  readonly at: number;
}

export type Token =
  | SpanToken
  /** 2月3日起: from when things are as usual; no day of its own. */
  | { readonly kind: 'since'; readonly at: number }
  | { readonly kind: 'word'; readonly word: string; readonly at: number }
  | { readonly kind: 'count'; readonly days: number; readonly at: number };

/** The dates and the words that matter, in the order in which they are written. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(new RegExp(`${SPAN}|${WORDS}`, 'g'))].map((match): Token => {
    const at = match.index;
    const from = writtenDate(match.slice(1, 5));
    if (from === null) {
      const days = match[10];
      return days === undefined
        ? { kind: 'word', word: match[0], at }
        : { kind: 'count', days: Number(days), at };
    }
    if (match[9] !== undefined) return { kind: 'since', at };
    return { kind: 'span', from, to: writtenDate(match.slice(5, 9)), at };
  });
}

function writtenDate([year, month, day, note]: readonly (string | undefined)[]): WrittenDate | null {
  if (day === undefined) return null;
  const number = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
  return { year: number(year), month: number(month), day: Number(day), note: note ?? '' };
}

/** The day of these numbers; null when there is no such day (2月30日). */
export function dayOf(year: number, month: number, day: number): LocalDate | null {
  const two = (part: number) => String(part).padStart(2, '0');
  const on = `${year}-${two(month)}-${two(day)}`;
  return Number.isNaN(Date.parse(`${on}T00:00:00.000Z`)) || addDays(on, 0) !== on ? null : on;
}
