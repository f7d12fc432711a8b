/** Changes of the calendar: a notice, business hours, taking a change back. Nothing is ever overwritten. */
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { BusinessHoursInput, NoticeInput } from '../../contract/calendar-editor.ts';
import { hoursFaults, hoursFrom } from '../../domain/calendar/hours-faults.ts';
import { say } from '../../domain/calendar/notice/notice-days.ts';
import type { Instant } from '../../domain/time.ts';
import { canonicalJson } from '../canonical-json.ts';
import { DomainError } from '../errors.ts';
import type { RequestActor } from '../identity/actor.ts';
import { recordAudit } from '../identity/audit.ts';
import { type ChangeRow, insertChange, readChanges, readHours, readYear } from './editor-store.ts';
import { readNotice } from './notice-preview.ts';
import { insertRecomputation, readRecomputation } from './recomputation-store.ts';
import { insertHours, insertYears, nextCalendarVersion, type YearInput } from './store.ts';

/** Who changes the calendar, when, and from where. */
export interface Editor {
  readonly actor: RequestActor;
  readonly now: Instant;
  readonly ip: string;
}

/** The new version, and the recomputing that was begun with it. */
export interface Changed {
  readonly calendarVersion: number;
  readonly recomputationId: string;
}

/**
 * Saves a notice as the year's new list and begins to recompute open deadlines.
 *
 * @clause 2.1d
 * @throws DomainError `calendar.changed` when somebody else changed the calendar since it was looked at,
 *   `calendar.notice-faulty` with all faults, `calendar.notice-changes-nothing`
 */
export async function saveNotice(
  client: pg.PoolClient,
  editor: Editor,
  input: NoticeInput,
): Promise<Changed> {
  const { bureauId, personId } = editor.actor;
  const version = await takeVersion(client, bureauId, input.calendarVersion);
  const { settled, before } = await readNotice(client, bureauId, input.year, input.text);
  if (settled.faults.length > 0) {
    throw new DomainError({ code: 'calendar.notice-faulty', meta: { faults: settled.faults } });
  }
  const paper = { number: input.number, url: input.url };
  const earlier = settled.supplement ? (before?.papers ?? []) : [];
  const papers = [...earlier.filter(({ number }) => number !== paper.number), paper];
  if (before !== null && same(before.days, settled.days) && same(before.papers, papers)) {
    throw new DomainError({ code: 'calendar.notice-changes-nothing' });
  }
  const year = {
    year: input.year,
    papers,
    days: settled.days,
    changedAt: editor.now,
    changedBy: personId,
    remark: settled.supplement ? '补充通知' : '全年通知',
  };
  await insertYears(client, bureauId, version, [year]);
  const change = { kind: 'notice', year: input.year, reason: input.number, undoes: null } as const;
  return recorded(client, editor, version, change);
}

/**
 * Saves business hours that hold from a day on; what held before stays for the days before.
 *
 * @throws DomainError `calendar.changed`, `calendar.hours-faulty`, `calendar.hours-change-nothing`
 */
export async function saveHours(
  client: pg.PoolClient,
  editor: Editor,
  { validFrom, seasons, calendarVersion }: BusinessHoursInput,
): Promise<Changed> {
  const [fault] = hoursFaults(seasons);
  if (fault) throw new DomainError({ code: 'calendar.hours-faulty', meta: { ...fault } });
  const { bureauId } = editor.actor;
  const version = await takeVersion(client, bureauId, calendarVersion);
  const before = await readHours(client, bureauId);
  const after = hoursFrom(before, validFrom, seasons);
  if (same(before, after)) throw new DomainError({ code: 'calendar.hours-change-nothing' });
  await insertHours(client, bureauId, version, after);
  const reason = `办公时间调整（${say(validFrom)}起）`;
  return recorded(client, editor, version, { kind: 'hours', year: null, reason, undoes: null });
}

/**
 * Takes back the change to which a recomputing goes: what held before it comes again as a new version, and open
 * deadlines are recomputed once more.
 *
 * @throws DomainError `calendar.recomputation-not-found`, `calendar.undo-late` when the calendar has changed since,
 *   `calendar.undo-nothing` where no change led to that version
 */
export async function undoChange(client: pg.PoolClient, editor: Editor, id: string): Promise<Changed> {
  const { bureauId, personId } = editor.actor;
  const job = await readRecomputation(client, bureauId, id);
  if (job === null) throw new DomainError({ code: 'calendar.recomputation-not-found' });
  const version = await nextCalendarVersion(client, bureauId);
  if (job.toVersion !== version - 1) throw new DomainError({ code: 'calendar.undo-late' });
  const undone = (await readChanges(client, bureauId)).find((change) => change.version === job.toVersion);
  if (!undone) throw new DomainError({ code: 'calendar.undo-nothing' });
  const reason = `撤销：${undone.reason}`;
  const former = undone.version - 1;
  if (undone.year === null) {
    await insertHours(client, bureauId, version, await readHours(client, bureauId, former));
  } else {
    const list = await readYear(client, bureauId, undone.year, former);
    const year: YearInput = {
      year: undone.year,
      papers: list?.papers ?? [],
      days: list?.days ?? [],
      changedAt: editor.now,
      changedBy: personId,
      remark: reason,
    };
    await insertYears(client, bureauId, version, [year]);
  }
  const change = { kind: 'undo', year: undone.year, reason, undoes: undone.version } as const;
  return recorded(client, editor, version, change);
}

async function takeVersion(client: pg.PoolClient, bureauId: string, seen: number): Promise<number> {
  const version = await nextCalendarVersion(client, bureauId);
  if (version !== seen + 1) throw new DomainError({ code: 'calendar.changed' });
  return version;
}

async function recorded(
  client: pg.PoolClient,
  { actor, now, ip }: Editor,
  version: number,
  change: Pick<ChangeRow, 'kind' | 'year' | 'reason' | 'undoes'>,
): Promise<Changed> {
  const { bureauId, personId, accountId } = actor;
  await insertChange(client, bureauId, { ...change, version, at: now, changedBy: personId });
  const id = uuid();
  await insertRecomputation(client, bureauId, {
    id,
    toVersion: version,
    createdAt: now,
    createdBy: personId,
  });
  await recordAudit(client, {
    bureauId,
    at: now,
    accountId,
    personId,
    ip,
    action: 'calendar.change',
    target: { kind: 'calendar', id: String(version) },
    result: 'ok',
    meta: { ...change },
  });
  return { calendarVersion: version, recomputationId: id };
}

/** Whether two lists hold the same rows, whatever their order. */
function same(a: readonly object[], b: readonly object[]): boolean {
  const sorted = (rows: readonly object[]) => rows.map((row) => canonicalJson(row)).sort();
  return canonicalJson(sorted(a)) === canonicalJson(sorted(b));
}
