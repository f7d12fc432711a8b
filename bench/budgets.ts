/**
 * The server beside the bare SQL it sends, on the same engine in the same run (design, section 9, first point):
 * registering and deciding over HTTP by 16 callers against the same statements replayed raw; inbox and progress
 * look-up against their raw queries. Ratios, not absolute times.
 *
 *   npm run bench -- budgets [--requests 2000] [--rounds 3]
 *
 * Ends non-zero when a ratio is below its limit.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { Connection } from '../src/server/db/pool.ts';
import type { SentStatement } from '../src/server/db/sql-log.ts';
import { freePort, type Program, startProgram } from '../test/builders/program.ts';
import { type Engine, urlOf, withEngine } from './budgets/databases.ts';
import { readStatements, replay } from './budgets/replay.ts';
import { OPERATIONS, type Operation, prepare, type Requests } from './budgets/requests.ts';
import { readAccounts } from './lib/accounts.ts';
import { hangUp, type Sent } from './lib/http.ts';
import { OPEN_SETTINGS } from './lib/server.ts';
import { padded, quantile } from './lib/statistics.ts';

const CALLERS = 16;
const WARM_UP = 0.2;
const LIMITS: Readonly<Record<Operation, number>> = { 登记: 0.6, 决定: 0.6, 待办: 0.5, 进度: 0.5 };

interface LoadReport {
  readonly seconds: number;
  readonly requests: number;
  readonly statuses: Readonly<Record<string, number>>;
}

async function start(
  engine: Engine,
  connection: Connection,
  env: Record<string, string> = {},
): Promise<Program> {
  const settings = {
    ...OPEN_SETTINGS,
    DATABASE_URL: urlOf(connection),
    SERVICES: 'workbench,portal',
    ...env,
  };
  return startProgram({ dataDir: join(engine.dataDir, 'server'), port: await freePort(), env: settings });
}

/** Requests per second over HTTP, sent by a process of its own. */
async function overHttp(dir: string, url: string, sent: readonly Sent[]): Promise<LoadReport> {
  const file = join(dir, 'requests.json');
  await writeFile(file, JSON.stringify(sent));
  const warmUp = String(Math.floor(sent.length * WARM_UP));
  const args = ['--import', 'tsx', 'bench/lib/load.ts', file, url, String(CALLERS), warmUp];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const report = JSON.parse(stdout) as LoadReport;
  const failed = Object.entries(report.statuses).filter(([status]) => !status.startsWith('2'));
  if (failed.length > 0) throw new Error(JSON.stringify(report.statuses));
  return report;
}

/** The statements that the server sends for each operation, read off once on a copy of its own. */
async function statementsOf(engine: Engine, dir: string, requests: Requests) {
  const log = join(dir, 'sql.log');
  const program = await start(engine, await engine.copy('logged'), { BENCH_SQL_LOG: log });
  const statements = new Map<Operation, readonly SentStatement[]>();
  try {
    await overHttp(dir, program.url, requests.first);
    let before = readStatements(log).length;
    for (const operation of OPERATIONS) {
      await overHttp(dir, program.url, requests[operation]);
      const all = readStatements(log);
      statements.set(operation, all.slice(before));
      before = all.length;
    }
  } finally {
    await program.stop();
    await engine.drop('logged');
  }
  return statements;
}

async function measure(engine: Engine, count: number, rounds: number): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'ruheban-load-'));
  const seeding = await start(engine, engine.original);
  const accounts = readAccounts(join(engine.dataDir, 'server', '初始账号.txt'));
  const requests = await prepare(seeding.url, accounts, count).finally(() => {
    hangUp();
    return seeding.stop();
  });
  const statements = await statementsOf(engine, dir, requests);
  const rates = new Map<Operation, { http: number[]; raw: number[] }>(
    OPERATIONS.map((operation) => [operation, { http: [], raw: [] }]),
  );
  for (let round = 0; round < rounds; round++) {
    const program = await start(engine, await engine.copy('served'));
    const raw = await engine.copy('bare');
    try {
      await overHttp(dir, program.url, requests.first);
      for (const operation of OPERATIONS) {
        const report = await overHttp(dir, program.url, requests[operation]);
        const sql = statements.get(operation) ?? [];
        const warmUp = Math.floor(sql.length * WARM_UP);
        const seconds = await replay(raw, sql, { callers: CALLERS, warmUp });
        rates.get(operation)?.http.push(report.requests / report.seconds);
        rates.get(operation)?.raw.push(report.requests / seconds);
      }
    } finally {
      await program.stop();
      await engine.drop('served');
      await engine.drop('bare');
    }
  }
  await rm(dir, { recursive: true });
  return print(rates, statements, count);
}

function print(
  rates: ReadonlyMap<Operation, { readonly http: readonly number[]; readonly raw: readonly number[] }>,
  statements: ReadonlyMap<Operation, readonly SentStatement[]>,
  count: number,
): boolean {
  const row = (...cells: readonly string[]) => console.log(cells.map((cell) => padded(cell, 14)).join(''));
  row('操作', 'HTTP 次/秒', '原始 SQL 次/秒', '比值', '限值', '语句/次');
  let within = true;
  for (const [operation, { http, raw }] of rates) {
    const ratio = quantile(http, 0.5) / quantile(raw, 0.5);
    within &&= ratio >= LIMITS[operation];
    const perRequest = (statements.get(operation)?.length ?? 0) / count;
    row(
      operation,
      quantile(http, 0.5).toFixed(0),
      quantile(raw, 0.5).toFixed(0),
      `${(ratio * 100).toFixed(0)} %`,
      `≥ ${LIMITS[operation] * 100} %`,
      perRequest.toFixed(1),
    );
  }
  return within;
}

const { values } = parseArgs({ options: { requests: { type: 'string' }, rounds: { type: 'string' } } });
const within = await withEngine((engine) =>
  measure(engine, Number(values.requests ?? 2000), Number(values.rounds ?? 3)),
);
process.exitCode = within ? 0 : 1;
