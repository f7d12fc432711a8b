// npm run bench -- timers: with 100,000 open timers, what taking the next due case costs beside the raw index query.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TAKE_DUE } from '../src/server/cases/timer-worker.ts';
import { startEmbedded } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrator.ts';
import { createPool } from '../src/server/db/pool.ts';
import { seedBureau } from '../test/builders/seeded.ts';
import { quantile } from './lib/statistics.ts';

const TIMERS = 100_000;
const ROUNDS = 2_000;
const median = (values: readonly number[]) => quantile(values, 0.5);
const NOW = '2026-03-02T01:00:00.000Z';
const RAW = 'select id from case_file where next_timer_at < $1 order by next_timer_at limit 10';

const dataDir = await mkdtemp(join(tmpdir(), 'ruheban-timers-'));
const database = await startEmbedded(dataDir);
const pool = createPool(database.connection, { max: 1, statementTimeoutMs: 600_000 });
try {
  await migrate(pool);
  const bureau = await seedBureau(pool);
  await pool.query('set session_replication_role = replica');
  await pool.query(
    `insert into case_file (bureau_id, id, number, version, status, round, kind, channel, track, unit_id,
      responder_post_id, next_post_id, next_person_id, due_at, next_timer_at, registered_at, updated_at, participants,
      reach_unit_ids, title, applicant_name, code_index, code_sealed, search, state, last_seq, head_hash)
    select $1, gen_random_uuid(), 'n' || i, 1, 'open', 1, 'request', 'window', 'general', $2, $3, $3, $4,
      $5::timestamptz + i * interval '1 second', $5::timestamptz + (i - 500) * interval '1 second', $5, $5, '{}', '{}',
      'x', 'x', decode(md5(i::text), 'hex'), 'x', '', '{}', 1, '\\x00' from generate_series(1, $6::int) i`,
    [
      bureau.bureauId,
      bureau.unit('shuiziyuan.desk1'),
      bureau.post('shuiziyuan.desk1'),
      bureau.person('shuiziyuan.desk1'),
      NOW,
      TIMERS,
    ],
  );
  await pool.query('set session_replication_role = origin');
  await pool.query('analyze case_file');
  const [raw, take]: [number[], number[]] = [[], []];
  // In a transaction, as the worker takes them: the lock is kept until the effects are written.
  for (let round = 0; round < ROUNDS; round += 1) {
    await pool.query('begin');
    raw.push(await timed(() => pool.query({ name: 'raw', text: RAW, values: [NOW] })));
    take.push(await timed(() => pool.query({ name: 'take', text: TAKE_DUE, values: [NOW] })));
    await pool.query('rollback');
  }
  const ratio = median(take) / median(raw);
  console.log(
    `${TIMERS} timers: raw ${median(raw).toFixed(3)} ms, take ${median(take).toFixed(3)} ms, ratio ${ratio.toFixed(2)} (limit 2)`,
  );
  process.exitCode = ratio <= 2 ? 0 : 1;
} finally {
  await pool.end();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
