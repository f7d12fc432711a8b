import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/builders/database.ts';
import { type Gateway, startGateway } from '../../../test/builders/gateway.ts';
import { type SeededBureau, seedBureau } from '../../../test/builders/seeded.ts';
import { type TestClock, testClock, testDeps } from '../../../test/builders/server.ts';
import { registerSchema } from '../../contract/cases.ts';
import { registerCase } from '../cases/register.ts';
import { dataKeyOf } from '../data-key.ts';
import type { Deps } from '../deps.ts';
import { sendDue } from './sender.ts';
import { tellOnce } from './worker.ts';

const KEY = randomBytes(32);
let gateway: Gateway;
let database: TestDatabase;
let bureau: SeededBureau;
let clock: TestClock;
let deps: Deps;
let env: Record<string, string>;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  gateway = await startGateway();
  env = { SMS_URL: gateway.url };
  database = await createTestDatabase();
  clock = testClock();
  deps = { ...testDeps(database.pool, clock, env), key: dataKeyOf(KEY) };
  bureau = await seedBureau(database.pool);
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await database.drop();
  await gateway.down();
});

function startWorker(): ChildProcess {
  const words = [JSON.stringify(database.connection), KEY.toString('hex'), clock.now, JSON.stringify(env)];
  const worker = spawn(process.execPath, ['--import', 'tsx', 'test/builders/telling-process.ts', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  workers.push(worker);
  return worker;
}

/** A worker that ends by itself has met a fault of its own. */
async function endOf(worker: ChildProcess): Promise<void> {
  await once(worker, 'exit');
  if (worker.signalCode === null) throw new Error(`the worker ended with ${worker.exitCode}`);
}

async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

/** Registered by the applicant, so that the first responder is told too; `count` cases at one moment. */
async function register(count: number): Promise<void> {
  for (let no = 1; no <= count; no += 1) {
    const input = registerSchema.parse({
      unitId: bureau.unit('shuiziyuan.desk1'),
      kind: 'request',
      channel: 'portal',
      applicant: { kind: 'person', name: '申请人甲', phone: '10000000099' },
      title: `申请第 ${no} 眼井`,
      detail: '想打一眼灌溉井。',
    });
    const who = { kind: 'applicant' } as const;
    await registerCase(deps, { bureauId: bureau.bureauId, input, who, scope: null });
  }
}

const count = async (what: string) =>
  (await database.pool.query<{ count: number }>(`select count(*)::int as count from ${what}`)).rows[0]?.count;
const keys = () => gateway.received.map((one) => String(one.headers['idempotency-key']));

describe('a worker that is killed', () => {
  it('while it writes down who is told: every event is told once by the next', async () => {
    await register(120);
    gateway.answer = { status: 503 };
    const heard = gateway.next();
    const worker = startWorker();
    // It has told some batches when the first one may be sent; kill it at a moment that nobody chose.
    await Promise.race([heard, untilSome('notice'), endOf(worker)]);
    await kill(worker);
    expect(await count('case_outbox')).toBeLessThan(120);
    await tellOnce(deps, clock.now);
    expect(await count('case_outbox')).toBe(0);
    expect(await count(`notice where recipient_kind = 'applicant'`)).toBe(120);
    expect(await count(`notice where recipient_kind = 'person'`)).toBe(120);
    expect(await count('delivery_item')).toBe(120);
    expect(await count('delivery')).toBe(120);
  });

  it('between handing over and hearing the answer: the same message comes again under the same key', async () => {
    clock.advance({ minutes: 90 });
    gateway.received.length = 0;
    gateway.answer = null;
    const heard = gateway.next();
    const worker = startWorker();
    await Promise.race([heard, endOf(worker)]);
    await kill(worker);
    const [first] = keys();
    gateway.answer = { status: 200, body: '{}' };
    await Promise.all([sendDue(deps, 'sms'), sendDue(deps, 'sms')]);
    // All others have gone once; the one whose fate nobody knows waits until its sender can be taken for dead.
    expect(keys().filter((key) => key === first)).toHaveLength(1);
    expect(new Set(keys()).size).toBe(120);
    clock.advance({ minutes: 2 });
    await Promise.all([sendDue(deps, 'sms'), sendDue(deps, 'sms')]);
    clock.advance({ minutes: 90 });
    await sendDue(deps, 'sms');
    expect(keys()).toHaveLength(121);
    const [once_, again] = gateway.received.filter((one) => one.headers['idempotency-key'] === first);
    expect(again?.body).toBe(once_?.body);
    expect(await count(`delivery where state = 'sent'`)).toBe(120);
  });
});

async function untilSome(table: string): Promise<void> {
  while ((await count(table)) === 0) await new Promise((resolve) => setImmediate(resolve));
}
