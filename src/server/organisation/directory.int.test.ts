import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/builders/database.ts';
import { type SeededBureau, seedBureau } from '../../../test/builders/seeded.ts';
import { holderOf } from '../../domain/organisation/acting.ts';
import { getCatalogue } from '../catalogue/published.ts';
import { getDirectory, getOrganisation, loadDirectory } from './directory.ts';

const NOW = '2026-03-02T01:00:00.000Z';
let database: TestDatabase;
let bureau: SeededBureau;

beforeAll(async () => {
  database = await createTestDatabase();
  bureau = await seedBureau(database.pool);
});
afterAll(() => database.drop());

const query = (text: string, values: unknown[] = []) =>
  database.pool.query(text, [bureau.bureauId, ...values]);
const version = async () => (await loadDirectory(database.pool, bureau.bureauId)).version;

describe('the kept organisation', () => {
  it('is the same object while nothing changes', async () => {
    const first = await getDirectory(database.pool, bureau.bureauId);
    expect(await getDirectory(database.pool, bureau.bureauId)).toBe(first);
    expect(await getDirectory(database.pool, bureau.bureauId, first.version)).toBe(first);
    expect(await getDirectory(database.pool, bureau.bureauId, first.version - 1)).toBe(first);
  });

  it('is read again, once for all who ask, when a newer version is known', async () => {
    const before = await getOrganisation(database.pool, bureau.bureauId);
    await query('update person set display_name = $3 where bureau_id = $1 and id = $2', [
      bureau.person('leader1'),
      '新局长',
    ]);
    expect(await getOrganisation(database.pool, bureau.bureauId, before.version)).toBe(before);
    const [one, other] = await Promise.all([
      getOrganisation(database.pool, bureau.bureauId, before.version + 1),
      getOrganisation(database.pool, bureau.bureauId),
    ]);
    expect(other).toBe(one);
    expect(one.version).toBe(before.version + 1);
    expect(one.people.get(bureau.person('leader1'))?.displayName).toBe('新局长');
  });

  it('of an unknown bureau is an error, each time', async () => {
    const unknown = '00000000-0000-7000-8000-000000000000';
    await expect(getDirectory(database.pool, unknown)).rejects.toThrow('does not exist');
    await expect(getDirectory(database.pool, unknown)).rejects.toThrow('does not exist');
  });
});

describe('the version rises by one with each statement that changes', () => {
  const changes: [string, string, () => unknown[]][] = [
    [
      'a unit',
      'update unit set phone = $3 where bureau_id = $1 and id = $2',
      () => [bureau.unit('hehu.head'), '0377-00009999'],
    ],
    [
      'a post',
      'update post set title = title where bureau_id = $1 and id = $2',
      () => [bureau.post('leader2')],
    ],
    ['many rows at once', 'update person set phone = phone where bureau_id = $1', () => []],
    [
      'who supervises',
      'delete from supervises where bureau_id = $1 and unit_id = $2',
      () => [bureau.unit('anquan.head')],
    ],
    [
      'succession',
      'delete from succession where bureau_id = $1 and post_id = $2',
      () => [bureau.post('leader7')],
    ],
    [
      'an absence',
      `insert into absence values ($1, gen_random_uuid(), $2, '2026-04-01', '2026-04-02')`,
      () => [bureau.person('leader3')],
    ],
    ['the policy', `update bureau set policy = policy || '{"replyWorkingDays": 3}' where id = $1`, () => []],
    [
      'a published matter',
      `update matter_version set status = 'withdrawn' where bureau_id = $1
         and content ->> 'code' = $2`,
      () => ['ZX-06'],
    ],
  ];

  it.each(changes)('%s', async (_what, text, values) => {
    const before = await version();
    await query(text, values());
    expect(await version()).toBe(before + 1);
  });

  it('not when nothing was committed', async () => {
    const before = await version();
    await expect(query('insert into unit (bureau_id) values ($1)')).rejects.toThrow();
    expect(await version()).toBe(before);
  });

  it('and the catalogue is read again with it', async () => {
    const { byId, version: now } = await getCatalogue(database.pool, bureau.bureauId);
    expect([...byId.values()].map((matter) => matter.code)).not.toContain('ZX-06');
    await query(
      `update matter_version set status = 'published' where bureau_id = $1 and content ->> 'code' = 'ZX-06'`,
    );
    const after = await getCatalogue(database.pool, bureau.bureauId, now + 1);
    expect([...after.byId.values()].map((matter) => matter.code)).toContain('ZX-06');
  });
});

it('reads the policy with defaults for parameters that were never saved', async () => {
  await query(`update bureau set policy = '{"replyWorkingDays": 4}' where id = $1`);
  const { bureau: read } = await getOrganisation(database.pool, bureau.bureauId);
  expect(read.policy.replyWorkingDays).toBe(4);
  expect(read.policy.handlingWorkingDays).toBe(10);
});

it('a person barred from the system holds no post', async () => {
  const post = bureau.post('caiwu.head');
  expect(holderOf(await getDirectory(database.pool, bureau.bureauId), post, NOW)).toBe(
    bureau.person('caiwu.head'),
  );
  await query('update person set disabled = true where bureau_id = $1 and id = $2', [
    bureau.person('caiwu.head'),
  ]);
  expect(holderOf(await getDirectory(database.pool, bureau.bureauId), post, NOW)).toBeNull();
});
