/**
 * Recomputes open deadlines after a change of the calendar, case by case, each in a transaction of its own: it can be
 * stopped, killed and shared by several processes anywhere, and every case that moves gets exactly one event.
 */
import type pg from 'pg';
import type { Instant } from '../../domain/time.ts';
import { type CalendarMove, casesWithClocks, recomputeCase } from '../cases/recompute-deadlines.ts';
import { transaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { calendarAt } from './calendar.ts';
import { type ChangeRow, readChanges } from './editor-store.ts';
import {
  endFinished,
  type Job,
  listCases,
  runningJob,
  settleCase,
  supersede,
  takeCases,
  takeUnlisted,
  toldVersions,
} from './recompute-queue.ts';

/**
 * Goes on with whatever is to be recomputed, until nothing is left or `stop` says so, which is told how many cases are
 * done. Returns their number. A case that fails is noted and passed over; the others go on.
 */
export async function recomputeDeadlines(
  deps: Deps,
  stop: (done: number) => boolean = () => false,
): Promise<number> {
  while (!stop(0) && (await transaction(deps.pool, listNext))) {}
  const run = new Run(deps, stop);
  while (!stop(run.done) && (await transaction(deps.pool, (client) => run.batch(client)))) {}
  await endFinished(deps.pool, deps.now());
  return run.done;
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

/** One worker's way through the cases. */
class Run {
  done = 0;
  #after: string | null = null;
  readonly #changes = new Map<string, readonly ChangeRow[]>();
  readonly #deps: Deps;
  readonly #stop: (done: number) => boolean;

  constructor(deps: Deps, stop: (done: number) => boolean) {
    this.#deps = deps;
    this.#stop = stop;
  }

  /** False when nothing is left to take. */
  async batch(client: pg.PoolClient): Promise<boolean> {
    const job = await runningJob(client);
    if (job === null) return false;
    const cases = await takeCases(client, job, this.#after);
    // Behind the last one there may be earlier ones that another process left.
    const again = cases.length === 0 && this.#after !== null;
    this.#after = cases.at(-1) ?? null;
    if (cases.length === 0) return again;
    const changes = await this.#changesOf(client, job);
    const told = await toldVersions(client, job.bureauId, cases);
    for (const caseId of cases) {
      if (this.#stop(this.done)) break;
      await this.#one(client, job, moveOf(this.#deps, job, caseId, told.get(caseId) ?? 0, changes));
    }
    return true;
  }

  async #one(client: pg.PoolClient, job: Job, move: CalendarMove): Promise<void> {
    const at = this.#deps.now();
    await client.query('savepoint one');
    try {
      const moved = await recomputeCase(this.#deps, client, move);
      // Null: the calendar has changed again, and the newer recomputing does this case too.
      if (moved === null) return await supersede(client, job, at);
      await settleCase(client, job, move.caseId, { moved, fault: null, at });
    } catch (error) {
      this.#deps.log.error({ err: error, caseId: move.caseId }, 'deadlines could not be recomputed');
      await client.query('rollback to savepoint one');
      const fault = error instanceof Error ? error.message : String(error);
      await settleCase(client, job, move.caseId, { moved: [], fault, at });
    }
    this.done += 1;
  }

  async #changesOf(client: pg.PoolClient, job: Job): Promise<readonly ChangeRow[]> {
    const key = `${job.bureauId} ${job.toVersion}`;
    const changes = this.#changes.get(key) ?? (await readChanges(client, job.bureauId));
    this.#changes.set(key, changes);
    return changes;
  }
}

function moveOf(
  deps: Deps,
  { bureauId, toVersion }: Job,
  caseId: string,
  told: number,
  changes: readonly ChangeRow[],
): CalendarMove {
  return {
    bureauId,
    caseId,
    toVersion,
    toldVersion: (startedAt) => Math.max(told, versionAt(changes, startedAt)),
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
