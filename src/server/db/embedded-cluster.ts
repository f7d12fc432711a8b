import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './embedded-binaries.ts';
import type { Identity } from './embedded-identity.ts';

/** The data format of the PostgreSQL that we bring along; another major version cannot read it. */
const MAJOR = '18';

/**
 * The path by which a database process names its data directory. Under root it runs as another account, which
 * may not pass through a home of mode 0700; its working directory it may use all the same.
 */
export function pathForProcess(dir: string, identity: Identity | undefined): string {
  return identity !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : dir;
}

/** Makes the data directory where there is none: complete and on disk, or not at all. */
export function ensureCluster(clusterDir: string, binaries: Binaries, identity: Identity | undefined): void {
  assertOurs(clusterDir);
  if (existsSync(join(clusterDir, 'PG_VERSION'))) {
    assertReadable(clusterDir);
    return;
  }
  mkdirSync(dirname(clusterDir), { recursive: true, mode: 0o700 });
  const draft = `${clusterDir}.new-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  try {
    if (identity !== undefined) chownSync(draft, identity.uid, identity.gid);
    initialise(draft, binaries, identity);
    putInPlace(draft, clusterDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function assertOurs(clusterDir: string): void {
  const found = statSync(clusterDir, { throwIfNoEntry: false });
  const uid = process.getuid?.();
  if (found === undefined || uid === 0 || uid === undefined || found.uid === uid) return;
  throw new Error(
    `${clusterDir} 属于另一系统账号（uid ${found.uid}）。请用原来的账号（或 root）启动，或用 DATA_DIR 指定另一目录。`,
  );
}

function assertReadable(clusterDir: string): void {
  const major = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (major !== MAJOR)
    throw new Error(
      `${clusterDir} 是 PostgreSQL ${major} 的数据，本程序自带 ${MAJOR}。请按 docs/operations.md“升级”一节处理。`,
    );
}

/**
 * UTF-8 and byte order: an index never changes its order when the operating system's locale data does, and
 * prefix searches can use it. `C.UTF-8` classifies characters, so that pg_trgm sees Chinese words.
 */
function initialise(draft: string, binaries: Binaries, identity: Identity | undefined): void {
  const run = (ctype: string) =>
    spawnSync(
      binaries.initdb,
      [
        ...['-D', pathForProcess(draft, identity), '-U', 'postgres', '-A', 'trust', '--encoding=UTF8'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype}`],
        ...['--text-search-config=simple', '--no-instructions'],
      ],
      { ...identity, cwd: draft, encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } },
    );
  const first = run('C.UTF-8');
  if (first.status === 0) return;
  const second = /locale/i.test(first.stderr ?? '') ? run('C') : first;
  if (second.status !== 0)
    throw new Error(
      `数据库初始化失败：${second.stderr || second.error?.message || `退出码 ${second.status}`}`,
    );
}

function putInPlace(draft: string, clusterDir: string): void {
  try {
    renameSync(draft, clusterDir);
  } catch (cause) {
    // Another process that started at the same moment has put its own there; ours is not needed.
    if (existsSync(join(clusterDir, 'PG_VERSION'))) return;
    throw new Error(`${clusterDir} 已有别的内容，不是数据库目录。请移走它，或用 DATA_DIR 指定另一目录。`, {
      cause,
    });
  }
  const parent = openSync(dirname(clusterDir), 'r');
  fsyncSync(parent);
  closeSync(parent);
}
