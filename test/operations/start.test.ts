import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runningPostmaster } from '../../src/server/db/embedded-postmaster.ts';
import { freePort } from '../builders/program.ts';

const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'ruheban-start-')));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  readonly readyAfterMs: number;
  readonly output: string[];
}

/** What `npm start` runs. */
async function npmStart(port: number): Promise<Started> {
  const since = Date.now();
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'start'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => output.push(String(text)));
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(output.join(''));
    await sleep(20);
  }
  return { child, port, readyAfterMs: Date.now() - since, output };
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

async function stop({ child }: Started, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

const postmaster = () => runningPostmaster(join(dataDir, 'postgres'))?.pid;

describe('npm start', () => {
  it('第一次：建好一切，打印账号，并写进只有自己能读的文件；Ctrl-C 后干净退出', async () => {
    const first = await npmStart(await freePort());
    const list = join(dataDir, '初始账号.txt');
    expect(statSync(list).mode & 0o777).toBe(0o600);
    const [, account = ''] = readFileSync(list, 'utf8').split('\n');
    expect(first.output.join('')).toContain(account);
    expect(await stop(first, 'SIGINT')).toBe(0);
    expect(postmaster()).toBeUndefined();
  });

  it('第二次：三秒内应答，什么也不重建，不再打印账号', async () => {
    const before = statSync('dist/server.mjs').mtimeMs;
    const second = await npmStart(await freePort());
    expect(second.readyAfterMs).toBeLessThan(3_000);
    expect(statSync('dist/server.mjs').mtimeMs).toBe(before);
    expect(second.output.join('')).not.toContain('一次性密码');
    expect(await stop(second, 'SIGTERM')).toBe(0);
    expect(postmaster()).toBeUndefined();
  });

  it('同一数据目录上再启动一个：共用一个数据库，先停的不影响后停的', async () => {
    const [one, two] = [await npmStart(await freePort()), await npmStart(await freePort())];
    const pid = postmaster();
    expect(await stop(one, 'SIGTERM')).toBe(0);
    expect(postmaster()).toBe(pid);
    expect(await isReady(two.port)).toBe(true);
    expect(await stop(two, 'SIGTERM')).toBe(0);
    expect(postmaster()).toBeUndefined();
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('端口被占：说明怎么办，不留下数据库进程', async () => {
    const running = await npmStart(await freePort());
    const child = spawn(process.execPath, ['scripts/launch.mjs', 'start'], {
      env: { ...process.env, PORT: String(running.port), DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.on('data', (text) => said.push(String(text)));
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(said.join('')).toContain('端口已被占用');
    expect(await isReady(running.port)).toBe(true);
    expect(await stop(running, 'SIGTERM')).toBe(0);
    expect(postmaster()).toBeUndefined();
  });
});
