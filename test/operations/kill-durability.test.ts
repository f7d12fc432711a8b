import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { killRounds } from '../../bench/lib/kill-rounds.ts';
import { casesOverHttp, KILL_SETTINGS } from '../../bench/lib/kill-workload.ts';
import { freePort } from '../builders/program.ts';

const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'ruheban-kill-')));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('程序和数据库一起被强杀', () => {
  it('三次，八人同时办理：确认过的一件不少，历史都能核对', async () => {
    const { program, reports } = await killRounds({
      dataDir,
      port: await freePort(),
      env: KILL_SETTINGS,
      rounds: 3,
      writers: 8,
      killAfterMs: [300, 900],
      workload: casesOverHttp,
    });
    expect(await program.stop()).toBe(0);
    expect(reports.map(({ lost }) => lost)).toEqual([0, 0, 0]);
    for (const { confirmed } of reports) expect(confirmed).toBeGreaterThanOrEqual(16);
  }, 120_000);
});
