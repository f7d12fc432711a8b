import type pg from 'pg';
import { recordsOf } from '../../domain/calendar/build-calendar.ts';
import { DEFAULT_BUSINESS_HOURS, NOTICES } from '../../domain/calendar/data/index.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import { insertHours, insertYears, nextCalendarVersion } from './store.ts';

/** The notices of 2016–2026 and common business hours, for a bureau that has no calendar yet. */
export async function seedCalendar(client: pg.PoolClient, bureauId: BureauId): Promise<void> {
  const { rows } = await client.query<{ now: string }>('select now()');
  const changedAt = rows[0]?.now ?? '';
  const version = await nextCalendarVersion(client, bureauId);
  const years = NOTICES.map((notice) => ({
    year: notice.year,
    papers: notice.papers,
    days: recordsOf(notice).map((day) => ({ ...day, source: 'notice' as const })),
    changedAt,
    changedBy: null,
    remark: '随系统安装',
  }));
  await insertYears(client, bureauId, version, years);
  await insertHours(client, bureauId, version, DEFAULT_BUSINESS_HOURS);
}
