/** Dates and times as offices write them. Pure reading: no clock, no guessing of a year or of an order of parts. */
import { FIRST_CALENDAR_YEAR, LAST_CALENDAR_YEAR } from '../calendar/build-calendar.ts';
import { type Instant, instantAt, type LocalDate } from '../time.ts';
import { cellText, halfWidth, oneLine } from './cells.ts';
import type { Cell } from './types.ts';

export interface Moment {
  readonly on: LocalDate;
  /** `HH:mm:ss` in Asia/Shanghai; null where only the day is known. */
  readonly time: string | null;
}

export type MomentFault =
  | 'not-a-date'
  | 'no-such-day'
  | 'no-such-time'
  | 'no-year'
  | 'two-ways'
  | 'out-of-range';

export type ReadMoment =
  | { readonly ok: true; readonly moment: Moment }
  | { readonly ok: false; readonly fault: MomentFault };

/** Outside these years no deadline can be counted; one from the last year might run over its end. */
const [FIRST_YEAR, LAST_YEAR] = [FIRST_CALENDAR_YEAR, LAST_CALENDAR_YEAR - 1];
/** Longer texts are no dates. */
const LONGEST = 60;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's count for dates after February 1900, and the serials of the years above. */
const EXCEL_ZERO = Date.UTC(1899, 11, 30);
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 58_440;

const DAY = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?`;
const WEEKDAY = String.raw`(?:\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)?`;
const HALF = String.raw`(?:(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)\s*)?`;
const TIME = String.raw`(\d{1,2})\s*(?::|时|点)\s*(?:(\d{1,2})\s*分?)?(?:\s*[:分]?\s*(\d{1,2})(?:\.\d+)?\s*秒?)?\s*(am|pm)?`;
const WRITTEN = new RegExp(`^${DAY}${WEEKDAY}(?:[\\sT]*${HALF}${TIME})?$`, 'i');
const ZONED = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/i;
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:[\sT]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;

/**
 * Reads a cell as a day, with its time where one is given. Understood are date cells, Excel's serial numbers,
 * 2022/1/5, 2022-01-05 14:30, 2022.1.5, 2022年1月5日 下午2点30分, 20220105, 20220105143000 and ISO 8601 with a zone.
 * A day without a year, and days and months that could change places (1/5/2022), are faults: nothing is guessed.
 */
export function readMoment(cell: Cell): ReadMoment {
  if (typeof cell === 'number') return fromNumber(cell);
  const text = halfWidth(oneLine(cellText(cell)));
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromNumber(Number(text));
  if (text.length > LONGEST) return no('not-a-date');
  if (ZONED.test(text)) return fromZoned(text);
  const packed = PACKED.exec(text);
  if (packed) return build(packed.slice(1, 4), packed.slice(4, 7));
  const written = WRITTEN.exec(text);
  if (written) return fromWritten(written);
  if (/^\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?(\s|$)/.test(text)) return no('no-year');
  if (/^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,4}/.test(text)) return no('two-ways');
  return no('not-a-date');
}

/** The instant in Asia/Shanghai; a day without a time begins at midnight. */
export function instantOf({ on, time }: Moment): Instant {
  const seconds = Number((time ?? '00:00:00').slice(6, 8));
  return new Date(Date.parse(instantAt(on, (time ?? '00:00').slice(0, 5))) + seconds * 1000).toISOString();
}

function fromNumber(value: number): ReadMoment {
  const digits = Number.isInteger(value) ? String(value) : '';
  const packed = PACKED.exec(digits);
  if (packed && digits.length >= 8) return build(packed.slice(1, 4), packed.slice(4, 7));
  if (value < FIRST_SERIAL || value >= LAST_SERIAL + 1) return no('not-a-date');
  // Fractions of a day come out a little off; nobody means less than a second.
  const at = new Date(EXCEL_ZERO + Math.round((value * DAY_MS) / 1000) * 1000).toISOString();
  return {
    ok: true,
    moment: { on: at.slice(0, 10), time: Number.isInteger(value) ? null : at.slice(11, 19) },
  };
}

function fromZoned(text: string): ReadMoment {
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(at)) return no('no-such-day');
  const local = new Date(at + 8 * 3_600_000).toISOString();
  const year = Number(local.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) return no('out-of-range');
  return { ok: true, moment: { on: local.slice(0, 10), time: local.slice(11, 19) } };
}

function fromWritten([, year, month, day, half, hour, minute, second, noon]: RegExpExecArray): ReadMoment {
  if (hour === undefined) return build([year, month, day], []);
  const afternoon = /pm/i.test(noon ?? '') || /^(下午|傍晚|晚)/.test(half ?? '');
  const morning = /am/i.test(noon ?? '') || /^(凌晨|早|上午)/.test(half ?? '');
  const plain = Number(hour);
  const turned = afternoon && plain < 12 ? plain + 12 : morning && plain === 12 ? 0 : plain;
  return build([year, month, day], [String(turned), minute, second]);
}

type Parts = readonly (string | undefined)[];

function build([year, month, day]: Parts, [hour, minute, second]: Parts): ReadMoment {
  const two = (part: string | undefined) => (part ?? '0').padStart(2, '0');
  const on = `${year}-${two(month)}-${two(day)}`;
  const at = new Date(`${on}T00:00:00.000Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== on) return no('no-such-day');
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return no('out-of-range');
  if (hour === undefined) return { ok: true, moment: { on, time: null } };
  if (Number(hour) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return no('no-such-time');
  return { ok: true, moment: { on, time: `${two(hour)}:${two(minute)}:${two(second)}` } };
}

function no(fault: MomentFault): ReadMoment {
  return { ok: false, fault };
}
