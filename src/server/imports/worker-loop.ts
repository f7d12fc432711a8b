import type { Deps } from '../deps.ts';
import { forgetOldFiles, runWaitingImports } from './worker.ts';

const EVERY_MS = 1_000;
const FORGET_EVERY_MS = 3_600_000;

/**
 * Looks for imports to carry out, once a second. `stop` does not wait for a long one to end: it is rolled back and
 * begins again with the next start.
 */
export function startImports(deps: Deps): { stop(): Promise<void> } {
  let stopping = false;
  let running: Promise<void> | null = null;
  let forgetAt = 0;
  const round = async () => {
    if (Date.now() >= forgetAt) {
      await forgetOldFiles(deps);
      forgetAt = Date.now() + FORGET_EVERY_MS;
    }
    await runWaitingImports(deps, () => stopping);
  };
  const timer = setInterval(() => {
    running ??= round()
      .catch((error: unknown) => deps.log.error({ err: error }, 'imports failed'))
      .finally(() => {
        running = null;
      });
  }, EVERY_MS);
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await running;
    },
  };
}
