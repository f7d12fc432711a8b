/** @clause 2.2 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../builders/database.ts';
import { seedBureau } from '../builders/seeded.ts';
import { testDeps } from '../builders/server.ts';
import { checkQuarter } from './check-quarter.ts';
import { afterMinutes, closeOfDay } from './minute-oracle.ts';
import { playQuarter } from './quarter.ts';
import { seeded } from './seeded-random.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the oracle by hand', () => {
  it('counts over the Spring Festival of 2026 and over lunch', () => {
    expect(closeOfDay('2026-02-13T01:00:00.000Z', 2)).toBe('2026-02-24T10:00:00.000Z');
    expect(afterMinutes('2026-03-02T03:30:00.000Z', 60)).toBe('2026-03-02T07:00:00.000Z');
  });
});

describe('a simulated month over the Spring Festival, with workers that are killed', () => {
  it('each effect happens once, none early, none lost; nothing without a next person; no automatic no', async () => {
    const deps = testDeps(database.pool);
    const bureau = await seedBureau(database.pool, '2026-01-20T01:00:00.000Z');
    const { connection } = database;
    const random = seeded(20260120);
    const plan = { connection, bureau, cases: 24, fromDay: '2026-01-29', toDay: '2026-03-06', random };
    const quarter = await playQuarter(deps, plan);
    const report = await checkQuarter(database.pool, quarter);
    expect(report).toMatchObject({
      lost: [],
      doubled: [],
      early: [],
      unexpected: [],
      refusals: 0,
      orphans: 0,
      outboxGaps: 0,
    });
    expect(quarter.kills).toBeGreaterThan(20);
    expect(report.effects).toBeGreaterThan(100);
  }, 300_000);
});
