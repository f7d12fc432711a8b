/** A worker that tells people as a process of its own, at one moment of the test's, until all is done or it is killed. */
import { dataKeyOf } from '../../src/server/data-key.ts';
import { createPool } from '../../src/server/db/pool.ts';
import { sendDue } from '../../src/server/notifications/sender.ts';
import { tellOnce } from '../../src/server/notifications/worker.ts';
import { testClock, testDeps } from './deps.ts';

const [connection, key, now, env] = process.argv.slice(2);
const pool = createPool(JSON.parse(connection ?? '{}'), { max: 4 });
const deps = {
  ...testDeps(pool, testClock(now), JSON.parse(env ?? '{}')),
  key: dataKeyOf(Buffer.from(key ?? '', 'hex')),
};
await tellOnce(deps, deps.now());
await Promise.all((['mail', 'sms', 'webhook'] as const).map((channel) => sendDue(deps, channel)));
await pool.end();
