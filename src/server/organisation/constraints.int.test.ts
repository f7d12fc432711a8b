import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBureau } from '../../../test/builders/accounts.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/builders/database.ts';
import { type SeededBureau, seedBureau } from '../../../test/builders/seeded.ts';

let database: TestDatabase;
let bureau: SeededBureau;

beforeAll(async () => {
  database = await createTestDatabase();
  bureau = await seedBureau(database.pool);
});
afterAll(() => database.drop());

const query = (text: string, values: unknown[] = []) =>
  database.pool.query(text, [bureau.bureauId, ...values]);

/** What the database itself refuses, whoever asks. */
const rejected = (constraint: string) => expect.objectContaining({ constraint });

describe('the database refuses', () => {
  it('two people at one post at one time, now or in the past', async () => {
    const hold = (from: string, to: string | null) =>
      query('insert into holding values ($1, gen_random_uuid(), $2, $3, $4, $5)', [
        bureau.post('caiwu.head'),
        bureau.person('renshi.head'),
        from,
        to,
      ]);
    await expect(hold('2027-01-01', null)).rejects.toEqual(rejected('holding_no_overlap'));
    await expect(hold('2020-01-01', '2020-02-01')).rejects.toEqual(rejected('holding_no_overlap'));
    await query(`update holding set to_at = '2026-06-01' where bureau_id = $1 and post_id = $2`, [
      bureau.post('caiwu.head'),
    ]);
    await hold('2026-06-01', null);
    await expect(hold('2026-05-31', '2026-07-01')).rejects.toEqual(rejected('holding_no_overlap'));
    await expect(hold('2027-01-01', null)).rejects.toEqual(rejected('holding_no_overlap'));
  });

  it('two people who are put at one empty post at the same moment', async () => {
    const post = bureau.post('yunxing.desk1');
    await query(`update holding set to_at = '2026-01-01' where bureau_id = $1 and post_id = $2`, [post]);
    const put = (username: string) =>
      query(`insert into holding values ($1, gen_random_uuid(), $2, $3, '2026-02-01', null)`, [
        post,
        bureau.person(username),
      ]);
    const results = await Promise.allSettled([put('renshi.desk1'), put('guihua.desk1')]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('a closed unit without a successor, and a successor of an open one', async () => {
    const close = (closedAt: string | null, successor: string | null) =>
      query('update unit set closed_at = $3, successor_unit_id = $4 where bureau_id = $1 and id = $2', [
        bureau.unit('anquan.head'),
        closedAt,
        successor,
      ]);
    const broken = rejected('unit_closed_only_with_successor');
    await expect(close('2026-03-01', null)).rejects.toEqual(broken);
    await expect(close(null, bureau.unit('hehu.head'))).rejects.toEqual(broken);
    await expect(close('2026-03-01', bureau.unit('anquan.head'))).rejects.toEqual(
      rejected('unit_other_successor'),
    );
  });

  it('a second head of a section, a second principal leader, a second unit of one duty', async () => {
    const post = (unitOf: string, kind: string) =>
      query(`insert into post values ($1, gen_random_uuid(), $2, $3, '另一个', null, 999)`, [
        bureau.unit(unitOf),
        kind,
      ]);
    await expect(post('hehu.head', 'section-head')).rejects.toEqual(rejected('post_one_section_head'));
    await expect(post('leader1', 'principal-leader')).rejects.toEqual(rejected('post_one_principal_leader'));
    await expect(
      query(`update unit set duty = 'law' where bureau_id = $1 and id = $2`, [bureau.unit('hehu.head')]),
    ).rejects.toEqual(rejected('unit_one_per_duty'));
  });

  it('a post that is its own deputy, a delegation to oneself or without time', async () => {
    await expect(
      query('update post set deputy_post_id = id where bureau_id = $1 and id = $2', [
        bureau.post('hehu.head'),
      ]),
    ).rejects.toEqual(rejected('post_not_its_own_deputy'));
    const delegate = (to: string, until: string) =>
      query(
        `insert into delegation values ($1, gen_random_uuid(), $2, $3, null, '2026-03-02', $4, true, now(), null)`,
        [bureau.person('hehu.head'), bureau.person(to), until],
      );
    await expect(delegate('hehu.head', '2026-03-03')).rejects.toMatchObject({ code: '23514' });
    await expect(delegate('hezhang.head', '2026-03-02')).rejects.toMatchObject({ code: '23514' });
  });

  it('anything of one bureau that points into another', async () => {
    const other = await addBureau(database.pool, '乙市水利局');
    const insert = database.pool.query(
      `insert into unit (bureau_id, id, parent_id, kind, name, phone, sort_order)
       values ($1, gen_random_uuid(), $2, 'section', '外局科室', '0377-00000003', 1)`,
      [other, bureau.unit('hehu.head')],
    );
    await expect(insert).rejects.toMatchObject({ code: '23503' });
  });

  it('two published versions of one matter, and publishing without a date', async () => {
    await expect(
      query(`insert into matter_version select bureau_id, matter_id, version + 1, status, content, published_at
             from matter_version where bureau_id = $1 limit 1`),
    ).rejects.toEqual(rejected('matter_version_one_published'));
    await expect(query('update matter_version set published_at = null where bureau_id = $1')).rejects.toEqual(
      rejected('matter_version_published_when'),
    );
  });
});
