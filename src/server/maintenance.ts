import { addMinutes } from '../domain/time.ts';
import { recomputeForAWhile } from './calendar/recompute-run.ts';
import { sweepApplicantFiles } from './cases/applicant-files.ts';
import { runDueTimers } from './cases/timer-worker.ts';
import { sealHistoryHourly } from './cases/verify.ts';
import type { Deps } from './deps.ts';
import { sweepIdempotencyKeys } from './idempotency.ts';
import { sealAudit } from './identity/audit-chain.ts';
import { sweepSessions } from './identity/session-store.ts';
import { loop } from './loop.ts';
import { startTelling } from './notifications/worker.ts';

const EVERY_MS = 5_000;

/** What the worker does over and over; each round is safe to repeat and from several processes at once. */
export async function maintainOnce(deps: Deps): Promise<void> {
  const now = deps.now();
  await runDueTimers(deps, now);
  await recomputeForAWhile(deps);
  await sealHistoryHourly(deps.pool, now);
  await sealAudit(deps.pool);
  await sweepIdempotencyKeys(deps.pool, now);
  await sweepApplicantFiles(deps.pool, now);
  await sweepSessions(deps.pool, addMinutes(now, -deps.config.SESSION_IDLE_MINUTES), now);
}

/** Runs rounds until stopped; `stop` waits for those in progress. Telling people has rounds of its own. */
export function startMaintenance(deps: Deps): { stop(): Promise<void> } {
  const loops = [loop(EVERY_MS, deps.log, 'maintenance', () => maintainOnce(deps)), ...startTelling(deps)];
  return {
    stop: async () => {
      await Promise.all(loops.map((one) => one.stop()));
    },
  };
}
