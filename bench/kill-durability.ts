/**
 * npm run bench -- kill-durability [--rounds 20] [--writers 16]
 *
 * Kills the program and its database while they write, again and again; every confirmed write must be there after
 * the restart, and every history must verify.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../test/builders/program.ts';
import { killRounds } from './lib/kill-rounds.ts';
import { casesOverHttp, KILL_SETTINGS } from './lib/kill-workload.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, writers: { type: 'string', default: '16' } },
});
const dataDir = await mkdtemp(join(tmpdir(), 'ruheban-kill-'));
try {
  const { program, reports } = await killRounds({
    dataDir,
    port: await freePort(),
    env: KILL_SETTINGS,
    rounds: Number(values.rounds),
    writers: Number(values.writers),
    killAfterMs: [300, 1500],
    workload: casesOverHttp,
    onRound: ({ round, confirmed, lost, restartMs }) =>
      console.log(`第 ${round} 次：确认 ${confirmed} 笔，丢失 ${lost} 笔，重新就绪 ${restartMs} 毫秒`),
  });
  const sum = (pick: (report: (typeof reports)[number]) => number) =>
    reports.reduce((total, report) => total + pick(report), 0);
  const exitCode = await program.stop();
  const verified = spawnSync(process.execPath, ['dist/server.mjs', 'verify'], {
    env: { ...process.env, ...KILL_SETTINGS, DATA_DIR: dataDir, DATABASE_URL: '' },
    encoding: 'utf8',
  });
  console.log(verified.stdout + verified.stderr);
  console.log(
    `共 ${reports.length} 次，确认 ${sum((one) => one.confirmed)} 笔，丢失 ${sum((one) => one.lost)} 笔`,
  );
  process.exitCode = sum((one) => one.lost) === 0 && exitCode === 0 && verified.status === 0 ? 0 : 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
