import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type Config, readConfig } from '../../src/server/config.ts';
import { dataKeyOf } from '../../src/server/data-key.ts';
import type { Deps } from '../../src/server/deps.ts';
import { createLog } from '../../src/server/log.ts';

/** A clock that a test sets; it stands still otherwise. */
export interface TestClock {
  now: string;
  /** Moves on by wall-clock time. */
  advance(by: { minutes?: number; seconds?: number }): void;
}

/** Monday 2026-03-02, 09:00 in Shanghai. */
const MONDAY_MORNING = '2026-03-02T01:00:00.000Z';

export function testClock(now = MONDAY_MORNING): TestClock {
  return {
    now,
    advance({ minutes = 0, seconds = 0 }) {
      this.now = new Date(Date.parse(this.now) + minutes * 60_000 + seconds * 1000).toISOString();
    },
  };
}

/** Everything the server needs, over a pool of the test's; silent, and with limits nobody reaches by accident. */
export function testDeps(
  pool: pg.Pool,
  clock: TestClock = testClock(),
  env: Record<string, string> = {},
): Deps {
  const config: Config = readConfig({
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    RATE_LOGIN_PER_MINUTE: '1000000',
    RATE_PUBLIC_PER_MINUTE: '1000000',
    ...env,
  });
  const key = dataKeyOf(randomBytes(32));
  return { pool, config, key, log: createLog(config.LOG_LEVEL), now: () => clock.now };
}
