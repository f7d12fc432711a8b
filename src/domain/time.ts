/**
 * Time as the domain sees it. The clock is never read here: `now` is always passed in.
 *
 * `Instant` is UTC, written `YYYY-MM-DDTHH:mm:ss.sssZ`, so that instants compare as strings.
 * `LocalDate` is a day in Asia/Shanghai, written `YYYY-MM-DD`; days compare as strings too.
 */
export type Instant = string;
export type LocalDate = string;

const MINUTE_MS = 60_000;
/** China has kept UTC+8 without daylight saving since 1991; the server's own zone plays no part. */
const SHANGHAI_OFFSET_MS = 8 * 60 * MINUTE_MS;

/** The calendar day in Asia/Shanghai on which an instant falls. */
export function localDateOf(at: Instant): LocalDate {
  return new Date(Date.parse(at) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant of a wall-clock time (`HH:mm`) on a day in Asia/Shanghai. */
export function instantAt(on: LocalDate, time: string): Instant {
  return new Date(Date.parse(`${on}T${time}:00.000Z`) - SHANGHAI_OFFSET_MS).toISOString();
}

/** Wall-clock time `HH:mm` in Asia/Shanghai of an instant. */
export function localTimeOf(at: Instant): string {
  return new Date(Date.parse(at) + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** The day `days` calendar days after (or, negative, before) a day. */
export function addDays(on: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${on}T00:00:00.000Z`) + days * 24 * 60 * MINUTE_MS).toISOString().slice(0, 10);
}

/** The instant `minutes` minutes after an instant, by the wall clock (not business time). */
export function addMinutes(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();
}
