/** Recomputing as people see and steer it: begin, stop, go on, what moved. */
import { v7 as uuid } from 'uuid';
import type {
  MovedCaseDto,
  RecomputationDetailDto,
  RecomputationDto,
} from '../../contract/calendar-editor.ts';
import type { Page } from '../../contract/pagination.ts';
import { caseFacts } from '../cases/facts.ts';
import { transaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { RequestActor } from '../identity/actor.ts';
import { recordAudit } from '../identity/audit.ts';
import { getOrganisation } from '../organisation/directory.ts';
import { decodeCursor, encodeCursor } from '../pagination.ts';
import { calendarVersion } from './calendar.ts';
import type { Editor } from './changes.ts';
import { mayEditCalendar } from './editors.ts';
import {
  changeStatus,
  insertRecomputation,
  latestRecomputation,
  type MovedRow,
  type RecomputationRow,
  readMoved,
  readRecomputation,
} from './recomputation-store.ts';

/**
 * Goes on with a recomputing that was stopped, or begins a new one over all open cases: a check that every deadline
 * is what the calendar of now says.
 *
 * @throws DomainError `calendar.recomputing` while one is under way
 */
export async function beginRecomputation(deps: Deps, editor: Editor): Promise<string> {
  const { bureauId, personId } = editor.actor;
  return transaction(deps.pool, async (client) => {
    const locked = await client.query<{ version: number }>(
      'select version from calendar_version where bureau_id = $1 for update',
      [bureauId],
    );
    const latest = await latestRecomputation(client, bureauId);
    if (latest?.status === 'waiting' || latest?.status === 'running') {
      throw new DomainError({ code: 'calendar.recomputing' });
    }
    const goesOn = latest?.status === 'stopped';
    const id = goesOn ? latest.id : uuid();
    if (goesOn) {
      await changeStatus(client, bureauId, id, ['stopped'], latest.total === null ? 'waiting' : 'running');
    } else {
      const toVersion = locked.rows[0]?.version ?? 1;
      await insertRecomputation(client, bureauId, {
        id,
        toVersion,
        createdAt: editor.now,
        createdBy: personId,
      });
    }
    await recordAudit(client, auditOf(editor, id, goesOn ? 'go-on' : 'begin'));
    return id;
  });
}

/**
 * Stops a recomputing; the case in hand is finished, what is left waits until somebody goes on.
 *
 * @throws DomainError `calendar.recomputation-not-found`, `calendar.not-running`
 */
export async function stopRecomputation(deps: Deps, editor: Editor, id: string): Promise<void> {
  const { bureauId } = editor.actor;
  await transaction(deps.pool, async (client) => {
    if (!(await changeStatus(client, bureauId, id, ['waiting', 'running'], 'stopped'))) {
      const known = await readRecomputation(client, bureauId, id);
      throw new DomainError({
        code: known === null ? 'calendar.recomputation-not-found' : 'calendar.not-running',
      });
    }
    await recordAudit(client, auditOf(editor, id, 'stop'));
  });
}

function auditOf({ actor, now, ip }: Editor, id: string, step: 'begin' | 'go-on' | 'stop') {
  return {
    bureauId: actor.bureauId,
    at: now,
    accountId: actor.accountId,
    personId: actor.personId,
    ip,
    action: 'calendar.recompute',
    target: { kind: 'recomputation', id },
    result: 'ok',
    meta: { step },
  } as const;
}

/** Null for an id that the bureau does not have, or, without an id, while none was ever begun. */
export async function recomputationView(
  deps: Deps,
  actor: RequestActor,
  id: string | null,
): Promise<RecomputationDto | null> {
  const row = await (id === null
    ? latestRecomputation(deps.pool, actor.bureauId)
    : readRecomputation(deps.pool, actor.bureauId, id));
  if (row === null) return null;
  const [{ people }, version, canEdit] = await Promise.all([
    getOrganisation(deps.pool, actor.bureauId),
    calendarVersion(deps.pool, actor.bureauId),
    mayEditCalendar(deps, actor),
  ]);
  const { toVersion, createdBy, ...rest } = row;
  return {
    ...rest,
    calendarVersion: toVersion,
    createdByName: people.get(createdBy)?.displayName ?? '',
    can: canEdit ? possible(row, version) : [],
  };
}

function possible(row: RecomputationRow, version: number): RecomputationDto['can'] {
  return [
    ...(row.status === 'waiting' || row.status === 'running' ? (['stop'] as const) : []),
    ...(row.status === 'stopped' || (row.status === 'done' && row.failed > 0) ? (['go-on'] as const) : []),
    ...(row.toVersion === version && row.kind !== null ? (['undo'] as const) : []),
  ];
}

/**
 * With a page of the cases that moved. Cases out of the reader's reach are left out of it; the number in `moved`
 * counts them.
 *
 * @throws DomainError `calendar.recomputation-not-found`, `cursor.invalid`
 */
export async function recomputationDetail(
  deps: Deps,
  actor: RequestActor,
  id: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<RecomputationDetailDto> {
  const view = await recomputationView(deps, actor, id);
  if (view === null) throw new DomainError({ code: 'calendar.recomputation-not-found' });
  const after = page.cursor === undefined ? null : decodeCursor(page.cursor, 'string').id;
  return { ...view, movedCases: await movedCases(deps, actor, id, after, page.limit) };
}

async function movedCases(
  deps: Deps,
  actor: RequestActor,
  id: string,
  start: string | null,
  limit: number,
): Promise<Page<MovedCaseDto>> {
  const items: MovedCaseDto[] = [];
  let after = start;
  for (;;) {
    const rows = await readMoved(deps.pool, actor.bureauId, id, after, limit);
    const known = await caseFacts(
      deps,
      actor,
      rows.map((row) => row.caseId),
    );
    for (const row of rows) {
      const facts = known.get(row.caseId);
      if (facts && items.length === limit) return { items, nextCursor: cursorBehind(items) };
      if (facts) items.push({ ...facts, ...movedView(row) });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return { items, nextCursor: null };
    after = last.caseId;
  }
}

function cursorBehind(items: readonly MovedCaseDto[]): string {
  const id = items.at(-1)?.caseId ?? '';
  return encodeCursor({ key: id, id });
}

function movedView({ caseId, at, moved }: MovedRow) {
  return { caseId, at, deadlines: moved.map(({ clock, from, to, missed }) => ({ clock, from, to, missed })) };
}
