import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/builders/database.ts';
import { type SeededBureau, seedBureau } from '../../../test/builders/seeded.ts';
import { getCatalogue } from '../catalogue/published.ts';
import { findMatterVersion } from '../catalogue/store.ts';
import { type ClosedUnit, closeUnit, type MoveCases } from './close-unit.ts';
import { getDirectory } from './directory.ts';

const NOW = '2026-03-02T01:00:00.000Z';
let database: TestDatabase;
let bureau: SeededBureau;
let closings: ClosedUnit[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  bureau = await seedBureau(database.pool);
});
afterAll(() => database.drop());
beforeEach(() => {
  closings = [];
});

const noteCases: MoveCases = async (_client, closed) => {
  closings.push(closed);
  return 3;
};

function close(from: string, to: string | null, by = 'bangongshi.desk1', moveCases = noteCases) {
  const successorUnitId = to === null ? null : bureau.unit(to);
  const input = {
    bureauId: bureau.bureauId,
    unitId: bureau.unit(from),
    successorUnitId,
    by: bureau.person(by),
  };
  return closeUnit(database.pool, input, NOW, moveCases);
}

describe('closeUnit', () => {
  it('hands matters and cases to the successor and shows the mover the new organisation', async () => {
    const before = await getCatalogue(database.pool, bureau.bureauId);
    const moved = before.matters.filter((matter) => matter.unitId === bureau.unit('shuibao.head'));
    expect(moved).toHaveLength(4);

    expect(await close('shuibao.head', 'hehu.head')).toEqual({ movedMatters: 4, movedCases: 3 });
    expect(closings).toMatchObject([
      {
        from: bureau.unit('shuibao.head'),
        to: bureau.unit('hehu.head'),
        by: bureau.person('bangongshi.desk1'),
        now: NOW,
      },
    ]);
    expect(closings[0]?.organisation.directory.units.get(bureau.unit('shuibao.head'))?.closedAt).toBe(NOW);

    const directory = await getDirectory(database.pool, bureau.bureauId);
    expect(directory.units.get(bureau.unit('shuibao.head'))).toMatchObject({
      closedAt: NOW,
      successorUnitId: bureau.unit('hehu.head'),
    });
    const after = await getCatalogue(database.pool, bureau.bureauId);
    expect(after.matters).toHaveLength(before.matters.length);
    for (const old of moved) {
      expect(after.byId.get(old.id)).toEqual({ ...old, version: 2, unitId: bureau.unit('hehu.head') });
      const kept = await findMatterVersion(database.pool, bureau.bureauId, old.id, 1);
      expect(kept).toEqual({ ...old, status: 'withdrawn' });
    }
  });

  it('hands on a duty of the plan', async () => {
    await close('renshi.head', 'caiwu.head', 'renshi.head');
    const { units } = await getDirectory(database.pool, bureau.bureauId);
    expect(units.get(bureau.unit('caiwu.head'))?.duty).toBe('personnel');
  });

  it('leaves everything as it was when the cases cannot be moved', async () => {
    const broken: MoveCases = async () => {
      throw new Error('a case could not be moved');
    };
    await expect(close('fangyu.head', 'nongshui.head', undefined, broken)).rejects.toThrow(
      'could not be moved',
    );
    const { units } = await getDirectory(database.pool, bureau.bureauId);
    expect(units.get(bureau.unit('fangyu.head'))?.closedAt).toBeNull();
  });

  it.each([
    ['without a successor', 'fangyu.head', null, 'successor.missing'],
    ['with itself', 'fangyu.head', 'fangyu.desk1', 'successor.same'],
    ['with a closed one', 'fangyu.head', 'shuibao.head', 'successor.closed'],
    ['twice', 'shuibao.head', 'fangyu.head', 'unit.already-closed'],
    ['the bureau itself', 'leader1', 'fangyu.head', 'unit.not-closable'],
  ])('is refused %s', async (_what, from, to, code) => {
    await expect(close(from, to)).rejects.toMatchObject({ code, clause: '2.2' });
    expect(closings).toEqual([]);
  });

  it('is refused to everybody but 办公室 and 人事', async () => {
    const refused = { code: 'organisation.not-yours' };
    await expect(close('fangyu.head', 'nongshui.head', 'fangyu.head')).rejects.toMatchObject(refused);
    await expect(close('fangyu.head', 'nongshui.head', 'leader1')).rejects.toMatchObject(refused);
    await expect(close('fangyu.head', 'nongshui.head', 'dangwei.head')).rejects.toMatchObject(refused);
    expect(closings).toEqual([]);
  });
});
