// npm run bench -- quarter [cases]: the simulated quarter at full size, on a PostgreSQL of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrator.ts';
import { createPool } from '../src/server/db/pool.ts';
import { seedBureau } from '../test/builders/seeded.ts';
import { testDeps } from '../test/builders/server.ts';
import { checkQuarter } from '../test/clocks/check-quarter.ts';
import { playQuarter } from '../test/clocks/quarter.ts';
import { seeded } from '../test/clocks/seeded-random.ts';

const cases = Number(process.argv[2] ?? 5_000);
const dataDir = await mkdtemp(join(tmpdir(), 'ruheban-quarter-'));
const database = await startEmbedded(dataDir);
const pool = createPool(database.connection, { max: 8 });
try {
  await migrate(pool);
  const deps = testDeps(pool);
  const bureau = await seedBureau(pool, '2026-01-04T01:00:00.000Z');
  const started = Date.now();
  let day = '';
  const quarter = await playQuarter(deps, {
    connection: database.connection,
    bureau,
    cases,
    fromDay: '2026-01-05',
    toDay: '2026-03-31',
    random: seeded(2026),
    onStep: (now) => {
      if (now.slice(0, 10) === day) return;
      day = now.slice(0, 10);
      process.stdout.write(`${day}\n`);
    },
  });
  const report = await checkQuarter(pool, quarter);
  const { effects, lost, doubled, early, unexpected, refusals, orphans, outboxGaps } = report;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${cases} cases, ${effects} effects, ${quarter.kills} kills, ${seconds} s: lost ${lost.length}, ` +
      `doubled ${doubled.length}, early ${early.length}, unexpected ${unexpected.length}, ` +
      `refusals ${refusals}, without next person ${orphans}, not in the outbox ${outboxGaps}`,
  );
  for (const one of [...lost, ...doubled, ...early, ...unexpected].slice(0, 20)) console.log(one);
  const faults = lost.length + doubled.length + early.length + unexpected.length;
  process.exitCode = faults + refusals + orphans + outboxGaps === 0 ? 0 : 1;
} finally {
  await pool.end();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
