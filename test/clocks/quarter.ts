/**
 * A simulated quarter: people act by their stories, the clock is moved on quarter of an hour by quarter of an hour,
 * two worker processes do what is due and are killed at random. Then every effect is held against the slow oracle.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RegisterInput } from '../../src/contract/cases.ts';
import { executeCommand } from '../../src/server/cases/execute.ts';
import { registerCase } from '../../src/server/cases/register.ts';
import { dataKeyOf } from '../../src/server/data-key.ts';
import type { Connection } from '../../src/server/db/pool.ts';
import type { Deps } from '../../src/server/deps.ts';
import type { SeededBureau } from '../builders/seeded.ts';
import { testDeps } from '../builders/server.ts';
import { afterMinutes, isOpenAt, steps } from './minute-oracle.ts';
import { type Deed, STORIES, type Story } from './stories.ts';

export interface Quarter {
  readonly cases: readonly { readonly id: string; readonly begun: string; readonly story: Story }[];
  /** Workers killed on the way. */
  readonly kills: number;
  readonly end: string;
}

interface Plan {
  readonly connection: Connection;
  readonly bureau: SeededBureau;
  readonly cases: number;
  readonly fromDay: string;
  readonly toDay: string;
  /** 0 ≤ random() < 1. */
  readonly random: () => number;
  readonly onStep?: (now: string) => void;
}

/** One step in this many kills a worker while it works. */
const KILL_EVERY = 40;
/** Cases begin in the first part of the quarter, so that their stories can end in it. */
const BEGIN_SHARE = 0.5;

export async function playQuarter(base: Deps, plan: Plan): Promise<Quarter> {
  const key = randomBytes(32);
  const clock = { now: '' };
  const deps: Deps = { ...testDeps(base.pool), key: dataKeyOf(key), now: () => clock.now };
  const folder = mkdtempSync(join(tmpdir(), 'ruheban-quarter-'));
  const clockFile = join(folder, 'now');
  writeFileSync(clockFile, '');
  const start = () => startWorker(plan.connection, clockFile, key.toString('hex'));
  const workers = [start(), start()];
  const all = [...steps(plan.fromDay, plan.toDay)];
  const begins = beginnings(all, plan);
  const due = new Map<string, { id: string; deed: Deed }[]>();
  const cases: { id: string; begun: string; story: Story }[] = [];
  let kills = 0;
  try {
    for (const now of all) {
      clock.now = now;
      for (const story of begins.get(now) ?? []) {
        const { row } = await registerCase(deps, registration(plan.bureau));
        cases.push({ id: row.id, begun: now, story });
        for (const deed of story.deeds) {
          const at = afterMinutes(now, deed.afterMinutes);
          due.set(at, [...(due.get(at) ?? []), { id: row.id, deed }]);
        }
      }
      writeFileSync(`${clockFile}.new`, now);
      renameSync(`${clockFile}.new`, clockFile);
      if (plan.random() < 1 / KILL_EVERY) {
        await sleep(plan.random() * 60);
        const index = plan.random() < 0.5 ? 0 : 1;
        workers[index]?.kill('SIGKILL');
        workers[index] = start();
        kills += 1;
      }
      await untilQuiet(deps, now);
      for (const { id, deed } of due.get(now) ?? []) await act(deps, plan.bureau, id, deed);
      plan.onStep?.(now);
    }
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
  return { cases, kills, end: clock.now };
}

function startWorker(connection: Connection, clockFile: string, key: string): ChildProcess {
  const file = new URL('./worker-process.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(connection), clockFile, key], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Cases begin at open quarters of an hour, spread by chance, the stories in turn. */
function beginnings(all: readonly string[], { cases, random }: Plan): Map<string, Story[]> {
  const open = all.slice(0, Math.floor(all.length * BEGIN_SHARE)).filter(isOpenAt);
  const begins = new Map<string, Story[]>();
  for (let i = 0; i < cases; i += 1) {
    const at = open[Math.floor(random() * open.length)] ?? '';
    const story = STORIES[i % STORIES.length];
    if (story) begins.set(at, [...(begins.get(at) ?? []), story]);
  }
  return begins;
}

async function untilQuiet(deps: Deps, now: string): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    const { rows } = await deps.pool.query('select 1 from case_file where next_timer_at < $1 limit 1', [now]);
    if (rows.length === 0) return;
    await sleep(10);
  }
  throw new Error(`the workers did not come to an end at ${now}`);
}

function act(deps: Deps, bureau: SeededBureau, caseId: string, deed: Deed) {
  return executeCommand(deps, {
    bureauId: bureau.bureauId,
    caseId,
    command: { name: deed.command, input: deed.input(deps.now()) } as never,
    who: { kind: 'person', personId: bureau.person(deed.by) },
    ifVersion: null,
    scope: null,
  });
}

function registration(bureau: SeededBureau): Parameters<typeof registerCase>[1] {
  const input: RegisterInput = {
    unitId: bureau.unit('shuiziyuan.desk1'),
    responderPostId: bureau.post('shuiziyuan.desk1'),
    matterId: null,
    kind: 'request',
    channel: 'window',
    applicant: {
      kind: 'person',
      name: '申请人甲',
      organisation: null,
      phone: '0377-00000099',
      address: null,
    },
    title: '申请打一口自备井',
    detail: '养殖场用水紧张，想在院内打一口井取用地下水。',
    receivedAt: null,
    source: null,
    instantAnswer: null,
    pin: null,
  };
  const who = { kind: 'person', personId: bureau.person('shuiziyuan.desk1') } as const;
  return { bureauId: bureau.bureauId, input, who, scope: null };
}
