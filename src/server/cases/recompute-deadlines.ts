/** Works out the deadlines of a case anew after a change of the calendar, with an event where they moved. */
import type pg from 'pg';
import type { Calendar } from '../../domain/calendar/types.ts';
import { runningClocks } from '../../domain/cases/clocks.ts';
import { type MovedDeadline, movedDeadlines, noteRecomputed } from '../../domain/cases/recompute.ts';
import type { CaseState } from '../../domain/cases/state.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { writeOf } from './execute.ts';
import { type Projection, projectionOf } from './projection.ts';
import { updateCase } from './store.ts';
import { contextOf, worldAt } from './world.ts';

/** What the calendar knows about the case that is recomputed. */
export interface CalendarMove {
  readonly bureauId: string;
  readonly caseId: string;
  /** The version to which deadlines go; another one in force by now ends the work. */
  readonly toVersion: number;
  /** The version by which a clock was last told to people, by the moment at which it started. */
  toldVersion(startedAt: Instant): number;
  calendarAt(version: number): Promise<Calendar>;
  /** What changed the calendar after a version, the first first. */
  reasonsSince(version: number): readonly string[];
}

interface LockedCase {
  readonly id: string;
  readonly bureau_id: string;
  readonly version: number;
  readonly state: CaseState;
  readonly last_seq: number;
  readonly head_hash: string;
  readonly organisation_version: number;
  readonly calendar_version: number;
}

const LOCK = `select c.id, c.bureau_id, c.version, c.state, c.last_seq, encode(c.head_hash, 'hex') as head_hash,
    b.organisation_version, cal.version as calendar_version
  from case_file c join bureau b on b.id = c.bureau_id join calendar_version cal on cal.bureau_id = c.bureau_id
  where c.bureau_id = $1 and c.id = $2 for update of c`;

/** Cases on which a clock runs: open ones, and answered ones until they close. */
export async function casesWithClocks(client: pg.PoolClient, bureauId: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from case_file where bureau_id = $1 and (next_post_id is not null or next_timer_at is not null)`,
    [bureauId],
  );
  return rows.map((row) => row.id);
}

/** How many cases somebody must still act on. */
export async function countOpenCases(db: pg.Pool | pg.PoolClient, bureauId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: 'cases-open-count',
    text: 'select count(*)::int as count from case_file where bureau_id = $1 and next_post_id is not null',
    values: [bureauId],
  });
  return rows[0]?.count ?? 0;
}

/**
 * Recomputes one case in the caller's transaction, its row locked. Where a deadline that people were told moves, the
 * case gets an event; where none does, only its columns follow.
 *
 * @returns what moved; null when the calendar has changed again meanwhile and nothing was done
 */
export async function recomputeCase(
  deps: Deps,
  client: pg.PoolClient,
  move: CalendarMove,
): Promise<readonly MovedDeadline[] | null> {
  const { rows } = await client.query<LockedCase>({
    name: 'recompute-lock',
    text: LOCK,
    values: [move.bureauId, move.caseId],
  });
  const row = rows[0];
  if (!row) return [];
  if (row.calendar_version !== move.toVersion) return null;
  const world = await worldAt(deps, row.bureau_id, row);
  if (world.calendar.version !== move.toVersion) return null;
  const context = contextOf(world, { kind: 'system' }, deps.now());
  const before = await toldBy(row.state, move, context);
  const moved = movedDeadlines(row.state, before, context.calendar, context.now);
  if (moved.length === 0) {
    await followCalendar(client, row, projectionOf(row.state, context));
    return moved;
  }
  const since = Math.min(...moved.map(({ startedAt }) => move.toldVersion(startedAt)));
  const cause = { reasons: move.reasonsSince(since), calendarVersion: move.toVersion };
  const decision = noteRecomputed(row.state, moved, cause, context);
  if (!decision.ok) throw new Error(`case ${row.id}: ${decision.refusal.code}`);
  const write = writeOf(deps, row, decision.state, decision.events, context);
  if (!(await updateCase(client, { ...write, scope: null, status: 200 }, row.version))) {
    throw new Error(`case ${row.id} changed under its lock`);
  }
  return moved;
}

/** The calendars that are needed, read beforehand; the rules wait for nothing. */
async function toldBy(
  state: CaseState,
  move: CalendarMove,
  { calendar, now }: { readonly calendar: Calendar; readonly now: Instant },
): Promise<(startedAt: Instant) => Calendar> {
  const calendars = new Map<number, Calendar>([[move.toVersion, calendar]]);
  for (const { startedAt } of runningClocks(state, calendar, now)) {
    const version = move.toldVersion(startedAt);
    if (!calendars.has(version)) calendars.set(version, await move.calendarAt(version));
  }
  return (startedAt) => calendars.get(move.toldVersion(startedAt)) ?? calendar;
}

/** The case itself stays as it is; when it is due, turns blue and yellow, and must be looked at again follows. */
async function followCalendar(
  client: pg.PoolClient,
  row: LockedCase,
  projection: Pick<Projection, 'blue_at' | 'yellow_at' | 'due_at' | 'next_timer_at'>,
): Promise<void> {
  const { blue_at, yellow_at, due_at, next_timer_at } = projection;
  await client.query({
    name: 'recompute-follow',
    text: `update case_file set blue_at = $3, yellow_at = $4, due_at = $5, next_timer_at = $6
      where bureau_id = $1 and id = $2 and (blue_at, yellow_at, due_at, next_timer_at)
        is distinct from ($3::timestamptz, $4::timestamptz, $5::timestamptz, $6::timestamptz)`,
    values: [row.bureau_id, row.id, blue_at, yellow_at, due_at, next_timer_at],
  });
}
