import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  type Cluster,
  lastWords,
  type Postmaster,
  runningPostmaster,
  startPostmaster,
  stopPostmaster,
} from './embedded-postmaster.ts';

/** One process's part in the running database: a session that holds the users' lock. */
export interface Membership {
  readonly session: pg.Client;
  readonly socketDir: string;
}

/** Every process that uses the database holds this lock shared; who gets it exclusively is alone. */
const USERS_LOCK = 4_729_110_352;
const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 10;

/** `cannot_connect_now`: starting, recovering or shutting down. */
const CANNOT_CONNECT_NOW = '57P03';
const NOT_YET = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', CANNOT_CONNECT_NOW]);
/** Another postmaster won the race, or the sessions of a killed one are still going away. */
const TRY_AGAIN = /lock file|shared memory/i;

/** Joins the running server or starts one; resolves when it takes queries. Recovery may take as long as it needs. */
export async function joinCluster(cluster: Cluster): Promise<Membership> {
  let deadline = Date.now() + START_WITHIN_MS;
  let exited: Promise<number | null> | undefined;
  for (;;) {
    const running = runningPostmaster(cluster.dir);
    if (running === undefined) {
      exited ??= startPostmaster(cluster);
      const code = await Promise.race([exited, sleep(LOOK_AGAIN_MS, 'running' as const)]);
      if (code !== 'running') {
        const words = lastWords(cluster.dir);
        if (code !== 0 && !TRY_AGAIN.test(words)) throw new Error(`数据库启动失败：\n${words}`);
        exited = undefined;
        await sleep(5 * LOOK_AGAIN_MS);
      }
    } else {
      const answer = await tryJoin(running);
      if (typeof answer !== 'string') return answer;
      if (answer === CANNOT_CONNECT_NOW) deadline = Date.now() + START_WITHIN_MS;
      await sleep(LOOK_AGAIN_MS);
    }
    if (Date.now() > deadline) throw new Error(`数据库 60 秒内没有启动：\n${lastWords(cluster.dir)}`);
  }
}

/** The membership, or the code of the error that says "not yet". */
async function tryJoin({ socketDir }: Postmaster): Promise<Membership | string> {
  const session = new pg.Client({
    ...{ host: socketDir, port: 5432, user: 'postgres', database: 'postgres' },
    ...{ application_name: 'ruheban-membership', connectionTimeoutMillis: 5_000 },
  });
  // A lost session is noticed by its 'end'.
  session.on('error', () => undefined);
  try {
    await session.connect();
    await session.query('select pg_advisory_lock_shared($1)', [USERS_LOCK]);
    return { session, socketDir };
  } catch (error) {
    session.end().catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (NOT_YET.has(code)) return code;
    throw error;
  }
}

/** Gives up the membership and stops the server unless others still use it. */
export async function leaveCluster(cluster: Cluster, { session }: Membership): Promise<void> {
  if (await isLast(session)) {
    const running = runningPostmaster(cluster.dir);
    if (running !== undefined && !(await stopPostmaster(running, cluster.dir, STOP_WITHIN_MS)))
      throw new Error(`数据库 60 秒内没有停止（进程 ${running.pid}）。数据是安全的，下次启动会接着使用它。`);
  }
  await session.end().catch(() => undefined);
}

async function isLast(session: pg.Client): Promise<boolean> {
  try {
    await session.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK]);
    const { rows } = await session.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      USERS_LOCK,
    ]);
    return rows[0]?.alone === true;
  } catch {
    // The session was lost: with it the lock, and nothing says that we are alone.
    return false;
  }
}
