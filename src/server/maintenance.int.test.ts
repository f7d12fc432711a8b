import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, addBureau, logInAs } from '../../test/builders/accounts.ts';
import { createTestServer, type TestServer } from '../../test/builders/server.ts';
import { verifyAudit } from './identity/audit-chain.ts';
import { seedInstallation } from './main-seed.ts';
import { maintainOnce } from './maintenance.ts';

let server: TestServer;

beforeEach(async () => {
  server = await createTestServer({ workbenchRoot: '/nonexistent' });
});
afterEach(() => server.close());

async function count(table: string): Promise<number> {
  return (await server.deps.pool.query(`select count(*) from ${table}`)).rows[0].count;
}

describe('a round of the worker', () => {
  it('seals the audit log and forgets sessions that ended; a second round changes nothing', async () => {
    const { app, clock, deps } = server;
    const bureauId = await addBureau(deps.pool);
    const { username, password } = await addAccount(deps.pool, bureauId, 'szy.desk');
    await logInAs(app, username, password);
    clock.advance({ minutes: 20 });
    await logInAs(app, username, password);
    clock.advance({ minutes: 20 });
    await maintainOnce(deps);
    expect(await count('session')).toBe(1);
    const sealed = { sealed: 3, unsealed: 0, firstFault: null };
    expect(await verifyAudit(deps.pool, bureauId)).toEqual(sealed);
    await maintainOnce(deps);
    expect(await count('session')).toBe(1);
    expect(await verifyAudit(deps.pool, bureauId)).toEqual(sealed);
  });
});

describe('a new installation', () => {
  it('is made whole or not at all: without the list of passwords there are no accounts', async () => {
    const { pool } = server.deps;
    const folder = mkdtempSync(join(tmpdir(), 'ruheban-seed-'));
    try {
      const blocked = join(folder, 'a-file');
      writeFileSync(blocked, '');
      await expect(seedInstallation(pool, blocked, server.clock.now)).rejects.toThrow();
      expect([await count('bureau'), await count('account'), await count('matter')]).toEqual([0, 0, 0]);

      const first = await seedInstallation(pool, folder, server.clock.now);
      expect(await count('account')).toBe(first?.accounts.length);
      expect(await seedInstallation(pool, folder, server.clock.now)).toBeNull();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has three administrators, three people, one role each, and nobody else has one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ruheban-seed-'));
    await seedInstallation(server.deps.pool, folder, server.clock.now);
    rmSync(folder, { recursive: true });
    const { rows } = await server.deps.pool.query(
      `select username, roles, (select count(*) from holding where holding.person_id = account.person_id) as posts
       from account where roles <> '{}' order by username`,
    );
    expect(rows).toEqual([
      { username: 'audadmin', roles: ['audit-admin'], posts: 0 },
      { username: 'secadmin', roles: ['security-admin'], posts: 0 },
      { username: 'sysadmin', roles: ['system-admin'], posts: 0 },
    ]);
  });
});
