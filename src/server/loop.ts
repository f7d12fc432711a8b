/** Something done over and over. */
import type { Logger } from 'pino';

export interface Loop {
  /** No further round; waits for the one in progress. */
  stop(): Promise<void>;
}

/**
 * Does `work` every so often, never two rounds at once; a round that fails is logged and the next one comes all the
 * same. The signal is raised when the loop is told to stop.
 */
export function loop(
  everyMs: number,
  log: Logger,
  name: string,
  work: (stop: AbortSignal) => Promise<unknown>,
): Loop {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = work(stopping.signal)
      .catch((error: unknown) => log.error({ err: error, loop: name }, 'a round failed'))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
