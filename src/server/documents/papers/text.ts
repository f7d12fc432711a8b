/** Text as it stands on official paper: dates, and strings that can do nothing but be read. */
import { type Instant, type LocalDate, localDateOf, localTimeOf } from '../../../domain/time.ts';

/** 2026年3月2日: Arabic figures, no leading zeros (GB/T 9704). */
export function dateText(on: LocalDate): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 2026年3月2日 09:05, in Asia/Shanghai. */
export function momentText(at: Instant): string {
  return `${dateText(localDateOf(at))} ${localTimeOf(at)}`;
}

/**
 * Everything typed by people, deep in a value, made fit for paper: no control characters, which XML forbids; no
 * marks that turn the direction of writing, with which a name could be made to read otherwise; no lone surrogates,
 * no invisible joiners; line ends as `\n`, two blank lines at most, none at the end.
 */
export function tidied<T>(value: T): T {
  if (typeof value === 'string') return tidy(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => tidied(one)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidied<unknown>(one)])) as T;
}

/** Controls but the line end; zero width and directions; byte order mark; interlinear marks; noncharacters. */
const UNPRINTABLE =
  /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}]/gu;

function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .split('\n')
    .map((line) => line.replace(UNPRINTABLE, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Lines that say something, one under the other. */
export function lines(...texts: readonly (string | null | undefined | false)[]): string {
  return texts.filter((text): text is string => typeof text === 'string' && text !== '').join('\n');
}

/** Ends with a full stop, unless it already ends with a mark. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[。！？；…：）.!?]$/.test(trimmed) ? trimmed : `${trimmed}。`;
}
