import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { type Embedded, startEmbedded } from './embedded.ts';
import { runningPostmaster } from './embedded-postmaster.ts';

const dirs: string[] = [];
const users: ChildProcess[] = [];

function newDir(name = 'data'): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'ruheban-embedded-')));
  dirs.push(parent);
  return join(parent, name);
}

afterEach(() => {
  for (const user of users.splice(0)) user.kill('SIGKILL');
  for (const dir of dirs.splice(0)) {
    const left = runningPostmaster(join(dir, 'data', 'postgres'));
    if (left !== undefined) process.kill(left.pid, 'SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  }
});

async function query<R extends pg.QueryResultRow>(embedded: Embedded, text: string): Promise<R[]> {
  const client = new pg.Client({ ...embedded.connection });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = (dataDir: string): number | undefined =>
  runningPostmaster(join(dataDir, 'postgres'))?.pid;

/** Another process of ours on the same database. */
async function startUser(dataDir: string): Promise<ChildProcess> {
  const user = spawn(process.execPath, ['test/builders/database-user.ts', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  users.push(user);
  if (user.stdout === null) throw new Error('no stdout');
  await once(user.stdout, 'data');
  return user;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await condition()); await sleep(20))
    if (Date.now() > deadline) throw new Error('waited 20 s in vain');
}

describe('自带的数据库', () => {
  it('建立、写入、停止、再启动：数据还在，停止后没有残留进程', async () => {
    const dir = newDir();
    const first = await startEmbedded(dir);
    await query(first, 'create table t as select 7 as n');
    const pid = postmasterPid(dir);
    expect(pid).toBeGreaterThan(0);
    await first.stop();
    expect(postmasterPid(dir)).toBeUndefined();

    const second = await startEmbedded(dir);
    expect(await query(second, 'select n from t')).toEqual([{ n: 7 }]);
    await second.stop();
  });

  it('写入落盘，不开网络端口，报表不并行，中文可按词检索', async () => {
    const embedded = await startEmbedded(newDir());
    const show = async (name: string) => Object.values((await query(embedded, `show ${name}`))[0] ?? {})[0];
    expect(await show('fsync')).toBe('on');
    expect(await show('synchronous_commit')).toBe('on');
    expect(await show('data_checksums')).toBe('on');
    expect(await show('server_encoding')).toBe('UTF8');
    expect(await show('listen_addresses')).toBe('');
    expect(await show('max_parallel_workers_per_gather')).toBe('0');
    await query(embedded, 'create extension pg_trgm');
    expect(await query(embedded, `select '水利局' % '水利' as alike, 'b' < '水' as by_bytes`)).toEqual([
      { alike: true, by_bytes: true },
    ]);
    await embedded.stop();
  });

  it('两个进程同时首次启动：只有一个数据库，后走的停它', async () => {
    const dir = newDir();
    const [ours, other] = await Promise.all([startEmbedded(dir), startUser(dir)]);
    await query(ours, 'select 1');
    const pid = postmasterPid(dir);
    await ours.stop();
    expect(postmasterPid(dir)).toBe(pid);
    other.kill('SIGTERM');
    expect(await once(other, 'exit')).toEqual([0, null]);
    expect(postmasterPid(dir)).toBeUndefined();
  });

  it('上一个进程被强杀、数据库还活着：下次启动接着用，不另起一个', async () => {
    const dir = newDir();
    const killed = await startUser(dir);
    const pid = postmasterPid(dir);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(postmasterPid(dir)).toBe(pid);

    const next = await startEmbedded(dir);
    expect(postmasterPid(dir)).toBe(pid);
    await until(
      async () => (await query(next, `select pid from pg_locks where locktype = 'advisory'`)).length === 1,
    );
    await next.stop();
    expect(postmasterPid(dir)).toBeUndefined();
  });

  it('全部强杀后恢复：已确认的写入都在', async () => {
    const dir = newDir();
    const user = await startUser(dir);
    const beside = await startEmbedded(dir);
    await query(beside, 'create table t (n int)');
    for (let n = 1; n <= 20; n++) await query(beside, `insert into t values (${n})`);
    process.kill(postmasterPid(dir) ?? 0, 'SIGKILL');
    user.kill('SIGKILL');

    // The database comes back by itself, recovered, at the same place.
    await until(() =>
      query(beside, 'select 1').then(
        () => true,
        () => false,
      ),
    );
    expect(await query(beside, 'select count(*)::int as n from t')).toEqual([{ n: 20 }]);
    await beside.stop();
    expect(postmasterPid(dir)).toBeUndefined();
  });

  it('锁文件里的进程号已归别的进程所有，照常启动', async () => {
    const dir = newDir();
    const user = await startUser(dir);
    const lock = join(dir, 'postgres', 'postmaster.pid');
    const content = readFileSync(lock, 'utf8');
    user.kill('SIGKILL');
    process.kill(postmasterPid(dir) ?? 0, 'SIGKILL');
    await until(() => postmasterPid(dir) === undefined);
    const bystander = spawn('sleep', ['60'], { ...ownerOf(lock), stdio: 'ignore' });
    users.push(bystander);
    writeFileSync(lock, content.replace(/^\d+/, String(bystander.pid)));

    const next = await startEmbedded(dir);
    expect(await query(next, 'select 1 as n')).toEqual([{ n: 1 }]);
    await next.stop();
    expect(bystander.exitCode).toBeNull();
  });

  it.each([
    ['路径有空格和中文', '水利局 数据'],
    ['路径长过套接字的限度', 'x'.repeat(120)],
  ])('%s', async (_title, name) => {
    const dir = newDir(name);
    const embedded = await startEmbedded(dir);
    expect(await query(embedded, 'select 1 as n')).toEqual([{ n: 1 }]);
    await embedded.stop();
    expect(postmasterPid(dir)).toBeUndefined();
  });

  it('目录里已有别的东西：说明怎么办，不动它', async () => {
    const dir = newDir();
    mkdirSync(join(dir, 'postgres'), { recursive: true });
    writeFileSync(join(dir, 'postgres', '账本.txt'), '不要动');
    await expect(startEmbedded(dir)).rejects.toThrow('请移走它');
    expect(readFileSync(join(dir, 'postgres', '账本.txt'), 'utf8')).toBe('不要动');
  });

  it('数据库进程从不以 root 运行，数据目录只有它的账号能进', async () => {
    const dir = newDir();
    const embedded = await startEmbedded(dir);
    const status = readFileSync(`/proc/${postmasterPid(dir)}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\s+[1-9]/m);
    expect(statSync(join(dir, 'postgres')).mode & 0o777).toBe(0o700);
    await embedded.stop();
  });
});

function ownerOf(path: string): { uid: number; gid: number } {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}
