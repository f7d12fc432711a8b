import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './embedded-binaries.ts';
import { pathForProcess } from './embedded-cluster.ts';
import type { Identity } from './embedded-identity.ts';

const SOCKET = '.s.PGSQL.5432';
/** `sun_path` on Linux holds 107 bytes and the end mark; macOS 103. */
const SOCKET_PATH_BYTES = process.platform === 'darwin' ? 103 : 107;

/** Small, quiet and durable: no network, no parallel plans, no idle helpers. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_wal_size: '512MB',
  max_wal_senders: '0',
  max_replication_slots: '0',
  max_logical_replication_workers: '0',
  max_worker_processes: '2',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
};

/** For tests only: what they write need not survive a power cut. */
const VOLATILE: Record<string, string> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export interface Cluster {
  readonly dir: string;
  readonly binaries: Binaries;
  readonly identity: Identity | undefined;
  readonly durable: boolean;
}

export interface Postmaster {
  readonly pid: number;
  readonly socketDir: string;
}

/** The postmaster that runs on this data directory, whoever started it; undefined when there is none. */
export function runningPostmaster(clusterDir: string): Postmaster | undefined {
  const lines = lockLines(clusterDir);
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isInteger(pid) || !isPostmaster(pid, clusterDir)) return undefined;
  const socketDir = lines[4];
  if (socketDir === undefined || socketDir === '') return undefined;
  return { pid, socketDir: socketDir === '.' ? clusterDir : socketDir };
}

function lockLines(clusterDir: string): string[] | undefined {
  try {
    return readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/** A process number alone proves nothing after a restart of the machine; where it works in does. */
function isPostmaster(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Starts a postmaster in a session of its own, so that Ctrl-C reaches it through us, after our last request.
 * Resolves with its exit code if it ends; null when it could not even be run or was killed.
 */
export function startPostmaster(cluster: Cluster): Promise<number | null> {
  const { dir, identity } = cluster;
  disownStaleLock(dir);
  const settings = {
    ...SETTINGS,
    ...(cluster.durable ? {} : VOLATILE),
    unix_socket_directories: socketDirFor(cluster),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(join(dir, 'postgres.log'), 'a', 0o600);
  if (identity !== undefined) fchownSync(log, identity.uid, identity.gid);
  const child = spawn(cluster.binaries.postgres, ['-D', pathForProcess(dir, identity), ...args], {
    ...identity,
    cwd: dir,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, TZ: 'UTC' },
  });
  closeSync(log);
  child.unref();
  return new Promise((done) => {
    child.once('error', () => done(null));
    child.once('exit', (code) => done(code));
  });
}

/**
 * A lock left by a killed postmaster may carry a number that now belongs to some other process of ours (common in
 * containers), and PostgreSQL would refuse to start. Writing our own number makes it see a parent's lock, which it
 * replaces after its remaining checks (shared memory still in use by old sessions).
 */
function disownStaleLock(clusterDir: string): void {
  const lines = lockLines(clusterDir);
  const pid = Number(lines?.[0]);
  if (lines === undefined || !isAlive(pid) || isPostmaster(pid, clusterDir)) return;
  writeFileSync(join(clusterDir, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'));
  rmSync(join(clusterDir, `${SOCKET}.lock`), { force: true });
}

/**
 * The data directory itself, or, where that path is too long for a socket, a private directory with a short name:
 * always the same one for the same data, so that everyone finds it again after a restart of the database.
 */
function socketDirFor({ dir, identity }: Cluster): string {
  if (Buffer.byteLength(join(dir, SOCKET)) <= SOCKET_PATH_BYTES) return identity === undefined ? dir : '.';
  const owner = identity?.uid ?? process.getuid?.();
  const short = join(tmpdir(), `ruheban-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`);
  if (!existsSync(short)) {
    mkdirSync(short, { mode: 0o700 });
    if (identity !== undefined) chownSync(short, identity.uid, identity.gid);
  }
  const found = lstatSync(short);
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0)
    throw new Error(
      `目录 ${short} 不属于数据库账号或他人可进入，不能放置数据库的连接端口。请删除它，或缩短 DATA_DIR 的路径。`,
    );
  return short;
}

/** Orderly stop ("fast": sessions are ended, everything is written); false when it takes longer than `waitMs`. */
export async function stopPostmaster(
  postmaster: Postmaster,
  clusterDir: string,
  waitMs: number,
): Promise<boolean> {
  try {
    process.kill(postmaster.pid, 'SIGINT');
  } catch {
    // Gone already.
  }
  const deadline = Date.now() + waitMs;
  while (isPostmaster(postmaster.pid, clusterDir)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  if (postmaster.socketDir !== clusterDir) rmSync(postmaster.socketDir, { recursive: true, force: true });
  return true;
}

/** The last lines of the server's own log, for the message when it does not come up. */
export function lastWords(clusterDir: string): string {
  const path = join(clusterDir, 'postgres.log');
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '';
}
