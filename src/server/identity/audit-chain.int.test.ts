import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/builders/database.ts';
import { type AuditEntry, recordAudit } from './audit.ts';
import { sealAudit, verifyAudit } from './audit-chain.ts';

const A = '01a20000-0000-7000-8000-00000000000a';
const B = '01a20000-0000-7000-8000-00000000000b';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => withoutGuard('truncate audit_log'));

function entry(bureauId: string, number: number): AuditEntry {
  return {
    bureauId,
    at: `2026-03-02T01:00:00.${String(number % 1000).padStart(3, '0')}Z`,
    accountId: null,
    personId: null,
    ip: '10.0.0.1',
    action: 'login',
    target: { kind: 'account', id: String(number) },
    result: 'ok',
    meta: { z: number, a: ['一', { y: null, b: 1.5 }] },
  };
}

async function append(bureauId: string, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_one, number) => recordAudit(database.pool, entry(bureauId, number))),
  );
}

/** What somebody with the database's own password could do. */
async function withoutGuard(statement: string, values: unknown[] = []): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query(statement, values);
  } finally {
    client.release(true);
  }
}

describe('the audit chain', () => {
  it('numbers every entry once, per bureau, also when two processes seal at once', async () => {
    await append(A, 2100);
    await append(B, 3);
    const sealed = await Promise.all([
      sealAudit(database.pool),
      sealAudit(database.pool),
      sealAudit(database.pool),
    ]);
    expect(sealed.reduce((sum, one) => sum + one)).toBe(2103);
    expect(await verifyAudit(database.pool, A)).toEqual({ sealed: 2100, unsealed: 0, firstFault: null });
    expect(await verifyAudit(database.pool, B)).toEqual({ sealed: 3, unsealed: 0, firstFault: null });
  });

  it('goes on where it ended', async () => {
    await append(A, 2);
    await sealAudit(database.pool);
    await append(A, 3);
    expect(await verifyAudit(database.pool, A)).toEqual({ sealed: 2, unsealed: 3, firstFault: null });
    expect(await sealAudit(database.pool)).toBe(3);
    expect(await sealAudit(database.pool)).toBe(0);
    expect(await verifyAudit(database.pool, A)).toEqual({ sealed: 5, unsealed: 0, firstFault: null });
  });

  it.each([
    ['the content', 'update audit_log set meta = \'{"z": 99}\' where seq = 3', 'changed'],
    ['the time', "update audit_log set at = at + interval '1 second' where seq = 3", 'changed'],
    ['the result', "update audit_log set result = 'failed' where seq = 3", 'changed'],
    ['the hash', "update audit_log set hash = sha256('x') where seq = 3", 'changed'],
    ['a deletion', 'delete from audit_log where seq = 3', 'missing'],
  ])('names the first entry that does not fit: %s', async (_what, statement, fault) => {
    await append(A, 5);
    await sealAudit(database.pool);
    await withoutGuard(statement);
    expect((await verifyAudit(database.pool, A)).firstFault).toMatchObject({ seq: 3, fault });
  });

  it('notices two entries that changed places', async () => {
    await append(A, 5);
    await sealAudit(database.pool);
    await withoutGuard('update audit_log set seq = -seq where seq in (2, 3)');
    await withoutGuard('update audit_log set seq = 5 + seq where seq < 0');
    expect((await verifyAudit(database.pool, A)).firstFault).toMatchObject({ seq: 2, fault: 'changed' });
  });
});

describe('the database itself', () => {
  it.each([
    "update audit_log set result = 'failed'",
    "update audit_log set seq = 1, hash = sha256('x'), result = 'failed'",
    'delete from audit_log',
    'truncate audit_log',
  ])('refuses: %s', async (statement) => {
    await append(A, 1);
    await expect(database.pool.query(statement)).rejects.toMatchObject({ constraint: 'audit_append_only' });
    await sealAudit(database.pool);
    await expect(database.pool.query(statement)).rejects.toMatchObject({ constraint: 'audit_append_only' });
  });

  it('lets no seal be changed or taken back', async () => {
    await append(A, 1);
    await sealAudit(database.pool);
    const change = database.pool.query('update audit_log set seq = null, hash = null');
    await expect(change).rejects.toMatchObject({ constraint: 'audit_append_only' });
  });
});
