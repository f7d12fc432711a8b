import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/builders/database.ts';
import { CATEGORIES } from '../../domain/catalogue/labels.ts';
import { matterFaults } from '../../domain/catalogue/matter.ts';
import { candidatesFor, successorsFor } from '../../domain/organisation/acting.ts';
import { chainOf, superiorChainOf } from '../../domain/organisation/chain.ts';
import type { Directory } from '../../domain/organisation/types.ts';
import { bureauUnit, handlingUnitsOf } from '../../domain/organisation/units.ts';
import { getCatalogue } from '../catalogue/published.ts';
import { getOrganisation } from './directory.ts';
import { type SeededBureau, seedTemplate } from './seed.ts';

const NOW = '2026-03-02T01:00:00.000Z';
let database: TestDatabase;
let seeded: SeededBureau;
let directory: Directory;

beforeAll(async () => {
  database = await createTestDatabase();
  seeded = await seedTemplate(database.pool, NOW);
  directory = (await getOrganisation(database.pool, seeded.bureauId)).directory;
});
afterAll(() => database.drop());

function unitNamed(name: string) {
  const unit = [...directory.units.values()].find((each) => each.name === name);
  if (unit === undefined) throw new Error(`no unit is called ${name}`);
  return unit;
}

const titleOf = (postId: string | null) => (postId === null ? null : directory.posts.get(postId)?.title);

describe('the template bureau', () => {
  it('has eighteen sections and nine affiliated units', () => {
    const below = [...directory.units.values()].filter((unit) => unit.parentId === bureauUnit(directory).id);
    expect(below.filter((unit) => unit.kind === 'section')).toHaveLength(18);
    expect(below.filter((unit) => unit.kind === 'affiliated-unit')).toHaveLength(9);
  });

  it('has one unit for each duty of the plan', () => {
    const duties = [...directory.units.values()].flatMap((unit) => (unit.duty === null ? [] : [unit.duty]));
    expect(duties.toSorted()).toEqual(['approval', 'law', 'office', 'personnel', 'supervision']);
  });

  it('gives every unit that takes cases a whole chain; only two small stations lack level 3', () => {
    const units = handlingUnitsOf(directory);
    expect(units).toHaveLength(18 + 3 + 3 + 2 + 1 + 1 + 2 + 2 + 1 + 2);
    const short = units.filter((unit) => {
      const chain = chainOf(directory, unit.id, { affiliatedFinal: 'unit' });
      expect([chain[2], chain[4]], unit.name).not.toContain(null);
      return chain[3] === null;
    });
    expect(short.map((unit) => unit.name)).toEqual(['水利工程质量安全站', '水土保持监测站']);
  });

  it('puts the right posts at the levels of a section and of an affiliated unit', () => {
    const section = chainOf(directory, unitNamed('水资源管理科').id, { affiliatedFinal: 'unit' });
    expect([2, 3, 4].map((level) => titleOf(section[level as 2 | 3 | 4]))).toEqual([
      '水资源管理科负责人',
      '副局长（分管水资源、河湖）',
      '党组书记、局长',
    ]);
    const works = unitNamed('水库运行保障中心工程管理科').id;
    const inside = chainOf(directory, works, { affiliatedFinal: 'unit' });
    expect([2, 3, 4].map((level) => titleOf(inside[level as 2 | 3 | 4]))).toEqual([
      '水库运行保障中心工程管理科负责人',
      '水库运行保障中心副主任（分管工程）',
      '水库运行保障中心主任',
    ]);
    expect(titleOf(superiorChainOf(directory, works)?.[3] ?? null)).toBe(
      '三级调研员（分管工程运行、南水北调）',
    );
  });

  it('fills every post, and an AB角 is always somebody else', () => {
    for (const post of directory.posts.values()) {
      const holder = candidatesFor(directory, post.id, NOW)[0];
      expect(holder?.capacity, post.title).toBe('holder');
      const deputy =
        post.deputyPostId === null ? undefined : candidatesFor(directory, post.deputyPostId, NOW)[0];
      if (deputy !== undefined) expect(deputy.personId, post.title).not.toBe(holder?.personId);
    }
  });

  it('names an order of succession for the bureau and every affiliated unit', () => {
    const roots = [...directory.units.values()].filter((unit) =>
      ['bureau', 'affiliated-unit'].includes(unit.kind),
    );
    expect(roots).toHaveLength(10);
    for (const root of roots) expect(successorsFor(directory, root.id, NOW), root.name).not.toEqual([]);
    expect(successorsFor(directory, bureauUnit(directory).id, NOW)).toHaveLength(6);
  });
});

describe('the accounts', () => {
  it('are one per post, with readable names that are unique', () => {
    const names = seeded.accounts.map((account) => account.username);
    expect(names).toHaveLength(directory.posts.size);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+[a-z0-9.]*$/.test(name))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining(['leader1', 'shuiziyuan.head', 'shuiziyuan.desk2', 'zhijian.desk1']),
    );
    expect(seeded.accounts.find((account) => account.username === 'shuiziyuan.head')).toMatchObject({
      postTitle: '水资源管理科负责人',
      unitName: '水资源管理科',
    });
  });
});

describe('the catalogue (3.1)', () => {
  it('covers all seven categories with at least 66 complete matters', async () => {
    const { matters } = await getCatalogue(database.pool, seeded.bureauId);
    expect(matters.length).toBeGreaterThanOrEqual(66);
    expect(new Set(matters.map((matter) => matter.category))).toEqual(new Set(CATEGORIES));
    expect(
      matters.flatMap((matter) => matterFaults(matter).map((fault) => `${matter.code} ${fault}`)),
    ).toEqual([]);
  });

  it('names units that take cases', async () => {
    const { matters } = await getCatalogue(database.pool, seeded.bureauId);
    const taking = new Set(handlingUnitsOf(directory).map((unit) => unit.id));
    expect(matters.filter((matter) => !taking.has(matter.unitId)).map((matter) => matter.code)).toEqual([]);
  });
});

it('seeds once: a second time, also at the same moment, nothing is added', async () => {
  const again = await Promise.all([seedTemplate(database.pool, NOW), seedTemplate(database.pool, NOW)]);
  expect(again).toEqual([
    { bureauId: seeded.bureauId, accounts: [] },
    { bureauId: seeded.bureauId, accounts: [] },
  ]);
  const { rows } = await database.pool.query('select count(*) as bureaus from bureau');
  expect(rows).toEqual([{ bureaus: 1 }]);
});
