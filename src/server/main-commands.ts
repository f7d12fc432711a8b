import { sealerOf } from './cases/sealer.ts';
import { verifyHistory } from './cases/verify.ts';
import type { Config } from './config.ts';
import { INSTALLATION } from './identity/audit.ts';
import { sealAudit, verifyAudit } from './identity/audit-chain.ts';
import { resetPassword } from './identity/reset-password.ts';
import { openRuntime, type Runtime } from './main-runtime.ts';
import { accountList, seedInstallation } from './main-seed.ts';
import { start } from './main-start.ts';

export interface Command {
  /** What it does, one line of the help. */
  readonly about: string;
  /** Returns the exit code. `words` are the arguments after the command. */
  run(config: Config, words: readonly string[]): Promise<number>;
}

/** The subcommands of the program, by name. A new one is one line here. */
export const commands: Readonly<Record<string, Command>> = {
  start: { about: '启动服务', run: start },
  migrate: {
    about: '升级数据库结构',
    run: (config) => withRuntime(config, async () => say('数据库结构已是最新。')),
  },
  seed: { about: '建立初始机构与账号（已有机构时不做任何事）', run: (config) => withRuntime(config, seed) },
  'reset-password': {
    about: '为一个账号重新生成一次性密码：reset-password <用户名>',
    run: (config, [username]) => withRuntime(config, (runtime) => reset(runtime, username)),
  },
  verify: { about: '核验全部办件的历史是否被改动', run: (config) => withRuntime(config, verify) },
  'verify-audit': { about: '核验审计日志是否被改动', run: (config) => withRuntime(config, audit) },
};

/** Opens everything, runs, closes everything. */
export async function withRuntime(
  config: Config,
  run: (runtime: Runtime) => Promise<number>,
): Promise<number> {
  const runtime = await openRuntime(config);
  try {
    return await run(runtime);
  } finally {
    await runtime.close();
  }
}

async function seed({ deps }: Runtime): Promise<number> {
  const first = await seedInstallation(deps.pool, deps.config.DATA_DIR, deps.now());
  say(first === null ? '已有机构，未做改动。' : `${accountList(first.accounts)}\n\n已写入 ${first.file}`);
  return 0;
}

async function reset({ deps }: Runtime, username: string | undefined): Promise<number> {
  if (username === undefined) return fail('请写明用户名，例如：npm start -- reset-password sysadmin');
  const password = await resetPassword(deps, username);
  if (password === null) return fail(`没有用户名为 ${username} 的账号，请核对。`);
  say(`${username} 的一次性密码：${password}（登录后请立即修改）`);
  return 0;
}

async function audit({ deps }: Runtime): Promise<number> {
  await sealAudit(deps.pool);
  const { rows } = await deps.pool.query<{ id: string; name: string }>(
    'select id, name from bureau order by name',
  );
  let faults = 0;
  for (const { id, name } of [...rows, { id: INSTALLATION, name: '本机' }]) {
    const { sealed, firstFault } = await verifyAudit(deps.pool, id);
    if (firstFault === null) say(`${name}：${sealed} 条审计记录完整。`);
    else {
      faults += 1;
      say(
        `${name}：第 ${firstFault.seq} 条审计记录${firstFault.fault === 'missing' ? '缺失' : '被改动'}（${firstFault.id}）。`,
      );
    }
  }
  return faults === 0 ? 0 : 2;
}

/** Every event of every case of every bureau; names the first that does not fit. */
async function verify({ deps }: Runtime): Promise<number> {
  const { rows } = await deps.pool.query<{ id: string; name: string }>(
    'select id, name from bureau order by name',
  );
  let faults = 0;
  for (const { id, name } of rows) {
    const { cases, events, roots, fault } = await verifyHistory(deps.pool, id, sealerOf(deps));
    if (fault === null) say(`${name}：${cases} 件办件、${events} 条记录、${roots} 个校验点完整。`);
    else {
      faults += 1;
      say(`${name}：办件 ${fault.caseId} 的第 ${fault.seq} 条记录不符（${FAULT_LABELS[fault.fault]}）。`);
    }
  }
  return faults === 0 ? 0 : 2;
}

const FAULT_LABELS = {
  gap: '缺少记录',
  link: '前后不衔接',
  hash: '内容被改动',
  commitment: '正文被改动',
  head: '与办件现状不符',
  root: '校验点被改动',
  missing: '记录被删除',
} as const;

/** Prints, and succeeds: 0. */
function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function fail(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
