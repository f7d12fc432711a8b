/** The calendar of a bureau as the rules see it, kept in the process. */
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { buildCalendar } from '../../domain/calendar/build-calendar.ts';
import type { Calendar } from '../../domain/calendar/types.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import { DomainError } from '../errors.ts';
import { versionCache } from '../organisation/version-cache.ts';
import { readCalendar } from './store.ts';

/** `version` is `calendar_version.version` when it was read. */
export type VersionedCalendar = Calendar & { readonly version: number };

/**
 * The calendar at `knownVersion` or newer; without one, as it is now (one short query when nothing changed). Who
 * reads a case reads `(select version from calendar_version where bureau_id = …)` in the same round trip and
 * passes it here: no query at all while nothing changed.
 *
 * @throws DomainError `calendar.none` for a bureau without a calendar
 */
export const loadCalendar = versionCache((pool, bureauId) => buildFromRows(pool, bureauId), calendarVersion);

/** The version alone. */
export async function calendarVersion(pool: pg.Pool, bureauId: BureauId): Promise<number> {
  const { rows } = await pool.query<{ version: number }>({
    name: 'calendar-version',
    text: 'select version from calendar_version where bureau_id = $1',
    values: [bureauId],
  });
  const row = rows[0];
  if (row === undefined) throw new DomainError({ code: 'calendar.none' });
  return row.version;
}

/** For who asks without a login and names no bureau: the calendar of the only bureau, else of the first. */
export async function publicCalendar(pool: pg.Pool): Promise<VersionedCalendar> {
  const { rows } = await pool.query<{ bureauId: BureauId; version: number }>({
    name: 'calendar-first',
    text: 'select bureau_id as "bureauId", version from calendar_version order by bureau_id limit 1',
  });
  const row = rows[0];
  if (row === undefined) throw new DomainError({ code: 'calendar.none' });
  return loadCalendar(pool, row.bureauId, row.version);
}

/** Former calendars are asked for by the thousand while deadlines are recomputed; a few versions are enough. */
const FORMER_KEPT = 8;
const former = new WeakMap<pg.Pool, LRUCache<string, Promise<VersionedCalendar>>>();

/** The calendar as it was at a former version; it never changes any more. */
export function calendarAt(pool: pg.Pool, bureauId: BureauId, version: number): Promise<VersionedCalendar> {
  const cache = former.get(pool) ?? new LRUCache({ max: FORMER_KEPT });
  former.set(pool, cache);
  const key = `${bureauId} ${version}`;
  const kept = cache.get(key) ?? buildFromRows(pool, bureauId, version);
  cache.set(key, kept);
  kept.catch(() => cache.delete(key));
  return kept;
}

async function buildFromRows(
  pool: pg.Pool,
  bureauId: BureauId,
  atVersion: number | null = null,
): Promise<VersionedCalendar> {
  const rows = await readCalendar(pool, bureauId, atVersion);
  if (rows === null) throw new DomainError({ code: 'calendar.none' });
  return { ...buildCalendar(rows), version: rows.version };
}
