/**
 * Recomputes open deadlines after a change of the calendar, case by case, each in a transaction of its own: it can be
 * stopped, killed and shared by several processes anywhere, and every case that moves gets exactly one event.
 */
import type pg from 'pg';
import type { MovedDeadline } from '../../domain/cases/recompute.ts';
import type { Instant } from '../../domain/time.ts';
import { type CalendarMove, casesWithClocks, recomputeCase } from '../cases/recompute-deadlines.ts';
import { transaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { calendarAt } from './calendar.ts';
import { type ChangeRow, readChanges } from './editor-store.ts';
import {
  endFinished,
  listCases,
  settleCase,
  supersede,
  type TakenCase,
  takeCase,
  takeUnlisted,
} from './recompute-queue.ts';

/**
 * Goes on with whatever is to be recomputed, until nothing is left or `stop` says so. Returns the number of cases.
 * A case that fails is noted and passed over; the others go on.
 */
export async function recomputeDeadlines(deps: Deps, stop: () => boolean = () => false): Promise<number> {
  while (!stop() && (await transaction(deps.pool, listNext))) {}
  const changes = new Map<string, readonly ChangeRow[]>();
  let [cases, after] = [0, null as string | null];
  while (!stop()) {
    const taken = await transaction(deps.pool, (client) => recomputeNext(deps, client, after, changes));
    // Behind the last one there may be earlier ones that another process left.
    if (taken === null && after === null) break;
    if (taken !== null) cases += 1;
    after = taken;
  }
  await endFinished(deps.pool, deps.now());
  return cases;
}

/** How long one round of the worker may go on with it, so that clocks never wait for it. */
const SLICE_MS = 3_000;

/** Goes on for a while; for the worker's rounds. */
export function recomputeForAWhile(deps: Deps): Promise<number> {
  const until = performance.now() + SLICE_MS;
  return recomputeDeadlines(deps, () => performance.now() > until);
}

async function listNext(client: pg.PoolClient): Promise<boolean> {
  const job = await takeUnlisted(client);
  if (job === null) return false;
  await listCases(client, job.bureauId, job.id, await casesWithClocks(client, job.bureauId));
  return true;
}

/** The id of the case that was done; null when there was none to take. */
async function recomputeNext(
  deps: Deps,
  client: pg.PoolClient,
  after: string | null,
  known: Map<string, readonly ChangeRow[]>,
): Promise<string | null> {
  const taken = await takeCase(client, after);
  if (taken === null) return null;
  const key = `${taken.bureauId} ${taken.toVersion}`;
  const changes = known.get(key) ?? (await readChanges(client, taken.bureauId));
  known.set(key, changes);
  await client.query('savepoint one');
  try {
    const moved = await recomputeCase(deps, client, moveOf(deps, taken, changes));
    // Null: the calendar has changed again, and the newer recomputing does this case too.
    if (moved === null) await supersede(client, taken, deps.now());
    else await settleCase(client, taken, { moved, fault: null, at: deps.now() });
  } catch (error) {
    deps.log.error({ err: error, caseId: taken.caseId }, 'deadlines could not be recomputed');
    await client.query('rollback to savepoint one');
    const fault = error instanceof Error ? error.message : String(error);
    const moved: readonly MovedDeadline[] = [];
    await settleCase(client, taken, { moved, fault, at: deps.now() });
  }
  return taken.caseId;
}

function moveOf(deps: Deps, taken: TakenCase, changes: readonly ChangeRow[]): CalendarMove {
  const { bureauId, caseId, toVersion } = taken;
  return {
    bureauId,
    caseId,
    toVersion,
    toldVersion: (startedAt) => Math.max(taken.told ?? 0, versionAt(changes, startedAt)),
    calendarAt: (version) => calendarAt(deps.pool, bureauId, version),
    reasonsSince: (version) =>
      changes.filter((one) => one.version > version && one.version <= toVersion).map((one) => one.reason),
  };
}

/** The calendar in force at a moment: of the last change before it, or the one before the first change. */
function versionAt(changes: readonly ChangeRow[], at: Instant): number {
  const last = changes.findLast((change) => change.at < at);
  return last?.version ?? Math.max(1, (changes[0]?.version ?? 1) - 1);
}
