/** A worker as a process of its own: reads the simulated time from a file and does what is due, until it is killed. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { runDueTimers } from '../../src/server/cases/timer-worker.ts';
import { dataKeyOf } from '../../src/server/data-key.ts';
import { createPool } from '../../src/server/db/pool.ts';
import { testDeps } from '../builders/deps.ts';

const [connection, clockFile, key] = process.argv.slice(2);
const pool = createPool(JSON.parse(connection ?? '{}'), { max: 2 });
const deps = { ...testDeps(pool), key: dataKeyOf(Buffer.from(key ?? '', 'hex')) };

for (;;) {
  const now = readFileSync(clockFile ?? '', 'utf8').trim();
  const done = now === '' ? 0 : await runDueTimers(deps, now);
  if (done === 0) await sleep(15);
}
