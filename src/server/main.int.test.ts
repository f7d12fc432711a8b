import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asAdmin, createTestDatabase, type TestDatabase } from '../../test/builders/database.ts';

/** The built program: the sources hold pages, which Node alone does not read. */
const MAIN = fileURLToPath(new URL('../../dist/server.mjs', import.meta.url));
let database: TestDatabase;
let dataDir: string;
let running: ChildProcess[];

beforeEach(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'ruheban-main-'));
  running = [];
});
afterEach(async () => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

interface Program {
  readonly child: ChildProcess;
  output(): string;
  readonly ended: Promise<number | null>;
  /** The address it prints when it serves. */
  address(): Promise<string>;
}

function run(args: string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      LOG_LEVEL: 'warn',
      DATA_DIR: dataDir,
      DATABASE_URL: urlOf(database),
      ...env,
    },
  });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const address = async () => {
    for (;;) {
      const [found] = /http:\/\/[\d.:]+/.exec(output) ?? [];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, output: () => output, ended, address };
}

function urlOf({ connection }: TestDatabase): string {
  if (connection.connectionString !== undefined) return connection.connectionString;
  const { user, host, database: name } = connection;
  return `postgres://${user}@localhost/${name}?host=${host}`;
}

const ACCOUNT = /^(\S+) +([A-Za-z2-9]{4}-[A-Za-z2-9]{4}-[A-Za-z2-9]{4}) {2}(.+)$/gm;

function accountsIn(text: string): { username: string; password: string; title: string }[] {
  return [...text.matchAll(ACCOUNT)].map(([, username = '', password = '', title = '']) => ({
    username,
    password,
    title,
  }));
}

async function logIn(address: string, username: string, password: string) {
  const response = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

describe('start', () => {
  it('on an empty database makes the organisation and accounts that work; a second start makes nothing', async () => {
    const first = run(['start']);
    const address = await first.address();
    const printed = accountsIn(first.output());
    expect(printed.length).toBeGreaterThan(60);
    expect(new Set(printed.map(({ password }) => password)).size).toBe(printed.length);
    expect(printed.map(({ username }) => username)).toEqual(
      expect.arrayContaining(['sysadmin', 'secadmin', 'audadmin']),
    );
    const file = join(dataDir, '初始账号.txt');
    expect(accountsIn(readFileSync(file, 'utf8'))).toEqual(printed);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'keys', 'data.key')).mode & 0o777).toBe(0o600);

    for (const { username, password } of [printed[0], printed.at(-1)].filter((one) => one !== undefined)) {
      const { status, body } = await logIn(address, username, password);
      expect([status, body]).toMatchObject([201, { account: { username, mustChangePassword: true } }]);
    }
    const desk = printed.find(({ username }) => username.startsWith('shuiziyuan.head'));
    const { body } = await logIn(address, desk?.username ?? '', desk?.password ?? '');
    expect(body).toMatchObject({
      account: { posts: [{ kind: 'section-head', unit: { name: '水资源管理科' } }] },
    });

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = run([]);
    await second.address();
    expect(accountsIn(second.output())).toEqual([]);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('of two at once lets one make the accounts', async () => {
    const both = [run(['start']), run(['start', '--services=portal'])];
    await Promise.all(both.map((program) => program.address()));
    const printed = both.map((program) => accountsIn(program.output()).length);
    expect(printed.filter((count) => count > 60)).toHaveLength(1);
    expect(printed.filter((count) => count === 0)).toHaveLength(1);
    for (const program of both) program.child.kill('SIGTERM');
    expect(await Promise.all(both.map((program) => program.ended))).toEqual([0, 0]);
  });

  it('finishes the request in progress when it is told to stop', async () => {
    const program = run(['start']);
    const address = await program.address();
    const [account] = accountsIn(program.output());
    const login = logIn(address, account?.username ?? '', account?.password ?? '');
    await new Promise((resolve) => setTimeout(resolve, 5));
    program.child.kill('SIGTERM');
    expect((await login).status).toBe(201);
    expect(await program.ended).toBe(0);
  });
});

describe('what cannot work is said in one sentence', () => {
  it('a wrong setting', async () => {
    const program = run(['start'], { PORT: 'drei' });
    expect(await program.ended).toBe(1);
    expect(program.output()).toBe('环境变量 PORT 的值“drei”不正确：请填 0 到 65535 之间的整数。\n');
  });

  it('a port that is taken', async () => {
    const first = run(['start']);
    const port = new URL(await first.address()).port;
    const second = run(['start'], { PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('端口已被占用');
    first.child.kill('SIGTERM');
    await first.ended;
  });

  it('a database that is away', async () => {
    const program = run(['start'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    expect(await program.ended).toBe(1);
    expect(program.output()).toMatch(/^连不上数据库/);
  });

  it('an unknown command or option', async () => {
    const programs = [run(['dance']), run(['--dance'])];
    expect(await Promise.all(programs.map((program) => program.ended))).toEqual([1, 1]);
    for (const program of programs) expect(program.output()).toContain('用法');
  });
});

describe('commands', () => {
  it('reset-password gives a password that works; verify-audit finds the log whole, then changed', async () => {
    expect(await run(['seed']).ended).toBe(0);
    const reset = run(['reset-password', 'sysadmin']);
    expect(await reset.ended).toBe(0);
    const password = /：(\S+)（/.exec(reset.output())?.[1] ?? '';
    const program = run(['start', '--services=workbench']);
    expect((await logIn(await program.address(), 'sysadmin', password)).status).toBe(201);
    program.child.kill('SIGTERM');
    await program.ended;

    const whole = run(['verify-audit']);
    expect(await whole.ended).toBe(0);
    expect(whole.output()).toContain('3 条审计记录完整');
    await asAdmin(
      database.connection,
      "set session_replication_role = 'replica'; update audit_log set ip = '1.1.1.1' where seq = 3",
    );
    const changed = run(['verify-audit']);
    expect(await changed.ended).toBe(2);
    expect(changed.output()).toContain('第 3 条审计记录被改动');
  });
});
